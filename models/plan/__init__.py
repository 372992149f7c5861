"""What the protocol foresees: visits and their windows, doses, and the criteria of entry."""
