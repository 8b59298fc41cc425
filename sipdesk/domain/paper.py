"""Papers: what was made, for whom, when, and whether it is kept in KIA."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.sip_request import Purpose
from sipdesk.domain.template import TemplateForm


class PaperKind(Enum):
    """The papers of the kit."""

    CONSENT = "consent"
    WITHDRAWAL = "withdrawal"  # of what was consented to
    BOARD_QUESTION = "board-question"  # to socialnämnden, on consent and protection
    HEALTH_INQUIRY = "health-inquiry"  # whether an examination is offered, and when
    RECORDS_REQUEST = "records-request"  # of what should have come with the placement
    PLACEMENT_LETTER = "placement-letter"  # to who should know of the placement
    SIP_REQUEST = "sip-request"
    INITIATIVE = "initiative"  # SiS takes it, by law or agreement
    RESPONSIBILITY_QUESTION = "responsibility-question"  # who answers (LSU)
    ACTIVATION = "activation"  # that a nämnd opens a case of its own (LSU)
    REMINDER = "reminder"  # of a request that is not answered
    CHIEF_LETTER = "chief-letter"  # to who answers for the agency that was asked
    NOTIFICATION = "notification"  # that one can be discharged (SoF 9 kap. 20 §)
    EXTRACT = "extract"  # to the placing nämnd, of one who waits or has an unmet need
    CONCERN = "concern"  # that a child may come to harm (SoL 19 kap. 1 §)
    SUMMONS = "summons"
    INVITATION = "invitation"
    CHANGE = "change"  # to one who was called: another time, form or place
    CANCELLATION = "cancellation"  # to one who was called: it is not held
    CALL_REMINDER = "call-reminder"  # to one who was called and has not answered
    ABSENCE_LETTER = "absence-letter"  # to who answers for a principal that stayed away
    DEVIATION = "deviation"  # the same, under the regional agreement
    CONSENT_CHANGED = "consent-changed"  # to one who was told by what held then
    AGENDA = "agenda"
    ROLE_AGENDA = "role-agenda"  # the meeting's parts, for one who takes part
    MINUTES = "minutes"
    PLAN = "plan"
    MY_PLAN = "my-plan"  # the plan in short, for the young person
    MEASURES = "measures-list"  # who does what, for one who does or takes part
    COVER_NOTE = "cover-note"  # what one profession takes over, and its receipt
    MATCHING_SHEET = "matching-sheet"  # needs, for the place that is looked for
    CHECKLIST = "checklist"
    DISCLOSURE_MAP = "disclosure-map"  # who may know what, for the case file


PRINTED: Final = "print"
SAVED: Final = "file"
SAVED_AS_WORD: Final = "word"
SAVED_AS_FORM: Final = "form"
SAVED_AS_CALENDAR: Final = "calendar"
COPIED: Final = "copied"
ON_TEMPLATE: Final[Mapping[TemplateForm, str]] = MappingProxyType(
    {TemplateForm.PDF: "template-pdf", TemplateForm.DOCX: "template-docx"}
)
"""By which channels a paper goes out: as a PDF unless it is one of ``NO_PDF``, by
``SAVED_AS_FORM`` as one that its reader fills in on screen, and by those of
``ON_TEMPLATE`` as a plan on somebody's own template."""

AS_WORD: Final = frozenset({SAVED_AS_WORD, ON_TEMPLATE[TemplateForm.DOCX]})
NO_PDF: Final = AS_WORD | {SAVED_AS_CALENDAR, COPIED}

FOR_COPYING: Final = frozenset({PaperKind.MINUTES, PaperKind.PLAN})
"""Papers whose sections somebody may have to type into a system of their own."""

CALLING: Final = frozenset(
    {
        PaperKind.SUMMONS,
        PaperKind.INVITATION,
        PaperKind.CHANGE,
        PaperKind.CANCELLATION,
        PaperKind.CALL_REMINDER,
    }
)
"""Papers that tell somebody of a meeting; a calendar file can go with each."""

