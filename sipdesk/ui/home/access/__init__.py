"""Åtkomstloggen: who saw and did what, and that somebody goes through it."""
