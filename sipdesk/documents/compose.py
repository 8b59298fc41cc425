"""From a case to a paper: which composer writes which kind."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sipdesk.content.document import Document
from sipdesk.documents.absence import absence_letter, deviation
from sipdesk.documents.agenda import agenda
from sipdesk.documents.asking import activation, initiative, responsibility_question
from sipdesk.documents.board_question import board_question
from sipdesk.documents.call_reminder import call_reminder
from sipdesk.documents.cancellation import cancellation
from sipdesk.documents.change import change
from sipdesk.documents.checklist import checklist
from sipdesk.documents.chief_letter import chief_letter
from sipdesk.documents.concern import concern
from sipdesk.documents.consent import consent
from sipdesk.documents.consent_changed import consent_changed
from sipdesk.documents.cover_note import cover_note
from sipdesk.documents.desk import Desk
from sipdesk.documents.disclosure_map import disclosure
from sipdesk.documents.extract import extract
from sipdesk.documents.health_inquiry import health_inquiry
from sipdesk.documents.invitation import invitation
from sipdesk.documents.matching_sheet import matching_sheet
from sipdesk.documents.measures_list import measures_list
from sipdesk.documents.minutes import minutes
from sipdesk.documents.my_plan import my_plan
from sipdesk.documents.notification import notification
from sipdesk.documents.parts import Copy
from sipdesk.documents.placement_letter import placement_letter
from sipdesk.documents.plan import plan
from sipdesk.documents.records_request import records_request
from sipdesk.documents.reminder import reminder
from sipdesk.documents.role_agenda import role_agenda
from sipdesk.documents.sip_request import sip_request
from sipdesk.documents.summons import summons
from sipdesk.documents.withdrawal import withdrawal
from sipdesk.domain.case import Case
from sipdesk.domain.paper import PaperKind

_COMPOSERS: Mapping[PaperKind, Callable[[Copy], Document]] = MappingProxyType(
    {
        PaperKind.CONSENT: consent,
        PaperKind.WITHDRAWAL: withdrawal,
        PaperKind.BOARD_QUESTION: board_question,
        PaperKind.HEALTH_INQUIRY: health_inquiry,
        PaperKind.RECORDS_REQUEST: records_request,
        PaperKind.PLACEMENT_LETTER: placement_letter,
        PaperKind.SIP_REQUEST: sip_request,
        PaperKind.INITIATIVE: initiative,
        PaperKind.RESPONSIBILITY_QUESTION: responsibility_question,
        PaperKind.ACTIVATION: activation,
        PaperKind.REMINDER: reminder,
        PaperKind.CHIEF_LETTER: chief_letter,
        PaperKind.NOTIFICATION: notification,
        PaperKind.EXTRACT: extract,
        PaperKind.CONCERN: concern,
        PaperKind.SUMMONS: summons,
        PaperKind.INVITATION: invitation,
        PaperKind.CHANGE: change,
        PaperKind.CANCELLATION: cancellation,
        PaperKind.CALL_REMINDER: call_reminder,
        PaperKind.ABSENCE_LETTER: absence_letter,
        PaperKind.DEVIATION: deviation,
        PaperKind.CONSENT_CHANGED: consent_changed,
        PaperKind.AGENDA: agenda,
        PaperKind.ROLE_AGENDA: role_agenda,
        PaperKind.MINUTES: minutes,
        PaperKind.PLAN: plan,
        PaperKind.MY_PLAN: my_plan,
        PaperKind.MEASURES: measures_list,
        PaperKind.COVER_NOTE: cover_note,
        PaperKind.MATCHING_SHEET: matching_sheet,
        PaperKind.CHECKLIST: checklist,
        PaperKind.DISCLOSURE_MAP: disclosure,
    }
)


def compose(kind: PaperKind, case: Case, recipient: str, desk: Desk) -> Document:
    """Write a paper for one recipient: a party's id, YOUNG_PERSON or FILE_COPY.

    Every block names its kind, and the caller cuts the paper with ``for_recipient``;
    nothing here is withheld by being composed.
    """
    return _COMPOSERS[kind](Copy(case, recipient, desk))
