"""Files of laboratories in: tables of any kind, HL7 version 2 and FHIR, judged against who and what is recorded."""
