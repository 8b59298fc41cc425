"""A meeting: who calls, who comes, what is asked, what was said."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.young_person import YOUNG_PERSON


class MeetingKind(Enum):
    """What the meeting is for."""

    FIRST = "first"
    FOLLOW_UP = "follow-up"


class TiedTo(Enum):
    """The placement's meeting that the SIP is held within, if any."""

    NONE = "none"
    START = "start"  # uppstartsmöte
    REVIEW = "review"  # uppföljningsmöte
    ENFORCEMENT = "enforcement"  # verkställighetsmöte (LSU)
    DISCHARGE = "discharge"  # utskrivningsmöte


class MeetingForm(Enum):
    """How people meet."""

    NOT_SAID = "not-said"
    ROOM = "room"
    VIDEO = "video"
    PHONE = "phone"
    HYBRID = "hybrid"


class TakingPart(Enum):
    """How the young person takes part."""

    NOT_SAID = "not-said"
    IN_ROOM = "in-room"
    PART_OF_MEETING = "part-of-meeting"
    BY_LINK = "by-link"
    BY_PICTURES = "by-pictures"
    REPRESENTATIVE = "representative"
    NOT_PRESENT = "not-present"


class Calls(Enum):
    """Who sends the kallelse."""

    NOT_SAID = "not-said"
    PRINCIPAL = "principal"  # the convener calls itself: the normal case
    SIS_ON_COMMISSION = "sis-on-commission"  # "utskickad av SiS på uppdrag av …"


class Reply(Enum):
    """What a called person answered."""

    NONE = "none"
    COMES = "comes"
    DIGITAL = "digital"
    SUBSTITUTE = "substitute"
    OTHER_TIME = "other-time"
    NOT_COMING = "not-coming"


class Attendance(Enum):
    """Whether somebody was there."""

    NOT_NOTED = "not-noted"
    PRESENT = "present"
    DIGITAL = "digital"
    ABSENT = "absent"

    @property
    def is_there(self) -> bool:
        """Whether they took part, in the room or by link."""
        return self in (Attendance.PRESENT, Attendance.DIGITAL)


class BreakKind(Enum):
    """Why the meeting stood still."""

    PAUSE = "pause"
    LEFT = "left"  # the young person went


class Part(Enum):
    """The meeting's five parts."""

    OPENING = "opening"
    SITUATION = "situation"
    NEEDS = "needs"
    SUMMARY = "summary"
    CLOSING = "closing"


