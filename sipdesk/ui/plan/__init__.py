"""Step 9: Upprätta plan."""
