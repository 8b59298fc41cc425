"""The home's backups."""
