"""The table of policies, written for those who administer computers."""
