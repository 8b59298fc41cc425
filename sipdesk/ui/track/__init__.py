"""Tidslinjen: what lies ahead of the placement, as days that can be moved."""
