"""A recipient's copy of a paper: composed, cut to what they may see, and as bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from sipdesk.content.content import Content
from sipdesk.content.document import Document, Stamp, for_recipient
from sipdesk.content.document_text import as_text
from sipdesk.content.swedish import file_word, in_sweden
from sipdesk.content.words import recipient, word
from sipdesk.documents.compose import compose
from sipdesk.documents.desk import Desk
from sipdesk.documents.parts import SIS, Copy
from sipdesk.documents.pdf.render import Rendered, render
from sipdesk.domain.absence import at_absence
from sipdesk.domain.branch_view import closed_kinds
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.concern import Concern
from sipdesk.domain.distribution import opened, recipient_role, recipients
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.guard import FILE_COPY, Clearance
from sipdesk.domain.information import Information
from sipdesk.domain.many import find, put
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.paper import (
    ABOUT_ABSENCE,
    AS_WORD,
    CALLING,
    COPIED,
    DUTIES,
    ON_TEMPLATE,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    PaperKind,
)
from sipdesk.domain.plan import PlanVersion
from sipdesk.domain.telling import UNTOLD, Told
from sipdesk.domain.user import User
from sipdesk.usecases.case import how_far
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.telling import read_told
from sipdesk.usecases.text import SHARED, as_written, with_kept

Version = MinutesVersion | PlanVersion

_ENDINGS: Final = {
    **dict.fromkeys(AS_WORD, "docx"),
    SAVED_AS_CALENDAR: "ics",
    COPIED: "txt",
}


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A paper for a recipient.

    ``version`` is the finalised version of minutes or plan that is meant; 0 is the
    case as it stands. ``stamp`` is the provision that somebody has decided to mark
    this copy with (OSL 5 kap. 5 §); empty is no stamp. ``concern`` is the id of what
    is reported; empty is a report to fill in by hand.
    """

    case: CaseId
    kind: PaperKind
    recipient: str
    version: int = 0
    stamp: str = ""
    concern: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What a copy is written from: the case meant, and what holds today.

    A finalised version is written from the case as it was then, with what has been
    noted on the version since: an objection stands on it at once.
    """

    case: Case
    now: Case
    told: Told  # what the recipient knows of the meeting, if the paper tells of it
    concern: Concern | None = None  # what is reported, if the paper is a report


@dataclass(frozen=True, slots=True)
class Hands:
    """Who writes a paper and when, and what manager has approved it."""

    writer: User
    made: datetime
    signer: str = ""  # name and title; "" = nobody has approved it
    approved: date | None = None


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """A copy as its recipient may see it, in words and as a PDF."""

    copy: Copy
    seen: Document
    paper: Rendered
    clearance: Clearance


def read_source(work: Work, order: PaperOrder) -> Source:
    """Read what an order's copy is to be written from.

    Raises:
        Missing: there is no such case or version; a duty is not owed to this recipient.

    """
    now = work.cases.get(order.case)
    told = UNTOLD
    if order.kind in DUTIES:
        return Source(now, now, told, _concern(work, order, now))
    meant = _case_meant(work, order, now)
    if order.kind in CALLING | ABOUT_ABSENCE:
        told = read_told(work, meant).get(order.recipient, UNTOLD)
    if meant is not now:
        # What protects somebody today protects them on what was finalised before.
        meant = replace(meant, flags=now.flags)
    return Source(meant, now, told)


def make_copy(
    work: Work, order: PaperOrder, source: Source, hands: Hands, ports: Ports
) -> PaperCopy:
    """Compose what was meant, cut down to what the recipient may see today.

    Whoever makes it sees no more of it than they may of the case.

    Raises:
        RuleBroken: ``stamp-unknown``.
        Missing: there is no such recipient.

    """
    allowed = _allowed(order, source.now, hands.made)
    desk = _desk(work, order, source, hands, ports)
    copy = Copy(source.case, order.recipient, replace(desk, allowed=allowed.kinds))
    document = compose(order.kind, source.case, order.recipient, copy.desk)
    document = _stamped(document, order.stamp, desk.content, hands.made.date())
    kinds = allowed.kinds - closed_kinds(ports.user.branches)
    seen = for_recipient(document, kinds, allowed.branches)
    return PaperCopy(copy, seen, render(seen), allowed)


def sum_told(
    work: Work, order: PaperOrder, source: Source, asked: Hands, ports: Ports
) -> str:
    """Sum what a paper tells its recipient today, written as when it was asked of.

    The day that it is written on, who hands it out, a stamp and the manager's name are
    not what is approved; all else is.
    """
    allowed = _allowed(order, source.now, ports.clock.now())
    desk = _desk(work, order, source, asked, ports)
    desk = replace(desk, allowed=allowed.kinds)
    document = compose(order.kind, source.case, order.recipient, desk)
    seen = for_recipient(document, allowed.kinds, allowed.branches)
    return sha256(as_text(seen).encode()).hexdigest()


def sum_of(
    work: Work, kind: PaperKind, case: Case, version: Version, ports: Ports
) -> str:
    """Sum all that a locked version says, as text, in the home's own copy.

    ``case`` is the case at the version, with the version in it. The sum is of words
    alone: another home page or typeface changes nothing, another word does.
    """
    made = version.registered if isinstance(version, PlanVersion) else version.finalised
    order = PaperOrder(case.id, kind, FILE_COPY, version.number)
    desk = Desk(
        home=work.house.home(),
        user=ports.user,
        made=in_sweden(made),
        content=_content(work, order, case, ports),
        allowed=frozenset(Information),
        version=version.number,
        names=tuple((u.id, u.name) for u in work.house.users()),
    )
    said = as_text(compose(kind, case, FILE_COPY, desk))
    return sha256(said.encode()).hexdigest()


def file_name(case: Case, order: PaperOrder, made: datetime, channel: str = "") -> str:
    """Name a file by case number, paper, the recipient's role, and day: by no person.

    Where several of one role get such a paper they are numbered, and a form is said
    to be one.
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
        "ifyllbar" if channel == SAVED_AS_FORM else "",
        "mall" if channel in ON_TEMPLATE.values() else "",
        day.isoformat(),
    )
    return f"{'-'.join(filter(None, parts))}.{ending(channel)}"


