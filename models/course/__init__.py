"""The course of one patient, computed whole; what would change it, and what a page or a print shows of it."""
