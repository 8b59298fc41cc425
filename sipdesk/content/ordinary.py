"""Words of every day that are somebody's name too (``resources/ordinary.toml``)."""

import tomllib
from functools import cache

from sipdesk.paths import resources


@cache
def ordinary_words() -> frozenset[str]:
    """Give the words, casefolded."""
    tables = tomllib.loads((resources() / "ordinary.toml").read_text("utf-8"))
    return frozenset(
        w.casefold() for table in tables.values() for w in table["words"].split()
    )
