"""SIP-möte: what happened, who was there, what was said."""

from dataclasses import dataclass, replace
from datetime import date, time
from types import MappingProxyType
from typing import Any, Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.many import find, put
from sipdesk.domain.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Note,
    Part,
    Participant,
    QuestionState,
    Record,
    TiedTo,
)
from sipdesk.domain.meeting_time import minute, minutes_booked
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change, change_with
from sipdesk.usecases.talk_questions import without_unwanted

_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class RecordMeeting:
    """What happened at the current meeting."""

    case: CaseId
    seen: int
    record: Record
    tied_to: TiedTo | None = None  # None: as it was chosen before


@dataclass(frozen=True, slots=True)
class TieMeeting:
    """Within which of the placement's meetings it is held, and if SIP is taken up."""

    case: CaseId
    seen: int
    tied_to: TiedTo
    sip: Answer


@dataclass(frozen=True, slots=True)
class WriteNote:
    """What was said in one part."""

    case: CaseId
    seen: int
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class NoteAttendance:
    """Whether a participant was there, and what one who was not wanted said."""

    case: CaseId
    seen: int
    participant: str
    attendance: Attendance
    sent_words: str | None = None  # None = as they stand


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """What became of a question."""

    case: CaseId
    seen: int
    question: str
    state: QuestionState
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PlanNextMeeting:
    """A follow-up meeting to prepare; open questions are carried over."""

    case: CaseId
    seen: int
    tied_to: TiedTo = TiedTo.NONE


def in_meeting(case: Case, **parts: Any) -> Case:
    """Give the case with parts of its current meeting replaced."""
    return with_meeting(case, replace(case.meeting, **parts))


def with_meeting(case: Case, meeting: Meeting) -> Case:
    """Give the case with a meeting in place of the one with the same id."""
    return replace(case, meetings=put(case.meetings, meeting))


def record_meeting(order: RecordMeeting, ports: Ports) -> Change:
    """Save what happened, finished or not; also of a meeting that failed.

    The day is also that of the placement's meeting, unless another stands there. The
    day on which the next day is written down is noted by itself. What has no day was
    not held, and did not begin either. One that another was begun after stays over.

    Raises:
        RuleBroken: ``day-in-the-future``, ``next-before-this``,
            ``minutes-are-final``, ``minutes-without-meeting``.

    """
    held, following = order.record.held, order.record.next_day
    if held is not None and held > ports.clock.today():
        raise RuleBroken("day-in-the-future", "held")
    if held is not None and following is not None and following <= held:
        raise RuleBroken("next-before-this", "next_day")

    def edit(case: Case) -> Case:
        meeting = _open(case).meeting
        before = meeting.record
        same = order.record.next_day == before.next_day
        record = replace(
            order.record,
            amending=before.amending,
            began=before.began,
            ended=before.ended,
            next_set=before.next_set if same else _booked_on(order.record, ports),
        )
        tied_to = meeting.tied_to if order.tied_to is None else order.tied_to
        recorded = replace(meeting, record=record, tied_to=tied_to)
        if held is None:
            recorded = not_held(recorded)
        if meeting is not case.meetings[-1] and not recorded.is_over:
            raise RuleBroken("minutes-without-meeting", "held")
        return told_to_placement(with_meeting(case, recorded))

    return change(order.case, order.seen, "meeting-recorded", ports, edit)


def tie_meeting(order: TieMeeting, ports: Ports) -> Change:
    """Save within which meeting it is held, and whether SIP is on its agenda.

    Raises:
        RuleBroken: ``minutes-are-final``.

    """
    alone = order.tied_to is TiedTo.NONE
    sip = Answer.YES if alone else order.sip

    def edit(case: Case) -> Case:
        tied = in_meeting(_open(case), tied_to=order.tied_to, sip=sip)
        return told_to_placement(tied)

    return change(order.case, order.seen, "meeting-tied", ports, edit)


def write_note(order: WriteNote, ports: Ports) -> Change:
    """Save what was said in a part.

    Raises:
        RuleBroken: ``minutes-are-final``.

    """

    def edit(case: Case) -> Case:
        notes = _open(case).meeting.notes
        before = next((n for n in notes if n.part is order.part), None)
        note_id = before.id if before else ports.new_id()
        if before is None and not order.text:
            return case
        return in_meeting(case, notes=put(notes, Note(note_id, order.part, order.text)))

    return change(order.case, order.seen, "note-written", ports, edit)


def note_attendance(order: NoteAttendance, ports: Ports) -> Change:
    """Save whether a participant was there.

    Raises:
        RuleBroken: ``minutes-are-final``.
        Missing: there is no such participant.

    """

    def edit(case: Case) -> Case:
        people = _open(case).meeting.participants
        person = find(people, order.participant)
        noted = replace(person, attendance=order.attendance)
        if order.sent_words is not None:
            noted = replace(noted, sent_words=order.sent_words)
        return in_meeting(case, participants=put(people, noted))

    return change(order.case, order.seen, "attendance-noted", ports, edit)


