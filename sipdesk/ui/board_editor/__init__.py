"""A picture board, edited where it is looked at."""
