"""The page for the tumour board, and the note of a visit."""
