"""Giving cases to another coordinator, all of them or some."""

from dataclasses import dataclass, replace

from sipdesk.domain.assignment import HeldCase
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.journal import ASSIGNED
from sipdesk.domain.rights import Right, may
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import assign


@dataclass(frozen=True, slots=True)
class CasesOf:
    """Whose open cases to read, by a user's id."""

    coordinator: str


@dataclass(frozen=True, slots=True)
class AssignCases:
    """Cases that one coordinator gives to another, each as it was seen."""

    giver: str
    taker: str
    cases: tuple[HeldCase, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """How many cases have another coordinator now, and who that is."""

    taker: str
    cases: int


def read_cases_of(order: CasesOf, ports: Ports) -> tuple[HeldCase, ...]:
    """Read somebody's open cases: number, and name for who reads cases.

    Raises:
        RuleBroken: ``right-missing``, of another's for who may not assign cases.

    """
    if not order.coordinator:
        return ()
    with ports.store.reading() as work:
        return work.cases.open_cases(order.coordinator)


def assign_cases(order: AssignCases, ports: Ports) -> Assigned:
    """Give cases to another, all of them or none: each is saved, and in its journal.

    Raises:
        RuleBroken: ``right-missing``, ``assign-…``.
        Conflict: one of them has been saved since it was seen, or is not theirs.
        Missing: one of them is not there any more.

    """
    if not order.taker:
        raise RuleBroken("assign-to-nobody", "taker")
    if order.taker == order.giver:
        raise RuleBroken("assign-to-giver", "taker")
    if not order.cases:
        raise RuleBroken("assign-no-case")
    with ports.store.work() as work:
        working = {u.id for u in work.house.users() if may(u, Right.WORK_CASES)}
        if order.taker not in working:
            raise RuleBroken("assign-to-nobody", "taker")
        for one in order.cases:
            case = replace(_seen(one, order.giver, work), coordinator=order.taker)
            assign(work, case, ASSIGNED, ports)
    return Assigned(order.taker, len(order.cases))


def _seen(one: HeldCase, giver: str, work: Work) -> Case:
    case = work.cases.unseen(CaseId(one.id))
    if case.closing.closed is not None:
        raise Missing
    if case.version != one.version or case.coordinator != giver:
        raise Conflict
    return case
