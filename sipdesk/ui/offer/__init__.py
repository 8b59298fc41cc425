"""Step 2: Informera och erbjud."""
