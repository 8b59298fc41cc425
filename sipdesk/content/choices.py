"""Lists of things to choose among, each with a code that saved cases hold."""

from collections.abc import Collection, Iterable
from typing import Protocol

from sipdesk.content.content import Choice
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


class Coded(Protocol):
    """Something with a code."""

    @property
    def code(self) -> str:
        """The code."""
        ...


def read_choices(table: Table) -> tuple[Choice, ...]:
    """Read a list.

    Raises:
        Refused: something is not as it must be, or a code stands twice.

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


def codes_of(things: Iterable[Coded]) -> Collection[str]:
    """Give the codes of things."""
    return {one.code for one in things}
