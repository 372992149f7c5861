"""The form of the laboratories and their reference ranges."""
