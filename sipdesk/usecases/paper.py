"""Papper: look at a recipient's copy, hand it out, keep track."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from sipdesk.content.document_text import as_text
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import check_outgoing, recipient_role
from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.domain.guard import FILE_COPY, Clearance
from sipdesk.domain.paper import (
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperRecord,
)
from sipdesk.domain.telling import Told, check_news
from sipdesk.usecases.paper_copy import (
    PaperOrder,
    check_channel,
    file_name,
    make_copy,
    other_name,
    outgoing,
    read_source,
    words_of,
)
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class Preview:
    """A paper in memory, as its recipient would see it."""

    order: PaperOrder
    data: bytes
    text: str
    pages: int
    made: datetime
    case_version: int
    file_name: str
    word_name: str  # the file's name as Word; "" = this kind is not given as Word
    form_name: str  # as a form to fill in on screen; "" = there is nothing to answer
    calendar_name: str  # as a calendar file; "" = none goes with this paper
    clearance: Clearance
    stopped: str  # code of the notice that says why it may not go out; "" = it may


@dataclass(frozen=True, slots=True)
class HandOut:
    """A previewed paper that is printed or saved to a file.

    The channel says in what form it goes out: ``SAVED_AS_WORD``,
    ``SAVED_AS_CALENDAR``, or else as PDF, and ``SAVED_AS_FORM`` as one whose blanks
    are filled in on screen.
    """

    order: PaperOrder
    made: datetime
    case_version: int
    channel: str  # PRINTED, SAVED, SAVED_AS_WORD, SAVED_AS_FORM, SAVED_AS_CALENDAR


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The record that was kept, and the bytes that went out.

    A form goes out to be changed. Beside it lies a fixed copy for the archive, as it
    was previewed: made in the same moment from the same words, and kept with it, for
    it could not be composed again when the home or the program has changed since.
    """

    record: PaperRecord
    data: bytes
    file_name: str
    text: str = ""  # of one opened again that is no PDF: it has no pages to show
    archive_copy: bytes = b""  # of a form
    archive_name: str = ""


@dataclass(frozen=True, slots=True)
class MarkInKia:
    """That a paper is kept in KIA from a day on; None takes it back."""

    paper: str
    day: date | None


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of a case, newest first, with the makers' names."""

    records: tuple[PaperRecord, ...]
    names: dict[str, str]


def preview_paper(order: PaperOrder, ports: Ports) -> Preview:
    """Compose and render a paper. Looking is always allowed; it says what stops it.

    Raises:
        RuleBroken: ``stamp-unknown``.
        Missing: there is no such case, recipient or version.

    """
    made = ports.clock.now()
    with ports.store.reading() as work:
        source = read_source(work, order)
        copy = make_copy(work, order, source, made, ports)
    now = source.now
    try:
        _check(order, now, source.told, made.date())
        stopped = ""
    except RuleBroken as broken:
        stopped = broken.code
    return Preview(
        order=order,
        data=copy.paper.data,
        text=as_text(copy.seen),
        pages=copy.paper.pages,
        made=made,
        case_version=now.version,
        file_name=file_name(now, order, made),
        word_name=other_name(now, order, made, SAVED_AS_WORD),
        form_name=other_name(now, order, made, SAVED_AS_FORM),
        calendar_name=other_name(now, order, made, SAVED_AS_CALENDAR),
        clearance=copy.clearance,
        stopped=stopped,
    )


def hand_out_paper(order: HandOut, ports: Ports) -> HandedOut:
    """Keep a paper that goes out, exactly as it was previewed.

    Raises:
        Conflict: the case has moved on since the preview.
        RuleBroken: nothing lets this recipient have it, or it is not ready;
            ``paper-not-as-word``: this kind is given as PDF alone;
            ``paper-not-as-calendar``: no calendar file goes with this paper;
            ``paper-not-fillable``: this kind has nothing to answer.
        Missing: there is no such case, recipient or version.

    """
    with ports.store.work() as work:
        return keep_paper(work, order, ports)


def keep_paper(work: Work, order: HandOut, ports: Ports) -> HandedOut:
    """Keep a paper that goes out, as one of several things done together.

    Raises:
        Conflict, RuleBroken, Missing: as for ``hand_out_paper``.

    """
    wanted = order.order
    check_channel(wanted, order.channel)
    source = read_source(work, wanted)
    now = source.now
    if now.version != order.case_version:
        raise Conflict
    _check(wanted, now, source.told, order.made.date())
    copy = make_copy(work, wanted, source, order.made, ports)
    out = outgoing(copy, order.channel)
    record = PaperRecord(
        id=ports.new_id(),
        case=now.id,
        kind=wanted.kind,
        recipient=wanted.recipient,
        recipient_role=recipient_role(now, wanted.recipient),
        made=order.made,
        by=ports.user.id,
        case_version=now.version,
        version=wanted.version,
        pages=out.pages,
        sha256=hashlib.sha256(out.data).hexdigest(),
        channel=order.channel,
        stamp=wanted.stamp,
    )
    work.papers.add(record, out.data, out.archive_copy)
    return _handed_out(record, now, out.data, out.archive_copy)


def list_papers(case_id: CaseId, ports: Ports) -> PaperList:
    """Read what was printed and saved in a case."""
    with ports.store.reading() as work:
        names = {u.id: u.name for u in work.house.users()}
        return PaperList(work.papers.of_case(case_id), names)


def open_paper(paper_id: str, ports: Ports) -> HandedOut:
    """Read a kept paper as it went out.

    Raises:
        Missing: there is none.

    """
    with ports.store.reading() as work:
        record = work.papers.get(paper_id)
        case = work.cases.at(CaseId(record.case), record.case_version)
        data = work.papers.data(paper_id)
        archive_copy = work.papers.archive_copy(paper_id)
    text = words_of(data, record.channel)
    return replace(_handed_out(record, case, data, archive_copy), text=text)


def mark_in_kia(order: MarkInKia, ports: Ports) -> PaperRecord:
    """Note that a paper is kept in KIA.

    Raises:
        RuleBroken: ``day-in-the-future``.
        Missing: there is no such paper.

    """
    if order.day is not None and order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    with ports.store.work() as work:
        work.papers.mark_in_kia(order.paper, order.day)
        return work.papers.get(order.paper)


def _check(order: PaperOrder, now: Case, told: Told, day: date) -> None:
    check_outgoing(order.kind, now, order.recipient, order.version, day)
    if order.recipient != FILE_COPY:
        check_news(order.kind, now.meeting.booking, told)


def _handed_out(
    record: PaperRecord, case: Case, data: bytes, archive_copy: bytes
) -> HandedOut:
    order = PaperOrder(case.id, record.kind, record.recipient, record.version)
    return HandedOut(
        record,
        data,
        file_name(case, order, record.made, record.channel),
        archive_copy=archive_copy,
        archive_name=file_name(case, order, record.made) if archive_copy else "",
    )
