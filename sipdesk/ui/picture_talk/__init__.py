"""Talks with pictures, on the whole screen: the young person answers."""