ABOUT_ABSENCE: Final = frozenset({PaperKind.ABSENCE_LETTER, PaperKind.DEVIATION})
"""Papers to a principal that was called and stayed away, or says that it will."""

DUTIES: Final = frozenset({PaperKind.NOTIFICATION, PaperKind.CONCERN})
"""Papers that SiS must send at once: nothing that is known or lacking stops them."""

ASKED_BY: Final[Mapping[PaperKind, Purpose]] = MappingProxyType(
    {
        PaperKind.SIP_REQUEST: Purpose.SIP,
        PaperKind.REMINDER: Purpose.SIP,
        PaperKind.CHIEF_LETTER: Purpose.SIP,
        PaperKind.INITIATIVE: Purpose.INITIATIVE,
        PaperKind.RESPONSIBILITY_QUESTION: Purpose.RESPONSIBILITY,
        PaperKind.ACTIVATION: Purpose.ACTIVATION,
    }
)
"""What the request asks for that a paper is about."""

ABOUT_REQUESTS: Final = frozenset(ASKED_BY)
"""Papers that stand on the ground chosen for the request that they are about."""

OF_PLAN: Final = frozenset({PaperKind.PLAN, PaperKind.MY_PLAN})
FINALISED: Final = OF_PLAN | {PaperKind.MINUTES}
"""Papers of which a locked version goes out, and the draft stays inside."""

FOR_WORD: Final = frozenset(
    {
        PaperKind.BOARD_QUESTION,
        PaperKind.HEALTH_INQUIRY,
        PaperKind.RECORDS_REQUEST,
        PaperKind.PLACEMENT_LETTER,
        PaperKind.SIP_REQUEST,
        PaperKind.INITIATIVE,
        PaperKind.RESPONSIBILITY_QUESTION,
        PaperKind.ACTIVATION,
        PaperKind.REMINDER,
        PaperKind.CHIEF_LETTER,
        PaperKind.NOTIFICATION,
        PaperKind.SUMMONS,
        PaperKind.INVITATION,
        PaperKind.CHANGE,
        PaperKind.CANCELLATION,
        PaperKind.CALL_REMINDER,
        PaperKind.ABSENCE_LETTER,
        PaperKind.DEVIATION,
        PaperKind.CONSENT_CHANGED,
        PaperKind.MINUTES,
        PaperKind.PLAN,
        PaperKind.MEASURES,
        PaperKind.COVER_NOTE,
        PaperKind.MATCHING_SHEET,
    }
)
"""Papers that somebody may have to write on in a system of their own."""

FILLABLE: Final = frozenset(
    {
        PaperKind.CONSENT,
        PaperKind.WITHDRAWAL,
        PaperKind.RECORDS_REQUEST,
        PaperKind.PLACEMENT_LETTER,
        PaperKind.SIP_REQUEST,
        PaperKind.REMINDER,
        PaperKind.SUMMONS,
        PaperKind.INVITATION,
        PaperKind.CHANGE,
        PaperKind.CALL_REMINDER,
        PaperKind.COVER_NOTE,
    }
)
"""Papers that somebody answers, and may do so on screen."""


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper that was printed or saved. The file itself lies beside it."""

    id: str
    case: str
    kind: PaperKind
    recipient: str  # a party's id, YOUNG_PERSON, FILE_COPY or BOARD
    recipient_role: str  # a PartyKind's value, "young-person", "file-copy" or "board"
    made: datetime
    by: str  # a user's id
    case_version: int
    version: int  # of the minutes or plan; 0 = not finalised
    pages: int  # of the PDF; a Word file breaks its pages where it is opened
    sha256: str
    channel: str = ""  # PRINTED, SAVED, any SAVED_AS, COPIED or of ON_TEMPLATE
    in_kia: date | None = None  # "förd till KIA"
    stamp: str = ""  # id of the provision of a secrecy stamp; "" = none
