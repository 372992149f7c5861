"""Protocol templates of the clinic's own: their versions, and who is on which."""
