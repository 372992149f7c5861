"""What came with the program and is read from its resources: protocols, published trials, terms."""
