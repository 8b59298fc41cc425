"""Step 5: Roller."""
