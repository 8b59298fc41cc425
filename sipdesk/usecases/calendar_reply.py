"""An answer out of a calendar: who answers, and what, before anything is registered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.meeting import Participant, Reply
from sipdesk.domain.telling import UNTOLD, Told
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.telling import read_told


@dataclass(frozen=True, slots=True)
class ReadReply:
    """A file that came, for the current meeting of a case."""

    case: CaseId
    data: bytes


@dataclass(frozen=True, slots=True)
class FoundReply:
    """What a file says. It is registered by ``register_reply`` once it is looked at."""

    participant: str  # their id; "" = the address does not tell who it is
    sender: str  # the address that answered; "" = the file does not say
    reply: Reply  # NONE = maybe: somebody has to ask
    day: date
    words: str
    sharing: tuple[str, ...] = ()  # ids of those called there, if several


def read_reply(order: ReadReply, ports: Ports) -> FoundReply:
    """Read an answer to the current meeting. Nothing is kept of the file.

    Raises:
        RuleBroken: ``calendar-other-meeting``, ``calendar-older``, or the reason why
            the file is no answer.
        Missing: there is no such case.

    """
    from sipdesk.documents.calendar import event, reply  # noqa: PLC0415  (when one is)

    found = reply.read(order.data)
    today = ports.clock.today()
    with ports.store.reading() as work:
        case = work.cases.get(order.case)
        told = read_told(work, case)
    if found.uid != event.uid_of(case.meeting):
        raise RuleBroken("calendar-other-meeting")
    there = _at(case, found.attendee)
    person = there[0] if len(there) == 1 else None
    if found.sequence < _least(case, told, person):
        raise RuleBroken("calendar-older")
    return FoundReply(
        participant=person.id if person else "",
        sender=found.attendee,
        reply=found.reply,
        day=min(found.day or today, today),
        words=found.words,
        sharing=() if person else tuple(p.id for p in there),
    )


def _called(case: Case) -> list[Participant]:
    return [p for p in case.meeting.participants if p.called is not None]


def _at(case: Case, address: str) -> list[Participant]:
    """Find those who were called at an address; several may share it."""
    mails = {p.id: p.email.strip().casefold() for p in case.parties}
    others = [p for p in _called(case) if p.party != YOUNG_PERSON]
    wanted = address.strip().casefold()
    return [p for p in others if wanted and mails.get(p.party) == wanted]


def _least(case: Case, told: Mapping[str, Told], person: Participant | None) -> int:
    """Give the number that an answer must have to be about what holds now."""
    whom = [person] if person else _called(case)
    now = case.meeting.booking
    return min((told.get(p.party, UNTOLD).sequence(now) for p in whom), default=0)
