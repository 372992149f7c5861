"""Prints: ink, the pieces of a page, pages, what charts on paper share, and the preview of any print."""
