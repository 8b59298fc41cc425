"""Step 10: Tyck till om mötet."""
