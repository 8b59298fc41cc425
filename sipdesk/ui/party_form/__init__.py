"""Those around the young person: entered once, picked after that."""
