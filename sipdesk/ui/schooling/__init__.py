"""Skola: how it stands between the schools and the social services."""
