"""A meeting as a calendar file (RFC 5545 and 5546), for one recipient."""
