"""Which routine and law the home works by, and when it is reminded."""
