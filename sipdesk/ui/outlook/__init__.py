"""Läget: what stands still in the home, on one page."""
