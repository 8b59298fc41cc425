"""What makes a meeting a good one: what is in place, and what is missing.

Most of a SIP is settled before the meeting (Uppdrag Psykisk Hälsa; Vårdsamverkan i
Västra Götaland, leda SIP-möte). Nothing here stops anything; what must be there before
a kallelse goes out is asked elsewhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import sip_agreed
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.meeting import Meeting, MeetingForm, TakingPart
from sipdesk.domain.party import Principal
from sipdesk.domain.young_person import YOUNG_PERSON


class Matter(Enum):
    """One thing that a good meeting has. In the order of the routine."""

    SIP_CONSENT = "sip-consent"
    CONSENT_COVERS = "consent-covers"  # everyone chosen may be told
    CONVENER = "convener"
    CHAIR = "chair"
    NOTE_TAKER = "note-taker"
    SUPPORT = "support"
    PURPOSE = "purpose"
    QUESTIONS = "questions"
    OWN_QUESTION = "own-question"
    WISHES = "wishes"
    KOMMUN = "kommun"
    REGION = "region"
    NOBODY_UNWANTED = "nobody-unwanted"
    PREPARE = "prepare"  # somebody has something to prepare
    TAKING_PART = "taking-part"
    REPRESENTATIVE = "representative"
    INTERPRETER = "interpreter"
    PRE_MEETING = "pre-meeting"
    VIDEO_SYSTEM = "video-system"
    VIDEO_TESTED = "video-tested"
    WAITING_ROOM = "waiting-room"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Point:
    """How one matter stands; ``who`` it is about when it is about somebody."""

    matter: Matter
    step: str  # where it is settled
    in_place: bool
    who: tuple[str, ...] = ()  # parties' ids


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the matters are judged by."""

    case: Case
    day: date  # the meeting's, or today's while it is not set
    video_system: str

    @property
    def meeting(self) -> Meeting:
        return self.case.meeting


_Judged = Callable[[_Asked], bool | None]
"""Whether it is in place; None where it does not belong to this meeting."""


def readiness(case: Case, today: date, video_system: str) -> tuple[Point, ...]:
    """Tell how every matter stands that belongs to the current meeting.

    ``video_system`` is the name of the one the home has approved; empty for none.
    """
    asked = _Asked(case, _day(case, today), video_system)
    points = []
    for matter, (step, judge) in _MATTERS.items():
        in_place = judge(asked)
        if in_place is not None:
            points.append(Point(matter, step, in_place, _who(matter, asked)))
    return tuple(points)


def _who(matter: Matter, asked: _Asked) -> tuple[str, ...]:
    """Name whom a matter is about."""
    if matter is Matter.NOBODY_UNWANTED:
        return _unwanted(asked.meeting)
    if matter is Matter.CONSENT_COVERS:
        return _uncovered(asked)
    return ()


def _day(case: Case, today: date) -> date:
    booked = case.meeting.booking.day
    return today if booked is None else max(today, booked)


def _unwanted(meeting: Meeting) -> tuple[str, ...]:
    chosen = (p.party for p in meeting.participants)
    return tuple(party for party in chosen if meeting.unwanted_by(party))


def _uncovered(asked: _Asked) -> tuple[str, ...]:
    chosen = (p.party for p in asked.meeting.participants)
    answers = ((party, clearance(asked.case, party, asked.day)) for party in chosen)
    return tuple(party for party, found in answers if found.verdict is Verdict.NO)


def _chosen(asked: _Asked, principal: Principal) -> bool | None:
    if not asked.meeting.has_sip:
        return None
    chosen = {p.party for p in asked.meeting.participants}
    return any(p.principal is principal and p.id in chosen for p in asked.case.parties)


def _convened(asked: _Asked) -> bool | None:
    if not asked.meeting.has_sip:
        return None
    convener = asked.meeting.roles.convener
    return any(p.id == convener and p.principal is not None for p in asked.case.parties)


