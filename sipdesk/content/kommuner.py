"""The list of kommuner, from a file of its own form."""

import csv
from pathlib import Path

from sipdesk.content.content import Kommun


def read_kommuner(path: Path) -> tuple[Kommun, ...]:
    """Read them.

    Raises:
        OSError, ValueError, KeyError: the file is not there or not right.

    """
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Kommun(row["kommunkod"], row["kommun"], row["region"])
            for row in csv.DictReader(file)
        )
