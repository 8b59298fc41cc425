"""Papers that came from others: taken in, looked at, taken out again.

The original stays where it came in; what is kept here is a copy in the encrypted file.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.received import MOST_BYTES, ReceivedKind, ReceivedPaper
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change


@dataclass(frozen=True, slots=True)
class ReceivePaper:
    """A PDF that came to a case."""

    case: CaseId
    kind: ReceivedKind
    received: date
    data: bytes
    words: str = ""  # what the home wants to remember of it


@dataclass(frozen=True, slots=True)
class ReceivedOf:
    """One of the papers that came to a case."""

    case: CaseId
    paper: str


def receive_paper(order: ReceivePaper, ports: Ports) -> Change:
    """Keep a copy of a PDF as it came, beside the case, which is not changed.

    Raises:
        RuleBroken: ``day-in-the-future``, ``received-empty``, ``received-too-big``,
            ``received-not-pdf``, ``received-locked``, ``case-closed``.
        Missing: there is no such case.

    """
    if order.received > ports.clock.today():
        raise RuleBroken("day-in-the-future", "received")
    paper = ReceivedPaper(
        id=ports.new_id(),
        case=order.case,
        kind=order.kind,
        received=order.received,
        at=ports.clock.now(),
        by=ports.user.id,
        sha256=hashlib.sha256(order.data).hexdigest(),
        pages=_pages(order.data),
        words=order.words.strip(),
    )
    with ports.store.work() as work:
        case = _check_open(work, order.case)
        work.received.add(paper, order.data)
    return Change(case, "")


def read_received(case_id: CaseId, ports: Ports) -> tuple[ReceivedPaper, ...]:
    """Read the papers that came to a case, newest first."""
    with ports.store.reading() as work:
        work.cases.get(case_id)  # who reads of it has looked at it
        return work.received.of_case(case_id)


def read_received_file(order: ReceivedOf, ports: Ports) -> bytes:
    """Read one of them, as it came.

    Raises:
        Missing: it is not there, or came to another case.

    """
    with ports.store.reading() as work:
        _check_there(work, order)
        return work.received.data(order.paper)


def remove_received(order: ReceivedOf, ports: Ports) -> None:
    """Take the copy out again; the original is not touched.

    Raises:
        RuleBroken: ``case-closed``.
        Missing: it is not there, or came to another case.

    """
    with ports.store.work() as work:
        _check_open(work, order.case)
        _check_there(work, order)
        work.received.remove(order.paper)


def _pages(data: bytes) -> int:
    if not data:
        raise RuleBroken("received-empty")
    if len(data) > MOST_BYTES:
        raise RuleBroken("received-too-big")
    from sipdesk.documents.pdf import received  # noqa: PLC0415  (only when one comes)

    return received.pages_of(data)


def _check_open(work: Work, case_id: CaseId) -> Case:
    case = work.cases.get(case_id)
    if case.closing.closed is not None:
        raise RuleBroken("case-closed")
    return case


def _check_there(work: Work, order: ReceivedOf) -> None:
    if order.paper not in {paper.id for paper in work.received.of_case(order.case)}:
        raise Missing
