"""Oro för barn: report a concern to the socialnämnd."""
