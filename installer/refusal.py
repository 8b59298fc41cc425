"""What the builder of the MSI is told when it cannot be built."""


class Refused(Exception):  # noqa: N818  (the house's word)
    """Nothing is built; the text says why, and what to do about it."""
