"""Hälsa: how it stands with what the young person is to be offered. No health record.

Only that a thing is offered, booked, done or has come back, and when: never what was
found, what it is called or what is prescribed (OSL 25 kap. 1 §; the home's own record
holds that). All of it is of SiS's health care and is hidden from who lacks that branch
(``domain.branch_view``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.information import Information


class ExaminationKind(Enum):
    """The three examinations, in the order people think of them."""

    PHYSICAL = "physical"
    MENTAL = "mental"
    ORAL = "oral"

    @property
    def information(self) -> Information:
        """The kind of information that anything about it is."""
        mental = self is ExaminationKind.MENTAL
        return Information.MENTAL_HEALTH if mental else Information.HEALTH


class ExaminationState(Enum):
    """How it stands with an examination."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"  # the board or the region has been asked to offer it
    OFFERED = "offered"
    BOOKED = "booked"
    DONE = "done"
    NOT_DONE = "not-done"  # with a reason
    NOT_COVERED = "not-covered"  # the law does not cover the placement


UNNECESSARY: Final = "unnecessary"
"""The reason that is a decision of the placing board: obviously not needed."""

SETTLED: Final = frozenset(
    {ExaminationState.DONE, ExaminationState.NOT_DONE, ExaminationState.NOT_COVERED}
)


@dataclass(frozen=True, slots=True)
class EarlierExamination:
    """That an examination was asked for, offered, done or not done, before."""

    day: date | None  # None: it was offered, and nobody knows when
    state: ExaminationState