def answer_question(order: AnswerQuestion, ports: Ports) -> Change:
    """Save what became of a question.

    Raises:
        RuleBroken: ``minutes-are-final``.
        Missing: there is no such question.

    """

    def edit(case: Case) -> Case:
        questions = _open(case).meeting.questions
        question = find(questions, order.question)
        answered = replace(question, state=order.state, answer=order.answer)
        return in_meeting(case, questions=put(questions, answered))

    return change(order.case, order.seen, "question-answered", ports, edit)


def plan_next_meeting(order: PlanNextMeeting, ports: Ports) -> Change:
    """Begin to prepare a follow-up meeting.

    Roles and participants are carried over, uncalled; so are the questions that were
    not answered, those that were parked first, and the time that was set at the
    meeting before, for as long as that one was booked. The measures stand in the plan,
    which is the same. While no SIP meeting has been held the next is the first,
    whatever the placement has held of its own.

    Raises:
        RuleBroken: ``meeting-not-held``, ``minutes-are-open``.

    """

    def edit(case: Case, work: Work) -> Case:
        planned = with_next_meeting(case, order.tied_to, ports)
        return without_unwanted(planned, work, ports)

    return change_with(order.case, order.seen, "next-meeting-planned", ports, edit)


def with_next_meeting(case: Case, tied_to: TiedTo, ports: Ports) -> Case:
    """Give the case with its next meeting begun, to be saved.

    Raises:
        RuleBroken: as for ``plan_next_meeting``.

    """
    last = case.meeting
    if last is not case.meetings[-1]:
        raise RuleBroken("minutes-are-open")
    if not last.is_over:
        raise RuleBroken("meeting-not-held")
    held = any(m.has_sip and m.record.held is not None for m in case.meetings)
    kind = MeetingKind.FOLLOW_UP if held else MeetingKind.FIRST
    following = replace(_next(last, tied_to, ports), kind=kind)
    return replace(case, meetings=(*case.meetings, following))


def not_held(meeting: Meeting) -> Meeting:
    """Give a meeting as it is when it never began, with what has been written."""
    record = replace(meeting.record, held=None, began=None, ended=None)
    return replace(meeting, record=record, breaks=())


def _booked_on(record: Record, ports: Ports) -> date | None:
    return ports.clock.today() if record.next_day is not None else None


def _next(last: Meeting, tied_to: TiedTo, ports: Ports) -> Meeting:
    waiting = [q for q in last.questions if q.state is not QuestionState.ANSWERED]
    waiting.sort(key=lambda q: q.state is not QuestionState.PARKED)
    questions = tuple(
        replace(q, id=ports.new_id(), state=QuestionState.OPEN, answer="")
        for q in waiting
    )
    people = tuple(Participant(ports.new_id(), p.party) for p in last.participants)
    booking = replace(
        last.booking,
        day=last.record.next_day,
        start=last.record.next_start,
        end=_as_long(last),
        reply_by=None,
        cancelled=None,
        cancelled_words="",
        received=None,
        reference="",
    )
    return Meeting(
        id=ports.new_id(),
        tied_to=tied_to,
        roles=replace(last.roles, commissioned=None, commissioned_by=""),
        preparation=replace(last.preparation, pre_meeting=None, video_tested=None),
        booking=booking,
        questions=questions,
        participants=people,
        wishes=tuple(replace(w, id=ports.new_id()) for w in last.wishes),
    )


_HELD: Final = MappingProxyType(
    {
        TiedTo.START: "start_meeting_held",
        TiedTo.REVIEW: "review_meeting_held",
        TiedTo.ENFORCEMENT: "review_meeting_held",
        TiedTo.DISCHARGE: "discharge_meeting_held",
    }
)
"""Where the placement's own track has the day of each meeting."""


def told_to_placement(case: Case) -> Case:
    """Give the case with the day of a held meeting told to the placement too.

    A day that stands there is left.
    """
    name, held = _HELD.get(case.meeting.tied_to), case.meeting.record.held
    if name is None or held is None or getattr(case.placement, name) is not None:
        return case
    day: dict[str, Any] = {name: held}
    return replace(case, placement=replace(case.placement, **day))


def _as_long(last: Meeting) -> time | None:
    """End the next meeting so that it is booked for as long as the last."""
    start, long = last.record.next_start, minutes_booked(last.booking)
    if start is None or long is None:
        return None
    at = minute(start) + long
    return time(*divmod(at, 60)) if long > 0 and at < _DAY else None


def _open(case: Case) -> Case:
    """Finalised minutes are changed only by an amendment."""
    if case.meeting.minutes_are_final:
        raise RuleBroken("minutes-are-final")
    return case
