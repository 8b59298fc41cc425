"""Hemmet: its facts and figures, its address book, its routine and the law."""
