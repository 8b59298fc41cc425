"""Papers: what was made, for whom, when, and whether it is kept in KIA."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


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
    pages: int
    sha256: str
    channel: str = ""  # print, file
    in_kia: date | None = None  # "förd till KIA"
