"""The case figure: what is drawn of one patient on days from an anchor, and what is not recorded and so not drawn."""
