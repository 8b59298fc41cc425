"""Lists of codes with what each is called, and the list of kommuner."""

import csv
from collections.abc import Collection
from pathlib import Path

from sipdesk.content.content import Choice, Kommun
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


def read_choices(table: Table) -> tuple[Choice, ...]:
    """Read a list of codes, each with what it is called.

    Raises:
        Refused: one is not as it must be, or a code stands twice.

    """
    choices: dict[str, Choice] = {}
    for row in table.tables("item"):
        choice = Choice(row.code("code"), row.text("text", LINE_LONGEST))
        row.end()
        if choice.code in choices:
            raise Refused("content-id-twice", (*row.place, "code"), id=choice.code)
        choices[choice.code] = choice
    table.end()
    return tuple(choices.values())


def codes(choices: tuple[Choice, ...]) -> Collection[str]:
    """Name the codes of a list."""
    return {choice.code for choice in choices}


def read_kommuner(path: Path) -> tuple[Kommun, ...]:
    """Read every kommun, with its code and region.

    Raises:
        ValueError, OSError: the file is not right.

    """
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Kommun(row["kommunkod"], row["kommun"], row["region"])
            for row in csv.DictReader(file)
        )
