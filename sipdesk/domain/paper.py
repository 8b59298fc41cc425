"""Papers: what was made, for whom, when, and whether it is kept in KIA."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.template import TemplateForm


class PaperKind(Enum):
    """The papers of the kit."""

    CONSENT = "consent"
    SIP_REQUEST = "sip-request"
    SUMMONS = "summons"
    INVITATION = "invitation"
    AGENDA = "agenda"
    MINUTES = "minutes"
    PLAN = "plan"
    CHECKLIST = "checklist"


PRINTED: Final = "print"
SAVED: Final = "file"
SAVED_AS_WORD: Final = "word"
COPIED: Final = "copied"
"""By which channels a paper goes out: the last two are not PDF, but Word and text."""

ON_TEMPLATE: Final[Mapping[TemplateForm, str]] = MappingProxyType(
    {TemplateForm.PDF: "template-pdf", TemplateForm.DOCX: "template-docx"}
)
"""The channels of a plan that went out on somebody's own template."""

AS_WORD: Final = frozenset({SAVED_AS_WORD, ON_TEMPLATE[TemplateForm.DOCX]})
NOT_PDF: Final = AS_WORD | {COPIED}

FOR_COPYING: Final = frozenset({PaperKind.MINUTES, PaperKind.PLAN})
"""Papers whose sections somebody may have to type into a system of their own."""

FOR_WORD: Final = frozenset(
    {
        PaperKind.SIP_REQUEST,
        PaperKind.SUMMONS,
        PaperKind.INVITATION,
        PaperKind.MINUTES,
        PaperKind.PLAN,
    }
)
"""Papers that somebody may have to write on in a system of their own."""


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper that was printed or saved. The file itself lies beside it."""

    id: str
    case: str
    kind: PaperKind
    recipient: str  # a party's id, YOUNG_PERSON or FILE_COPY
    recipient_role: str  # a PartyKind's value, "young-person" or "file-copy"
    made: datetime
    by: str  # a user's id
    case_version: int
    version: int  # of the minutes or plan; 0 = not finalised
    pages: int  # of the PDF; a Word file breaks its pages where it is opened
    sha256: str
    channel: str = ""  # PRINTED, SAVED, SAVED_AS_WORD, COPIED or of ON_TEMPLATE
    in_kia: date | None = None  # "förd till KIA"
