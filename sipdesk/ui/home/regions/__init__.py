"""Regionerna: vad som är känt, och hemmets egen profil."""
