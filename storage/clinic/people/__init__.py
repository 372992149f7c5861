"""One person under two codes: two patients made one, or said to be two."""
