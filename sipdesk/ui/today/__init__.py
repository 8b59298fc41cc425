"""Idag: what waits today across the cases."""
