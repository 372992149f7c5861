"""What the screen says and in which language: dates, lists, and the words of records, journals and trials."""
