"""The printed report of a cohort, its pictures on paper, and its tables as files."""
