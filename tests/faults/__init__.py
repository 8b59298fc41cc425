"""Faults put in on purpose: what is left when the program dies in the middle."""
