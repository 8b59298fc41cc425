"""What stands on the page of the meeting and its minutes; knows nothing of Qt."""

from dataclasses import dataclass, field, replace

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import (
    Attendance,
    Part,
    Participant,
    QuestionState,
    TiedTo,
)
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.ui.objection import ObjectionForm
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, day_text, time_text
from sipdesk.ui.remarks import READ_BY_YOUNG
from sipdesk.usecases.meeting import (
    AnswerQuestion,
    NoteAttendance,
    RecordMeeting,
    WriteNote,
    answer_question,
    note_attendance,
    record_meeting,
    write_note,
)
from sipdesk.usecases.minutes import (
    AmendMinutes,
    ObjectToMinutes,
    amend_minutes,
    object_to_minutes,
)

REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class RecordForm:
    """What happened, as it was typed or chosen."""

    held: str = ""
    failed: str = ""
    tied_to: str = TiedTo.NONE.value
    consent_reviewed: frozenset[str] = frozenset()  # REVIEWED, or nothing
    agreements: str = ""
    disagreements: str = ""
    inform_absent: str = ""
    young_person_comment: str = field(default="", metadata=READ_BY_YOUNG)
    next_day: str = ""
    next_start: str = ""


@dataclass(frozen=True, slots=True)
class NoteForm:
    """What was said in one part."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceForm:
    """Whether somebody was there, and what they sent if they were not."""

    attendance: str = ""
    sent_words: str = ""

    @property
    def absent(self) -> bool:
        """Whether they were not there."""
        return self.attendance == Attendance.ABSENT.value


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What became of a question."""

    answer: str = ""
    state: str = QuestionState.OPEN.value


@dataclass(frozen=True, slots=True)
class AmendForm:
    """Why finalised minutes are to be changed."""

    reason: str = ""


def record_form(case: Case) -> RecordForm:
    """Write what happened as a form."""
    meeting, record = case.meeting, case.meeting.record
    reviewed = frozenset({REVIEWED}) if record.consent_reviewed else frozenset[str]()
    return RecordForm(
        held=day_text(record.held),
        failed=record.failed,
        tied_to=meeting.tied_to.value,
        consent_reviewed=reviewed,
        agreements=record.agreements,
        disagreements=record.disagreements,
        inform_absent=record.inform_absent,
        young_person_comment=record.young_person_comment,
        next_day=day_text(record.next_day),
        next_start=time_text(record.next_start),
    )


def save_record(case: Case, form: RecordForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day or a time cannot be read.

    """
    reading = Reading(around.today())
    record = replace(
        case.meeting.record,
        amending="",
        held=reading.day("held", form.held),
        failed=form.failed,
        consent_reviewed=REVIEWED in form.consent_reviewed,
        agreements=form.agreements,
        disagreements=form.disagreements,
        inform_absent=form.inform_absent,
        young_person_comment=form.young_person_comment,
        next_day=reading.day("next_day", form.next_day),
        next_start=reading.time("next_start", form.next_start),
    )
    reading.done()
    tied_to = TiedTo(form.tied_to or TiedTo.NONE.value)
    return record_meeting, RecordMeeting(case.id, case.version, record, tied_to)


def note_form(case: Case, part: Part) -> NoteForm:
    """Write the notes of a part as a form."""
    return NoteForm(case.meeting.note(part))


def save_note(case: Case, form: NoteForm, part: Part) -> Save:
    """Turn the form into the use case that saves the notes."""
    return write_note, WriteNote(case.id, case.version, part, form.text)


def attendance_form(case: Case, item: str) -> AttendanceForm:
    """Write whether somebody was there; nothing while it is not noted."""
    for person in case.meeting.participants:
        if person.id == item:
            noted = person.attendance is not Attendance.NOT_NOTED
            attendance = person.attendance.value if noted else ""
            return AttendanceForm(attendance, person.sent_words)
    return AttendanceForm()


def save_attendance(case: Case, form: AttendanceForm, item: str) -> Save:
    """Turn the form into the use case that notes it."""
    noted = Attendance(form.attendance or Attendance.NOT_NOTED.value)
    order = NoteAttendance(case.id, case.version, item, noted, form.sent_words)
    return note_attendance, order


def answer_form(case: Case, item: str) -> AnswerForm:
    """Write what became of a question as a form."""
    for asked in case.meeting.questions:
        if asked.id == item:
            return AnswerForm(asked.answer, asked.state.value)
    return AnswerForm()


def save_answer(case: Case, form: AnswerForm, item: str) -> Save:
    """Turn the form into the use case that saves the answer.

    An answer to a question that nobody has marked makes it answered.
    """
    state = QuestionState(form.state or QuestionState.OPEN.value)
    before = answer_form(case, item)
    unmarked = form.state == before.state == QuestionState.OPEN.value
    if unmarked and form.answer.strip() and not before.answer.strip():
        state = QuestionState.ANSWERED
    order = AnswerQuestion(case.id, case.version, item, state, form.answer)
    return answer_question, order


def save_amendment(case: Case, form: AmendForm) -> Save:
    """Turn the form into the use case that opens the minutes."""
    return amend_minutes, AmendMinutes(case.id, case.version, form.reason)


def save_objection(case: Case, form: ObjectionForm) -> Save:
    """Turn the form into the use case that notes it."""
    order = ObjectToMinutes(case.id, case.version, form.item, form.words)
    return object_to_minutes, order


def all_minutes(case: Case) -> tuple[MinutesVersion, ...]:
    """Give every finalised version of every meeting, the newest first."""
    made = [version for meeting in case.meetings for version in meeting.minutes]
    return tuple(reversed(made))


def attending(case: Case, *how: Attendance) -> tuple[Participant, ...]:
    """Give those whose attendance was noted so."""
    return tuple(p for p in case.meeting.participants if p.attendance in how)
