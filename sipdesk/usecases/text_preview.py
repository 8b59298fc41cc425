"""A text as it would stand on its paper: on an invented case, never a real one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from sipdesk.content.content import Content, Letter, Problem, Sheet
from sipdesk.content.document import Document, for_recipient
from sipdesk.content.document_text import as_text
from sipdesk.content.texts import filled
from sipdesk.documents.address import address_page
from sipdesk.documents.compose import compose
from sipdesk.documents.desk import Desk
from sipdesk.documents.fallback import LETTER as FALLBACK
from sipdesk.documents.fallback import fallback_page
from sipdesk.documents.parts import Copy
from sipdesk.documents.pdf.render import render
from sipdesk.documents.sheet import sheet_document
from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.case import Case
from sipdesk.domain.consent import ConsentState
from sipdesk.domain.distribution import recipients
from sipdesk.domain.guard import clearance
from sipdesk.domain.home import Home
from sipdesk.domain.paper import ABOUT_REQUESTS, ASKED_BY, PaperKind
from sipdesk.domain.settings import ADDRESS_LEFT, ADDRESS_TOP
from sipdesk.domain.sip_request import Purpose
from sipdesk.domain.telling import Telling, Told
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.sheets import SUBJECT
from sipdesk.usecases.text import WriteText, as_written, check_text, rewritten_text

_Whom = Callable[[Case, str], bool]


@dataclass(frozen=True, slots=True)
class TextPreview:
    """A text on paper, or what is wrong with it."""

    order: WriteText
    data: bytes = b""
    words: str = ""
    fault: Problem | None = None


def preview_text(order: WriteText, ports: Ports) -> TextPreview:
    """Show a text as it is written now on a paper that it stands on.

    Raises:
        Missing: there is no such text.

    """
    fault = check_text(order, ports)
    if fault is not None:
        return TextPreview(order, fault=fault)
    with ports.store.reading() as work:
        content = as_written(work, ports.content)
        home, settings = work.house.home(), work.house.settings()
    text = rewritten_text(order, ports)
    if isinstance(text, Sheet):
        subject = filled(content.texts["shared"], SUBJECT)
        made = ports.clock.now()
        document = sheet_document(text, home, subject, made, may_go_out=True)
    else:
        place = int(settings[ADDRESS_LEFT.key]), int(settings[ADDRESS_TOP.key])
        document = _paper(text, _House(home, content, place), ports)
    paper = render(document)
    return TextPreview(order, paper.data, as_text(document))


@dataclass(frozen=True, slots=True)
class _House:
    """The home's name and texts, and where its addresses begin, in mm."""

    home: Home
    content: Content
    place: tuple[int, int]


def _anybody(_: Case, __: str) -> bool:
    return True


def _young(_: Case, recipient: str) -> bool:
    return recipient == YOUNG_PERSON


def _family(case: Case, recipient: str) -> bool:
    return any(p.id == recipient and p.kind.is_private for p in case.parties)


def _actor(case: Case, recipient: str) -> bool:
    return any(p.id == recipient and not p.kind.is_private for p in case.parties)


