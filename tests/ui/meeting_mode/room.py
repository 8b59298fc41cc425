"""A meeting mode in a window, on a real case whose people are called."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Meeting, Question
from sipdesk.domain.plan import Goal, Horizon, Measure
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.meeting_mode.held import Held
from sipdesk.ui.meeting_mode.model import Left, Screens
from sipdesk.ui.meeting_mode.view import MeetingMode
from sipdesk.ui.page import Around
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.meeting_parts import meeting_mode
from sipdesk.usecases.case import read_case
from sipdesk.usecases.consent import ClearPlace, clear_place
from sipdesk.usecases.plan import PutGoal, PutMeasure, put_goal, put_measure
from sipdesk.usecases.preparation import PutQuestion, put_question
from tests.domain.cases import NAMND
from tests.home import SetClock
from tests.ui.shell import around, settle
from tests.ui.step_page import brought
from tests.ui.typing import type_text
from tests.ui.widgets.shown import close, heard
from tests.usecases.desk import Desk

PARTS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Room:
    """A meeting mode that is shown; several may be on one home."""

    def __init__(
        self, desk: Desk, given: Around | None = None, left: Left | None = None
    ) -> None:
        self.desk = desk
        self.around = given or around(desk.ports)
        self.mode: MeetingMode = meeting_mode(self.around, desk.case.id, left)
        self.over = heard(self.mode.over)
        self.shares = heard(self.mode.shares)
        self.window = QWidget()
        self.window.setWindowTitle("Prov")
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.mode)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.mode.begin()
        settle()

    @property
    def case(self) -> Case:
        """The case as it is saved."""
        return read_case(self.desk.case.id, self.desk.ports).case

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is saved."""
        return self.case.meeting

    @property
    def held(self) -> Held:
        """The meeting as the one who writes sees it."""
        assert self.mode.held is not None
        return self.mode.held

    def at(self, hour: int, minute: int) -> None:
        """Let the clock be so much, and have it looked at."""
        clock = self.desk.ports.clock
        assert isinstance(clock, SetClock)
        clock.at = time(hour, minute)
        self.mode._tick()
        settle()

    def do(self, use_case: Any, order: type[Any], *facts: Any) -> None:
        """Change the case by another page of the same program."""
        case = self.case
        runner = self.around.runner
        assert isinstance(runner, DirectRunner)
        given = order(case.id, case.version, *facts)
        refused: list[object] = []
        runner.do(use_case, given, lambda _: None, refused.append)
        assert refused == []
        settle()

    def start(self, screens: Screens = Screens.BESIDE) -> None:
        """Begin the meeting with the keyboard."""
        if screens is Screens.SAME:
            self.click("screens-same")
        begin = self.mode.before.begin
        begin.setFocus()
        QTest.keyClick(begin, Qt.Key.Key_Return)
        settle()

    def key(self, pressed: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the window."""
        QTest.keyClick(self.window.focusWidget() or self.window, pressed, modifier)
        settle()

    def button(self, name: str) -> QAbstractButton:
        """Find a button that is shown, by its name."""
        found = self.window.findChildren(QAbstractButton, name)
        shown = [b for b in found if b.isVisible()]
        assert len(shown) == 1, f"{len(shown)} buttons {name}"
        return shown[0]

    def click(self, name: str) -> None:
        """Press a button."""
        button = self.button(name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def field(self, name: str) -> Field:
        """Find a field that is shown, by its name."""
        found = [f for f in self.window.findChildren(Field, name) if f.isVisible()]
        assert len(found) == 1, f"{len(found)} fields {name}"
        return found[0]

    def note(self) -> QWidget:
        """Find where the notes of the part that is shown are typed."""
        edits = self.window.findChildren(QWidget, "text-edit")
        (edit,) = [e for e in edits if e.isVisible()]
        return edit

    def write(self, edit: QWidget, text: str) -> None:
        """Type into something without leaving it."""
        edit.setFocus()
        type_text(edit, text)

    def words(self, part: QWidget | None = None) -> str:
        """All that can be read in the window, or a part of it."""
        whole = part or self.window
        told = whole.findChildren(Text)
        return "\n".join(t.words for t in told if t.isVisible())

    @property
    def shared(self) -> str:
        """All that stands in the participants' window."""
        return "\n".join(self.mode.shared.view.words)

    def close(self) -> None:
        """Have the window gone."""
        close(self.window)


def fill_in(form: Form, **values: Any) -> None:
    """Put values in a form's fields as a person does."""
    for name, value in values.items():
        field = form.fields[name]
        field._show(value)
        field._tell()


@contextmanager
def room(
    folder: Path,
    stage: str = "called",
    *,
    text_scale: float = 1.0,
    place_is_known: bool = False,
) -> Iterator[Room]:
    """Show the meeting mode of a case brought to a stage; needs an application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, Theme(text_scale=text_scale))
    desk = brought(folder, stage)
    if place_is_known:
        let_know_place(desk)
    made = Room(desk)
    try:
        yield made
    finally:
        made.close()
        desk.ports.store.close()
        apply(app, Theme())


def windows() -> list[str]:
    """Name the windows that are shown."""
    return [w.objectName() for w in QApplication.topLevelWidgets() if w.isVisible()]


def let_know_place(desk: Desk) -> None:
    """Let those who are called know where the young person is."""
    case = read_case(desk.case.id, desk.ports).case
    for person in case.meeting.participants:
        if person.party != YOUNG_PERSON:
            case = read_case(case.id, desk.ports).case
            order = ClearPlace(case.id, case.version, person.party, Answer.YES)
            clear_place(order, desk.ports)


def with_a_plan(at: Room) -> None:
    """Put in a question, a goal and a measure of care, and of school: not for all."""
    for area in (Area.CARE, Area.SCHOOL):
        key = area.value
        at.do(put_question, PutQuestion, Question(f"q-{key}", f"Fråga {key}?", area))
        at.do(put_goal, PutGoal, Goal(f"g-{key}", f"Mål {key}", area, Horizon.NOW))
        measure = Measure(f"m-{key}", f"Gör {key}", area, NAMND.id)
        at.do(put_measure, PutMeasure, measure)
