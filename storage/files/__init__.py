"""Files that come and go: cases, courses, cohorts, survival tables, curves, and a case without its identity."""
