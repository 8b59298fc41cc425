"""Swedish names of emoji, from ``resources/pictures/emoji.tsv``: words, no drawings.

They are of CLDR (Unicode License v3). The file is written as ``pictures`` describes,
with columns of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sipdesk.content.front_matter import part
from sipdesk.content.toml_table import Refused, read_text

_COLUMNS: Final = ("code", "group", "name", "keywords")


@dataclass(frozen=True, slots=True)
class Emoji:
    """An emoji by its code in OpenMoji, its Swedish name and what else it is called."""

    code: str
    group: str
    name: str
    keywords: tuple[str, ...]


def read_emoji(path: Path) -> tuple[Emoji, ...]:
    """Read them all, in the order of the file.

    Raises:
        Refused: ``pictures-columns``.

    """
    return tuple(_rows(path))


def _rows(path: Path) -> Iterator[Emoji]:
    parted = part(read_text(path))
    begun = False
    for number, line in enumerate(parted.below.split("\n"), parted.first):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != len(_COLUMNS) or (not begun and cells != _COLUMNS):
            raise Refused("pictures-columns", line=number)
        if begun:
            code, group, name, keywords = cells
            words = tuple(word.strip() for word in keywords.split(","))
            yield Emoji(code, group, name, tuple(filter(None, words)))
        begun = True
