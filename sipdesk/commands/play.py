"""Play a day-book: carry out its deeds, each on its day, by the window's use cases."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Final, get_type_hints
from zoneinfo import ZoneInfo

from sipdesk.commands.orders import OrderReader, workday
from sipdesk.content.daybook import CaseBook, Daybook, Deed
from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.training import StaffMember
from sipdesk.domain.user import User
from sipdesk.usecases import (
    absence,
    admission,
    agreement,
    case,
    closing,
    concern,
    consent,
    cover_note,
    evaluation,
    follow_up,
    health,
    initiative,
    meeting,
    minutes,
    need,
    offer,
    party,
    pathway,
    placement,
    plan,
    preparation,
    promise,
    ready,
    records_request,
    roles,
    schooling,
    shared_decision,
    sip_request,
    summons,
    survey,
    today,
    track,
)
from sipdesk.usecases.address_book import put_contact
from sipdesk.usecases.case import refresh_overviews
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    MarkInKia,
    PaperNoted,
    hand_out_paper,
    mark_in_kia,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.stand_in import PutStandIn, put_stand_in
from sipdesk.usecases.training import put_member

SWEDEN: Final = ZoneInfo("Europe/Stockholm")
MORNING: Final = time(9, 0)
PAUSE: Final = timedelta(minutes=4)
"""Between two deeds on one day."""

_MODULES = (
    absence,
    admission,
    agreement,
    case,
    closing,
    concern,
    consent,
    cover_note,
    evaluation,
    follow_up,
    health,
    initiative,
    meeting,
    minutes,
    need,
    offer,
    party,
    pathway,
    placement,
    plan,
    preparation,
    promise,
    ready,
    records_request,
    roles,
    schooling,
    shared_decision,
    sip_request,
    summons,
    survey,
    today,
    track,
)


@dataclass
class PlayedClock:
    """A clock that is set, to the time of each deed."""

    day: date
    at: time = MORNING
    _now: datetime = field(init=False)

    def __post_init__(self) -> None:
        """Start at the day and time given."""
        self._now = datetime.combine(self.day, self.at, SWEDEN)

    def today(self) -> date:
        """Tell the day."""
        return self._now.date()

    def now(self) -> datetime:
        """Tell the time, in Sweden."""
        return self._now

    def set(self, day: date, at: time | None) -> None:
        """Go on to a deed: at its time, else in the morning or soon after the last."""
        if at is not None or day != self._now.date():
            self._now = datetime.combine(day, at or MORNING, SWEDEN)
        else:
            self._now += PAUSE


@dataclass(frozen=True, slots=True)
class Played:
    """What a case's day-book made: the case, and the papers that went out, in order."""

    case: CaseId
    papers: tuple[HandedOut, ...]


def play_home(book: Daybook, ports: Ports, day: date) -> Mapping[str, Played]:
    """Play everything in a home's day-book for a day; each case's outcome by its key.

    Raises:
        SipdeskError: a rule says no; the book is wrong.
        ValueError, TypeError, KeyError: a deed is not as its order is; likewise.

    """
    users = {user.id: user for user in users_of(book)}
    reader = OrderReader("home", day, ports.new_id)
    with ports.store.work() as work:
        for user in users.values():
            work.house.put_user(user)
    for one in book.contacts:
        put_contact(reader.order(one, Contact), ports)
    for one in book.staff:
        put_member(reader.order(one, StaffMember), ports)
    played = {}
    for case_book in book.cases:
        user = users[case_book.user] if case_book.user else ports.user
        played[case_book.key] = play_case(case_book, replace(ports, user=user), day)
    now = replace(ports, clock=PlayedClock(day))
    for one in book.stand_ins:
        put_stand_in(reader.order(one, PutStandIn), now)
    refresh_overviews(None, now)
    return played


def users_of(book: Daybook) -> tuple[User, ...]:
    """Read the home's users; the first has the passphrase."""
    reader = OrderReader("home", date.min, str)
    return tuple(reader.order(one, User) for one in book.users)


def play_case(book: CaseBook, ports: Ports, day: date) -> Played:
    """Play one case's day-book for a day.

    Raises:
        SipdeskError, ValueError, TypeError, KeyError: as for ``play_home``; a note
            says in which deed.

    """
    clock = PlayedClock(workday(day, book.deeds[0].on))
    player = _Player(
        OrderReader(book.key, day, ports.new_id), replace(ports, clock=clock)
    )
    for number, deed in enumerate(book.deeds, 1):
        clock.set(workday(day, deed.on), deed.at)
        try:
            player.carry_out(deed)
        except Exception as error:
            error.add_note(f"{book.key}: deed {number}, {deed.do} on {deed.on}")
            raise
    return Played(player.seen.id, tuple(player.papers))


@dataclass
class _Player:
    """Does what the book says, and keeps in mind how the case stands."""

    reader: OrderReader
    ports: Ports
    case: Case | None = None
    papers: list[HandedOut] = field(default_factory=list)

    @property
    def seen(self) -> Case:
        """The case as it was last saved."""
        if self.case is None:
            raise LookupError("a day-book begins by opening its case")
        return self.case

    def carry_out(self, deed: Deed) -> None:
        if deed.do == "hand_out":
            self._hand_out(deed.fields)
            return
        use_case = _use_cases()[deed.do]
        kind = next(iter(get_type_hints(use_case).values()))
        order = self.reader.order(deed.fields, kind, self.case)
        answer = use_case(order, self.ports)
        # The home's own is of no case.
        self.case = getattr(answer, "case", None) or self.case
        if deed.as_:
            self.reader.name(deed.as_, self.seen.parties[-1].id)

    def _hand_out(self, fields: Mapping[str, Any]) -> None:
        """Hand a paper out; ``in_kia`` says that it was put there too."""
        given = {k: v for k, v in fields.items() if k not in {"channel", "in_kia"}}
        clock = self.ports.clock
        order = HandOut(
            self.reader.order(given, PaperOrder, self.seen),
            clock.now(),
            self.seen.version,
            fields.get("channel", "print"),
        )
        handed = hand_out_paper(order, self.ports)
        if fields.get("in_kia", False):
            mark_in_kia(MarkInKia(handed.record.id, clock.today()), self.ports)
        if isinstance(handed, PaperNoted):
            self.case = handed.case
        self.papers.append(handed)


@cache
def _use_cases() -> Mapping[str, Callable[[Any, Ports], Any]]:
    return {
        name: thing
        for module in _MODULES
        for name, thing in inspect.getmembers(module, inspect.isfunction)
        if thing.__module__ == module.__name__
    }
