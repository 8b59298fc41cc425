"""A survey answered on the whole screen, by several people in turn."""
