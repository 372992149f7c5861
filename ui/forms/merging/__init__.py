"""Possible duplicates: who may be one person, two side by side, and the one that becomes of them."""
