"""Lists of things to choose among, each with a code that saved cases hold."""

from collections.abc import Collection, Iterable
from typing import Protocol

from sipdesk.content.content import Choice, Hint
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


class Coded(Protocol):
    """Something with a code."""

    @property
    def code(self) -> str:
        """The code."""
        ...


def read_choices(table: Table) -> tuple[Choice, ...]:
    """Read a list of choices in its order, some with a hint of what can be done.

    Raises:
        Refused: a code stands twice, or a row is not as it must be.

    """
    choices: dict[str, Choice] = {}
    for row in table.tables("item"):
        choice = Choice(
            row.code("code"),
            row.text("text", LINE_LONGEST),
            in_lists=row.optional_text("in_lists", LINE_LONGEST),
            hint=_hint(row),
        )
        row.end()
        if choice.code in choices:
            raise Refused("content-id-twice", (*row.place, "code"), id=choice.code)
        choices[choice.code] = choice
    table.end()
    return tuple(choices.values())


def _hint(row: Table) -> Hint | None:
    text = row.optional_text("hint")
    if not text:
        return None
    return Hint(text, row.text("source"), row.needed_day("read_on"), row.status())


def codes_of(things: Iterable[Coded]) -> Collection[str]:
    """Give the codes of things."""
    return {one.code for one in things}
