"""Step 4: Påtala behov."""
