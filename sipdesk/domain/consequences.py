"""What follows when somebody may not be told any more what they were told before.

A withdrawal, a no, an end date or a birthday takes nothing back that has gone out, and
does nothing by itself. What it touches is shown recipient by recipient, with what can
be done about it; the coordinator does it, or not. What a recipient has already got is
kept by rules of their own: no condition binds an authority (OSL 10 kap. 14 § is about
private persons), and so none is promised or asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.consenters import counting, granting, sip_agreed
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.information import Information
from sipdesk.domain.lack import GUARDIAN_SHUT_OUT
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party


class Remedy(Enum):
    """What can be done about one recipient; each is something else in the program."""

    TELL_CANCELLED = "tell-cancelled"  # by the letter that the meeting is not held
    WRITE = "write"  # by the letter that the consent has changed
    REMOVE = "remove"  # out of those who are to be there
    TAKE_OUT_REQUEST = "take-out-request"  # one that was never sent


@dataclass(frozen=True, slots=True)
class Given:
    """A paper that somebody has got, and what consent or custody let it tell."""

    kind: PaperKind
    day: date
    kinds: frozenset[Information] = frozenset()


@dataclass(frozen=True, slots=True)
class Past:
    """What has gone to one recipient."""

    given: tuple[Given, ...] = ()  # oldest first
    called: bool = False  # told of the current meeting, and not that it is off
    written: date | None = None  # told that the consent has changed, last of all


@dataclass(frozen=True, slots=True)
class Affected:
    """One recipient who may know less than before, and what that touches."""

    recipient: str
    lost: frozenset[Information] = frozenset()  # had by consent, and not any more
    lacks: str = ""  # code of what is missing; empty when something may still be told
    participant: str = ""  # the id of their place in the meeting
    called: bool = False
    copies: tuple[Given, ...] = ()
    requests: tuple[str, ...] = ()  # written and never sent
    written: date | None = None
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class Consequences:
    """All that is touched on a day."""

    meeting: date | None = None  # a booked meeting that nobody's consent covers now
    affected: tuple[Affected, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is touched at all."""
        return self.meeting is not None or bool(self.affected)


NOTHING_GONE: Final = Past()


def consequences(case: Case, past: Mapping[str, Past], day: date) -> Consequences:
    """Tell what a day's consents touch; ``past`` is by recipient what has gone out."""
    fell = fell_on(case, day)
    found = (
        _affected(case, party, past.get(party.id, NOTHING_GONE), day, fell)
        for party in case.parties
    )
    affected = tuple(one for one in found if one is not None)
    return Consequences(_uncovered_meeting(case, day, fell), affected)


def fell_on(case: Case, day: date) -> date | None:
    """Tell when somebody's word was last taken back, ran out or became a no.

    Coming of age counts too, until the question is answered anew. None when nobody's
    word has fallen by the day.
    """
    words = [counting(case, who, day) for who in {c.consenter for c in case.consents}]
    days = [_down_from(entry, day) for entry in words if entry is not None]
    if not granting(case, day):
        days += [_turned(case, c, day) for c in case.consents if c.state.given]
    return max((one for one in days if one is not None), default=None)


def ever_granted(case: Case, recipient: str) -> frozenset[Information]:
    """Name every kind that anybody has at any time agreed to let a recipient have."""
    grants = (g for c in case.consents for g in c.grants if g.recipient == recipient)
    return frozenset().union(*(g.kinds for g in grants))


def told_on_consent(case: Case, day: date) -> tuple[str, ...]:
    """Name the parties that were agreed to, called or asked, in the case's order.

    A guardian who may not know is none of them.
    """
    called = {p.party for p in case.meeting.participants if p.called is not None}
    asked = {r.party for r in case.requests if r.sent is not None}
    return tuple(
        party.id
        for party in case.parties
        if (party.id in called | asked or ever_granted(case, party.id))
        and clearance(case, party.id, day).missing not in GUARDIAN_SHUT_OUT
    )


def has_lost(case: Case, recipient: str, day: date) -> bool:
    """Whether consent lets a recipient have less than it once did."""
    allowed = clearance(case, recipient, day)
    shut = allowed.verdict is Verdict.NO and fell_on(case, day) is not None
    return shut or bool(ever_granted(case, recipient) - allowed.kinds)


def _down_from(entry: Consent, day: date) -> date | None:
    # The end first: what was taken back in part may have run out since.
    if entry.state.given and entry.valid_to is not None and entry.valid_to < day:
        return entry.valid_to + _DAY
    taken = entry.follows or entry.state in _NOES
    return entry.counts_from if taken else None


_NOES: Final = (ConsentState.NO, ConsentState.WITHDRAWN, ConsentState.BOARD_NO)
_DAY: Final = timedelta(days=1)


def _turned(case: Case, entry: Consent, day: date) -> date | None:
    """Find the birthday that has raised the question anew since."""
    since = entry.decided
    return case.young_person.raised_anew(since, day) if since else None


def _uncovered_meeting(case: Case, day: date, fell: date | None) -> date | None:
    meeting, booking = case.meeting, case.meeting.booking
    if booking.day is None or not meeting.is_ahead or not meeting.has_sip:
        return None
    then = max(day, booking.day)
    return booking.day if fell is not None and not sip_agreed(case, then) else None


def _affected(
    case: Case, party: Party, past: Past, day: date, fell: date | None
) -> Affected | None:
    allowed = clearance(case, party.id, day)
    shut = allowed.verdict is Verdict.NO and fell is not None
    copies = tuple(one for one in past.given if one.kinds - allowed.kinds)
    person = case.meeting.participant(party.id) if shut and _is_ahead(case) else None
    off = case.meeting.booking.cancelled is not None
    called = person is not None and (past.called or person.called is not None)
    if off and not past.called:
        person, called = None, False  # nobody goes to what is not held
    requests = tuple(_unsent(case, party, day)) if shut else ()
    if not (copies or person or requests):
        return None
    found = Affected(
        recipient=party.id,
        lost=frozenset().union(*(one.kinds for one in copies)) - allowed.kinds,
        lacks=allowed.missing,
        participant=person.id if person else "",
        called=called,
        copies=copies,
        requests=requests,
        written=_news(past.written, fell),
    )
    write = party.id in told_on_consent(case, day)
    return replace(found, remedies=tuple(_remedies(found, off=off, write=write)))


def _news(written: date | None, fell: date | None) -> date | None:
    """Give the day of the letter, unless it was before what it would tell of."""
    before = written is not None and fell is not None and written < fell
    return None if before else written


def _remedies(found: Affected, *, off: bool, write: bool) -> Iterator[Remedy]:
    """Name what can be done. Who is called is told before they are taken out."""
    if found.called and off and write:
        yield Remedy.TELL_CANCELLED
    if write and not found.written and (found.copies or (found.called and not off)):
        yield Remedy.WRITE
    if found.participant and not off and (found.written or not found.called):
        yield Remedy.REMOVE
    if found.requests:
        yield Remedy.TAKE_OUT_REQUEST


def _is_ahead(case: Case) -> bool:
    return case.meeting.record.held is None


def _unsent(case: Case, party: Party, day: date) -> Iterator[str]:
    for request in case.requests:
        if request.party != party.id or request.sent is not None:
            continue
        if clearance(case, party.id, day, request.ground).verdict is Verdict.NO:
            yield request.id