_SHOWN: Final[Mapping[str, tuple[PaperKind, _Whom]]] = MappingProxyType(
    {
        "absence_letter": (PaperKind.ABSENCE_LETTER, _anybody),
        "activation": (PaperKind.ACTIVATION, _anybody),
        "agenda": (PaperKind.AGENDA, _anybody),
        "board_question": (PaperKind.BOARD_QUESTION, _anybody),
        "call_reminder": (PaperKind.CALL_REMINDER, _actor),
        "call_reminder_family": (PaperKind.CALL_REMINDER, _family),
        "call_reminder_young_person": (PaperKind.CALL_REMINDER, _young),
        "cancellation": (PaperKind.CANCELLATION, _actor),
        "cancellation_family": (PaperKind.CANCELLATION, _family),
        "cancellation_young_person": (PaperKind.CANCELLATION, _young),
        "change": (PaperKind.CHANGE, _actor),
        "change_family": (PaperKind.CHANGE, _family),
        "change_young_person": (PaperKind.CHANGE, _young),
        "chief_letter": (PaperKind.CHIEF_LETTER, _anybody),
        "checklist": (PaperKind.CHECKLIST, _anybody),
        "concern": (PaperKind.CONCERN, _anybody),
        "consent": (PaperKind.CONSENT, _family),
        "consent_changed": (PaperKind.CONSENT_CHANGED, _actor),
        "consent_young_person": (PaperKind.CONSENT, _young),
        "cover_note": (PaperKind.COVER_NOTE, _actor),
        "deviation": (PaperKind.DEVIATION, _anybody),
        "disclosure_map": (PaperKind.DISCLOSURE_MAP, _anybody),
        "initiative": (PaperKind.INITIATIVE, _anybody),
        "health_inquiry": (PaperKind.HEALTH_INQUIRY, _anybody),
        "extract": (PaperKind.EXTRACT, _anybody),
        "invitation": (PaperKind.INVITATION, _actor),
        "invitation_family": (PaperKind.INVITATION, _family),
        "invitation_young_person": (PaperKind.INVITATION, _young),
        "matching_sheet": (PaperKind.MATCHING_SHEET, _actor),
        "measures_list": (PaperKind.MEASURES, _actor),
        "measures_list_young_person": (PaperKind.MEASURES, _young),
        "minutes": (PaperKind.MINUTES, _anybody),
        "my_plan": (PaperKind.MY_PLAN, _anybody),
        "notification": (PaperKind.NOTIFICATION, _anybody),
        "placement_letter": (PaperKind.PLACEMENT_LETTER, _anybody),
        "plan": (PaperKind.PLAN, _anybody),
        "records_request": (PaperKind.RECORDS_REQUEST, _anybody),
        "reminder": (PaperKind.REMINDER, _anybody),
        "responsibility_question": (PaperKind.RESPONSIBILITY_QUESTION, _anybody),
        "role_agenda_family": (PaperKind.ROLE_AGENDA, _family),
        "role_agenda_professional": (PaperKind.ROLE_AGENDA, _actor),
        "role_agenda_young_person": (PaperKind.ROLE_AGENDA, _young),
        "shared": (PaperKind.SUMMONS, _anybody),
        "sip_request": (PaperKind.SIP_REQUEST, _anybody),
        "summons": (PaperKind.SUMMONS, _anybody),
        "withdrawal": (PaperKind.WITHDRAWAL, _family),
        "withdrawal_young_person": (PaperKind.WITHDRAWAL, _young),
    }
)
"""The paper that each letter is shown on, and for whom."""

_ADDRESS: Final = "address"
_MOVED: Final = timedelta(days=7)


def _paper(letter: Letter, house: _House, ports: Ports) -> Document:
    content, case = house.content, house.content.read_example()
    made = _moment(case, ports)
    if letter.id == "board_question":
        case = _stopped(case)
    kind, suits = _SHOWN.get(letter.id, (PaperKind.INVITATION, _young))
    if kind in ABOUT_REQUESTS:
        case = _asking(case, ASKED_BY[kind])
    whom = next(r for r in recipients(kind, case, made.date()) if suits(case, r))
    allowed = clearance(case, whom, made.date())
    written = replace(content, texts={**content.texts, letter.id: letter})
    desk = Desk(
        home=house.home,
        user=ports.user,
        made=made,
        content=written,
        allowed=allowed.kinds,
        names=((case.coordinator, ports.user.name),),
        told=_told(case, made),
    )
    if letter.id == _ADDRESS:
        return address_page(Copy(case, whom, desk), *house.place)
    if letter.id == FALLBACK:
        return fallback_page(Copy(case, whom, desk))
    document = compose(kind, case, whom, desk)
    return for_recipient(document, allowed.kinds, allowed.branches)


def _asking(case: Case, purpose: Purpose) -> Case:
    """Let the latest request ask for this, so that there is a letter of the kind."""
    since = date(case.opened.year, 1, 1)
    whom = case.placing.organisation if case.placing else ""
    basis = Basis(BasisKind.AGREEMENT, whom, case.number, since)
    asked = replace(case.requests[-1], purpose=purpose, basis=basis)
    return replace(case, requests=(*case.requests[:-1], asked))


def _stopped(case: Case) -> Case:
    """Let those who were asked not be reached, so that there is a question."""
    silent = replace(case.consents[-1], state=ConsentState.UNREACHABLE)
    return replace(case, consents=(*case.consents[:-1], silent))


def _told(case: Case, made: datetime) -> Told:
    """Tell that the meeting was to be a week earlier, so that there is a change."""
    now = case.meeting.booking
    day = now.day - _MOVED if now.day else None
    return Told((Telling(made, replace(now, day=day), PaperKind.INVITATION),))


def _moment(case: Case, ports: Ports) -> datetime:
    """Give a time within the invented case, when its consents hold."""
    versions = case.plan.versions
    return versions[-1].registered if versions else ports.clock.now()
