"""Papper: what was made, for whom, and whether it is kept in KIA."""
