"""The main window: its frame, places and commands, the forms it opens, and the drafts it keeps of them."""
