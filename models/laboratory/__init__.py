"""Results as a laboratory sends them: read from rows of text, judged one by one, never guessed."""
