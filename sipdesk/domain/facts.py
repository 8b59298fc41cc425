"""The facts of a case that figures are made of: dated events and codes, and no words.

They are derived from the case at each save, as its overview is, and can be derived anew
at any time. An event whose day is not known has none: a figure of a period then says
that it is unknown. Facts are never shown in a list; only figures are made of them.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

VERSION: Final = 3
"""Which derivation it is; to be raised when what is derived changes."""


AT_THE_LATEST: Final = 1
"""The ``n`` of an examination's offer whose day is the last that it can be of."""


class Happening(Enum):
    """What an event is. What ``code`` and ``about`` say of it stands beside each.

    ``about`` ties the events of one thing in a case together, a request or a meeting:
    ordinals, and for a consenter the capacity (``young-person``, ``guardian-1``).
    """

    OPENED = "opened"  # the case
    CLOSED = "closed"  # code: ClosingReason
    NOTICED = "noticed"  # placeringsanvisning
    ADMITTED = "admitted"
    LEFT = "left"  # discharged, or handed over at a move
    RUNNING_PLAN = "running-plan"  # asked at admission; code: Answer
    NEED = "need"  # assessed; code: "exists", "none" or "incomplete"
    OFFERED = "offered"  # code: Occasion; about: ordinal
    OFFER_ANSWER = "offer-answer"  # code: OfferAnswer; about: ordinal
    CONSENT_ASKED = "consent-asked"  # about: consenter
    CONSENT = "consent"  # an entry of the consenter; code: ConsentState
    TOLD = "told"  # a request for a SIP was sent; code: kommun or region
    ANSWERED = "answered"  # code: SipAnswer
    DECLINED_FOR = "declined-for"  # code in decline_reasons.toml
    PROMISED = "promised"
    CALLED = "called"  # somebody, or the convener's own call came; about: meeting
    CANCELLED = "cancelled"  # about: meeting
    FAILED = "failed"  # it was said why it could not be held; about: meeting
    HELD = "held"  # a meeting with SIP on its agenda; about: meeting
    THERE = "there"  # n people of group ``code`` at a meeting; about: meeting
    NOT_NOTED = "not-noted"  # n of group ``code`` of whom it is not noted; likewise
    SURVEYED = "surveyed"  # n answered of ``of`` handed out; code: group
    ELEMENT = "element"  # code: "<Element> <Kept>"; n of ``of``; about: what it is of
    PLAN = "plan"  # established or received; code: "here" or "elsewhere"
    FOLLOWED_UP = "followed-up"
    START_MEETING = "start-meeting"  # held
    DISCHARGE_DATE = "discharge-date"  # said; code: "set" or "unknown"
    READY = "ready"  # about: ordinal
    READY_ENDED = "ready-ended"  # taken back; about: ordinal
    NOTIFIED = "notified"  # SoF 9 kap. 20 §; about: ordinal
    EXAMINATION = "examination"  # about: its kind; code: its state; n: AT_THE_LATEST
    INTERVIEW = "interview"  # about: InterviewOccasion; code: InterviewState
    ADMISSION_BEGUN = "admission-begun"  # something of its list was noted
    ADMISSION_COMPLETE = "admission-complete"  # all of the list had come
    REFERRED = "referred"  # to psychiatry; about: ordinal
    REFERRAL = "referral"  # how it stands since its day; code: ReferralState
    SKIPPED = "skipped"  # a step left out; code and about: its id
    WAITS_FOR = "waits-for"  # since its day; code in waiting_for.toml; about: as READY
    NO_LONGER = "no-longer"  # code: "<Happening> <its day>", of what is so no more
    MOVES = "moves"  # a known move; code: whether SiS may take part afterwards

    # Its own hash is that of its name, and slow: figures look up millions.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a case. ``day`` None: it did, nobody knows when."""

    what: Happening
    day: date | None = None
    code: str = ""
    about: str = ""
    n: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What figures know of a case. ``id`` is the case's.

    ``person`` is the same for one young person's cases: derived of the number, else of
    name and birth date, else of the case alone. It is as secret as those: it lies in
    the encrypted file, and nothing that leaves it may hold it.
    """

    id: str
    person: str
    version: int = VERSION
    events: tuple[Event, ...] = ()
