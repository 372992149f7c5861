"""The place Help: the rules with their sources, every key, the log, and what the program is."""
