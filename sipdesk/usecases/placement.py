"""The placement's own track."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.placement import Placement
from sipdesk.domain.track import DischargeChange
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
    why: str | None = None  # why the discharge date changed; None: not said


def record_placement(order: RecordPlacement, ports: Ports) -> Change:
    """Save the placement.

    The notification under SoF 9 kap. 20 § is blocked by nothing but its own date. Who
    judged somebody ready is asked for by the step, and holds up nothing.

    Each change of the preliminary discharge date is kept with its reason.

    Raises:
        RuleBroken: ``day-in-the-future`` (with the field),
            ``discharged-before-admitted``.

    """
    check_placement(order.placement, ports.clock.today())

    def edit(case: Case) -> Case:
        return with_placement(case, order.placement, order.why, ports)

    return change(order.case, order.seen, "placement-recorded", ports, edit)


def check_placement(stay: Placement, today: date) -> None:
    """Refuse days that cannot be.

    Raises:
        RuleBroken: as ``record_placement``.

    """
    for name in _PAST:
        day: date | None = getattr(stay, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
    if stay.admitted and stay.discharged and stay.discharged < stay.admitted:
        raise RuleBroken("discharged-before-admitted", "discharged")


def with_placement(case: Case, stay: Placement, why: str | None, ports: Ports) -> Case:
    """Give a case with another placement, and what that did to its discharge date."""
    changes = _changes(case, stay, why, ports)
    track = replace(case.track, discharge_changes=changes)
    return replace(case, placement=stay, track=track)


def _changes(
    case: Case, stay: Placement, why: str | None, ports: Ports
) -> tuple[DischargeChange, ...]:
    """Add a change, or what is now said of the last one."""
    before, changes = case.placement, case.track.discharge_changes
    was, becomes = before.preliminary_discharge, stay.preliminary_discharge
    unknown, today = _unknown(stay), ports.clock.today()
    reworded = bool(unknown) and unknown != _unknown(before)
    last = changes[-1] if changes else None
    same = last is not None and last.became is None and last.day == today
    if was != becomes or (reworded and not same):
        because = unknown or (why or "").strip()
        added = DischargeChange(
            ports.new_id(), today, was, becomes, because, ports.user.name
        )
        return (*changes, added)
    if last is None or (why is None and not reworded):
        return changes
    said = unknown if reworded else (why or "").strip()
    return (*changes[:-1], replace(last, why=said))


def _unknown(stay: Placement) -> str:
    known = stay.preliminary_discharge is not None
    return "" if known else stay.discharge_unknown.strip()
