"""The Patients place: the list, the page of one patient and its parts, and where its values come from."""
