"""The patient's treatment: its lanes, drugs and procedures as rows, and the check of a dose beside them."""
