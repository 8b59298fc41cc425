"""Symbols of one's own, from a folder or a zip: read with suspicion and made anew."""
