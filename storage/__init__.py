"""What is kept: the encrypted clinic file, case files and protocol templates. No Qt in this room."""
