"""The printed summary of one patient: its sections, its strip of charts, and its preview."""
