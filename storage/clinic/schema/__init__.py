"""What a clinic file is made of: its tables, as migrations that are only ever added to."""
