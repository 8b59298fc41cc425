"""Utskick: who knows what of the meeting, and every letter due in one print job.

One file per recipient is kept, as always (product rule 12); that they come out of the
printer together does not make them one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sipdesk.documents.address import address_page
from sipdesk.documents.desk import Desk
from sipdesk.documents.parts import Copy
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import check_outgoing, opened
from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.settings import ADDRESS_LEFT, ADDRESS_TOP
from sipdesk.domain.telling import UNTOLD, Telling, Told, call, check_news, due
from sipdesk.usecases.paper import HandedOut, HandOut, keep_paper
from sipdesk.usecases.paper_copy import PaperOrder, Source
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.telling import read_told
from sipdesk.usecases.text import as_written
from sipdesk.usecases.whereabouts import Finished, check_place


@dataclass(frozen=True, slots=True)
class Addressee:
    """One participant: what they know, and the letter they lack."""

    recipient: str  # a party's id or YOUNG_PERSON
    last: Telling | None  # what they were told last; None = nothing
    lacks: PaperKind | None  # the letter that is due; None = they know what holds
    stopped: str = ""  # code of the notice that says why it may not go out


@dataclass(frozen=True, slots=True)
class Mailing:
    """The participants of a case's current meeting, in their order."""

    case_version: int
    addressees: tuple[Addressee, ...]

    @property
    def ready(self) -> tuple[Addressee, ...]:
        """Those whose letter can be printed now."""
        return tuple(a for a in self.addressees if a.lacks and not a.stopped)

    @property
    def held_back(self) -> tuple[Addressee, ...]:
        """Those who lack a letter that may not go out."""
        return tuple(a for a in self.addressees if a.lacks and a.stopped)


@dataclass(frozen=True, slots=True)
class PrintLetters:
    """Every letter that was ready when ``mailing`` was read."""

    case: CaseId
    mailing: Mailing


@dataclass(frozen=True, slots=True)
class Letter:
    """What is put in one envelope: an address page, and the paper that was kept."""

    address: bytes
    paper: HandedOut


def read_mailing(case_id: CaseId, ports: Ports) -> Mailing:
    """Tell who knows what, and which letters can go out today.

    Raises:
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        return _mailing(work, work.cases.get(case_id), ports.clock.today())


def print_letters(order: PrintLetters, ports: Ports) -> tuple[Letter, ...]:
    """Keep every letter that is ready, each by itself, and give them to be printed.

    All are kept, or none.

    Raises:
        Conflict: case or letters are not as they were when the mailing was read.
        RuleBroken: ``letters-nothing-due``; ``place-in-paper``: one of them gives
            away a place that its reader may not know.

    """
    made = ports.clock.now()
    with ports.store.work() as work:
        case = work.cases.get(order.case)
        mailing = _mailing(work, case, made.date())
        if mailing != order.mailing:
            raise Conflict
        if not mailing.ready:
            raise RuleBroken("letters-nothing-due")
        return tuple(_letters(work, case, mailing.ready, made, ports))


def _mailing(work: Work, case: Case, day: date) -> Mailing:
    told = read_told(work, case)
    found = []
    for person in case.meeting.participants:
        known = told.get(person.party, UNTOLD)
        lacks = due(case, person.party, known, day)
        stopped = _stopped(case, person.party, lacks, known, day)
        missed = (call(case, person.party), PaperKind.CALL_REMINDER)
        if stopped and known.last and lacks in missed:
            # Called in some other way: no letter from here is missed.
            lacks, stopped = None, ""
        found.append(Addressee(person.party, known.last, lacks, stopped))
    return Mailing(case.version, tuple(found))


def _stopped(
    case: Case, whom: str, lacks: PaperKind | None, known: Told, day: date
) -> str:
    if lacks is None:
        return ""
    try:
        check_outgoing(lacks, case, whom, 0, day)
        check_news(lacks, case.meeting.booking, known)
    except RuleBroken as broken:
        return broken.code
    return ""


def _letters(
    work: Work,
    case: Case,
    ready: Sequence[Addressee],
    made: datetime,
    ports: Ports,
) -> Iterator[Letter]:
    for one in ready:
        if one.lacks is None:
            continue
        order = PaperOrder(case.id, one.lacks, one.recipient)
        handed = HandOut(order, made, case.version, PRINTED)
        page = address_sheet(work, case, order, made, ports)
        yield Letter(page, keep_paper(work, handed, ports))


def address_sheet(
    work: Work, case: Case, order: PaperOrder, made: datetime, ports: Ports
) -> bytes:
    """Make the page with a recipient's address that a paper goes out behind.

    Raises:
        RuleBroken: ``place-in-paper``: it gives away a place that they may not know.

    """
    settings = work.house.settings()
    place = int(settings[ADDRESS_LEFT.key]), int(settings[ADDRESS_TOP.key])
    home, content = work.house.home(), as_written(work, ports.content)
    allowed = opened(order.kind, case, order.recipient, made.date())
    desk = Desk(home, ports.user, made, content, allowed.kinds)
    page = render(address_page(Copy(case, order.recipient, desk), *place)).data
    source = Source(case, case, UNTOLD)
    check_place(work, Finished(order, source, allowed, (page,), ()), ports)
    return page
