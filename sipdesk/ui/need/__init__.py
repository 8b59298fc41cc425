"""Step 1: Upptäck behov."""
