"""Lists of things to choose among, each with a code that saved cases hold."""

from collections.abc import Collection, Iterable
from typing import Protocol

from sipdesk.content.content import Choice, DeclineReason
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


class Coded(Protocol):
    """Something with a code."""

    @property
    def code(self) -> str:
        """The code."""
        ...


def read_choices(table: Table) -> tuple[Choice, ...]:
    """Read what can be chosen from a list, each once.

    Raises:
        Refused: something is not as it must be.

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


def read_decline_reasons(table: Table) -> tuple[DeclineReason, ...]:
    """Read why a principal may say no, and what can be done next.

    Raises:
        Refused: something is not as it must be.

    """
    reasons: dict[str, DeclineReason] = {}
    for row in table.tables("item"):
        # A home's own list may name reasons and leave the hints out.
        hinted = "hint" in row.keys
        reason = DeclineReason(
            row.code("code"),
            row.text("text", LINE_LONGEST),
            hint=row.text("hint") if hinted else "",
            source=row.text("source", LINE_LONGEST) if hinted else "",
            read_on=row.needed_day("read_on") if hinted else None,
            status=row.status() if hinted else "",
        )
        row.end()
        if reason.code in reasons:
            raise Refused("content-id-twice", (*row.place, "code"), id=reason.code)
        reasons[reason.code] = reason
    table.end()
    return tuple(reasons.values())


def codes_of(things: Iterable[Coded]) -> Collection[str]:
    """Give the codes of things."""
    return {one.code for one in things}
