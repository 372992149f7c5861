"""What is typed: one form for each thing that is entered, corrected or locked."""
