"""Lists of things to choose among, each with a code that saved cases hold."""

from collections.abc import Collection, Iterable
from typing import Protocol

from sipdesk.content.content import Choice, Hint, ListedThing
from sipdesk.content.toml_table import CODE_LONGEST, LINE_LONGEST, Refused, Table
from sipdesk.domain.admission import Giver


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


def read_things(table: Table) -> tuple[ListedThing, ...]:
    """Read what should come with a placement, and who is to give each thing.

    Raises:
        Refused: a code stands twice, or a row is not as it must be.

    """
    things: dict[str, ListedThing] = {}
    for row in table.tables("item"):
        code, text = row.code("code"), row.text("text", LINE_LONGEST)
        several = row.flag("several")
        thing = ListedThing(code, text, giver=_giver(row), several=several)
        row.end()
        if code in things:
            raise Refused("content-id-twice", (*row.place, "code"), id=code)
        things[code] = thing
    table.end()
    return tuple(things.values())


def _giver(row: Table) -> Giver | None:
    """Read who is to give a thing; an institution's own list need not say so."""
    written = row.optional_text("from", CODE_LONGEST)
    if not written:
        return None
    found = next((giver for giver in Giver if giver.value == written), None)
    if found is None:
        raise Refused("content-id-strange", (*row.place, "from"), id=written)
    return found


def codes_of(things: Iterable[Coded]) -> Collection[str]:
    """Give the codes of things."""
    return {one.code for one in things}