def _prepares(asked: _Asked) -> bool | None:
    others = [p for p in asked.meeting.participants if p.party != YOUNG_PERSON]
    return any(p.prepare.strip() for p in others) if others else None


def _represented(asked: _Asked) -> bool | None:
    how = asked.meeting.preparation
    if how.taking_part is not TakingPart.REPRESENTATIVE:
        return None
    return bool(how.representative.strip())


def _interpreted(asked: _Asked) -> bool | None:
    if asked.case.young_person.interpreter is not Answer.YES:
        return None
    return bool(asked.meeting.preparation.interpreter.strip())


def _on_video(judge: Callable[[_Asked], bool]) -> _Judged:
    def of(asked: _Asked) -> bool | None:
        by_video = asked.meeting.booking.form in (MeetingForm.VIDEO, MeetingForm.HYBRID)
        return judge(asked) if by_video else None

    return of


def _agreed(asked: _Asked) -> bool | None:
    return sip_agreed(asked.case, asked.day) if asked.meeting.has_sip else None


_CONSENT, _ROLES, _PREPARATION, _SUMMONS = (
    "consent",
    "roles",
    "preparation",
    "summons",
)

_MATTERS: Final[Mapping[Matter, tuple[str, _Judged]]] = MappingProxyType(
    {
        Matter.SIP_CONSENT: (_CONSENT, _agreed),
        Matter.CONSENT_COVERS: (
            _CONSENT,
            lambda a: not _uncovered(a) if a.meeting.participants else None,
        ),
        Matter.CONVENER: (_ROLES, _convened),
        Matter.CHAIR: (_ROLES, lambda a: bool(a.meeting.roles.chair.strip())),
        Matter.NOTE_TAKER: (_ROLES, lambda a: bool(a.meeting.roles.note_taker.strip())),
        Matter.SUPPORT: (
            _ROLES,
            lambda a: bool(a.meeting.roles.support_person.strip()),
        ),
        Matter.PURPOSE: (
            _PREPARATION,
            lambda a: bool(a.meeting.preparation.purpose.strip()),
        ),
        Matter.QUESTIONS: (_PREPARATION, lambda a: bool(a.meeting.questions)),
        Matter.OWN_QUESTION: (
            _PREPARATION,
            lambda a: any(q.own for q in a.meeting.questions),
        ),
        Matter.WISHES: (_PREPARATION, lambda a: bool(a.meeting.wishes)),
        Matter.KOMMUN: (_PREPARATION, lambda a: _chosen(a, Principal.KOMMUN)),
        Matter.REGION: (_PREPARATION, lambda a: _chosen(a, Principal.REGION)),
        Matter.NOBODY_UNWANTED: (
            _PREPARATION,
            lambda a: not _unwanted(a.meeting) if a.meeting.wishes else None,
        ),
        Matter.PREPARE: (_PREPARATION, _prepares),
        Matter.TAKING_PART: (
            _PREPARATION,
            lambda a: a.meeting.preparation.taking_part is not TakingPart.NOT_SAID,
        ),
        Matter.REPRESENTATIVE: (_PREPARATION, _represented),
        Matter.INTERPRETER: (_PREPARATION, _interpreted),
        Matter.PRE_MEETING: (
            _PREPARATION,
            lambda a: a.meeting.preparation.pre_meeting is not None,
        ),
        Matter.VIDEO_SYSTEM: (
            _PREPARATION,
            _on_video(lambda a: bool(a.video_system.strip())),
        ),
        Matter.VIDEO_TESTED: (
            _PREPARATION,
            _on_video(lambda a: a.meeting.preparation.video_tested is not None),
        ),
        Matter.WAITING_ROOM: (
            _PREPARATION,
            _on_video(lambda a: a.meeting.preparation.waiting_room.settled),
        ),
        Matter.TIME: (_SUMMONS, lambda a: a.meeting.booking.complete),
    }
)
"""Where each matter is settled, and how it is judged."""
