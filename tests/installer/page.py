"""The administrator's page, as its headings and tables say it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[2] / "installer" / "ADMIN.md"
TEXT: Final = PAGE.read_text("utf-8")

Row = tuple[str, ...]


def section(heading: str) -> str:
    """Give what stands under a heading, with the headings below it.

    Raises:
        LookupError: there is none, or more than one.

    """
    found = re.findall(
        rf"^(#+) {re.escape(heading)}$\n(.*?)(?=^\1 |^#{{1,2}} |\Z)",
        TEXT,
        re.MULTILINE | re.DOTALL,
    )
    if len(found) != 1:
        raise LookupError(heading)
    return str(found[0][1])


def table(heading: str) -> tuple[Row, ...]:
    """Give the rows of the first table under a heading, without its head."""
    lines = section(heading).split("\n\n")
    first = next(part for part in lines if part.lstrip().startswith("|"))
    rows = [_cells(line) for line in first.strip().splitlines()]
    return tuple(rows[2:])


def by_name(heading: str) -> Mapping[str, Row]:
    """Give a table's rows by what stands first in them, without its back quotes."""
    rows = table(heading)
    named = {row[0].strip("`*"): row for row in rows}
    if len(named) != len(rows):
        raise LookupError(f"{heading}: a name stands twice")
    return named


def quoted(text: str) -> tuple[str, ...]:
    """Give what stands in back quotes, outside of lines to be run."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return tuple(re.findall(r"`([^`]+)`", prose))


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
