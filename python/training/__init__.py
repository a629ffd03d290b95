"""Makes the model file of sayso from open corpora: see README.md. Not part of the installed package."""
