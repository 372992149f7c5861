"""What the places do in the window: each tells who is to be opened, and is led by commands."""