def ending(channel: str) -> str:
    """Tell how the name of a file that went out by a channel ends."""
    return _ENDINGS.get(channel, "pdf")


def _case_meant(work: Work, order: PaperOrder, now: Case) -> Case:
    if order.kind in ABOUT_ABSENCE:
        return at_absence(now, order.recipient)
    if order.version == 0:
        return now
    if order.kind is PaperKind.MINUTES:
        meeting = now.locked_last() or now.meeting
        minutes = tuple(v for v in meeting.minutes if v.number <= order.version)
        then = _case_then(work, order, minutes)
        known = replace(find(then.meetings, meeting.id), minutes=minutes)
        return replace(then, meetings=put(then.meetings, known)).back_at(known)
    versions = tuple(v for v in now.plan.versions if v.number <= order.version)
    then = _case_then(work, order, versions)
    return replace(then, plan=replace(then.plan, versions=versions))


def _concern(work: Work, order: PaperOrder, now: Case) -> Concern | None:
    """Find what is reported. Not even to look at is it composed for anybody else."""
    if order.recipient not in recipients(order.kind, now, now.opened):
        raise Missing
    if order.kind is not PaperKind.CONCERN or not order.concern:
        return None
    found = work.concerns.find(order.concern)
    if found is None or found.case != now.id:
        raise Missing
    return found


def _case_then(
    work: Work,
    order: PaperOrder,
    versions: Sequence[MinutesVersion | PlanVersion],
) -> Case:
    if not versions or versions[-1].number != order.version:
        raise Missing
    if versions[-1].case_version == 0:
        raise RuleBroken("version-elsewhere")
    return work.cases.at(order.case, versions[-1].case_version)


_KEEP_TEXT: Final = frozenset({PaperKind.MINUTES, PaperKind.PLAN})
"""Papers of which a version keeps its letter; others only retell one."""


def _content(work: Work, order: PaperOrder, case: Case, ports: Ports) -> Content:
    """Give the home's texts; of a finalised version, the one it was written with."""
    written = as_written(work, ports.content)
    if order.version == 0 or order.kind not in _KEEP_TEXT:
        return written
    versions: Sequence[MinutesVersion | PlanVersion] = case.plan.versions
    if order.kind is PaperKind.MINUTES:
        versions = case.meeting.minutes
    version = next((v for v in versions if v.number == order.version), None)
    if version is None:
        return written
    for letter, kept in ((order.kind.value, version.letter), (SHARED, version.shared)):
        if kept:
            written = with_kept(written, letter, work.texts.kept(kept))
    return written


def _allowed(order: PaperOrder, now: Case, made: datetime) -> Clearance:
    return opened(order.kind, now, order.recipient, made.date())


def _desk(
    work: Work, order: PaperOrder, source: Source, hands: Hands, ports: Ports
) -> Desk:
    told = order.kind is PaperKind.CHECKLIST
    far = how_far(work, source.case, ports) if told else None
    return Desk(
        home=work.house.home(),
        user=hands.writer,
        made=hands.made,
        content=_content(work, order, source.case, ports),
        allowed=frozenset(),
        version=order.version,
        names=tuple((u.id, u.name) for u in work.house.users()),
        told=source.told,
        concern=source.concern,
        signer=hands.signer,
        approved=hands.approved,
        far=far,
    )


def _stamped(document: Document, stamp: str, content: Content, day: date) -> Document:
    """Put the secrecy stamp at the top: the provision, the day and the authority."""
    if not stamp:
        return document
    law = content.laws.get(stamp)
    if law is None or not law.stamp or not law.holds_on(day):
        raise RuleBroken("stamp-unknown", "stamp")
    block = Stamp(law.reference, day, SIS)
    return replace(document, blocks=(block, *document.blocks))
