"""Veckan: what waits, coordinator by coordinator and day by day, to tick off."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

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

Waits = tuple[Overview, Waiting]
"""In which case, and what."""


def week_document(  # noqa: PLR0913, PLR0917  (what it tells of, and who tells it)
    waits: Sequence[Waits],
    names: Mapping[str, str],
    home: Home,
    by: User,
    made: datetime,
    content: Content,
) -> Document:
    """Write what waits in the week that begins today; nobody's name is on it."""
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
            *_of_all(waits, names, _Teller(content, today)),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    content: Content
    today: date


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


def _of_one(waits: Iterable[Waits], teller: _Teller) -> Iterator[Block]:
    today = teller.today
    days: dict[date | None, list[Waits]] = {}
    late: list[Waits] = []
    for case, waiting in waits:
        due = waiting.due
        if due is not None and due < today:
            late.append((case, waiting))
        elif due is not None and due < today + timedelta(DAYS):
            days.setdefault(due, []).append((case, waiting))
        else:
            days.setdefault(None, []).append((case, waiting))
    if late:
        late.sort(key=lambda one: one[1].due or today)
        yield Heading(3, "Försenat")
        yield _ticks(late, teller)
    for day in sorted(d for d in days if d is not None):
        yield Heading(3, _day(day, today))
        yield _ticks(days[day], teller)
    if None in days:
        yield Heading(3, "Utan dag den här veckan")
        yield _ticks(days[None], teller)


def _day(day: date, today: date) -> str:
    name = "I dag" if day == today else weekday(day).capitalize()
    return f"{name}, {brief_date(day, today)}"


def _ticks(waits: Iterable[Waits], teller: _Teller) -> Ticks:
    """Give each line once; of what says the same in one case, how much there is."""
    lines = Counter(_line(case, one, teller) for case, one in waits)
    return Ticks(
        tuple(
            Tick(line if count == 1 else f"{line}, {count} saker")
            for line, count in lines.items()
        )
    )


def _line(case: Overview, waiting: Waiting, teller: _Teller) -> str:
    due, since, today = waiting.due, waiting.since, teller.today
    when = ""
    if due is not None and due < today:
        when = f", {counted((today - due).days, 'dag', 'dagar')} försenat"
    elif due is not None and due >= today + timedelta(DAYS):
        when = f", senast {brief_date(due, today)}"
    elif due is None and since is not None and since < today:
        when = f", har väntat {counted((today - since).days, 'dag', 'dagar')}"
    if waiting.put_off is not None and waiting.is_put_off(today):
        when += f", uppskjutet till {brief_date(waiting.put_off, today)}"
    return f"{whose(case)}: {what(waiting, teller.content)}{when}"
