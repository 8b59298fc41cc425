"""Inställningar: how the program looks to this person on this PC."""
