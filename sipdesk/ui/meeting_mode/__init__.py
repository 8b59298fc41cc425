"""Mötesläge: the meeting as it is held, on a screen that others see."""
