"""The Cohort place: its page and parts, its filters, and cohorts that are brought in."""
