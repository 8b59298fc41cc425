"""A move, or coming of age: what holds on the day, and what has to be done before."""
