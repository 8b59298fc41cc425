"""The meeting mode of a real home, in a window of its own, as somebody sits at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.user import User
from sipdesk.storage.database import Database
from sipdesk.ui.meeting_mode.model import Stage
from sipdesk.ui.meeting_mode.view import MeetingMode
from sipdesk.ui.page import Around
from sipdesk.ui.runner import ThreadRunner
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.meeting_parts import meeting_mode
from sipdesk.usecases.case import read_case
from sipdesk.usecases.ports import Ports
from tests.home import USER, SetClock, content
from tests.journeys.keyboard import Keyboard
from tests.proofs.killed import KEY, lay_home
from tests.ui.step_page import bring
from tests.ui.widgets.shown import close
from tests.usecases.desk import Desk

_PATIENCE = 20_000  # milliseconds
_STEP = 5


def application() -> QApplication:
    """Give the application, dressed as the program is."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication(["sipdesk"])
    apply(made, Theme())
    return made


def home_with_a_meeting(path: Path) -> CaseId:
    """Lay a home whose one case has its people called to a meeting today."""
    ports = lay_home(path)
    try:
        return bring(Desk(ports), "called").id
    finally:
        ports.store.close()


@dataclass
class Sitting:
    """Somebody at the meeting mode."""

    mode: MeetingMode
    keys: Keyboard
    ports: Ports
    runner: ThreadRunner[Ports]
    faults: list[BaseException]

    def begin(self) -> None:
        """Begin the meeting, or take it up again, by Enter."""
        wait(lambda: self.mode.model.state.view is not None)
        wait(self.mode.before.begin.isEnabled)
        self.mode.begin()
        self.keys.key(Qt.Key.Key_Space)
        wait(lambda: self.mode.model.state.stage is not Stage.BEFORE)
        self.settle()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Have the window take the keys, as the system does, but for offscreen."""
        self.mode.activateWindow()
        wait(self.mode.isActiveWindow)

    def settle(self) -> None:
        """Wait until everything ordered so far has been carried out and answered."""
        for _ in range(3):  # what is answered may order more
            answered: list[object] = []
            self.runner.do(_nothing, None, answered.append, answered.append)
            self.runner.read(_nothing, None, answered.append, answered.append)
            wait(lambda told=answered: len(told) == 2)

    def field(self, card: str, name: str) -> Field:
        """Find a field of a card, in sight or not."""
        return self.form(card).fields[name]

    def form(self, card: str) -> Form:
        """Find a card with fields.

        Raises:
            LookupError: there is none of that name.

        """
        found: Form | None = self.mode.findChild(Form, card)
        if found is None:
            raise LookupError(card)
        return found

    def saved(self, place: tuple[str, str]) -> str:
        """Read what is saved of a field, given its card, from the home itself."""
        card, name = place
        case = read_case(self.mode.model._id, self.ports).case
        model = self.form(card)._model
        if model is None:
            raise LookupError(card)
        return str(getattr(model._form_of(case), name))

    @property
    def at(self) -> tuple[Form, str] | None:
        """The card and the name of the field that has the focus."""
        inside: QWidget | None = QApplication.focusWidget()
        name = ""
        while inside is not None:
            if isinstance(inside, Field):
                name = inside.objectName()
            if isinstance(inside, Form) and name:
                return inside, name
            inside = inside.parentWidget()
        return None


@contextmanager
def sitting(path: Path, case_id: CaseId, user: User = USER) -> Iterator[Sitting]:
    """Sit down at a case's meeting, and leave the file closed."""
    application()
    store = Database(path, lambda: KEY)
    ports = Ports(store, SetClock(), lambda: uuid4().hex, user, content())
    faults: list[BaseException] = []
    runner = ThreadRunner(ports, faults.append)
    around = Around(
        runner=runner,
        content=ports.content,
        today=ports.clock.today,
        new_id=ports.new_id,
        user=user,
        clock_now=lambda: ports.clock.now().time(),
    )
    mode = meeting_mode(around, case_id)
    mode.resize(1280, 800)
    mode.show()
    mode.activateWindow()
    QApplication.processEvents()
    try:
        yield Sitting(mode, Keyboard(mode), ports, runner, faults)
    finally:
        close(mode)
        runner.stop()
        store.close()


def wait(holds: object) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it never does.

    """
    for _ in range(_PATIENCE // _STEP):
        if holds():  # type: ignore[operator]
            return
        QTest.qWait(_STEP)
    raise TimeoutError


def _nothing(_: None, __: Ports) -> None:
    """Come after what was ordered before."""
