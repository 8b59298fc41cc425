"""Vem har fått vilken version: read out of the papers that went out, and the guard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import as_locked, check_outgoing, recipients
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import OF_PLAN, PaperKind, PaperRecord
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class DistributionOf:
    """Whose versions are meant: ``MINUTES`` or ``PLAN``, of a case."""

    case: CaseId
    kind: PaperKind


@dataclass(frozen=True, slots=True)
class Received:
    """One recipient, and the latest version that has gone out to them."""

    recipient: str  # a party's id or YOUNG_PERSON
    role: str  # as in the paper's record; "" while nothing has gone out
    record: PaperRecord | None  # None = they have none
    stopped: str = ""  # code of the notice that says why the latest may not go out
    former: bool = False  # takes part no more, and no paper is written for them


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who has which version of what was locked last."""

    kind: PaperKind
    latest: int  # 0 = nothing is locked yet
    received: tuple[Received, ...]

    def is_up_to_date(self, one: Received) -> bool:
        """Whether a recipient has the latest version."""
        return one.record is not None and one.record.version >= self.latest


def read_distribution(order: DistributionOf, ports: Ports) -> Distribution:
    """Tell who has which version of the last minutes, or of the plan.

    The plan in short that the young person was given tells the same version.

    Raises:
        Missing: there is no such case.

    """
    day = ports.clock.today()
    with ports.store.reading() as work:
        case = work.cases.get(order.case)
        records = work.papers.of_case(case.id)
    latest = _locked(case, order.kind)
    kinds = OF_PLAN if order.kind is PaperKind.PLAN else {order.kind}
    given = [
        record
        for record in records
        if record.kind in kinds and record.version and _is_of(case, record)
    ]
    found = _received(case, order.kind, latest, given, day) if latest else ()
    return Distribution(order.kind, latest, tuple(found))


def _locked(case: Case, kind: PaperKind) -> int:
    """Give the latest version's number; 0 when nothing is locked."""
    if kind is PaperKind.PLAN:
        return len(case.plan.versions)
    meeting = case.locked_last()
    return len(meeting.minutes) if meeting else 0


def _is_of(case: Case, record: PaperRecord) -> bool:
    """Whether a paper is of the plan, or of the minutes that were locked last.

    Those that went out were of the minutes that had been locked last by then.
    """
    if record.kind is not PaperKind.MINUTES:
        return True
    return case.locked_last(record.case_version) == case.locked_last()


def _received(
    case: Case,
    kind: PaperKind,
    latest: int,
    given: Sequence[PaperRecord],
    day: date,
) -> Iterator[Received]:
    of = as_locked(case, kind)
    whom = [one for one in recipients(kind, of, day) if one != FILE_COPY]
    for one in whom:
        record = _last(given, one)
        role = record.recipient_role if record else ""
        yield Received(one, role, record, _stopped(case, kind, one, latest, day))
    for one in dict.fromkeys(r.recipient for r in given):
        record = _last(given, one)
        if one not in {*whom, FILE_COPY} and record is not None:
            yield Received(one, record.recipient_role, record, former=True)


def _last(given: Sequence[PaperRecord], recipient: str) -> PaperRecord | None:
    own = [record for record in given if record.recipient == recipient]
    return max(own, key=lambda r: (r.version, r.made), default=None)


def _stopped(case: Case, kind: PaperKind, whom: str, latest: int, day: date) -> str:
    try:
        check_outgoing(kind, case, whom, latest, day)
    except RuleBroken as broken:
        return broken.code
    return ""
