"""Play a day-book: carry out its deeds, each on its day, by the window's use cases."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

from cattrs import Converter

from sipdesk.content.daybook import CaseBook, Daybook, Deed
from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases import (
    admission,
    case,
    closing,
    consent,
    evaluation,
    follow_up,
    meeting,
    minutes,
    need,
    offer,
    party,
    placement,
    plan,
    preparation,
    roles,
    sip_request,
    summons,
)
from sipdesk.usecases.address_book import put_contact
from sipdesk.usecases.case import read_case
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    PaperOrder,
    hand_out_paper,
    preview_paper,
)
from sipdesk.usecases.ports import Ports

HOME_ZONE = ZoneInfo("Europe/Stockholm")
MORNING = time(9, 0)

_MODULES = (
    admission,
    case,
    closing,
    consent,
    evaluation,
    follow_up,
    meeting,
    minutes,
    need,
    offer,
    party,
    placement,
    plan,
    preparation,
    roles,
    sip_request,
    summons,
)


@dataclass
class PlayedClock:
    """A clock that is set to the day of each deed."""

    day: date

    def today(self) -> date:
        """Tell the day."""
        return self.day

    def now(self) -> datetime:
        """Tell the morning of the day."""
        return datetime.combine(self.day, MORNING, HOME_ZONE)


@dataclass(frozen=True)
class Played:
    """What a day-book made: its case, and the papers that went out, in order."""

    case: CaseId
    papers: tuple[HandedOut, ...]


def play_home(book: Daybook, ports: Ports, day: date) -> dict[str, Played]:
    """Play everything in a day-book for a day, case by case."""
    for one in book.contacts:
        put_contact(_Reader("home", day).value(one, Contact), ports)
    return {one.key: play_case(one, ports, day) for one in book.cases}


def play_case(book: CaseBook, ports: Ports, day: date) -> Played:
    """Play one case's day-book for a day.

    Raises:
        SipdeskError: a rule says no; the book is wrong.

    """
    clock = PlayedClock(day)
    played = replace(ports, clock=clock)
    reader = _Reader(book.key, day)
    case_id = CaseId("")
    papers: list[HandedOut] = []
    for deed in book.deeds:
        clock.day = day + timedelta(days=deed.on)
        if deed.do == "hand_out":
            papers.append(_hand_out(deed, reader, case_id, played))
            continue
        seen = read_case(case_id, played).case if case_id else None
        answer = _carry_out(deed, reader, seen, played)
        case_id = answer.case.id
    return Played(case_id, tuple(papers))


def _carry_out(deed: Deed, reader: "_Reader", seen: Case | None, ports: Ports) -> Any:
    use_case = _use_cases()[deed.do]
    kind = next(iter(get_type_hints(use_case).values()))
    place = {} if seen is None else {"case": seen.id, "seen": seen.version}
    return use_case(reader.value({**deed.fields, **place}, kind, seen), ports)


def _hand_out(
    deed: Deed, reader: "_Reader", case_id: CaseId, ports: Ports
) -> HandedOut:
    order = reader.value({**deed.fields, "case": case_id}, PaperOrder)
    looked = preview_paper(order, ports)
    return hand_out_paper(
        HandOut(order, looked.made, looked.case_version, "file"), ports
    )


def _use_cases() -> Mapping[str, Callable[[Any, Ports], Any]]:
    return {
        name: thing
        for module in _MODULES
        for name, thing in inspect.getmembers(module, inspect.isfunction)
        if thing.__module__ == module.__name__
    }


class _Reader:
    """Reads an order's fields.

    Days are counted from the day played for. ``@name`` is an id in this case, and
    ``%name`` that party's place among the participants of the current meeting.
    """

    def __init__(self, key: str, day: date) -> None:
        self._key = key
        self._values = Converter(forbid_extra_keys=True)
        self._values.register_structure_hook(
            date, lambda ahead, _: day + timedelta(days=ahead)
        )
        self._values.register_structure_hook(
            time, lambda text, _: time.fromisoformat(text)
        )

    def value(
        self, given: Mapping[str, Any], kind: type[Any], seen: Case | None = None
    ) -> Any:
        """Read a value of a kind."""
        people = () if seen is None else seen.meeting.participants
        places = {person.party: person.id for person in people}
        return self._values.structure(self._named(given, places), kind)

    def _named(self, value: Any, places: Mapping[str, str]) -> Any:
        if isinstance(value, str) and value[:1] in {"@", "%"}:
            name = value[1:]
            own = YOUNG_PERSON if name == YOUNG_PERSON else f"{self._key}-{name}"
            return own if value[0] == "@" else places[own]
        if isinstance(value, Mapping):
            return {k: self._named(v, places) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self._named(v, places) for v in value]
        return value
