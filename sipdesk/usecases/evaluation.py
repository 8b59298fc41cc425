"""Tyck till om mötet: forms handed out and answers that came back, per group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.many import put, without
from sipdesk.usecases.meeting import with_meeting
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class PutEvaluation:
    """A group's count to add or change."""

    case: CaseId
    seen: int
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class RemoveEvaluation:
    """A group's count to take out."""

    case: CaseId
    seen: int
    evaluation: str


def put_evaluation(order: PutEvaluation, ports: Ports) -> Change:
    """Save how many were asked and answered; each group stands once.

    Raises:
        RuleBroken: ``evaluation-count``, ``evaluation-twice``, ``meeting-not-held``.

    """
    order.evaluation.check()

    def edit(case: Case) -> Case:
        if case.last_held.record.held is None:
            raise RuleBroken("meeting-not-held")
        before = case.last_held.evaluations
        counted = put(before, order.evaluation)
        if _twice(counted) > _twice(before):
            raise RuleBroken("evaluation-twice", "group")
        return with_meeting(case, replace(case.last_held, evaluations=counted))

    return change(order.case, order.seen, "evaluation-counted", ports, edit)


def _twice(counts: Sequence[Evaluation]) -> int:
    """Tell how many counts are of a group that has another.

    Homes from before groups were told apart may have some: they can still be mended.
    """
    return len(counts) - len({one.group for one in counts})


def remove_evaluation(order: RemoveEvaluation, ports: Ports) -> Change:
    """Take a count out.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        left = without(case.last_held.evaluations, order.evaluation)
        return with_meeting(case, replace(case.last_held, evaluations=left))

    return change(order.case, order.seen, "evaluation-removed", ports, edit)
