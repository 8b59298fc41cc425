"""Allt efter mötet: what each one is to have now, made ready by one order.

The minutes are finalised if they are not, the next meeting is begun if its day is set,
and every paper that may go out is kept by itself (product rule 12) and given to be
printed together with the recipient's other ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import check_outgoing, recipients
from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.meeting import Meeting, TiedTo
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.telling import UNTOLD, check_news, due
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.mailing import address_sheet
from sipdesk.usecases.meeting import with_next_meeting
from sipdesk.usecases.minutes import check_finalising, finalised
from sipdesk.usecases.paper import HandedOut, HandOut, keep_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import save
from sipdesk.usecases.talk_questions import without_unwanted
from sipdesk.usecases.telling import read_told

_NOTHING_TO_TELL: Final = "measures-none"


@dataclass(frozen=True, slots=True)
class AfterOrder:
    """Of which case, and whether the next meeting is to be begun when it can be."""

    case: CaseId
    begins_next: bool = True


@dataclass(frozen=True, slots=True)
class AfterPaper:
    """One paper that one recipient is to have and does not have yet."""

    kind: PaperKind
    recipient: str  # a party's id or YOUNG_PERSON
    version: int = 0  # of minutes or plan
    stopped: str = ""  # code of the notice that says why it may not go out


@dataclass(frozen=True, slots=True)
class AfterMeeting:
    """What is left to do after a meeting, as the case is now."""

    case_version: int
    finalises: bool  # the minutes are open, and are locked first
    can_begin_next: bool  # the day of the next SIP meeting is set and not past
    begins_next: bool  # and it is begun with the rest
    next_day: date | None  # of the follow-up that is begun, or has been
    papers: tuple[AfterPaper, ...]

    @property
    def ready(self) -> tuple[AfterPaper, ...]:
        """The papers that can be made now."""
        return tuple(one for one in self.papers if not one.stopped)

    @property
    def held_back(self) -> tuple[AfterPaper, ...]:
        """Those that may not go out."""
        return tuple(one for one in self.papers if one.stopped)

    @property
    def anything(self) -> bool:
        """Whether an order would do anything."""
        return self.finalises or self.begins_next or bool(self.ready)


@dataclass(frozen=True, slots=True)
class FinishMeeting:
    """Everything that was left to do when ``after`` was read."""

    case: CaseId
    after: AfterMeeting


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is put in one envelope: an address page, and the papers that were kept."""

    recipient: str
    address: bytes
    papers: tuple[HandedOut, ...]


@dataclass(frozen=True, slots=True)
class MeetingFinished:
    """The case as it was saved, what goes out, and what was stopped on its way.

    ``label`` is what was done last, as the journal has it; empty when only papers were
    made.
    """

    case: Case
    label: str
    bundles: tuple[Bundle, ...]
    stopped: tuple[AfterPaper, ...]


