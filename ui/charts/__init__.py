"""What all charts on the screen share: ink, labels, sizes, the time scale, rows, plots, and the table beside each."""
