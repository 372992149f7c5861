"""The patient's adverse events: the timeline, the log, and what the catalogue says of the grade that is chosen."""
