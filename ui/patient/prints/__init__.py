"""Prints of patients from the window: of many into a folder, one after the other."""
