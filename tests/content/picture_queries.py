"""What staff would type for a picture, from ``picture_queries.tsv``."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sipdesk.content.emoji import read_emoji
from sipdesk.content.library import read_all_concepts
from sipdesk.content.picture_search import Found, PictureIndex
from sipdesk.paths import resources

EMOJI: Final = resources() / "pictures/emoji.tsv"
NONE: Final = "none"

_FILE: Final = Path(__file__).with_name("picture_queries.tsv")


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed and meant, and the pictures that would do; none of ours may."""

    typed: str
    meant: str
    right: frozenset[str]
    set: str


def read_queries() -> tuple[Query, ...]:
    """Read them all, in the order of the file."""
    return tuple(_queries())


def built_in() -> PictureIndex:
    """Give the index of what the program brings with it."""
    return PictureIndex(read_all_concepts(resources()).values(), read_emoji(EMOJI))


def ids(found: tuple[Found, ...]) -> list[str]:
    """Give each picture's concept, or its code where it is an emoji."""
    return [one.concept or one.symbol.base for one in found]


def _queries() -> Iterator[Query]:
    lines = _FILE.read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    for row in rows[1:]:
        typed, meant, right, of_set = row.split("\t")
        yield Query(typed, meant, frozenset(right.split(",")), of_set)
