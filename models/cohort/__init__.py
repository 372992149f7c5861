"""Many patients: who belongs to a cohort, how it is filtered, divided and matched, and cohorts from elsewhere."""
