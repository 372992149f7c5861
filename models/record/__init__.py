"""What is given: the records of one patient, the vocabularies they are written in, and the data of the rules."""
