"""Gallring: off until it is decided; then listed, tried dry, and carried out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.documents.erasure import certificate_document
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.many import find
from sipdesk.domain.months import MOST_MONTHS, months_later
from sipdesk.domain.policy import ALLOW_ERASURE, RETENTION_LEAST_MONTHS
from sipdesk.domain.retention import (
    Cleared,
    Decision,
    Erasure,
    Hindrance,
    Hold,
    RecordKind,
    Rule,
    Standing,
    hindrances,
)
from sipdesk.domain.rights import Right, check
from sipdesk.domain.transfer import Direction
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class RegisterDecision:
    """SiS's decision: its number and day, and the months and basis for cases."""

    number: str
    day: date | None
    months: int | None
    basis: str


@dataclass(frozen=True, slots=True)
class PutHold:
    """A case that is to be kept, and why."""

    case: CaseId
    why: str


@dataclass(frozen=True, slots=True)
class LiftHold:
    """A hold that is no longer needed."""

    hold: str


@dataclass(frozen=True, slots=True)
class ClearCase:
    """That all of a case is kept in KIA, or need not be kept."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class RetainedCase:
    """A closed case, from when it may be erased, and what hinders it today."""

    case: CaseId
    number: str
    closed: date
    due: date
    hindrances: tuple[Hindrance, ...]


@dataclass(frozen=True, slots=True)
class Retained:
    """How gallring stands: nothing is listed while it is not decided."""

    decision: Decision | None
    cases: tuple[RetainedCase, ...] = ()
    holds: tuple[Hold, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    least_months: int = 0  # by policy, whatever the decision says
    allowed: bool = True  # by policy, on this computer

    @property
    def ready(self) -> tuple[RetainedCase, ...]:
        """Those that nothing hinders: what is erased if it is carried out now."""
        return tuple(one for one in self.cases if not one.hindrances)


@dataclass(frozen=True, slots=True)
class EraseCases:
    """Exactly the cases that the dry run listed."""

    cases: tuple[CaseId, ...]


@dataclass(frozen=True, slots=True)
class Erased:
    """That cases are erased.

    ``traces`` of them stand in the file until the home is closed: somebody was at work
    in it, or the disk refused. Nothing that is shown or searched finds them.
    """

    erasure: Erasure
    traces: bool


def register_decision(order: RegisterDecision, ports: Ports) -> Retained:
    """Register SiS's decision; only then can anything be erased.

    Raises:
        RuleBroken: ``right-missing``, ``decision-without-number``,
            ``decision-without-day``, ``day-in-the-future``, ``decision-months``,
            ``decision-months-too-many``, ``decision-without-basis``.

    """
    check(ports.user, Right.RETAIN)
    if not order.number.strip():
        raise RuleBroken("decision-without-number", "number")
    if order.day is None:
        raise RuleBroken("decision-without-day", "day")
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    if order.months is None or order.months < 0:
        raise RuleBroken("decision-months", "months")
    if order.months > MOST_MONTHS:
        most = {"most": str(MOST_MONTHS)}
        raise RuleBroken("decision-months-too-many", "months", most)
    if not order.basis.strip():
        raise RuleBroken("decision-without-basis", "basis")
    rule = Rule(ports.new_id(), RecordKind.CASE, order.months, order.basis.strip())
    decision = Decision(
        ports.new_id(), order.number.strip(), order.day, ports.user.id, (rule,)
    )
    with ports.store.work() as work:
        work.retention.put_decision(decision)
    return read_retention(None, ports)


def put_hold(order: PutHold, ports: Ports) -> Retained:
    """Keep a case whatever the decision says.

    Raises:
        RuleBroken: ``right-missing``, ``hold-without-case``,
            ``hold-without-reason``.
        Missing: there is no such case.

    """
    if not order.case:
        raise RuleBroken("hold-without-case", "case")
    if not order.why.strip():
        raise RuleBroken("hold-without-reason", "why")
    today = ports.clock.today()
    with ports.store.work() as work:
        if order.case not in work.cases.numbers():
            raise Missing
        why = order.why.strip()
        hold = Hold(ports.new_id(), order.case, today, ports.user.id, why)
        work.retention.put_hold(hold)
    return read_retention(None, ports)


def lift_hold(order: LiftHold, ports: Ports) -> Retained:
    """Let the decision hold for a case again.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is no such hold.

    """
    with ports.store.work() as work:
        hold = find(work.retention.holds(), order.hold)
        work.retention.put_hold(replace(hold, lifted=ports.clock.today()))
    return read_retention(None, ports)


def clear_case(order: ClearCase, ports: Ports) -> Cleared:
    """Say that all of a closed case is kept in KIA, or need not be kept.

    Raises:
        RuleBroken: ``right-missing``, ``case-not-closed``.
        Missing: there is no such case.

    """
    with ports.store.work() as work:
        if work.cases.get(order.case).closing.closed is None:
            raise RuleBroken("case-not-closed")
        cleared = Cleared(order.case, ports.clock.today(), ports.user.id)
        work.retention.put_cleared(cleared)
    return cleared


def read_cleared(case: CaseId, ports: Ports) -> Cleared | None:
    """Tell whether a case has been gone through for gallring, and when."""
    with ports.store.reading() as work:
        return next((one for one in work.retention.cleared() if one.id == case), None)


def read_retention(_: None, ports: Ports) -> Retained:
    """List every closed case with what hinders it: a dry run. Nothing is changed.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.RETAIN)
    with ports.store.reading() as work:
        decision, holds = work.retention.decision(), work.retention.holds()
        erasures = work.retention.erasures()
        rule = _rule(decision, ports)
        cases = _closed(work, rule, ports.clock.today()) if rule else ()
        rows = sorted(cases, key=lambda one: (one.due, one.number))
        policies = ports.store.policies
        return Retained(
            decision,
            tuple(rows),
            holds,
            erasures,
            _least_months(ports),
            policies.allows(ALLOW_ERASURE),
        )


