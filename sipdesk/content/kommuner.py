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
        rows = csv.reader(file)
        next(rows)  # what the columns are called
        return tuple(
            Kommun(code, name, region, full) for code, name, full, _, region in rows
        )
