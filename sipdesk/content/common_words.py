"""Words that the names of homes, clinics and rooms share, and that tell of none."""

from functools import cache

from sipdesk.paths import resources


@cache
def common_words() -> frozenset[str]:
    """Read ``resources/common_words.txt``; one that begins with ``-`` is an ending."""
    lines = (resources() / "common_words.txt").read_text("utf-8").splitlines()
    told = (line for line in lines if not line.startswith("#"))
    return frozenset(word for line in told for word in line.split())
