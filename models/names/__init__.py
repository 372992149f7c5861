"""What things of this field are called: therapies, adverse events and analytes in English, Chinese and codes."""
