"""Step 11: Följ upp."""
