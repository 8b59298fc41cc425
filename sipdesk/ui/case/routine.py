"""Draw the routine: the way around, the step's page, and its help beside it."""
