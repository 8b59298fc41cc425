"""A principal that stays away: that its chief is told, and a deviation reported."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.absence import stays_away
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import is_principal
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.many import find, put
from sipdesk.domain.meeting import Participant
from sipdesk.usecases.meeting import with_meeting
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class FollowUpAbsence:
    """What has been done about a principal that stays away; None is not done."""

    case: CaseId
    seen: int
    participant: str
    chief_told: date | None = None
    deviation: date | None = None
    deviation_reference: str = ""  # the number that the deviation has


def follow_up_absence(order: FollowUpAbsence, ports: Ports) -> Change:
    """Register it, in place of what was registered before.

    Raises:
        RuleBroken: ``absence-not-principal``, ``absence-was-there``,
            ``day-in-the-future``, ``deviation-without-day``.
        Missing: there is no such participant.

    """
    today = ports.clock.today()
    for name, day in (("chief_told", order.chief_told), ("deviation", order.deviation)):
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
    reference = order.deviation_reference.strip()
    if reference and order.deviation is None:
        raise RuleBroken("deviation-without-day", "deviation")

    def edit(case: Case) -> Case:
        person = find(_people(case), order.participant)
        if not is_principal(case, person.party):
            raise RuleBroken("absence-not-principal")
        if not stays_away(case, person):
            raise RuleBroken("absence-was-there")
        followed = replace(
            person,
            chief_told=order.chief_told,
            deviation=order.deviation,
            deviation_reference=reference,
        )
        (meeting,) = (m for m in case.meetings if person in m.participants)
        people = put(meeting.participants, followed)
        return with_meeting(case, replace(meeting, participants=people))

    return change(order.case, order.seen, "absence-followed-up", ports, edit)


def _people(case: Case) -> tuple[Participant, ...]:
    return tuple(person for m in case.meetings for person in m.participants)
