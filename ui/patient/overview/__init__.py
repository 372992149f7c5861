"""The overview of one patient: latest values and charts on one time axis, and what is saved of them."""
