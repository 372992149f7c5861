"""What the clinic file keeps beside the record: derived, or of today alone, and thrown away freely."""
