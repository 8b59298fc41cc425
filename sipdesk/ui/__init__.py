"""The windows: one package a screen, on top of shared widgets."""
