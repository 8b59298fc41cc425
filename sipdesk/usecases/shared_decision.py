"""Delat beslutsfattande: weigh alternatives together, and decide."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.many import put, without
from sipdesk.domain.shared_decision import SharedDecision, check_decision
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class PutDecision:
    """A question that is decided together, as far as one has come."""

    case: CaseId
    seen: int
    decision: SharedDecision


@dataclass(frozen=True, slots=True)
class RemoveDecision:
    """A question that is not to be decided so."""

    case: CaseId
    seen: int
    decision: str


def put_decision(order: PutDecision, ports: Ports) -> Change:
    """Add or change a question that is decided together.

    Raises:
        RuleBroken: as ``check_decision``.

    """
    decision = order.decision
    decision = replace(
        decision,
        question=decision.question.strip(),
        options=tuple(replace(o, text=o.text.strip()) for o in decision.options),
    )
    check_decision(decision, ports.clock.today())

    def edit(case: Case) -> Case:
        return replace(case, decisions=put(case.decisions, decision))

    return change(order.case, order.seen, "decision-put", ports, edit)


def remove_decision(order: RemoveDecision, ports: Ports) -> Change:
    """Take a question out, with all that was said about it.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        return replace(case, decisions=without(case.decisions, order.decision))

    return change(order.case, order.seen, "decision-removed", ports, edit)
