"""The command line: what it is asked, what it reads, what it writes, what it says. `sayso.__main__` puts these together."""
