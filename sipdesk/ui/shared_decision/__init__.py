"""Delat beslutsfattande: decide together with the young person, in seven steps."""
