"""Papper: look at a recipient's copy, hand it out, keep track."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sipdesk.content.document_text import Section, as_text, sections
from sipdesk.domain.approval import Approval
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.distribution import asked, check_outgoing, recipient_role
from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.domain.guard import FILE_COPY, Clearance
from sipdesk.domain.paper import (
    DUTIES,
    FOR_COPYING,
    ON_TEMPLATE,
    SAVED,
    PaperKind,
    PaperRecord,
)
from sipdesk.domain.rights import Right, check
from sipdesk.domain.telling import Told, check_news
from sipdesk.domain.template import RegionTemplate
from sipdesk.usecases.approval import (
    Manager,
    approvals_of,
    check_with_manager,
    hands_of,
    note_not_sent,
    note_sent,
    stands_with_manager,
    waits_for_manager,
)
from sipdesk.usecases.cover_note import note_given, take_note_back
from sipdesk.usecases.duty import note_duty, take_duty_back
from sipdesk.usecases.health_inquiry import note_inquiry, take_inquiry_back
from sipdesk.usecases.paper_copy import (
    PaperCopy,
    PaperOrder,
    Source,
    file_name,
    make_copy,
    read_source,
)
from sipdesk.usecases.paper_form import (
    Outgoing,
    check_channel,
    other_names,
    outgoing,
    words_of,
)
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.records_request import note_request, take_request_back
from sipdesk.usecases.saving import Change
from sipdesk.usecases.sip_request import check_basis
from sipdesk.usecases.template import on_template, template_meant, templates_for
from sipdesk.usecases.whereabouts import Finished, check_place


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
    # ("paper-only-read": nothing is amiss, somebody else hands it out)
    sections: tuple[Section, ...] = ()  # to type elsewhere; of FOR_COPYING
    templates: tuple[RegionTemplate, ...] = ()  # those this plan can come out on
    warned: str = ""  # code of the notice of what is amiss and stops nothing
    facts: Mapping[str, str] = field(default_factory=dict)  # what the notice names
    manager: Manager | None = None  # None: it is no paper that the manager signs


@dataclass(frozen=True, slots=True)
class HandOut:
    """A previewed paper that is printed, saved to a file or copied as text.

    The channel says in what form it goes out: ``SAVED_AS_WORD``,
    ``SAVED_AS_CALENDAR``, ``COPIED``, one of ``ON_TEMPLATE`` with the template's id,
    or else as PDF, and ``SAVED_AS_FORM`` as one whose blanks are filled in on screen.
    ``COPIED`` keeps all its sections once, whichever of them are then copied.
    """

    order: PaperOrder
    made: datetime
    case_version: int
    channel: str  # PRINTED, SAVED, any SAVED_AS, COPIED or of ON_TEMPLATE
    template: str = ""


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
    text: str = ""  # of what is opened again and is not our own PDF
    archive_copy: bytes = b""  # of a form
    archive_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNoted(HandedOut):
    """A paper that went out, and the case with what it noted there by itself."""

    case: Case
    label: str


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
    approvals: Mapping[str, Approval] = field(default_factory=dict)  # by the paper


def preview_paper(order: PaperOrder, ports: Ports) -> Preview:
    """Compose and render a paper. Looking is always allowed; it says what stops it.

    Raises:
        RuleBroken: ``stamp-unknown``.
        Missing: there is no such case, recipient or version.

    """
    made = ports.clock.now()
    with ports.store.reading() as work:
        source = read_source(work, order)
        stands = stands_with_manager(work, order, source, ports)
        hands = hands_of(stands, made, ports)
        copy = make_copy(work, order, source, hands, ports)
        templates: tuple[RegionTemplate, ...] = ()
        if order.kind is PaperKind.PLAN and order.version:
            templates = templates_for(work, source.now, copy.clearance, ports)
        stop = _stop(work, order, source, copy, ports)
    now = source.now
    word, form, calendar = other_names(now, order, made, ports.store.policies)
    return Preview(
        order=order,
        data=copy.paper.data,
        text=as_text(copy.seen),
        pages=copy.paper.pages,
        made=made,
        case_version=now.version,
        file_name=file_name(now, order, made),
        word_name=word,
        form_name=form,
        calendar_name=calendar,
        clearance=copy.clearance,
        stopped=stop.code or waits_for_manager(order, stands),
        sections=sections(copy.seen) if order.kind in FOR_COPYING else (),
        templates=templates,
        warned="place-in-duty" if stop.facts and not stop.code else "",
        facts=stop.facts,
        manager=stands,
    )


def hand_out_paper(order: HandOut, ports: Ports) -> HandedOut:
    """Keep a paper that goes out, exactly as it was previewed.

    A duty waits for no second look: it goes out of the case as it is now.

    Raises:
        Conflict: the case has moved on since the preview.
        RuleBroken: nothing lets this recipient have it, or it is not ready;
            ``approval-missing``: a manager could approve it, and no reason is given;
            ``place-in-paper``: it gives away a place that they may not know;
            ``paper-not-as-word``: this kind is given as PDF alone;
            ``paper-not-as-calendar``: no calendar file goes with this paper;
            ``paper-not-fillable``: this kind has nothing to answer;
            ``template-only-for-plan``: only a plan that is established goes out on
            a template; ``template-does-not-hold``: a text does not fit in the form;
            ``policy-forbids``.
        Missing: there is no such case, recipient, version or template.

    """
    with ports.store.work() as work:
        return keep_paper(work, order, ports)


def keep_paper(work: Work, order: HandOut, ports: Ports) -> HandedOut:
    """Keep a paper that goes out, as one of several things done together.

    Raises:
        Conflict, RuleBroken, Missing: as for ``hand_out_paper``.

    """
    wanted = order.order
    check_channel(wanted, order.channel, ports.store.policies)
    source = read_source(work, wanted)
    now = source.now
    if now.version != order.case_version and wanted.kind not in DUTIES:
        raise Conflict
    _check(work, wanted, now, source.told, order.made.date())
    stands = stands_with_manager(work, wanted, source, ports)
    check_with_manager(wanted, stands)
    hands = hands_of(stands, order.made, ports)
    copy = make_copy(work, wanted, source, hands, ports)
    out = _outgoing(work, order, now, copy, ports)
    files = tuple(filter(None, (out.data, out.archive_copy)))
    names = {file_name(now, wanted, order.made, of) for of in (order.channel, SAVED)}
    beside = (as_text(copy.seen), *names)
    check_place(work, Finished(wanted, source, copy.clearance, files, beside), ports)
    record = _record_of(order, now, out, ports)
    work.papers.add(record, out.data, out.archive_copy)
    note_sent(work, stands, record)
    handed = _handed_out(record, now, out.data, out.archive_copy)
    noted = (
        note_duty(work, now, wanted, record, ports)
        or note_given(work, now, record, ports)
        or note_request(work, now, record, ports)
        or note_inquiry(work, now, record, ports)
    )
    if noted is None:
        return handed
    return PaperNoted(
        handed.record,
        handed.data,
        handed.file_name,
        archive_copy=handed.archive_copy,
        archive_name=handed.archive_name,
        case=noted.case,
        label=noted.label,
    )


def _record_of(order: HandOut, case: Case, out: Outgoing, ports: Ports) -> PaperRecord:
    """Write down which paper goes out, to whom, of which version of the case."""
    wanted = order.order
    return PaperRecord(
        id=ports.new_id(),
        case=case.id,
        kind=wanted.kind,
        recipient=wanted.recipient,
        recipient_role=recipient_role(case, wanted.recipient),
        made=order.made,
        by=ports.user.id,
        case_version=case.version,
        version=wanted.version,
        pages=out.pages,
        sha256=hashlib.sha256(out.data).hexdigest(),
        channel=order.channel,
        stamp=wanted.stamp,
    )


def name_on_template(case: Case, preview: Preview, template: RegionTemplate) -> str:
    """Name the file of a plan on a template, as ``hand_out_paper`` will."""
    channel = ON_TEMPLATE[template.form]
    return file_name(case, preview.order, preview.made, channel)


def take_back(papers: Sequence[str], ports: Ports) -> Change | None:
    """Take papers out again that never went out: printer or file failed.

    Nobody counts as told by what did not leave the program. What a paper had noted in
    the case goes with it; the case is then given as it is.

    Raises:
        Missing: there is no such paper.

    """
    with ports.store.work() as work:
        changed: Change | None = None
        for paper in papers:
            record = work.papers.get(paper)
            changed = take_duty_back(work, record, ports) or changed
            changed = take_note_back(work, record, ports) or changed
            changed = take_request_back(work, record, ports) or changed
            changed = take_inquiry_back(work, record, ports) or changed
            note_not_sent(work, record)
            work.papers.remove(paper)
        return changed


def list_papers(case_id: CaseId, ports: Ports) -> PaperList:
    """Read what was printed and saved in a case."""
    with ports.store.reading() as work:
        work.cases.get(case_id)  # who reads of it has looked at it
        names = {u.id: u.name for u in work.house.users()}
        records = work.papers.of_case(case_id)
        return PaperList(records, names, approvals_of(work, case_id))


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


@dataclass(frozen=True, slots=True)
class _Stop:
    """Why a paper may not go out, if there is a reason, and what is said of it."""

    code: str
    facts: Mapping[str, str]


def _stop(
    work: Work, order: PaperOrder, source: Source, copy: PaperCopy, ports: Ports
) -> _Stop:
    made = copy.copy.desk.made
    beside = (as_text(copy.seen), file_name(source.now, order, made))
    try:
        check(ports.user, Right.WORK_CASES)
        _check(work, order, source.now, source.told, made.date())
        files = (copy.paper.data,)
        seen = Finished(order, source, copy.clearance, files, beside)
        return _Stop("", check_place(work, seen, ports))
    except RuleBroken as broken:
        reads_only = broken.code == "right-missing"
        return _Stop("paper-only-read" if reads_only else broken.code, broken.facts)


def _check(work: Work, order: PaperOrder, now: Case, told: Told, day: date) -> None:
    check_outgoing(order.kind, now, order.recipient, order.version, day)
    if order.recipient == FILE_COPY:
        return
    check_news(order.kind, now.meeting.booking, told)
    if order.kind is PaperKind.INITIATIVE:
        check_basis(work, now, asked(order.kind, now, order.recipient), day)


def _outgoing(
    work: Work, order: HandOut, now: Case, copy: PaperCopy, ports: Ports
) -> Outgoing:
    if order.channel not in ON_TEMPLATE.values():
        return outgoing(copy, order.channel)
    fit = templates_for(work, now, copy.clearance, ports)
    template = template_meant(fit, order.template)
    if ON_TEMPLATE[template.form] != order.channel:
        raise Conflict  # it was replaced by one of the other kind meanwhile
    given = on_template(work, template, copy.copy, copy.clearance)
    return Outgoing(given.data, given.pages or copy.paper.pages)


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
