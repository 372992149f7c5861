"""The one door to the store: the session, its worker, and what whoever is here may do."""
