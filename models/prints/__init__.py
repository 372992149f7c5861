"""What the prints of one patient say beside the summary: what a tumour board lacks, and what changed at a visit."""
