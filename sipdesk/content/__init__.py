"""What the program says and knows as data, read from ``resources/``."""
