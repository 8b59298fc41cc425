"""Which symbols of Mulberry show concepts of ours, from ``pictures/mulberry.tsv``.

The names of the symbols alone stand there: the set is for those who have fetched it.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sipdesk.content.front_matter import part
from sipdesk.content.toml_table import Refused, read_text

NAME: Final = "Mulberry"
LICENCE: Final = "CC BY-SA 4.0"
CREDIT: Final = "Mulberry Symbols (mulberrysymbols.org), CC BY-SA 4.0"

_COLUMNS: Final = ["concept", "symbol"]


def read_mulberry(path: Path) -> Mapping[str, str]:
    """Give the name of a symbol by the id of the concept that it shows.

    Raises:
        Refused: ``pictures-columns``.

    """
    parted = part(read_text(path))
    shown: dict[str, str] = {}
    is_begun = False
    for number, line in enumerate(parted.below.split("\n"), parted.first):
        if not line.strip() or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != len(_COLUMNS) or (not is_begun and row != _COLUMNS):
            raise Refused("pictures-columns", line=number)
        if is_begun:
            shown[row[0]] = row[1]
        is_begun = True
    return MappingProxyType(shown)
