"""Copies of the clinic file: taken, thinned, carried elsewhere, restored."""
