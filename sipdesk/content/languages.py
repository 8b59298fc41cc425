"""The languages that a paper can be in, from ``resources/languages.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType

from sipdesk.content.document import TickState
from sipdesk.content.tags import SWEDISH
from sipdesk.paths import resources


class Script(Enum):
    """What a language is written with."""

    LATIN = "latin"
    ARABIC = "arabic"  # from right to left
    ETHIOPIC = "ethiopic"


@dataclass(frozen=True, slots=True)
class Language:
    """A language, and the words that the program itself puts into a paper in it."""

    code: str
    name: str  # its own name for itself
    swedish: str  # "arabiska"
    script: Script
    page: str  # "Sida {page} av {pages}"
    write_here: str
    sign_here: str
    picture: str
    ticks: Mapping[TickState, str]  # said for a box

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.script is Script.ARABIC

    @property
    def is_swedish(self) -> bool:
        """Whether it is the language that the program itself speaks."""
        return self.code == SWEDISH


def language(tag: str) -> Language:
    """Find the language of a tag (``sv-SE``); one we do not know is as Swedish."""
    known = languages()
    return known.get(tag.partition("-")[0].lower()) or known[SWEDISH]


@cache
def languages() -> Mapping[str, Language]:
    """Read all languages by their codes; Swedish is the first."""
    tables = tomllib.loads((resources() / "languages.toml").read_text("utf-8"))
    return MappingProxyType(
        {code: _language(code, table) for code, table in tables.items()}
    )


def _language(code: str, table: Mapping[str, str]) -> Language:
    ticks = {
        TickState.EMPTY: table["empty_box"],
        TickState.TICKED: table["ticked"],
        TickState.CROSSED: table["crossed"],
    }
    return Language(
        code,
        table["name"],
        table["swedish"],
        Script(table["script"]),
        table["page"],
        table["write_here"],
        table["sign_here"],
        table["picture"],
        MappingProxyType(ticks),
    )
