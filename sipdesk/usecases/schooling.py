"""Skola: write down how it stands between the schools and the social services."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.schooling import Schooling, check_schooling
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class RecordSchooling:
    """The rows as they are known now."""

    case: CaseId
    seen: int
    schooling: Schooling


def record_schooling(order: RecordSchooling, ports: Ports) -> Change:
    """Save the rows on school.

    Raises:
        RuleBroken: as ``check_schooling``.

    """
    check_schooling(order.schooling, ports.clock.today())

    def edit(case: Case) -> Case:
        return replace(case, schooling=order.schooling)

    return change(order.case, order.seen, "schooling-recorded", ports, edit)