def erase_cases(order: EraseCases, ports: Ports) -> Erased:
    """Erase the cases of the dry run for good, and give the certificate.

    Raises:
        RuleBroken: ``right-missing``, ``retention-not-decided``,
            ``nothing-to-erase``, ``policy-forbids``.
        Conflict: what may be erased is not what the dry run listed.

    """
    check(ports.user, Right.RETAIN)
    ports.store.policies.check(ALLOW_ERASURE)
    if not order.cases:
        raise RuleBroken("nothing-to-erase")
    with ports.store.work() as work:
        decision = work.retention.decision()
        rule = _rule(decision, ports)
        if decision is None or rule is None:
            raise RuleBroken("retention-not-decided")
        may = {one.case: one for one in _closed(work, rule, ports.clock.today())}
        days = [may[case].closed for case in order.cases if case in may]
        hindered = any(may[case].hindrances for case in order.cases if case in may)
        if hindered or len(days) != len(order.cases):
            raise Conflict
        saves = work.retention.saves()
        erasure = Erasure(
            id=ports.new_id(),
            at=ports.clock.now(),
            by=ports.user.id,
            kind=RecordKind.CASE,
            decision=decision.number,
            count=len(order.cases),
            papers=sum(work.retention.erase(case) for case in order.cases),
            first=min(days),
            last=max(days),
            saves=saves,
        )
        work.retention.put_erasure(erasure)
    return Erased(erasure, traces=not ports.store.compact())


def certificate(erasure: str, ports: Ports) -> bytes:
    """Make the paper of an erasure.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: there is no such erasure.

    """
    check(ports.user, Right.RETAIN)
    with ports.store.reading() as work:
        found = find(work.retention.erasures(), erasure)
        names = {user.id: user.signature for user in work.house.users()}
        home = work.house.home()
    made = ports.clock.now()
    paper = certificate_document(found, home, names.get(found.by, ""), made)
    return render(paper).data


def _rule(decision: Decision | None, ports: Ports) -> Rule | None:
    """Give the decision's rule for cases, with no fewer months than policy says."""
    rule = decision.rule(RecordKind.CASE) if decision else None
    if rule is None:
        return None
    return replace(rule, months=max(rule.months, _least_months(ports)))


def _least_months(ports: Ports) -> int:
    least = ports.store.policies.decide(RETENTION_LEAST_MONTHS).value
    return least if isinstance(least, int) else 0


def _closed(work: Work, rule: Rule, today: date) -> Iterator[RetainedCase]:
    held = {hold.case for hold in work.retention.holds() if hold.lifted is None}
    cleared = {one.id for one in work.retention.cleared()}
    for case_id, number in _numbers(work).items():
        case = work.cases.unseen(case_id)
        closed = case.closing.closed
        if closed is None:
            continue
        standing = Standing(
            _unmarked(work, case),
            case_id in cleared,
            case_id in held,
            _is_astray(work, case),
        )
        yield RetainedCase(
            case=case_id,
            number=number,
            closed=closed,
            due=months_later(closed, rule.months),
            hindrances=hindrances(closed, standing, rule, today),
        )


def _numbers(work: Work) -> Mapping[CaseId, str]:
    return {CaseId(case): number for case, number in work.cases.numbers().items()}


def _is_astray(work: Work, case: Case) -> bool:
    return any(
        t.case == case.id
        and t.direction is Direction.SENT
        and t.case_version == case.version
        and t.received is None
        for t in work.transfers.all()
    )


def _unmarked(work: Work, case: Case) -> int:
    return sum(paper.in_kia is None for paper in work.papers.of_case(case.id))
