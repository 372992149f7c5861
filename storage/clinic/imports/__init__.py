"""What is kept of a laboratory's files: mappings by name, the files taken, and rows that wait for a person."""
