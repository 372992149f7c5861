"""Tables of a cohort, and the report that holds them all."""
