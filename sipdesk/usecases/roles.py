"""Utse roller."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.meeting import Calls, Roles
from sipdesk.usecases.meeting import in_meeting
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RecordRoles:
    """Who does what at the current meeting."""

    case: CaseId
    seen: int
    roles: Roles


def record_roles(order: RecordRoles, ports: Ports) -> Change:
    """Save who does what.

    Raises:
        RuleBroken: ``convener-is-principal`` when the convener is not of kommun or
            region; ``day-in-the-future``.
        Missing: the convener is not in the case.

    """
    roles = order.roles
    if roles.commissioned is not None and roles.commissioned > ports.clock.today():
        raise RuleBroken("day-in-the-future", "commissioned")
    if roles.calls is not Calls.SIS_ON_COMMISSION:
        roles = replace(roles, commissioned=None, commissioned_by="")

    def edit(case: Case) -> Case:
        if roles.convener and case.party(roles.convener).principal is None:
            raise RuleBroken("convener-is-principal", "convener")
        return in_meeting(case, roles=roles)

    return change(order.case, order.seen, "roles-recorded", ports, edit)
