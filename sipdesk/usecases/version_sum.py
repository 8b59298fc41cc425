"""Whether locked versions still say what they said when they were locked."""

from collections.abc import Iterator, Mapping
from enum import Enum

from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing
from sipdesk.domain.paper import PaperKind
from sipdesk.usecases.paper_copy import Version, sum_of
from sipdesk.usecases.ports import Ports, Work


class Sum(Enum):
    """How a version's sum stands against what is stored."""

    ELSEWHERE = "elsewhere"  # what was locked is kept at another home
    UNKNOWN = "unknown"  # it was locked before sums were kept
    HOLDS = "holds"
    DIFFERS = "differs"  # of another text: or home, names or program are others now


def check_versions(case_id: CaseId, ports: Ports) -> Mapping[str, Sum]:
    """Sum every locked version of a case again; gives how each stands, by its id.

    What is summed is the version's own stored case, with the letter kept with it.

    Raises:
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        case = work.cases.get(case_id)
        minutes = (v for meeting in case.meetings for v in meeting.minutes)
        plans = case.plan.versions
        return {
            **dict(_checked(work, case_id, PaperKind.MINUTES, minutes, ports)),
            **dict(_checked(work, case_id, PaperKind.PLAN, iter(plans), ports)),
        }


def _checked(
    work: Work,
    case_id: CaseId,
    kind: PaperKind,
    versions: Iterator[Version],
    ports: Ports,
) -> Iterator[tuple[str, Sum]]:
    for version in versions:
        yield version.id, _check(work, case_id, kind, version, ports)


def _check(
    work: Work, case_id: CaseId, kind: PaperKind, version: Version, ports: Ports
) -> Sum:
    if version.case_version == 0:
        return Sum.ELSEWHERE
    if not version.sha256:
        return Sum.UNKNOWN
    try:
        case = work.cases.unseen(case_id, version.case_version)
        if kind is PaperKind.MINUTES:
            case = case.back_at(case.minuted_as(version.id))
    except Missing:
        return Sum.DIFFERS
    found = sum_of(work, kind, case, version, ports)
    return Sum.HOLDS if found == version.sha256 else Sum.DIFFERS
