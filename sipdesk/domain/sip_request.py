"""Telling kommun or region of the need (påtalande), and their answer.

SiS tells; kommun or region initiates (product rule 2). Telling the placing nämnd is
never blocked for lack of consent. Where nobody knows whose the question is, that is
asked first; and where a dated agreement or the law lets SiS take the initiative, the
letter says by what. Whoever takes it, kommun or region leads (product rule 1).
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum

from sipdesk.domain.basis import Basis


class SipAnswer(Enum):
    """What the principal answered."""

    NONE = "none"
    INITIATES = "initiates"
    DECLINES = "declines"
    HAS_PLAN = "has-plan"  # another plan exists already
    ANSWERED = "answered"  # a question that was no request: it has got its answer


class Purpose(Enum):
    """What a letter to a principal asks for."""

    SIP = "sip"  # that a SIP is initiated
    RESPONSIBILITY = "responsibility"  # who answers (sluten ungdomsvård)
    ACTIVATION = "activation"  # that the nämnd opens a case of its own
    INITIATIVE = "initiative"  # SiS takes the initiative, by law or agreement


class ContactWay(Enum):
    """How somebody tried to get an answer."""

    NOT_SAID = "not-said"
    LETTER = "letter"
    MAIL = "mail"
    PHONE = "phone"
    MEETING = "meeting"
    CHIEF = "chief"  # from chief to chief


@dataclass(frozen=True, slots=True)
class ProposedTime:
    """A time that is proposed; the home's local time, if any is said."""

    day: date
    start: time | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that somebody asked for an answer. None is ever changed or taken out."""

    id: str
    day: date
    way: ContactWay = ContactWay.NOT_SAID
    by: str = ""
    whom: str = ""  # who was reached, if anybody was
    words: str = ""


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer that another has followed since, as it was."""

    day: date
    answer: SipAnswer
    decline_reason: str = ""  # code in resources/routine/decline_reasons.toml


PROPOSED_TIMES = 3
"""So many times are proposed in one letter: our own figure (obstacle 40)."""


@dataclass(frozen=True, slots=True)
class SipRequest:
    """One request to one principal."""

    id: str
    party: str
    written: date
    purpose: Purpose = Purpose.SIP
    basis: Basis = field(
        default_factory=Basis
    )  # by what SiS takes the initiative, as it stood then
    reason: str = ""
    questions: str = ""
    times: tuple[ProposedTime, ...] = ()
    proposed_times: str = ""  # in words, beside or instead of days
    proposed_people: str = ""
    ground: str = ""  # id of a ground in resources/laws.toml
    channel: str = ""
    sent: date | None = None
    remind_on: date | None = None  # the next attempt, by whom and how
    next_by: str = ""
    next_way: ContactWay = ContactWay.NOT_SAID
    reminded: date | None = None
    attempts: tuple[Attempt, ...] = ()
    answer: SipAnswer = SipAnswer.NONE
    answered: date | None = None
    decline_reason: str = ""  # code in resources/routine/decline_reasons.toml
    answer_words: str = ""
    chief: str = ""  # who answers for the principal's agency: name and function
    earlier: tuple[EarlierAnswer, ...] = ()  # oldest first

    @property
    def asks_for_sip(self) -> bool:
        """Whether it is about a SIP, and no question of who answers."""
        return self.purpose in (Purpose.SIP, Purpose.INITIATIVE)

    @property
    def waiting(self) -> bool:
        """Whether it is sent and unanswered."""
        return self.sent is not None and self.answered is None

    @property
    def open(self) -> bool:
        """Whether somebody may try again: sent, and nobody has taken it on."""
        settled = (SipAnswer.INITIATES, SipAnswer.ANSWERED)
        return self.sent is not None and self.answer not in settled

    @property
    def said(self) -> EarlierAnswer | None:
        """The answer as it would be kept; None while none has come on a known day."""
        if self.answered is None or self.answer is SipAnswer.NONE:
            return None
        return EarlierAnswer(self.answered, self.answer, self.decline_reason)

    def silent_days(self, day: date) -> int:
        """Days since it was sent without an answer; 0 when not waiting."""
        if self.sent is None or self.answered is not None:
            return 0
        return max(0, (day - self.sent).days)
