"""Gallring: what is decided, what it would erase, and what hinders it."""
