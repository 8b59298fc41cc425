"""Oro för barn: write what is reported. Nothing stops it, and nothing waits for it."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.concern import OTHER_CHILD, Concern
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.identity import written_number
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change


@dataclass(frozen=True, slots=True)
class WriteConcern:
    """A concern as it stands; who wrote it, and when, is noted by itself."""

    case: CaseId
    concern: Concern


@dataclass(frozen=True, slots=True)
class Concerns:
    """The concerns written in a case, newest first, with the writers' names."""

    concerns: tuple[Concern, ...]
    names: dict[str, str]


def write_concern(order: WriteConcern, ports: Ports) -> Change:
    """Keep a concern beside the case, open or closed; the case itself is not changed.

    Nothing in it must be known. The child's name is written down with it when the
    child is the young person or a party: they may be called something else later.

    Raises:
        RuleBroken: ``concern-sent``: it has gone out, and is followed by a new one.
        Missing: there is no such case.

    """
    with ports.store.work() as work:
        case = work.cases.get(order.case)
        before = work.concerns.find(order.concern.id)
        if before is not None and before.case != case.id:
            raise Missing
        if before is not None and before.sent is not None:
            raise RuleBroken("concern-sent")
        written = replace(
            _named(order.concern, case),
            case=case.id,
            by=ports.user.id,
            written=ports.clock.now(),
            sent=None,
            paper="",
        )
        work.concerns.put(written)
        return Change(case, "")


def read_concerns(case_id: CaseId, ports: Ports) -> Concerns:
    """Read what has been reported, or begun, in a case."""
    with ports.store.reading() as work:
        names = {u.id: u.name for u in work.house.users()}
        return Concerns(work.concerns.of_case(case_id), names)


def _named(concern: Concern, case: Case) -> Concern:
    if concern.about == YOUNG_PERSON:
        young = case.young_person
        day = young.birth_date.isoformat() if young.birth_date else ""
        born = written_number(young.number) or day
        return replace(concern, name=young.name, born=born)
    if concern.about in ("", OTHER_CHILD):
        return concern
    known = (p.name for p in case.parties if p.id == concern.about)
    return replace(concern, name=next(known, "") or concern.name)
