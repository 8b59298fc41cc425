"""A Windows to try the installer in: Wine, with a home and a display of its own.

For tests alone. Nothing of it is in what is built, and what passes here has passed
under Wine: ADMIN.md lists what is to be tried on Windows itself.
"""
