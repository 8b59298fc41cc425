"""Step 6: Förbered."""
