"""Cases in which every fact is a canary, and rules of their own for who may see it."""
