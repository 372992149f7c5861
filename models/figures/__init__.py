"""Curves and pictures of a cohort as facts, where one patient stands in them, and other definitions tried out."""
