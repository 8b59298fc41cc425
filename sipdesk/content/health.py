"""What the page on health lets one choose and asks one to think of, as data."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table

_HINT_LONGEST: Final = 240


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something did not come about, and what to do next."""

    code: str
    text: str
    hint: str  # one or two sentences
    source: str
    read_on: date
    status: str  # verified, check, outdated


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A legal basis that the law on examinations does not cover, and when."""

    legal_basis: str  # id in resources/laws.toml
    law: str  # likewise: the law on examinations
    text: str
    instead: str  # what there is instead
    source: str
    read_on: date
    status: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is so on a day; an unknown end has not come."""
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class AboutHealth:
    """A question about health; ``licensed`` when only licensed staff may ask it."""

    code: str
    text: str
    licensed: bool


@dataclass(frozen=True, slots=True)
class HealthTexts:
    """All that the page on health has to choose among and to ask."""

    not_examined: tuple[Reason, ...] = ()
    not_interviewed: tuple[Reason, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()
    questions: tuple[AboutHealth, ...] = ()
    basis: tuple[AboutHealth, ...] = ()  # for nämnden's judgement

    @property
    def codes(self) -> Collection[str]:
        """What saved cases refer to, with the list it stands in."""
        lists = {"examined": self.not_examined, "interviewed": self.not_interviewed}
        return {f"{r.code} ({name})" for name, some in lists.items() for r in some}

    def uncovered(self, day: date) -> tuple[str, ...]:
        """Name the legal bases that the law does not cover on a day."""
        return tuple(n.legal_basis for n in self.not_covered if n.holds_on(day))

    def why_uncovered(self, legal_basis: str, day: date) -> NotCovered | None:
        """Find what is said of a legal basis that is not covered on a day."""
        found = (n for n in self.not_covered if n.legal_basis == legal_basis)
        return next((n for n in found if n.holds_on(day)), None)


def read_health(table: Table, laws: Collection[str]) -> HealthTexts:
    """Read everything. ``laws`` are the ids there are.

    Raises:
        Refused: something is not as it must be, stands twice, or refers to a law that
            there is not.

    """
    found = HealthTexts(
        not_examined=_reasons(table, "not_examined"),
        not_interviewed=_reasons(table, "not_interviewed"),
        not_covered=tuple(
            _not_covered(row, laws) for row in table.tables("not_covered")
        ),
        questions=_questions(table, "question", marked=True),
        basis=_questions(table, "basis", marked=False),
    )
    table.end()
    return found


def _reasons(table: Table, key: str) -> tuple[Reason, ...]:
    reasons: dict[str, Reason] = {}
    for row in table.tables(key):
        reason = Reason(
            code=row.code("code"),
            text=row.text("text", LINE_LONGEST),
            hint=row.text("hint", _HINT_LONGEST),
            source=row.text("source"),
            read_on=row.needed_day("read_on"),
            status=row.status(),
        )
        row.end()
        _once(row, reason.code, reasons)
        reasons[reason.code] = reason
    return tuple(reasons.values())


def _not_covered(row: Table, laws: Collection[str]) -> NotCovered:
    found = NotCovered(
        legal_basis=row.code("legal_basis"),
        law=row.code("law"),
        text=row.text("text", LINE_LONGEST),
        instead=row.text("instead", _HINT_LONGEST),
        source=row.text("source"),
        read_on=row.needed_day("read_on"),
        status=row.status(),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
    )
    row.end()
    for key in ("legal_basis", "law"):
        law = getattr(found, key)
        if law not in laws:
            raise Refused("content-law-unknown", (*row.place, key), law=law)
    return found


def _questions(table: Table, key: str, *, marked: bool) -> tuple[AboutHealth, ...]:
    asked: dict[str, AboutHealth] = {}
    for row in table.tables(key):
        licensed = row.flag("licensed") if marked else False
        text = row.text("text", LINE_LONGEST)
        question = AboutHealth(row.code("code"), text, licensed)
        row.end()
        _once(row, question.code, asked)
        asked[question.code] = question
    return tuple(asked.values())


def _once(row: Table, code: str, seen: Collection[str]) -> None:
    if code in seen:
        raise Refused("content-id-twice", (*row.place, "code"), id=code)
