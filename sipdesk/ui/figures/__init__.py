"""Statistik: the pilot's report of a period, live, and the cases behind each number."""
