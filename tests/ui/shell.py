"""A home with cases at different places, for the screens that list them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.dialog import Question
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply, look
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.address_book import put_contact
from sipdesk.usecases.admission import (
    PutFlag,
    RecordYoungPerson,
    put_flag,
    record_young_person,
)
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, TODAY, SetClock, open_ports, ports_of, vault
from tests.ui.widgets.shown import close

BORN = date(2010, 5, 17)
LONG = "Anna-Karin Elisabet Påhittad-Exempelsson von Utomordentligt Långtnamn"


def around(ports: Ports) -> Around:
    """Give what every page is given, with a runner that does everything at once."""
    return Around(
        runner=DirectRunner(ports),
        content=ports.content,
        today=ports.clock.today,
        new_id=ports.new_id,
        user=ports.user,
        clock_now=lambda: ports.clock.now().time(),
        policies=ports.store.policies,
    )


class Slow:
    """A runner whose answers come when they are let out, in any order."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._kept: list[tuple[Any, Any, Any, Any]] = []
        self.aside: list[Any] = []  # what was asked for by ``read_aside``
        self.around = replace(around(ports), runner=self)

    def do(self, use_case: Any, order: Any, then: Any, otherwise: Any) -> None:
        """Keep what is asked."""
        self._kept.append((use_case, order, then, otherwise))

    read = do

    def read_aside(self, use_case: Any, order: Any, then: Any, otherwise: Any) -> None:
        """Keep what is asked, and that nothing waits for it."""
        self.aside.append(use_case)
        self.do(use_case, order, then, otherwise)

    def watch(self, told: Any) -> None:
        """Tell nobody."""

    @property
    def asked(self) -> list[Any]:
        """The use cases asked for so far."""
        return [use_case for use_case, *_ in self._kept]

    @property
    def orders(self) -> list[Any]:
        """The orders given so far."""
        return [order for _, order, *_ in self._kept]

    def answer(self, number: int) -> None:
        """Answer what was asked as number so-and-so, from nought."""
        use_case, order, then, otherwise = self._kept[number]
        try:
            answer = use_case(order, self._ports)
        except SipdeskError as error:
            otherwise(error)
        else:
            then(answer)


def open_named(ports: Ports, given: str, family: str, born: date | None = BORN) -> Case:
    """Open a case in which it is known that nobody has custody."""
    case = open_case(OpenCase(given, family, born), ports).case
    known = replace(case.young_person, custody=Custody.NONE)
    order = RecordYoungPerson(case.id, case.version, known, "")
    return record_young_person(order, ports).case


def place(ports: Ports, case: Case, placement: Placement) -> Case:
    """Say where a placement stands."""
    order = RecordPlacement(case.id, case.version, placement)
    return record_placement(order, ports).case


def fill(ports: Ports, clock: SetClock) -> None:
    """Open cases of which some are late, some due this week, and some only wait.

    One is protected. Sets the clock back to today when done.
    """
    clock.day = TODAY - timedelta(days=10)
    late = open_named(ports, "Elsa", "Påhitt")
    mother = Party("mother", PartyKind.GUARDIAN, "Påhittad Mamma")
    put_party(PutParty(late.id, late.version, mother), ports)
    hidden = open_named(ports, "Olle", "Åkerpåhitt")
    flag = Flag("flag", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Nämnden")
    hidden = put_flag(PutFlag(hidden.id, hidden.version, flag), ports).case
    place(ports, hidden, Placement(ready=clock.day, ready_by="Exempel"))
    clock.day = TODAY
    for days, name in ((0, "Maja"), (1, "Liam"), (4, "Zahra")):
        soon = open_named(ports, name, "Exempel")
        meeting = TODAY + timedelta(days=days)
        place(ports, soon, Placement(start_meeting=meeting))
    open_named(ports, LONG, "Ökänd", born=None)
    open_named(ports, "Hugo", "Ändåpåhitt")


def fill_book(ports: Ports) -> None:
    """Put three contacts in the address book."""
    for number, (kind, organisation, name) in enumerate(
        (
            (PartyKind.SOCIAL_SERVICES, "Påhittade socialförvaltningen", "Eva Exempel"),
            (PartyKind.PSYCHIATRY, "BUP Påhittad", ""),
            (PartyKind.SCHOOL, "Påhittaskolan", LONG),
        )
    ):
        contact = Contact(
            f"contact-{number}", kind, organisation, name, phone="000-00 00 00"
        )
        put_contact(contact, ports)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Dress what is shown, unless it is dressed so already: it takes its time."""
    if not qapp.styleSheet() or look.theme != Theme():
        apply(qapp, Theme())
    yield
    if look.theme != Theme():
        apply(qapp, Theme())


@pytest.fixture
def clock() -> SetClock:
    """Give the clock of the home."""
    return SetClock()


@pytest.fixture
def ports(tmp_path: Path, clock: SetClock) -> Iterator[Ports]:
    """Open a new home."""
    opened = open_ports(tmp_path, clock)
    yield opened
    opened.store.close()


@lru_cache
def filled_home(folder: Path) -> Path:
    """Make a home with cases and contacts, once for the whole run."""
    folder.mkdir()
    clock = SetClock()
    made = open_ports(folder, clock)
    fill(made, clock)
    fill_book(made)
    made.store.close()
    return folder


@pytest.fixture
def filled(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, clock: SetClock
) -> Iterator[Ports]:
    """Open a copy of a home with cases and contacts."""
    original = filled_home(tmp_path_factory.getbasetemp() / "filled")
    folder = copytree(original, tmp_path / "filled")
    opened = vault().open(folder / "hem.sipdesk", PASSPHRASE)
    ports = ports_of(opened, clock, ids="new")
    yield ports
    opened.store.close()


@pytest.fixture
def frame(qapp: QApplication) -> Iterator[Frame]:
    """Give the program's window, empty, as small as a screen may be."""
    window = Frame()
    window.resize(1280, 720)
    yield window
    close(window)
    qapp.processEvents()


def show(frame: Frame, screen: QWidget) -> None:
    """Show a screen in the window."""
    frame.show_screen(screen)
    frame.show()
    frame.activateWindow()
    settle()


def settle() -> None:
    """Let everything be laid out: what one round lays out, the next has to move."""
    for _ in range(4):
        QApplication.processEvents()


def focus() -> QWidget:
    """Give what has the focus; something must."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def found(within: QWidget, name: str) -> QWidget:
    """Find the widget of a name.

    Raises:
        LookupError: there is none.

    """
    widget: QWidget | None = within.findChild(QWidget, name)
    if widget is None:
        raise LookupError(name)
    return widget


def in_sight(within: QWidget, name: str) -> QWidget:
    """Find the one widget of a name that can be seen."""
    (widget,) = [w for w in within.findChildren(QWidget, name) if w.isVisible()]
    return widget


def said(within: QWidget) -> str:
    """Give all words that are shown in a part of a window."""
    texts = (text.words for text in within.findChildren(Text) if text.isVisible())
    return " ".join(filter(None, texts))


def press(button: QWidget) -> None:
    """Press a button that can be seen, with the mouse."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def answer(button: QWidget, *, yes: bool) -> str:
    """Press a button that asks first, and answer; give what was asked."""
    asked: list[str] = []

    def answered() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, Question)
        asked.append(question.windowTitle())
        (question.yes if yes else question.no).click()

    QTimer.singleShot(0, answered)
    press(button)
    (told,) = asked
    return told
