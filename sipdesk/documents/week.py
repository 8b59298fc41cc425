"""Veckan: what waits, coordinator by coordinator, on one page, to tick off.

What has a day stands by its day; the rest stands a line a case, the worst first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sipdesk.content.alike import gather
from sipdesk.content.content import Content
from sipdesk.content.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Tick,
    Ticks,
)
from sipdesk.content.outlook_words import what
from sipdesk.content.swedish import (
    brief_date,
    counted,
    in_sweden,
    listing,
    long_date,
    sort_key,
    weekday,
)
from sipdesk.documents.outlook import stays_inside, whose
from sipdesk.documents.parts import SIS
from sipdesk.domain.home import Home
from sipdesk.domain.overview import Overview
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.user import User

DAYS: Final = 7
"""Today, and the six days after it."""
_CASES: Final = 12
"""So many of a coordinator's cases without a day are told of; the rest are numbers."""
MOST: Final = 3
"""So many things are said of a case without a day; then how many more there are."""

Waits = tuple[Overview, Waiting]
"""In which case, and what."""


def week_document(  # noqa: PLR0913, PLR0917  (what it tells of, and who tells it)
    waits: Sequence[Waits],
    names: Mapping[str, str],
    home: Home,
    by: User,
    made: datetime,
    content: Content,
    most: int = MOST,
) -> Document:
    """Write what waits in the week that begins today; nobody's name is on it.

    ``most`` is how many things are said of each case that has no day this week: fewer
    where a home's week is to stand on one page.
    """
    today = in_sweden(made).date()
    return Document(
        title="Veckan",
        subject="Arbetsmaterial: det som väntar, till morgonmötet",
        recipient_label="Stannar på hemmet",
        created=made,
        header=f"{SIS}, {home.name}",
        footer="Arbetsmaterial",
        snug=True,
        blocks=(
            Heading(1, f"Veckan från {long_date(today)}"),
            stays_inside(by),
            *_of_all(waits, names, _Teller(content, today, most)),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    content: Content
    today: date
    most: int

    def day_and_words(self, one: Waits) -> str:
        """Tell what is alike: what is due the same day, or late whatever the day."""
        due = one[1].due or self.today
        said = what(one[1], self.content)
        return f"{'late' if due < self.today else due} {said}"


def _of_all(
    waits: Sequence[Waits], names: Mapping[str, str], teller: _Teller
) -> Iterator[Block]:
    if not waits:
        yield Paragraph("Inget väntar den här veckan.")
        return
    whose_work: dict[str, list[Waits]] = {}
    for case, waiting in waits:
        whose_work.setdefault(case.coordinator, []).append((case, waiting))
    for who in sorted(whose_work, key=lambda user: sort_key(names.get(user, ""))):
        yield Heading(2, names.get(who) or "Utan samordnare")
        yield from _of_one(whose_work[who], teller)


def _of_one(waits: Sequence[Waits], teller: _Teller) -> Iterator[Block]:
    week = teller.today + timedelta(DAYS)
    dated = [one for one in waits if one[1].due is not None and one[1].due < week]
    rest = [one for one in waits if one[1].due is None or one[1].due >= week]
    if dated:
        dated.sort(key=lambda one: one[1].due or week)
        together = gather(dated, teller.day_and_words)
        yield _ticks(_dated(alike, teller) for alike in together)
    if rest:
        yield Heading(3, "Utan dag den här veckan")
        yield _ticks(_case_by_case(rest, teller))


def _ticks(lines: Iterable[str]) -> Ticks:
    return Ticks(tuple(map(Tick, lines)))


def _dated(alike: Sequence[Waits], teller: _Teller) -> str:
    """Write what is due on a day; many that say the same, with every case's number."""
    first, waiting = alike[0]
    cases = whose(first) if len(alike) == 1 else _numbers(case for case, _ in alike)
    said = what(waiting, teller.content)
    day = _day(waiting.due or teller.today, teller.today, len(alike))
    return f"{day}, {cases}: {said}{_put_off(waiting, teller.today)}"


def _day(day: date, today: date, many: int) -> str:
    """Say the day; of many that are late the first, which is the latest."""
    if day < today:
        most = "som mest " if many > 1 else ""
        return f"Försenat {most}{counted((today - day).days, 'dag', 'dagar')}"
    name = "I dag" if day == today else weekday(day).capitalize()
    return f"{name} {brief_date(day, today)}"


def _case_by_case(waits: Iterable[Waits], teller: _Teller) -> Iterator[str]:
    """Write a line a case, its worst first; beyond the first cases only the numbers."""
    cases: dict[str, list[Waits]] = {}
    for one in waits:
        cases.setdefault(one[0].id, []).append(one)
    lines = tuple(cases.values())
    for of_one in lines[:_CASES]:
        yield f"{whose(of_one[0][0])}: {_all_of(of_one, teller)}"
    if more := lines[_CASES:]:
        many = counted(len(more), "ärende till", "ärenden till")
        yield f"{many}: {_numbers(of_one[0][0] for of_one in more)}"


def _all_of(of_one: Iterable[Waits], teller: _Teller) -> str:
    """Say the first of what one case waits for, and how many more things there are."""
    saying: dict[str, list[Waiting]] = {}
    for _, waiting in of_one:
        saying.setdefault(what(waiting, teller.content), []).append(waiting)
    said = [_undated(alike, teller) for alike in saying.values()]
    more = [f"Och {len(said) - teller.most} till"] if len(said) > teller.most else []
    return ". ".join((*said[: teller.most], *more))


def _undated(alike: Sequence[Waiting], teller: _Teller) -> str:
    today = teller.today
    waiting = min(alike, key=lambda one: one.due or date.max)
    said = what(waiting, teller.content)
    if len(alike) > 1:
        said = f"{said} ({len(alike)})"
    if waiting.due is not None:
        said += f", senast {brief_date(waiting.due, today)}"
    elif waiting.since is not None and waiting.since < today:
        said += f", sedan {counted((today - waiting.since).days, 'dag', 'dagar')}"
    return said + _put_off(waiting, today)


def _put_off(waiting: Waiting, today: date) -> str:
    if waiting.put_off is None or not waiting.is_put_off(today):
        return ""
    return f", uppskjutet till {brief_date(waiting.put_off, today)}"


def _numbers(cases: Iterable[Overview]) -> str:
    return listing(tuple(dict.fromkeys(case.number for case in cases)))
