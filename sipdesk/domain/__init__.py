"""The rules of SIP work, in plain Python: no clock, no file, no window, no database."""
