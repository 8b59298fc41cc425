"""The kommuner and their regions, read from the list that comes with the program."""

import csv
from pathlib import Path

from sipdesk.content.content import Kommun


def read_kommuner(path: Path) -> tuple[Kommun, ...]:
    """Read every kommun, in the order of the list.

    Raises:
        OSError, ValueError: the list is not there, or is not right.

    """
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Kommun(row["kommunkod"], row["kommun"], row["region"], row["kommun_lång"])
            for row in csv.DictReader(file)
        )
