"""Hemmet, Siffror: figures given to those who add homes together."""