def read_after_meeting(order: AfterOrder, ports: Ports) -> AfterMeeting | None:
    """Tell what is left to do after the last meeting; None before any is over.

    Raises:
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        case = work.cases.get(order.case)
        return _after(work, case, begins_next=order.begins_next, ports=ports)


def finish_meeting(order: FinishMeeting, ports: Ports) -> MeetingFinished:
    """Do all that is left, in one transaction.

    A paper that is found to give away a hidden place is left out, and told of.

    Raises:
        Conflict: the case or what is left is not as it was when it was read.
        RuleBroken: ``case-closed``; as for ``finalise_minutes``.

    """
    made, label = ports.clock.now(), ""
    begins = order.after.begins_next
    with ports.store.work() as work:
        case = work.cases.get(order.case)
        if case.closing.closed is not None:
            raise RuleBroken("case-closed")
        after = _after(work, case, begins_next=begins, ports=ports)
        if after != order.after:
            raise Conflict
        if after.finalises:
            label = "minutes-finalised"
            case = save(work, finalised(case, work, ports), label, ports)
        if after.begins_next:
            label = "next-meeting-planned"
            begun = with_next_meeting(case, TiedTo.NONE, ports)
            case = save(work, without_unwanted(begun, work, ports), label, ports)
        making = _Making(work, case, made, ports)
        bundles = tuple(making.bundles(after.ready))
        stopped = (*after.held_back, *making.stopped)
        return MeetingFinished(case, label, bundles, stopped)


def _after(
    work: Work, case: Case, *, begins_next: bool, ports: Ports
) -> AfterMeeting | None:
    meeting = case.last_over
    if meeting is None:
        return None
    today, next_day = ports.clock.today(), meeting.record.next_day
    # What follows a meeting of the placement alone is no SIP meeting that was booked.
    current = meeting is case.meetings[-1] and meeting.has_sip
    can_begin = current and next_day is not None and next_day >= today
    begins = can_begin and begins_next
    then = with_next_meeting(case, TiedTo.NONE, ports) if begins else case
    left = _Left(work, case, then, meeting, today)
    following = None if then.meeting.is_over else then.meeting
    return AfterMeeting(
        case_version=case.version,
        finalises=left.finalises,
        can_begin_next=can_begin,
        begins_next=begins,
        next_day=following.booking.day if following else None,
        papers=tuple(left.papers()),
    )


class _Left:
    """The papers of a meeting that is over which are not yet with their recipients.

    ``then`` is the case as it will be when they are made.
    """

    def __init__(
        self, work: Work, case: Case, then: Case, over: Meeting, day: date
    ) -> None:
        self._case, self._then, self._over, self._day = case, then, over, day
        self._records = work.papers.of_case(case.id)
        self._told = read_told(work, case) if then is case else {}
        self.finalises = over is case.meeting and _may_be_locked(case)

    def papers(self) -> Iterator[AfterPaper]:
        """Give them, recipient by recipient, in the order people think of them."""
        given = (self._minutes(), self._my_plan(), self._calls(), self._measures())
        found = [paper for kind in given for paper in kind]
        whom = dict.fromkeys(
            (*recipients(PaperKind.PLAN, self._then, self._day), *_of(found))
        )
        for recipient in whom:
            yield from (one for one in found if one.recipient == recipient)

    def _minutes(self) -> Iterator[AfterPaper]:
        number = len(self._over.minutes) + self.finalises
        if not number or not self._are_locked_last:
            return
        for whom in self._whom(PaperKind.MINUTES):
            if not self._has(PaperKind.MINUTES, whom, number, self._first_locked):
                yield self._asked(PaperKind.MINUTES, whom, number)

    def _my_plan(self) -> Iterator[AfterPaper]:
        versions = self._case.plan.versions
        if not versions:
            if self._case.plan.measures:
                kind, code = PaperKind.MY_PLAN, "plan-not-established"
                yield AfterPaper(kind, YOUNG_PERSON, stopped=code)
            return
        number = versions[-1].number
        if not self._has(PaperKind.MY_PLAN, YOUNG_PERSON, number, 0):
            yield self._asked(PaperKind.MY_PLAN, YOUNG_PERSON, number)

    def _calls(self) -> Iterator[AfterPaper]:
        """Give the letters to the meeting that follows, once it is begun."""
        if self._then.meeting.is_over:
            return
        for person in self._then.meeting.participants:
            told = self._told.get(person.party, UNTOLD)
            kind = due(self._then, person.party, told, self._day)
            if kind is not None:
                yield self._asked(kind, person.party)

    def _measures(self) -> Iterator[AfterPaper]:
        kind, since = PaperKind.MEASURES, self._last_locked
        for whom in self._whom(kind):
            if not self._has(kind, whom, 0, since):
                asked = self._asked(kind, whom)
                if asked.stopped != _NOTHING_TO_TELL:
                    yield asked

    @property
    def _are_locked_last(self) -> bool:
        """Whether a paper of minutes would be of this meeting, when it is made."""
        return self.finalises or self._case.locked_last() == self._over

    @property
    def _first_locked(self) -> int:
        versions = self._over.minutes
        return versions[0].case_version if versions else self._case.version + 1

    @property
    def _last_locked(self) -> int:
        if self.finalises or not self._over.minutes:
            return self._case.version + 1
        return self._over.minutes[-1].case_version

    def _whom(self, kind: PaperKind) -> Sequence[str]:
        whom = recipients(kind, self._then, self._day)
        return [one for one in whom if one != FILE_COPY]

    def _has(self, kind: PaperKind, whom: str, version: int, since: int) -> bool:
        """Whether it went out to a recipient since the case was at a version."""
        return any(
            (record.kind, record.recipient, record.version) == (kind, whom, version)
            and record.case_version >= since
            for record in self._records
        )

    def _asked(self, kind: PaperKind, whom: str, version: int = 0) -> AfterPaper:
        try:
            check_outgoing(kind, self._then, whom, version, self._day)
            told = self._told.get(whom, UNTOLD)
            check_news(kind, self._then.meeting.booking, told)
        except RuleBroken as broken:
            return AfterPaper(kind, whom, version, broken.code)
        return AfterPaper(kind, whom, version)


def _may_be_locked(case: Case) -> bool:
    try:
        check_finalising(case)
    except RuleBroken:
        return False
    return True


def _of(papers: Sequence[AfterPaper]) -> list[str]:
    return [one.recipient for one in papers]


class _Making:
    """Keeps the papers that go out, and knows which were stopped on their way."""

    def __init__(self, work: Work, case: Case, made: datetime, ports: Ports) -> None:
        self._work, self._case, self._made, self._ports = work, case, made, ports
        self.stopped: list[AfterPaper] = []

    def bundles(self, ready: Sequence[AfterPaper]) -> Iterator[Bundle]:
        """Make each recipient's papers, after a page with their address."""
        for whom in dict.fromkeys(_of(ready)):
            own = [one for one in ready if one.recipient == whom]
            address = self._address(own)
            kept = tuple(filter(None, map(self._kept, own))) if address else ()
            if kept:
                yield Bundle(whom, address, kept)

    def _address(self, own: Sequence[AfterPaper]) -> bytes:
        """Make the page with an address; behind one that is stopped nothing goes."""
        order = self._order(own[0])
        try:
            return address_sheet(self._work, self._case, order, self._made, self._ports)
        except RuleBroken as broken:
            self.stopped += [replace(one, stopped=broken.code) for one in own]
            return b""

    def _kept(self, one: AfterPaper) -> HandedOut | None:
        order = HandOut(self._order(one), self._made, self._case.version, PRINTED)
        try:
            return keep_paper(self._work, order, self._ports)
        except RuleBroken as broken:
            self.stopped.append(replace(one, stopped=broken.code))
            return None

    def _order(self, one: AfterPaper) -> PaperOrder:
        return PaperOrder(self._case.id, one.kind, one.recipient, one.version)
