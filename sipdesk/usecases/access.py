"""Åtkomstloggen: read, checked, gone through by sample and signed for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import SystemRandom
from typing import Final

from sipdesk.content.access_words import told
from sipdesk.content.swedish import clock, in_sweden
from sipdesk.content.words import word
from sipdesk.documents.access_review import LookedAt, as_csv, review_document
from sipdesk.documents.pdf.render import render
from sipdesk.domain.access import Access, Act, Anchor, Finding, Review, Wanted
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.months import months_later
from sipdesk.domain.policy import ALLOW_LOG_EXPORT
from sipdesk.domain.rights import Right, check
from sipdesk.domain.settings import LOG_REVIEW_MONTHS
from sipdesk.domain.user import User
from sipdesk.usecases.anchors import Anchors, anchors_of
from sipdesk.usecases.log_faults import with_answers
from sipdesk.usecases.ports import Ports, Work

SAMPLE: Final = 20
"""Rows in a sample: as many as one goes through with care."""

_ALL: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadLog:
    """Which rows; ``case_number`` narrows to one case by its number."""

    wanted: Wanted
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row as it is read: who by name, which case by its number alone."""

    access: Access
    who: str
    case_number: str  # empty when it was of none, or of one that is erased
    about: str = ""  # whom it is about by name, where it is about one of the people


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """When the log is to be reviewed next, by the home's own figure.

    ``last`` is the day of the last review; None if there has been none, and then the
    time is counted from the day that the log began.
    """

    last: date | None
    due: date
    months: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class LogView:
    """Rows of the log, newest first, and what they can be narrowed by."""

    rows: tuple[LogRow, ...]
    total: int
    people: tuple[User, ...]
    due: ReviewDue
    last_review: Review | None = None
    faults: tuple[LogRow, ...] = ()  # found amiss, and not answered for


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """What a check of the whole log found."""

    rows: int
    anchors: Anchors
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CheckLog:
    """With what the log is to be compared beside what can be found.

    ``anchor`` is as it stands on the paper of a review; empty for none.
    """

    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SampleLog:
    """A sample of what was seen and done of people between two days."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ReviewLog:
    """That a sample was gone through, and what was found."""

    rows: tuple[LogRow, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that was signed for, and its paper."""

    review: Review
    paper: bytes
    file_name: str


def read_log(order: ReadLog, ports: Ports) -> LogView:
    """Read the log. That it is read stands in it then.

    Raises:
        RuleBroken: ``right-missing``, ``case-number-unknown``.

    """
    with ports.store.reading() as work:
        numbers, people = work.cases.numbers(), work.house.users()
        page = work.access.page(_narrowed(order, numbers))
        reviews = work.access.reviews()
        rows = _rows(page.rows, numbers, people)
        last = reviews[0] if reviews else None
        faults = _rows(work.access.unanswered(), numbers, people)
        return LogView(rows, page.total, people, _due(work, ports), last, faults)


def read_review_due(_: None, ports: Ports) -> ReviewDue:
    """Tell when the log is to be reviewed next.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.READ_LOG)
    with ports.store.reading() as work:
        return _due(work, ports)


def check_log(order: CheckLog, ports: Ports) -> CheckedLog:
    """Check every row, and that the log is the one of which there are anchors.

    Raises:
        RuleBroken: ``right-missing``, ``anchor-unreadable``.

    """
    check(ports.user, Right.READ_LOG)
    anchors = anchors_of(ports, order.anchor)
    with ports.store.reading() as work:
        findings = work.access.findings(anchors.all)
        return CheckedLog(work.access.anchor().number, anchors, findings)


def sample_log(order: SampleLog, ports: Ports) -> tuple[LogRow, ...]:
    """Draw rows by lot, newest first; one's own are left for somebody else.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.REVIEW_LOG)
    wanted = Wanted(first=order.first, last=order.last, limit=_ALL)
    with ports.store.reading() as work:
        page = work.access.page(wanted)
        others = [r for r in page.rows if _of_people(r) and r.by != ports.user.id]
        drawn = SystemRandom().sample(others, min(SAMPLE, len(others)))
        drawn.sort(key=lambda row: row.number, reverse=True)
        return _rows(drawn, work.cases.numbers(), work.house.users())


