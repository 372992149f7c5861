"""The case figure: one page of one patient without the person, and the same as drawing, picture and table of values."""
