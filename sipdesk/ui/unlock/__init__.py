"""Lås upp: which home, and its passphrase."""