def _of_people(row: Access) -> bool:
    """Whether a row tells of somebody: whatever was done of a case, and searches."""
    return bool(row.case) or row.act is Act.SEARCHED


def review_log(order: ReviewLog, ports: Ports) -> Reviewed:
    """Sign for a sample that was gone through, and make its paper.

    Raises:
        RuleBroken: ``right-missing``, ``review-without-words``, ``review-of-nothing``.

    """
    if not order.rows:
        raise RuleBroken("review-of-nothing")
    if not order.words.strip():
        raise RuleBroken("review-without-words", "words")
    numbers = [row.access.number for row in order.rows]
    made = ports.clock.now()
    with ports.store.work() as work:
        faults = _faults(work)
        review = Review(
            id=ports.new_id(),
            day=in_sweden(made).date(),
            by=ports.user.id,
            first=min(numbers),
            last=max(numbers),
            looked_at=len(numbers),
            words=order.words.strip(),
        )
        work.access.put_review(review)
        # What is printed lies outside, and so tells if the end is cut off later.
        anchored = replace(review, anchor=work.access.anchor().text)
        work.access.put_review(anchored)
        home, signature = work.house.home(), ports.user.signature
    looked_at = LookedAt([_cells(row) for row in order.rows], faults)
    document = review_document(anchored, home, signature, looked_at, made)
    name = f"granskning-av-atkomstlogg-{anchored.day.isoformat()}.pdf"
    return Reviewed(anchored, render(document).data, name)


def export_log(order: ReadLog, ports: Ports) -> bytes:
    """Give the rows as CSV for the home's own register: UTF-8 with a mark, semicolons.

    Raises:
        RuleBroken: ``right-missing``, ``policy-forbids``, ``case-number-unknown``.

    """
    check(ports.user, Right.READ_LOG)
    ports.store.policies.check(ALLOW_LOG_EXPORT)
    with ports.store.work() as work:
        numbers = work.cases.numbers()
        wanted = replace(_narrowed(order, numbers), limit=_ALL, offset=0)
        found = work.access.page(wanted).rows
        work.access.did(Act.LOG_EXPORTED, detail=str(len(found)))
        rows = _rows(found, numbers, work.house.users())
    return as_csv([_cells(row) for row in rows])


def _due(work: Work, ports: Ports) -> ReviewDue:
    today, begun = ports.clock.today(), work.access.begun()
    reviews = work.access.reviews()
    months = int(work.house.settings()[LOG_REVIEW_MONTHS.key])
    last = reviews[0].day if reviews else None
    since = last or (in_sweden(begun).date() if begun else today)
    due = months_later(since, months)
    return ReviewDue(last, due, months, is_late=due < today)


def _narrowed(order: ReadLog, numbers: Mapping[str, str]) -> Wanted:
    number = order.case_number.strip()
    if not number:
        return order.wanted
    for case, its_own in numbers.items():
        if its_own == number:
            return replace(order.wanted, case=case)
    raise RuleBroken("case-number-unknown", "case_number")


def _faults(work: Work) -> list[tuple[str, ...]]:
    """Tell what was found amiss since the review before, and what is said of it."""
    names = {user.id: user.name for user in work.house.users()}
    anchors = [Anchor.read(review.anchor) for review in work.access.reviews()]
    before = max((anchor.number for anchor in anchors if anchor), default=0)
    found = with_answers(work, before, names)
    return [
        (*_cells(LogRow(row, "", ""))[:3], word(row.act), said) for row, said in found
    ]


def _rows(
    rows: Sequence[Access], numbers: Mapping[str, str], people: Sequence[User]
) -> tuple[LogRow, ...]:
    names = {user.id: user.name for user in people}
    return tuple(
        LogRow(
            row,
            names.get(row.by, ""),
            numbers.get(row.case, ""),
            names.get(row.person, ""),
        )
        for row in rows
    )


def _cells(row: LogRow) -> tuple[str, ...]:
    at, access = in_sweden(row.access.at), row.access
    return (
        str(access.number),
        at.date().isoformat(),
        clock(at.time()),
        row.who,
        word(access.act),
        row.case_number,
        told(access, row.about),
    )
