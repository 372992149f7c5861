"""What waits for somebody to do: one line of each patient, derived from the course, and today's clinic of them."""
