"""Step 7: Kalla och bjud in."""
