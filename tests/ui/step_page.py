"""A step's page on a real case at some stage, worked with by its widgets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from sipdesk.domain.area import Area
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.meeting import Attendance, Part, Record, Reply
from sipdesk.domain.plan import Goal, Horizon
from sipdesk.domain.search import Search
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.page import Around
from sipdesk.ui.sheet import Form, Sheet
from sipdesk.ui.widgets.dialog import Question
from sipdesk.ui.widgets.field import Field, Value
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.case import list_cases, read_case
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
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.summons import (
    RegisterCall,
    RegisterReply,
    register_call,
    register_reply,
)
from tests.domain.cases import LEAD
from tests.home import PASSPHRASE, TODAY, USER, SetClock, content, vault
from tests.ui.widgets.shown import close
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
    goal = Goal("goal", "Jag vill gå i skolan varje dag.", Area.SCHOOL, Horizon.NOW)
    to.do(put_goal, PutGoal, replace(goal, due=TODAY + timedelta(days=60)))
    to.plan()


def _set(to: Desk) -> None:
    to.do(establish_plan, EstablishPlan, TODAY, "", LEAD)


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
        # What is made anew is shown by the next event.
        QApplication.processEvents()

    def do(self, use_case: Any, order: type[Any], *facts: Any) -> None:
        """Change the case from somewhere else in the program."""
        self.desk.do(use_case, order, *facts)
        self.refresh()

    @property
    def left(self) -> tuple[str, ...]:
        """What is left to do in the step."""
        view = read_case(self.desk.case.id, self.desk.ports)
        return view.progress.of(self.sheet.step_id).missing

    def field(self, name: str, card: str = "") -> Field:
        """Find a field that is shown, by its name and if need be its card's."""
        inside = self.sheet.findChild(QWidget, card) if card else self.sheet
        assert isinstance(inside, QWidget)
        found = [
            f for f in inside.findChildren(Field, name) if f.isVisibleTo(self.sheet)
        ]
        assert len(found) == 1, f"{len(found)} fields {name}"
        return found[0]

    def write(self, name: str, value: Value, card: str = "") -> None:
        """Put a value in a field as a person does, and leave it."""
        _write(self.field(name, card), value)

    def write_in(self, form: Form, name: str, value: Value) -> None:
        """Put a value in a field of one of many like forms."""
        _write(form.fields[name], value)

    def button(self, name: str) -> QAbstractButton:
        """Find a button that is shown, by its name or what it says."""
        found = self._buttons(name)
        assert len(found) == 1, f"{len(found)} buttons {name}"
        return found[0]

    def has_button(self, name: str) -> bool:
        """Tell whether a button is shown."""
        return bool(self._buttons(name))

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.button(name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def look_at(self, name: str) -> None:
        """Scroll the page to a button."""
        self.sheet.show_part(self.button(name))
        QApplication.processEvents()

    def focus_in(self, name: str, card: str = "") -> bool:
        """Tell whether the focus is in a field."""
        focus = QApplication.focusWidget()
        return focus is not None and self.field(name, card).isAncestorOf(focus)

    def part(self, name: str) -> QWidget:
        """Find a part of the page by its name."""
        found = self.sheet.findChild(QWidget, name)
        assert isinstance(found, QWidget)
        return found

    def in_sight(self, part: QWidget) -> bool:
        """Tell whether the whole of a part is where the page is scrolled to."""
        QApplication.processEvents()
        seen = self.sheet.viewport()
        place = QRect(part.mapTo(seen, QPoint(0, 0)), part.size())
        return seen.rect().contains(place)

    def press_on(self, name: str, value: Value, button: str, card: str) -> None:
        """Write in a card's field and press its button."""
        self.write(name, value, card)
        self.press(button)

    def press_change(self, name: str) -> None:
        """Press the first of the links that a screen reader calls this."""
        links = self.sheet.findChildren(QAbstractButton)
        found = [b for b in links if b.accessibleName() == name and b.isVisible()]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def _buttons(self, name: str) -> list[QAbstractButton]:
        return [
            b
            for b in self.sheet.findChildren(QAbstractButton)
            if name in (b.objectName(), b.text()) and b.isVisibleTo(self.sheet)
        ]

    def words(self) -> str:
        """Everything that can be read on the page."""
        return self.words_of(self.sheet)

    def words_of(self, part: QWidget) -> str:
        """Everything that can be read in a part of the page."""
        told = part.findChildren(Text)
        return "\n".join(t.words for t in told if t.isVisibleTo(part))

    def press_and_answer(self, name: str, *, yes: bool) -> str:
        """Press a button that asks, and answer; give what was asked."""
        asked: list[str] = []

        def answer() -> None:
            question = QApplication.activeModalWidget()
            assert isinstance(question, Question)
            asked.append(question.windowTitle())
            (question.yes if yes else question.no).click()

        QTimer.singleShot(0, answer)
        self.press(name)
        return asked[0]

    def reopened(self, make: Callable[[Around], Sheet]) -> "Shown":
        """Show the page anew, as when the program is started again."""
        return Shown(self.desk, make)

    def close(self) -> None:
        """Close the window."""
        close(self.window)


def _write(field: Field, value: Value) -> None:
    assert field.isEnabled(), f"{field.objectName()} cannot be written in"
    field._show(value)
    field._tell()
    field._leave()


@lru_cache
def _template(stage: str) -> TemporaryDirectory[str]:
    """Bring one home to a stage; tests work with copies of it."""
    folder = TemporaryDirectory()
    with desk(Path(folder.name)) as to:
        bring(to, stage)
    return folder


def brought(folder: Path, stage: str) -> Desk:
    """Open a copy of the home that was brought to a stage."""
    home = folder / "home"
    copytree(_template(stage).name, home)
    opened = vault().open(home / "hem.sipdesk", PASSPHRASE)
    # Ids must not be those that were given out when the home was made.
    numbers = count(1_000_000)
    ports = Ports(
        store=opened.store,
        clock=SetClock(),
        new_id=lambda: f"id-{next(numbers):07}",
        user=opened.user,
        content=content(),
    )
    page = list_cases(Search(), ports)
    return Desk(ports, read_case(CaseId(page.rows[0].id), ports).case)


@contextmanager
def shown(
    folder: Path,
    make: Callable[[Around], Sheet],
    stage: str = "opened",
    *,
    text_scale: float = 1.0,
) -> Iterator[Shown]:
    """Show a step's page on a case brought to a stage; needs an application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, Theme(text_scale=text_scale))
    to = brought(folder, stage)
    page = Shown(to, make)
    try:
        yield page
    finally:
        page.close()
        to.ports.store.close()
        apply(app, Theme())


def _nobody(*_: object) -> None:
    """Carry nothing out."""


class _NoRunner:
    """Stands where a runner must, for what only reads and writes forms."""

    do = read = read_aside = watch = staticmethod(_nobody)


NOWHERE: Final = Around(
    runner=_NoRunner(),
    content=content(),
    today=lambda: TODAY,
    new_id=lambda: "new",
    user=USER,
    clock_now=lambda: time(13, 26),
)
"""What a page is given when nothing is to be carried out."""
