"""The place of the visits of one patient: tests by dates, and what is known of the value that is chosen."""
