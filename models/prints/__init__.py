"""What prints of one patient say beside the summary: what a board lacks, what a visit changed, a case on days."""
