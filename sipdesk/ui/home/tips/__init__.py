"""Hemmet, Tips och frågor: what coordinators share, that is of nobody."""
