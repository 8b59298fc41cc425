"""Lists of choices, ``resources/routine``: codes, what they are called, and hints."""

from collections.abc import Collection

from sipdesk.content.content import Choice, Hint
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


def read_choices(table: Table) -> tuple[Choice, ...]:
    """Read a list of choices in its order.

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


def codes(choices: tuple[Choice, ...]) -> Collection[str]:
    """Name what cases may refer to."""
    return {choice.code for choice in choices}


def _hint(row: Table) -> Hint | None:
    text = row.optional_text("hint")
    if not text:
        return None
    return Hint(text, row.text("source"), row.needed_day("read_on"), row.status())
