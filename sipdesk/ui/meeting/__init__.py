"""Step 8: SIP-möte."""
