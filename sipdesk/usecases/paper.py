"""Papper: compose for a recipient, look, hand out, keep track."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sipdesk.content.content import Content
from sipdesk.content.document import Document, Stamp, for_recipient
from sipdesk.content.document_text import as_text
from sipdesk.content.swedish import file_word, in_sweden
from sipdesk.content.words import recipient, word
from sipdesk.documents.compose import compose
from sipdesk.documents.desk import Desk
from sipdesk.documents.parts import SIS, Copy
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import check_outgoing, recipient_role, recipients
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.guard import FILE_COPY, Clearance, clearance
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.paper import (
    ABOUT_REQUESTS,
    CALLING,
    FOR_WORD,
    SAVED_AS_CALENDAR,
    SAVED_AS_WORD,
    PaperKind,
    PaperRecord,
)
from sipdesk.domain.plan import PlanVersion
from sipdesk.domain.telling import UNTOLD, Told, check_news
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.telling import read_told
from sipdesk.usecases.text import as_written, with_kept

_ENDINGS: Final = {SAVED_AS_WORD: "docx", SAVED_AS_CALENDAR: "ics"}


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A paper for a recipient.

    ``version`` is the finalised version of minutes or plan that is meant; 0 is the
    case as it stands. ``stamp`` is the provision that somebody has decided to mark
    this copy with (OSL 5 kap. 5 §); empty is no stamp.
    """

    case: CaseId
    kind: PaperKind
    recipient: str
    version: int = 0
    stamp: str = ""


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
    calendar_name: str  # as a calendar file; "" = none goes with this paper
    clearance: Clearance
    stopped: str  # code of the notice that says why it may not go out; "" = it may


@dataclass(frozen=True, slots=True)
class HandOut:
    """A previewed paper that is printed or saved to a file.

    The channel says in what form it goes out: ``SAVED_AS_WORD``,
    ``SAVED_AS_CALENDAR``, or else as PDF.
    """

    order: PaperOrder
    made: datetime
    case_version: int
    channel: str  # PRINTED, SAVED, SAVED_AS_WORD, SAVED_AS_CALENDAR


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The record that was kept, and the bytes that went out."""

    record: PaperRecord
    data: bytes
    file_name: str
    text: str = ""  # of one opened again that is no PDF: it has no pages to show


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
        case, now = _case_meant(work, order)
        told = _told(work, now, order)
        composed = _compose(work, order, (case, now), (made, told), ports)
    try:
        _check(order, now, told, made.date())
        stopped = ""
    except RuleBroken as broken:
        stopped = broken.code
    return Preview(
        order=order,
        data=composed.data,
        text=as_text(composed.seen),
        pages=composed.pages,
        made=made,
        case_version=now.version,
        file_name=_file_name(now, order, made),
        word_name=_other_name(now, order, made, SAVED_AS_WORD),
        calendar_name=_other_name(now, order, made, SAVED_AS_CALENDAR),
        clearance=composed.clearance,
        stopped=stopped,
    )


def hand_out_paper(order: HandOut, ports: Ports) -> HandedOut:
    """Keep a paper that goes out, exactly as it was previewed.

    Raises:
        Conflict: the case has moved on since the preview.
        RuleBroken: nothing lets this recipient have it, or it is not ready;
            ``paper-not-as-word``: this kind is given as PDF alone;
            ``paper-not-as-calendar``: no calendar file goes with this paper.
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
    _check_channel(wanted, order.channel)
    case, now = _case_meant(work, wanted)
    if now.version != order.case_version:
        raise Conflict
    told = _told(work, now, wanted)
    _check(wanted, now, told, order.made.date())
    composed = _compose(work, wanted, (case, now), (order.made, told), ports)
    data = _in_form(composed, order.channel)
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
        pages=composed.pages,
        sha256=hashlib.sha256(data).hexdigest(),
        channel=order.channel,
        stamp=wanted.stamp,
    )
    work.papers.add(record, data)
    name = _file_name(now, wanted, order.made, order.channel)
    return HandedOut(record, data, name)


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
        order = PaperOrder(case.id, record.kind, record.recipient, record.version)
        name = _file_name(case, order, record.made, record.channel)
        data = work.papers.data(paper_id)
    return HandedOut(record, data, name, _words_of(data, record.channel))


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


@dataclass(frozen=True, slots=True)
class _Composed:
    copy: Copy
    seen: Document
    data: bytes
    pages: int
    clearance: Clearance


def _case_meant(work: Work, order: PaperOrder) -> tuple[Case, Case]:
    """Read the case that the paper is written from, and the case as it is now.

    A finalised version is written from the case as it was then, with what has been
    noted on the version since: an objection stands on it at once.
    """
    now = work.cases.get(order.case)
    if order.version == 0:
        return now, now
    if order.kind is PaperKind.MINUTES:
        meeting = next((m for m in reversed(now.meetings) if m.minutes), now.meeting)
        minutes = tuple(v for v in meeting.minutes if v.number <= order.version)
        then = _case_then(work, order, minutes)
        known = replace(then.meeting, minutes=minutes)
        return replace(then, meetings=(*then.meetings[:-1], known)), now
    versions = tuple(v for v in now.plan.versions if v.number <= order.version)
    then = _case_then(work, order, versions)
    return replace(then, plan=replace(then.plan, versions=versions)), now


def _case_then(
    work: Work,
    order: PaperOrder,
    versions: Sequence[MinutesVersion | PlanVersion],
) -> Case:
    if not versions or versions[-1].number != order.version:
        raise Missing
    return work.cases.at(order.case, versions[-1].case_version)


