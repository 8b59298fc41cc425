"""Papper: compose for a recipient, look, hand out, keep track."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sipdesk.content.document import Document, for_recipient
from sipdesk.content.document_text import Section, as_text, sections
from sipdesk.content.swedish import file_word, in_sweden
from sipdesk.content.words import recipient, word
from sipdesk.documents.compose import compose
from sipdesk.documents.desk import Desk
from sipdesk.documents.parts import Copy
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import check_outgoing, recipient_role, recipients
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.guard import Clearance, clearance
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.paper import (
    COPIED,
    FOR_COPYING,
    FOR_WORD,
    ON_TEMPLATE,
    SAVED_AS_WORD,
    PaperKind,
    PaperRecord,
)
from sipdesk.domain.plan import PlanVersion
from sipdesk.domain.template import RegionTemplate
from sipdesk.usecases.paper_form import as_word, check_form, ending, words_of
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.template import on_template, template_meant, templates_for


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A paper for a recipient.

    ``version`` is the finalised version of minutes or plan that is meant; 0 is the
    case as it stands.
    """

    case: CaseId
    kind: PaperKind
    recipient: str
    version: int = 0


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
    clearance: Clearance
    stopped: str  # code of the notice that says why it may not go out; "" = it may
    sections: tuple[Section, ...] = ()  # to type elsewhere; of FOR_COPYING
    templates: tuple[RegionTemplate, ...] = ()  # those this plan can come out on


@dataclass(frozen=True, slots=True)
class HandOut:
    """A previewed paper that is printed, saved to a file or copied as text.

    The channel says in what form it goes out: ``SAVED_AS_WORD``, ``COPIED``, one of
    ``ON_TEMPLATE`` with the template's id, or else as PDF. ``COPIED`` keeps all its
    sections once, whichever of them are then copied.
    """

    order: PaperOrder
    made: datetime
    case_version: int
    channel: str  # PRINTED, SAVED, SAVED_AS_WORD, COPIED or of ON_TEMPLATE
    template: str = ""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The record that was kept, and the bytes that went out."""

    record: PaperRecord
    data: bytes
    file_name: str
    text: str = ""  # of what is opened again and is not our own PDF


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
        Missing: there is no such case, recipient or version.

    """
    made = ports.clock.now()
    with ports.store.reading() as work:
        case, now = _case_meant(work, order)
        composed = _compose(work, order, (case, now), made, ports)
        templates: tuple[RegionTemplate, ...] = ()
        if order.kind is PaperKind.PLAN and order.version:
            templates = templates_for(work, now, composed.clearance, ports)
    try:
        check_outgoing(order.kind, now, order.recipient, order.version, made.date())
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
        word_name=_word_name(now, order, made),
        clearance=composed.clearance,
        stopped=stopped,
        sections=sections(composed.seen) if order.kind in FOR_COPYING else (),
        templates=templates,
    )


def hand_out_paper(order: HandOut, ports: Ports) -> HandedOut:
    """Keep a paper that goes out, exactly as it was previewed.

    Raises:
        Conflict: the case has moved on since the preview.
        RuleBroken: nothing lets this recipient have it, or it is not ready;
            ``paper-not-as-word``: this kind is given as PDF alone;
            ``template-only-for-plan``: only a plan that is established goes out on
            a template; ``template-does-not-hold``: a text does not fit in the form.
        Missing: there is no such case, recipient, version or template.

    """
    wanted = order.order
    check_form(wanted.kind, wanted.version, order.channel)
    with ports.store.work() as work:
        case, now = _case_meant(work, wanted)
        if now.version != order.case_version:
            raise Conflict
        check_outgoing(
            wanted.kind, now, wanted.recipient, wanted.version, order.made.date()
        )
        composed = _compose(work, wanted, (case, now), order.made, ports)
        data, pages = _in_form(work, order, (case, now), composed, ports)
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
            pages=pages,
            sha256=hashlib.sha256(data).hexdigest(),
            channel=order.channel,
        )
        work.papers.add(record, data)
    name = _file_name(now, wanted, order.made, order.channel)
    return HandedOut(record, data, name)


def name_on_template(case: Case, preview: Preview, template: RegionTemplate) -> str:
    """Name the file of a plan on a template, as ``hand_out_paper`` will."""
    channel = ON_TEMPLATE[template.form]
    return _file_name(case, preview.order, preview.made, channel)


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
    return HandedOut(record, data, name, words_of(data, record.channel))


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


def _compose(
    work: Work,
    order: PaperOrder,
    cases: tuple[Case, Case],
    made: datetime,
    ports: Ports,
) -> _Composed:
    """Compose what was meant, cut down to what the recipient may see today."""
    case, now = cases
    allowed = clearance(now, order.recipient, made.date(), _ground(now, order))
    desk = _desk(work, order, allowed, made, ports)
    document = compose(order.kind, case, order.recipient, desk)
    seen = for_recipient(document, allowed.kinds, allowed.branches)
    paper = render(seen)
    return _Composed(seen, paper.data, paper.pages, allowed)


def _desk(
    work: Work, order: PaperOrder, allowed: Clearance, made: datetime, ports: Ports
) -> Desk:
    return Desk(
        home=work.house.home(),
        user=ports.user,
        made=made,
        content=ports.content,
        allowed=allowed.kinds,
        version=order.version,
        names=tuple((u.id, u.name) for u in work.house.users()),
    )


def _in_form(
    work: Work,
    order: HandOut,
    cases: tuple[Case, Case],
    composed: _Composed,
    ports: Ports,
) -> tuple[bytes, int]:
    """Give the paper's bytes in the form it goes out in, and its pages."""
    case, now = cases
    if order.channel == SAVED_AS_WORD:
        return as_word(composed.seen), composed.pages
    if order.channel == COPIED:
        parts = (f"{p.heading}\n\n{p.text}" for p in sections(composed.seen))
        return "\n\n\n".join(parts).encode(), composed.pages
    if order.channel not in ON_TEMPLATE.values():
        return composed.data, composed.pages
    allowed = composed.clearance
    fit = templates_for(work, now, allowed, ports)
    template = template_meant(fit, order.template)
    if ON_TEMPLATE[template.form] != order.channel:
        raise Conflict  # it was replaced by one of the other kind meanwhile
    desk = _desk(work, order.order, allowed, order.made, ports)
    copy = Copy(case, order.order.recipient, desk)
    given = on_template(work, template, copy, allowed)
    return given.data, given.pages or composed.pages


def _ground(case: Case, order: PaperOrder) -> str:
    """Find the ground chosen for this recipient's request, if that is the paper."""
    if order.kind is not PaperKind.SIP_REQUEST:
        return ""
    own = [r.ground for r in case.requests if r.party == order.recipient]
    return own[-1] if own else ""


def _word_name(case: Case, order: PaperOrder, made: datetime) -> str:
    if order.kind not in FOR_WORD:
        return ""
    return _file_name(case, order, made, SAVED_AS_WORD)


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
        "mall" if channel in ON_TEMPLATE.values() else "",
        day.isoformat(),
    )
    return f"{'-'.join(filter(None, parts))}.{ending(channel)}"
