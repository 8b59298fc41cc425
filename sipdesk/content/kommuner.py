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
        next(rows, None)  # the heads: code, name, full name, county, region
        return tuple(
            Kommun(code, called, region, full_name)
            for code, called, full_name, _, region in rows
        )
