"""Lists of choices: each a code that is kept and the text that is shown."""

from collections.abc import Collection

from sipdesk.content.content import Choice, ListedThing
from sipdesk.content.toml_table import CODE_LONGEST, LINE_LONGEST, Refused, Table
from sipdesk.domain.admission import Giver


def read_choices(table: Table) -> tuple[Choice, ...]:
    """Read a list of choices."""
    choices: dict[str, Choice] = {}
    for row in table.tables("item"):
        choice = Choice(row.code("code"), row.text("text", LINE_LONGEST))
        row.end()
        if choice.code in choices:
            raise Refused("content-id-twice", (*row.place, "code"), id=choice.code)
        choices[choice.code] = choice
    table.end()
    return tuple(choices.values())


def read_things(table: Table) -> tuple[ListedThing, ...]:
    """Read what should come with a placement, and who is to give each thing."""
    things: dict[str, ListedThing] = {}
    for row in table.tables("item"):
        code, text = row.code("code"), row.text("text", LINE_LONGEST)
        several = row.flag("several")
        thing = ListedThing(code, text, _giver(row), several)
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


def codes(choices: tuple[Choice, ...]) -> Collection[str]:
    """Name what others may refer to."""
    return {choice.code for choice in choices}
