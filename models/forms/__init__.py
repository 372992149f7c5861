"""What a person types: what is wrong with it, what it becomes, and what is kept of it unfinished."""
