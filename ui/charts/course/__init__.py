"""The charts of one patient, a kind to a file, stacked on one time axis with one focus line."""
