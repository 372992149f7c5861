"""What was done to a record: the list of operations, and where a value comes from."""