def _told(work: Work, now: Case, order: PaperOrder) -> Told:
    """Read what the recipient knows of the meeting, if that is what the paper tells."""
    if order.kind not in CALLING:
        return UNTOLD
    return read_told(work, now).get(order.recipient, UNTOLD)


def _check(order: PaperOrder, now: Case, told: Told, day: date) -> None:
    check_outgoing(order.kind, now, order.recipient, order.version, day)
    if order.recipient != FILE_COPY:
        check_news(order.kind, now.meeting.booking, told)


def _check_channel(order: PaperOrder, channel: str) -> None:
    if channel == SAVED_AS_WORD and order.kind not in FOR_WORD:
        raise RuleBroken("paper-not-as-word")
    if channel == SAVED_AS_CALENDAR and not _has_calendar(order):
        raise RuleBroken("paper-not-as-calendar")


def _has_calendar(order: PaperOrder) -> bool:
    """Whether a calendar file goes with it; the file copy is nobody's meeting."""
    return order.kind in CALLING and order.recipient != FILE_COPY


def _compose(
    work: Work,
    order: PaperOrder,
    cases: tuple[Case, Case],
    known: tuple[datetime, Told],
    ports: Ports,
) -> _Composed:
    """Compose what was meant, cut down to what the recipient may see today."""
    case, now = cases
    made, told = known
    ground = _ground(now, order)
    content = _content(work, order, case, ports)
    allowed = clearance(now, order.recipient, made.date(), ground)
    desk = Desk(
        home=work.house.home(),
        user=ports.user,
        made=made,
        content=content,
        allowed=allowed.kinds,
        version=order.version,
        names=tuple((u.id, u.name) for u in work.house.users()),
        told=told,
    )
    document = compose(order.kind, case, order.recipient, desk)
    document = _stamped(document, order.stamp, content, made.date())
    seen = for_recipient(document, allowed.kinds, allowed.branches)
    paper = render(seen)
    copy = Copy(case, order.recipient, desk)
    return _Composed(copy, seen, paper.data, paper.pages, allowed)


def _stamped(document: Document, stamp: str, content: Content, day: date) -> Document:
    """Put the secrecy stamp at the top: the provision, the day and the authority."""
    if not stamp:
        return document
    law = content.laws.get(stamp)
    if law is None or not law.stamp or not law.holds_on(day):
        raise RuleBroken("stamp-unknown", "stamp")
    block = Stamp(law.reference, day, SIS)
    return replace(document, blocks=(block, *document.blocks))


def _content(work: Work, order: PaperOrder, case: Case, ports: Ports) -> Content:
    """Give the home's texts; of a finalised version, the one it was written with."""
    written = as_written(work, ports.content)
    if order.version == 0:
        return written
    versions: Sequence[MinutesVersion | PlanVersion] = case.plan.versions
    if order.kind is PaperKind.MINUTES:
        versions = case.meeting.minutes
    kept = next((v.letter for v in versions if v.number == order.version), "")
    if not kept or order.kind is PaperKind.MY_PLAN:  # it retells the plan
        return written
    return with_kept(written, order.kind.value, work.texts.kept(kept))


def _in_form(composed: _Composed, channel: str) -> bytes:
    """Give the bytes that a channel takes: what the recipient may see, no more."""
    if channel == SAVED_AS_WORD:
        from sipdesk.documents.docx import (  # noqa: PLC0415  (only when one saves so)
            render as word,
        )

        return word.render(composed.seen).data
    if channel == SAVED_AS_CALENDAR:
        from sipdesk.documents.calendar.event import event  # noqa: PLC0415  (likewise)
        from sipdesk.documents.calendar.render import (  # noqa: PLC0415  (likewise)
            render as calendar,
        )

        return calendar(event(composed.copy))
    return composed.data


def _ground(case: Case, order: PaperOrder) -> str:
    """Find the ground chosen for this recipient's request, if that is the paper."""
    if order.kind not in ABOUT_REQUESTS:
        return ""
    own = [r.ground for r in case.requests if r.party == order.recipient]
    return own[-1] if own else ""


def _words_of(data: bytes, channel: str) -> str:
    """Read what a file without pages says; a PDF's words are read where it shows."""
    if channel == SAVED_AS_WORD:
        from sipdesk.documents.docx.reading import (  # noqa: PLC0415  (as above)
            text_of,
        )

        return text_of(data)
    if channel == SAVED_AS_CALENDAR:
        from sipdesk.documents.calendar.reading import (  # noqa: PLC0415  (as above)
            words_of,
        )

        return words_of(data)
    return ""


def _other_name(case: Case, order: PaperOrder, made: datetime, channel: str) -> str:
    """Name the file in another form than PDF; empty if there is none."""
    try:
        _check_channel(order, channel)
    except RuleBroken:
        return ""
    return _file_name(case, order, made, channel)


def _file_name(case: Case, order: PaperOrder, made: datetime, channel: str = "") -> str:
    """Name a file by case number, paper, the recipient's role, and day: by no person.

    Where several of one role get such a paper they are numbered.
    """
    day = in_sweden(made).date()
    role = recipient_role(case, order.recipient)
    whom = recipients(order.kind, case, day)
    alike = [one for one in whom if recipient_role(case, one) == role]
    many = len(alike) > 1 and order.recipient in alike
    parts = (
        case.number,
        file_word(word(order.kind)),
        file_word(recipient(role)),
        str(alike.index(order.recipient) + 1) if many else "",
        f"v{order.version}" if order.version else "",
        day.isoformat(),
    )
    return f"{'-'.join(filter(None, parts))}.{ending(channel)}"


def ending(channel: str) -> str:
    """Tell how the name of a file that went out by a channel ends."""
    return _ENDINGS.get(channel, "pdf")
