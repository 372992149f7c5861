"""Survival and the comparison of groups, for any times and events: nothing here knows a patient."""
