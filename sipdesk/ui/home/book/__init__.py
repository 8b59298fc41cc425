"""Adressboken."""
