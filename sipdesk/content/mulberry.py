"""Which symbols of Mulberry show concepts of ours, from ``pictures/mulberry.tsv``.

The names of the symbols alone stand there: the set is for those who have fetched it.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sipdesk.content.front_matter import part
from sipdesk.content.toml_table import Refused, read_text

NAME: Final = "Mulberry"
LICENCE: Final = "CC BY-SA 4.0"
CREDIT: Final = "Mulberry Symbols (mulberrysymbols.org), CC BY-SA 4.0"

_COLUMNS: Final = ["concept", "symbol"]


def read_mulberry(path: Path, concepts: Collection[str]) -> Mapping[str, str]:
    """Give the name of a symbol by the id of the concept that it shows.

    Raises:
        Refused: ``pictures-columns``, ``pictures-unknown``.

    """
    parted = part(read_text(path))
    shown: dict[str, str] = {}
    head, *rows = [row.split("\t") for row in parted.below.split("\n") if row.strip()]
    if head != _COLUMNS:
        raise Refused("pictures-columns", line=parted.first)
    for number, row in enumerate(rows, parted.first + 1):
        if len(row) != len(_COLUMNS):
            raise Refused("pictures-columns", line=number)
        if row[0] not in concepts:
            raise Refused("pictures-unknown", line=number, id=row[0])
        shown[row[0]] = row[1]
    return MappingProxyType(shown)
