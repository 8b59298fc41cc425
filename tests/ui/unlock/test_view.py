from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.errors import RuleBroken, Trouble, Unavailable
from sipdesk.ui.doing import Otherwise
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.entrance import OpenHome, open_home
from sipdesk.usecases.ports import Entrance, Opened, Ports
from tests.home import PASSPHRASE, vault
from tests.ui.audit import audit, tab_round
from tests.ui.shell import focus, found, settle, show
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard
from tests.ui.window.kept import Kept

LONG = Path("/", "mapp " * 20, "Ett hem med ett mycket långt namn " * 3 + ".sipdesk")


class Opener:
    """Unlocks real homes, at once."""

    def __init__(self) -> None:
        self.opened: list[Opened] = []

    def __call__(
        self, home: Path, passphrase: str, then: Callable[[], None], not_so: Otherwise
    ) -> None:
        entrance = Entrance(vault(), Kept(), lambda: "id")
        try:
            self.opened.append(open_home(OpenHome(home, passphrase), entrance))
        except Unavailable as error:
            not_so(error)
        else:
            then()


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def home(ports: Ports, tmp_path: Path) -> Path:
    ports.store.close()
    return tmp_path / "hem.sipdesk"


def test_the_right_passphrase_and_enter_unlock_the_home(
    home: Path, opener: Opener, frame: Frame
) -> None:
    page = UnlockPage(opener, home)
    show(frame, page)
    page.begin()
    type_text(focus(), PASSPHRASE)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert [opened.user.name for opened in opener.opened] == ["Karin Exempel"]
    opener.opened[0].store.close()


def test_a_wrong_passphrase_is_said_at_the_field_and_chosen_for_typing_over(
    home: Path, opener: Opener, frame: Frame
) -> None:
    page = UnlockPage(opener, home)
    show(frame, page)
    page.passphrase.set_value("fel")
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert page.passphrase.problem.startswith("Lösenfrasen stämmer inte.")
    assert page.passphrase.edit.selectedText() == "fel"
    settle()
    assert audit(frame) == []
    type_text(page.passphrase.edit, "n")
    assert page.passphrase.problem == ""


@pytest.mark.parametrize(
    "trouble", [t for t in Trouble if t.value != "wrong-passphrase"]
)
def test_every_other_trouble_has_its_own_notice(frame: Frame, trouble: Trouble) -> None:
    page = UnlockPage(lambda *given: given[3](Unavailable(trouble)), LONG)
    show(frame, page)
    page.model.unlock("fras")
    settle()
    said = found(page, "unlock-notice")
    assert isinstance(said, Notice)
    assert said.isVisible()
    assert said.words
    assert page.passphrase.problem == ""


def test_while_it_is_unlocked_it_says_so_and_nothing_can_be_pressed(
    frame: Frame,
) -> None:
    page = UnlockPage(lambda *_: None, LONG)
    show(frame, page)
    page.model.unlock("fras")
    settle()
    assert page.go.text() == "Låser upp …"
    assert not any(p.isEnabled() for p in (page.go, page.other, page.new))
    assert audit(frame) == []


def test_the_demonstration_homes_passphrase_is_shown_and_can_be_filled_in(
    frame: Frame,
) -> None:
    page = UnlockPage(lambda *_: None, LONG, "offentlig fras")
    show(frame, page)
    words = "\n".join(text.words for text in page.findChildren(Text))
    assert "Lösenfrasen är: offentlig fras" in words
    assert "Hemmet görs om från början varje gång" in words
    QTest.mouseClick(found(page, "unlock-fill"), Qt.MouseButton.LeftButton)
    assert page.passphrase.value == "offentlig fras"


def test_another_file_can_be_chosen(frame: Frame) -> None:
    chosen = Path("annat", "Annat hem.sipdesk")
    asked: list[Path] = []

    def choose(_: QWidget, folder: Path) -> Path | None:
        asked.append(folder)
        return chosen if len(asked) > 1 else None

    page = UnlockPage(lambda *_: None, LONG, "offentlig", choose_file=choose)
    show(frame, page)
    page.passphrase.set_value("något")
    QTest.mouseClick(page.other, Qt.MouseButton.LeftButton)
    assert page.model.state.home == LONG
    QTest.mouseClick(page.other, Qt.MouseButton.LeftButton)
    assert page.model.state.home == chosen
    assert page.passphrase.value == ""
    assert not found(page, "unlock-public").isVisible()


def test_the_wait_after_too_many_attempts_is_seen_on_the_button(frame: Frame) -> None:
    error = RuleBroken("too-many-attempts", "passphrase", {"seconds": "61"})
    page = UnlockPage(lambda *given: given[3](error), LONG)
    show(frame, page)
    page.model.unlock("fras")
    settle()
    assert page.go.text() == "Försök igen om 1 min 1 s"
    assert not page.go.isEnabled()
    page.model.tick()
    page.model.tick()
    assert page.go.text() == "Försök igen om 59 s"
    assert page._second.isActive()
    for _ in range(59):
        page.model.tick()
    assert page.go.text() == "Lås upp"
    assert page.go.isEnabled()
    assert not page._second.isActive()


def test_nothing_moves_under_the_mouse_when_the_wait_is_over(frame: Frame) -> None:
    error = RuleBroken("too-many-attempts", "passphrase", {"seconds": "1"})
    page = UnlockPage(lambda *given: given[3](error), LONG)
    show(frame, page)
    page.model.unlock("fras")
    settle()
    places = [part.mapTo(page, QPoint(0, 0)) for part in (page.lost, page.new)]
    page.model.tick()
    settle()
    assert page.go.text() == "Lås upp"
    now = [part.mapTo(page, QPoint(0, 0)) for part in (page.lost, page.new)]
    assert now == places
    assert found(page, "unlock-notice").isVisible()
    type_text(page.passphrase.edit, "n")
    settle()
    assert not found(page, "unlock-notice").isVisible()


def test_one_who_has_forgotten_is_led_on_but_not_in_the_demonstration(
    frame: Frame,
) -> None:
    page = UnlockPage(lambda *_: None, LONG)
    show(frame, page)
    asked = heard(page.forgot)
    QTest.mouseClick(page.lost, Qt.MouseButton.LeftButton)
    assert asked == [LONG]
    page = UnlockPage(lambda *_: None, LONG, "offentlig fras")
    show(frame, page)
    assert not page.lost.isVisible()


def test_a_new_home_can_be_asked_for(frame: Frame) -> None:
    page = UnlockPage(lambda *_: None, LONG)
    show(frame, page)
    wanted = heard(page.wants_new)
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert len(wanted) == 1


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.journey
def test_it_can_be_read_and_walked_through(
    frame: Frame, qapp: QApplication, mode: str, scale: float
) -> None:
    apply(qapp, Theme(mode, scale))  # type: ignore[arg-type]
    page = UnlockPage(lambda *_: None, LONG, "offentlig fras")
    show(frame, page)
    page.begin()
    settle()
    assert audit(frame) == []
    assert tab_round(frame) == [
        "EditableText: Lösenfras",
        "Button: Visa lösenfras",
        "Button: Lås upp",
        "Button: Annat hem …",
        "Button: Nytt hem …",
        "Button: Återställ från säkerhetskopia …",
        "Button: Läs sammanställning …",
        "Button: Skriv in den åt mig",
    ]
