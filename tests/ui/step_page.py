"""A step's page on a real case: brought to a stage, shown, worked with by its widgets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Attendance, Part, Record, Reply
from sipdesk.domain.plan import Goal, Horizon
from sipdesk.domain.area import Area
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.page import Around
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.widgets.field import Field, Value
from sipdesk.usecases.case import read_case
from sipdesk.usecases.meeting import (
    NoteAttendance,
    RecordMeeting,
    WriteNote,
    note_attendance,
    record_meeting,
    write_note,
)
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from sipdesk.usecases.plan import (
    EstablishPlan,
    PutGoal,
    establish_plan,
    put_goal,
)
from sipdesk.usecases.summons import (
    RegisterCall,
    RegisterReply,
    register_call,
    register_reply,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk, desk

STAGES: Final = ("opened", "peopled", "prepared", "called", "held", "planned", "set")
"""How far a case can be brought, in order."""


def bring(to: Desk, stage: str) -> Case:
    """Bring a case to a stage."""
    steps: dict[str, Callable[[], None]] = {
        "peopled": lambda: _people(to),
        "prepared": lambda: _prepare(to),
        "called": lambda: _call(to),
        "held": lambda: _hold(to),
        "planned": lambda: _plan(to),
        "set": lambda: _set(to),
    }
    for name in STAGES[1 : STAGES.index(stage) + 1]:
        steps[name]()
    return to.case


def _people(to: Desk) -> None:
    to.grown_up()
    to.parties()


def _prepare(to: Desk) -> None:
    to.consent()
    to.prepare()


def _call(to: Desk) -> None:
    to.book(TODAY)
    people = tuple(p.id for p in to.case.meeting.participants)
    to.do(register_call, RegisterCall, people, TODAY, "Brev")
    for person in people:
        to.do(register_reply, RegisterReply, person, Reply.COMES, TODAY, "Ja.")


def _hold(to: Desk) -> None:
    for person in to.case.meeting.participants:
        to.do(note_attendance, NoteAttendance, person.id, Attendance.PRESENT)
    to.do(write_note, WriteNote, Part.OPENING, "Alla presenterade sig.")
    record = Record(held=TODAY, consent_reviewed=True, agreements="Skolan ringer.")
    to.do(record_meeting, RecordMeeting, record)


def _plan(to: Desk) -> None:
    to.do(finalise_minutes, FinaliseMinutes)
    goal = Goal("goal", "Jag vill gå i skolan varje dag.", Area.SCHOOL, Horizon.PART)
    to.do(put_goal, PutGoal, replace(goal, due=TODAY + timedelta(days=60)))
    to.plan()


def _set(to: Desk) -> None:
    to.do(establish_plan, EstablishPlan, TODAY)


class Shown:
    """A step's page in a window, kept up with the case as in the program."""

    def __init__(self, to: Desk, make: Callable[[Around], Sheet]) -> None:
        self.desk = to
        self.runner = DirectRunner(to.ports)
        self.around = Around(
            runner=self.runner,
            content=to.ports.content,
            today=to.ports.clock.today,
            new_id=to.ports.new_id,
            user=to.ports.user,
            clock_now=lambda: time(13, 26),
        )
        self.sheet = make(self.around)
        self.window = QWidget()
        self.window.setWindowTitle("Prov")
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.sheet)
        self.window.resize(960, 720)
        self.runner.watch(lambda _: self.refresh())
        self.refresh()
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    @property
    def case(self) -> Case:
        """The case as it is saved."""
        return read_case(self.desk.case.id, self.desk.ports).case

    @property
    def state(self) -> str:
        """Where the case stands in the step."""
        view = read_case(self.desk.case.id, self.desk.ports)
        return view.progress.of(self.sheet.step_id).state.value

    def refresh(self) -> None:
        """Show the case as it is saved."""
        view = read_case(self.desk.case.id, self.desk.ports)
        self.desk.case = view.case
        self.sheet.show_case(view)

    def do(self, use_case: Any, order: type[Any], *facts: Any) -> None:
        """Change the case from somewhere else in the program."""
        self.desk.do(use_case, order, *facts)
        self.refresh()

    def field(self, name: str) -> Field:
        """Find a field that is shown, by its name."""
        found = [
            f
            for f in self.sheet.findChildren(Field, name)
            if f.isVisibleTo(self.sheet)
        ]
        assert len(found) == 1, f"{len(found)} fields {name}"
        return found[0]

    def write(self, name: str, value: Value) -> None:
        """Put a value in a field as a person does, and leave it."""
        field = self.field(name)
        assert field.isEnabled(), f"{name} cannot be written in"
        field._show(value)
        field._tell()
        field._leave()

    def button(self, name: str) -> QAbstractButton:
        """Find a button that is shown, by its name or what it says."""
        found = [
            b
            for b in self.sheet.findChildren(QAbstractButton)
            if name in (b.objectName(), b.text()) and b.isVisibleTo(self.sheet)
        ]
        assert len(found) == 1, f"{len(found)} buttons {name}"
        return found[0]

    def press(self, name: str) -> None:
        """Press a button."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def words(self) -> str:
        """Everything that can be read on the page."""
        from sipdesk.ui.widgets.text import Text

        told = [
            t.words for t in self.sheet.findChildren(Text) if t.isVisibleTo(self.sheet)
        ]
        return "\n".join(told)

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


@contextmanager
def shown(
    folder: Path, make: Callable[[Around], Sheet], stage: str = "opened"
) -> Iterator[Shown]:
    """Show a step's page on a new case brought to a stage."""
    with desk(folder) as to:
        bring(to, stage)
        page = Shown(to, make)
        try:
            yield page
        finally:
            page.close()
