"""Utbildning och samordnare."""
