"""How results look: the parts that `sayso.show` puts together. Nothing else in sayso writes HTML or text for a terminal."""