@dataclass(frozen=True, slots=True)
class Examination:
    """One of the three. Days may be unknown."""

    id: str  # empty while nothing is said of it
    kind: ExaminationKind
    state: ExaminationState = ExaminationState.NOT_ASKED
    asked: date | None = None
    offered: date | None = None
    booked: date | None = None  # the day it is booked for
    done: date | None = None
    statement: date | None = None  # the day the utlåtande came
    reason: str = ""  # code in resources/routine/not_examined.toml; only NOT_DONE
    reason_day: date | None = None
    region: str = ""  # whose care it is; empty is not known
    companion: str = ""  # who goes along: a name
    companion_phone: str = ""
    companion_relation: str = ""
    travel: Answer = Answer.NOT_ASKED  # whether travel and money are settled
    travel_by: str = ""  # by whom
    earlier: tuple[EarlierExamination, ...] = ()  # oldest first

    @property
    def begun(self) -> bool:
        """Whether anything at all is said about it."""
        return replace(self, id="") != Examination("", self.kind)

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is waited for, but for an utlåtande."""
        return self.state in SETTLED and (
            self.state is not ExaminationState.NOT_DONE or bool(self.reason)
        )


class NextStep(Enum):
    """The one thing to do next about an examination."""

    ASK = "ask"
    AWAIT_OFFER = "await-offer"
    BOOK = "book"
    SETTLE_JOURNEY = "settle-journey"  # who goes along, travel, money
    AWAIT_DAY = "await-day"
    NOTE_OUTCOME = "note-outcome"  # the booked day has passed
    AWAIT_STATEMENT = "await-statement"
    GIVE_REASON = "give-reason"
    FOLLOW_REASON = "follow-reason"  # the reason's own hint says what
    USE_INSTEAD = "use-instead"  # SIP or primary care
    NONE = "none"


def next_step(examination: Examination, today: date) -> NextStep:
    """Tell what to do next about an examination."""
    state = examination.state
    if state is ExaminationState.BOOKED:
        return _of_booked(examination, today)
    if state is ExaminationState.DONE and examination.statement is not None:
        return NextStep.NONE
    if state is ExaminationState.NOT_DONE and not examination.reason:
        return NextStep.GIVE_REASON
    return _NEXT[state]


_NEXT: Final[Mapping[ExaminationState, NextStep]] = MappingProxyType(
    {
        ExaminationState.NOT_ASKED: NextStep.ASK,
        ExaminationState.ASKED: NextStep.AWAIT_OFFER,
        ExaminationState.OFFERED: NextStep.BOOK,
        ExaminationState.DONE: NextStep.AWAIT_STATEMENT,
        ExaminationState.NOT_DONE: NextStep.FOLLOW_REASON,
        ExaminationState.NOT_COVERED: NextStep.USE_INSTEAD,
    }
)


def _of_booked(examination: Examination, today: date) -> NextStep:
    if examination.booked is None:
        return NextStep.BOOK  # that it is booked is no use without the day
    if examination.booked < today:
        return NextStep.NOTE_OUTCOME
    ready = examination.companion.strip() and examination.travel is Answer.YES
    return NextStep.AWAIT_DAY if ready else NextStep.SETTLE_JOURNEY


class ReferralState(Enum):
    """How it stands with a referral (remiss)."""

    SENT = "sent"
    RECEIVED = "received"
    BOOKED = "booked"
    RETURNED = "returned"  # sent back: a SIP can settle whose it is
    DONE = "done"
    DECLINED = "declined"

    @property
    def waits(self) -> bool:
        """Whether an answer or a day is still waited for."""
        return self in (ReferralState.SENT, ReferralState.RECEIVED)


@dataclass(frozen=True, slots=True)
class EarlierReferral:
    """How it stood with a referral from a day; ``sent`` as it stood then."""

    day: date
    state: ReferralState
    sent: date | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """That somebody has been referred, where to and how it stands; never for what."""

    id: str
    to: str
    about: ExaminationKind = ExaminationKind.PHYSICAL  # the field of care
    state: ReferralState = ReferralState.SENT
    sent: date | None = None
    day: date | None = None  # since when it stands as it does
    region: str = ""
    earlier: tuple[EarlierReferral, ...] = ()  # oldest first

    @property
    def stood(self) -> EarlierReferral | None:
        """How it stands, as it would be kept; None where nobody knows since when."""
        since = self.day
        if since is None and self.state is ReferralState.SENT:
            since = self.sent
        return None if since is None else EarlierReferral(since, self.state, self.sent)


class Profession(Enum):
    """Who talks with a young person about an examination."""

    NURSE = "nurse"
    DOCTOR = "doctor"
    PSYCHOLOGIST = "psychologist"
    DENTAL = "dental"
    CONTACT = "contact"  # the young person's contact at the home
    OTHER = "other"

    @property
    def licensed(self) -> bool:
        """Whether it is one of those that need a licence (legitimation)."""
        return self not in (Profession.CONTACT, Profession.OTHER)


@dataclass(frozen=True, slots=True)
class Talk:
    """A motivating talk before an examination: that it was, not what was said."""

    id: str
    day: date | None = None
    by: str = ""
    profession: Profession = Profession.NURSE


class InterviewOccasion(Enum):
    """When an interview with ADAD is made."""

    ADMISSION = "admission"
    DISCHARGE = "discharge"


class InterviewState(Enum):
    """How it stands with an interview."""

    NOT_SAID = "not-said"
    OFFERED = "offered"
    DONE = "done"
    NOT_DONE = "not-done"


@dataclass(frozen=True, slots=True)
class EarlierInterview:
    """How it stood with an interview from a day."""

    day: date
    state: InterviewState


@dataclass(frozen=True, slots=True)
class Interview:
    """That ADAD was offered or made. Neither the questions nor the scores lie here."""

    id: str
    occasion: InterviewOccasion
    state: InterviewState = InterviewState.NOT_SAID
    day: date | None = None
    reason: str = ""  # code in resources/routine/not_interviewed.toml
    interviewer: str = ""
    trained: Answer = Answer.NOT_ASKED
    earlier: tuple[EarlierInterview, ...] = ()  # oldest first

    @property
    def stood(self) -> EarlierInterview | None:
        """How it stands, as it would be kept; None where nothing is said, or no day."""
        if self.day is None or self.state is InterviewState.NOT_SAID:
            return None
        return EarlierInterview(self.day, self.state)

    @property
    def begun(self) -> bool:
        """Whether anything at all is said about it."""
        return replace(self, id="") != Interview("", self.occasion)

    @property
    def is_settled(self) -> bool:
        """Whether it is made, or it is said why it was not."""
        if self.state is InterviewState.NOT_DONE:
            return bool(self.reason)
        return self.state is InterviewState.DONE


class Instead(Enum):
    """What is done where the law on examinations does not cover the placement."""

    NOT_SAID = "not-said"
    SIP = "sip"
    PRIMARY_CARE = "primary-care"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Health:
    """All rows of status that are of SiS's health care."""

    examinations: tuple[Examination, ...] = ()
    referrals: tuple[Referral, ...] = ()
    talks: tuple[Talk, ...] = ()
    interviews: tuple[Interview, ...] = ()
    asks: str = ""  # who, with a licence, asks what only they may ask
    instead: Instead = Instead.NOT_SAID
    instead_day: date | None = None
    payment: Answer = Answer.NOT_ASKED  # for dental care outside the home region
    payment_asked: date | None = None
    payment_by: str = ""  # who pays, once it is settled

    def examination(self, kind: ExaminationKind) -> Examination:
        """Give one of the three, as it was said or as nothing is said yet."""
        of_kind = (e for e in self.examinations if e.kind is kind)
        return next(of_kind, Examination("", kind))

    @property
    def all_examinations(self) -> tuple[Examination, ...]:
        """Give all three in their order, said or not."""
        return tuple(self.examination(kind) for kind in ExaminationKind)

    def interview(self, occasion: InterviewOccasion) -> Interview:
        """Give the interview of an occasion, as it was said or not yet."""
        of_occasion = (i for i in self.interviews if i.occasion is occasion)
        return next(of_occasion, Interview("", occasion))


def without_health(health: Health, kinds: frozenset[Information]) -> Health:
    """Give the rows that are not of these kinds."""
    kept = health if Information.HEALTH not in kinds else Health()
    return replace(
        kept,
        examinations=tuple(
            e for e in health.examinations if e.kind.information not in kinds
        ),
        referrals=tuple(
            r for r in health.referrals if r.about.information not in kinds
        ),
    )
