"""The place that opens first: what waits of every patient, today's clinic, and the way to the thing that waits."""
