"""Sheets: information and empty forms, looked at, printed and saved."""
