"""Whether a clinic file is what it was, looked at from every side."""
