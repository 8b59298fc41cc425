"""Words that tell of whom a text speaks (``resources/address_form.toml``)."""

import tomllib
from functools import cache

from sipdesk.domain.address_form import AddressWords
from sipdesk.paths import resources


@cache
def address_words() -> AddressWords:
    """Read the words, casefolded."""
    told = tomllib.loads((resources() / "address_form.toml").read_text("utf-8"))
    words = {name: table["words"].casefold().split() for name, table in told.items()}
    about = (*words["about"], *told["about"]["phrases"])
    kin = (k + end for k in words["kin"] for end in told["kin"]["endings"])
    return AddressWords(
        about=tuple(about),
        pronouns=frozenset(words["pronouns"]),
        own=frozenset(words["own"]),
        others=frozenset(kin),
        capacities=tuple(words["capacities"]),
    )