class QuestionState(Enum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    PARTLY = "partly"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the meeting; together they are the agenda."""

    id: str
    text: str
    area: Area
    own: bool = False  # the young person's own question
    state: QuestionState = QuestionState.OPEN
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who is to be there."""

    id: str
    party: str  # a party's id or YOUNG_PERSON
    prepare: str = ""  # what we want this one to prepare
    called: date | None = None
    channel: str = ""
    sequence: int = 0  # how many times the call has been changed
    reply: Reply = Reply.NONE
    replied: date | None = None
    reply_words: str = ""
    attendance: Attendance = Attendance.NOT_NOTED
    sent_words: str = ""  # what one who was absent wanted said
    chief_told: date | None = None  # that a principal stayed away
    deviation: date | None = None  # avvikelse, under the regional agreement
    deviation_reference: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom somebody wants to be there, or does not; never told to the one it is of."""

    id: str
    whose: str  # a party's id or YOUNG_PERSON
    about: str  # a party's id
    wanted: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A time when the meeting stood still, or went on without the young person."""

    id: str
    kind: BreakKind
    began: time
    ended: time | None = None
    onward: TakingPart = TakingPart.NOT_SAID  # how one who left took part then


@dataclass(frozen=True, slots=True)
class Note:
    """What was said in one part of the meeting."""

    id: str
    part: Part
    text: str = ""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does what around the meeting; the lead of the plan is another question."""

    initiator: str = ""
    convener: str = ""  # sammankallande: the id of a party of kommun or region
    calls: Calls = Calls.NOT_SAID
    commissioned: date | None = None  # when the convener asked SiS to send for it
    commissioned_by: str = ""
    chair: str = ""
    note_taker: str = ""
    support_person: str = ""
    contact: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What makes the meeting a good one, settled before anybody is called."""

    purpose: str = ""
    taking_part: TakingPart = TakingPart.NOT_SAID
    adaptations: str = ""
    pre_meeting: date | None = None
    interpreter: str = ""
    representative: str = ""  # who speaks for a young person that is not there
    video_tested: date | None = None
    waiting_room: Answer = Answer.NOT_ASKED  # whether the link lets in one by one
    in_the_room: str = ""  # who sits by the screens of those far away


@dataclass(frozen=True, slots=True)
class Booking:
    """When and where. Times are the home's local time."""

    day: date | None = None
    start: time | None = None
    end: time | None = None
    form: MeetingForm = MeetingForm.NOT_SAID
    place: str = ""
    video: str = ""
    reply_by: date | None = None
    cancelled: date | None = None  # the day it was decided that it is not held
    cancelled_words: str = ""  # why, in words that everyone who was called may read
    received: date | None = None  # when the convener's own kallelse came to SiS
    reference: str = ""  # the number that it has there
    first_called: date | None = None  # where all have been called anew since

    @property
    def complete(self) -> bool:
        """Whether anybody could come by what is known."""
        times = self.day is not None and None not in (self.start, self.end)
        said = self.form is not MeetingForm.NOT_SAID
        return times and said and self.cancelled is None

    @property
    def room(self) -> str:
        """Where they meet; nothing where all take part by link or telephone."""
        by_link = self.form in (MeetingForm.VIDEO, MeetingForm.PHONE)
        return "" if by_link else self.place

    @property
    def link(self) -> str:
        """The link or number; nothing where all are in the room."""
        return "" if self.form is MeetingForm.ROOM else self.video

    def tells_as(self, other: "Booking") -> bool:
        """Whether those who are called learn the same by both: when, how and where.

        The last day to answer and the reason for a cancellation are no news of their
        own; nor is when a meeting would have been that is not held.
        """
        if self.cancelled is not None and other.cancelled is not None:
            return True
        one, two = (
            (b.day, b.start, b.end, b.form, b.room, b.link, b.cancelled is None)
            for b in (self, other)
        )
        return one == two


@dataclass(frozen=True, slots=True)
class Record:
    """What happened at the meeting, apart from the notes of its parts."""

    held: date | None = None
    began: time | None = None
    ended: time | None = None
    failed: str = ""  # why it could not be held as meant
    consent_reviewed: bool = False
    agreements: str = ""
    disagreements: str = ""
    inform_absent: str = ""  # who tells those who were not there
    young_person_comment: str = ""
    next_day: date | None = None
    next_start: time | None = None
    next_set: date | None = None  # the day on which the next meeting was booked
    amending: str = ""  # why minutes are open out of their turn; "" = they are not


@dataclass(frozen=True, slots=True)
class Meeting:
    """One SIP meeting, from roles to minutes."""

    id: str
    kind: MeetingKind = MeetingKind.FIRST
    tied_to: TiedTo = TiedTo.NONE
    sip: Answer = Answer.YES  # "SIP på dagordningen?"; NO: the placement's meeting only
    roles: Roles = field(default_factory=Roles)
    preparation: Preparation = field(default_factory=Preparation)
    booking: Booking = field(default_factory=Booking)
    record: Record = field(default_factory=Record)
    questions: tuple[Question, ...] = ()
    participants: tuple[Participant, ...] = ()
    wishes: tuple[Wish, ...] = ()
    breaks: tuple[Break, ...] = ()
    notes: tuple[Note, ...] = ()
    minutes: tuple[MinutesVersion, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()

    @property
    def has_sip(self) -> bool:
        """Whether SIP is on the agenda; else it is a meeting of the placement alone.

        One that is held within no other is nothing but a SIP meeting.
        """
        return self.tied_to is TiedTo.NONE or self.sip is not Answer.NO

    @property
    def first_call(self) -> date | None:
        """The first day on which anybody was called, or the convener's own call came.

        That they are called anew, to another time, makes it no later.
        """
        days = {p.called for p in self.participants}
        days |= {self.booking.received, self.booking.first_called}
        return min((day for day in days if day is not None), default=None)

    @property
    def is_over(self) -> bool:
        """Whether it was held, or it is said why it could not be; it may go on yet."""
        return self.record.held is not None or bool(self.record.failed.strip())

    @property
    def is_ahead(self) -> bool:
        """Whether people are still to meet: it is neither over nor cancelled."""
        return not self.is_over and self.booking.cancelled is None

    @property
    def minutes_are_final(self) -> bool:
        """Whether nothing more can be written: locked, and not opened for a change."""
        return bool(self.minutes) and not self.record.amending

    def note(self, part: Part) -> str:
        """Give what is written under a part."""
        return next((n.text for n in self.notes if n.part is part), "")

    def unwanted_by(self, party: str) -> tuple[Wish, ...]:
        """Give the wishes that a party shall not be there."""
        return tuple(w for w in self.wishes if w.about == party and not w.wanted)

    def participant(self, party: str) -> Participant | None:
        """Find the participant that is this party."""
        return next((p for p in self.participants if p.party == party), None)

    @property
    def here(self) -> tuple[Participant, ...]:
        """Name those who are there now, in the room or by link.

        A young person that has gone is not, unless it is said that they take part on.
        """
        gone = self.open_break(BreakKind.LEFT)
        absent = gone is not None and gone.onward is not TakingPart.BY_LINK
        return tuple(
            p
            for p in self.participants
            if p.attendance.is_there and not (absent and p.party == YOUNG_PERSON)
        )

    def open_break(self, kind: BreakKind) -> Break | None:
        """Find the break of a kind that has not ended."""
        still = (b for b in self.breaks if b.kind is kind and b.ended is None)
        return next(still, None)
