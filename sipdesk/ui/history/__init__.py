"""Historik: what was done, and how the case was."""
