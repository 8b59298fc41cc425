"""First start: a new home, its first person and a passphrase."""
