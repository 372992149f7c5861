"""The form of a visit: its findings, laboratory results and read."""
