"""The placement's own track."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.placement import Placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change

_PAST = (
    "admitted",
    "start_meeting_held",
    "review_meeting_held",
    "ready",
    "notified",
    "discharge_meeting_held",
    "discharged",
    "handed_over",
    "aftercare_asked",
)


@dataclass(frozen=True, slots=True)
class RecordPlacement:
    """The placement as it is known now."""

    case: CaseId
    seen: int
    placement: Placement


def record_placement(order: RecordPlacement, ports: Ports) -> Change:
    """Save the placement.

    The notification under SoF 9 kap. 20 § is blocked by nothing but its own date. Who
    judged somebody ready is asked for by the step, and holds up nothing.

    Raises:
        RuleBroken: ``day-in-the-future`` (with the field),
            ``discharged-before-admitted``.

    """
    stay = order.placement
    today = ports.clock.today()
    for name in _PAST:
        day: date | None = getattr(stay, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
    if stay.admitted and stay.discharged and stay.discharged < stay.admitted:
        raise RuleBroken("discharged-before-admitted", "discharged")

    def edit(case: Case) -> Case:
        return replace(case, placement=stay)

    return change(order.case, order.seen, "placement-recorded", ports, edit)
