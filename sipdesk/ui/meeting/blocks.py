"""Draw the small forms of the meeting: who was there, each question, each part."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Attendance, Part, QuestionState
from sipdesk.ui.each import Block
from sipdesk.ui.meeting.model import (
    AnswerForm,
    AttendanceForm,
    NoteForm,
    answer_form,
    attendance_form,
    note_form,
    save_answer,
    save_attendance,
    save_note,
)
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import person
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import RadioField, TextArea
from sipdesk.ui.widgets.text import Meta

ATTENDANCE: Final = [
    (a.value, word(a)) for a in Attendance if a is not Attendance.NOT_NOTED
]
STATES: Final = [(s.value, word(s)) for s in QuestionState]
HINTS: Final = {
    Part.OPENING: "Presentation, syfte, samtycke och sekretess.",
    Part.SITUATION: "Hur är det nu? Den unge börjar om hen vill.",
    Part.NEEDS: "Vad behövs, och vad vill den unge nå? Ge mest tid åt det här.",
    Part.SUMMARY: "Läs upp det ni har kommit fram till. Stämmer det?",
    Part.CLOSING: "Vem gör vad nu, vem får protokollet, när ses ni igen?",
}


def participants(case: Case) -> list[str]:
    """Name those who were to be there."""
    return [p.id for p in case.meeting.participants]


def questions(case: Case) -> list[str]:
    """Name the questions of the meeting, in order."""
    return [q.id for q in case.meeting.questions]


def parts(_: Case) -> list[str]:
    """Name the meeting's five parts."""
    return [part.value for part in Part]


def attendance(around: Around, item: str, case: Case) -> Block:
    """Make the form that notes whether somebody was there."""
    block = _Attendance(item, around, case)
    model = PartModel(
        f"attendance-{item}",
        around,
        AttendanceForm(),
        partial(attendance_form, item=item),
        partial(save_attendance, item=item),
        while_alive(block, block.draw),
    )
    block.tie(model)
    return block


def question(around: Around, item: str, _: Case) -> Block:
    """Make the form of what became of a question."""
    block = _Question(item)
    model = PartModel(
        f"answer-{item}",
        around,
        AnswerForm(),
        partial(answer_form, item=item),
        partial(save_answer, item=item),
        while_alive(block, block.draw),
    )
    block.tie(model)
    return block


def note(around: Around, key: str, _: Case) -> Block:
    """Make the form of what was said in a part."""
    part = Part(key)
    block = Block(name=f"part-{key}")
    block.ask(TextArea(word(part), HINTS[part], name="text"))
    model = PartModel(
        f"note-{key}",
        around,
        NoteForm(),
        partial(note_form, part=part),
        partial(save_note, part=part),
        while_alive(block, block.draw),
    )
    block.tie(model)
    return block


class _Attendance(Block):
    def __init__(self, item: str, around: Around, case: Case) -> None:
        super().__init__(name=f"attendance-{item}")
        self._item = item
        self._around = around
        self._there = RadioField(
            self._name(case), ATTENDANCE, level=True, name="attendance"
        )
        self._sent = TextArea(
            "Inspel till mötet",
            "Det som den frånvarande ville ha sagt. Det står i protokollet.",
            rows=1,
            name="sent_words",
        )
        self.ask(self._there, self._sent)
        self.save_at_once(self._there)

    @override
    def draw(self, state: PartState[AttendanceForm]) -> None:
        super().draw(state)
        # Its mark would push the row down under the hand that goes on to the next.
        self.saved.hide()
        # What was sent is kept, also if it is found that they came.
        self._sent.setVisible(state.form.absent)

    @override
    def show_about(self, case: Case) -> None:
        self._there.label.say(self._name(case))

    def _name(self, case: Case) -> str:
        today = self._around.today()
        parties = {p.id: p.party for p in case.meeting.participants}
        return person(case, parties[self._item], today)


class _Question(Block):
    def __init__(self, item: str) -> None:
        super().__init__(" ", name=f"answer-{item}")
        self._item = item
        self._about = Meta()
        self._answer = TextArea("Svar", rows=2, name="answer")
        self._state = RadioField("Läge", STATES, level=True, name="state")
        self.add(self._about)
        self.ask(self._answer, self._state)
        self.save_at_once(self._state)

    @override
    def show_about(self, case: Case) -> None:
        asked = {q.id: q for q in case.meeting.questions}[self._item]
        own = " · Den unges egen fråga" if asked.own else ""
        self.heading.say(asked.text)
        self._about.say(f"{word(asked.area)}{own}")
