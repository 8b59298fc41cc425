"""Efter SiS: what shall be in place when the young person leaves."""
