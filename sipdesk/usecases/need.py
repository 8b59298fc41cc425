"""Upptäck behov."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.need import Need
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RecordNeed:
    """The need as it is judged now."""

    case: CaseId
    seen: int
    need: Need


def record_need(order: RecordNeed, ports: Ports) -> Change:
    """Save the judgement of the need, finished or not.

    Raises:
        RuleBroken: ``day-in-the-future``.

    """
    need = order.need
    if need.assessed is not None and need.assessed > ports.clock.today():
        raise RuleBroken("day-in-the-future", "assessed")

    def edit(case: Case) -> Case:
        return replace(case, need=need)

    return change(order.case, order.seen, "need-recorded", ports, edit)
