"""Step 12: Avsluta eller lämna över."""
