"""Step 0: Inskrivning."""
