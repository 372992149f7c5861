"""Lesions of a patient: the worksheet of every read, and the read that is typed into it."""
