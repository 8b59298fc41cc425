from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.settings.view import SettingsPage
from sipdesk.ui.widgets.speech import voice
from sipdesk.ui.widgets.spelling import speller
from sipdesk.ui.widgets.theme import Theme, look
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Entrance, Ports
from tests.home import USER, vault
from tests.ui.audit import audit, tab_round
from tests.ui.shell import found, settle, show
from tests.ui.widgets.voices import System, spoken, system
from tests.ui.window.kept import Kept

__all__ = ["spoken", "system"]


@pytest.fixture
def kept() -> Kept:
    kept = Kept()
    kept.write("theme", "light")
    return kept


@pytest.fixture
def page(frame: Frame, kept: Kept, ports: Ports) -> Iterator[SettingsPage]:
    entrance = Entrance(vault(), kept, lambda: "id")
    made = SettingsPage(DirectRunner(entrance), DirectRunner(ports), USER.id)
    made.refresh()
    show(frame, made)
    yield made
    speller().switch(on=True)
    voice().speak_at("calm")


def press(page: SettingsPage, name: str) -> None:
    QTest.mouseClick(found(page, name), Qt.MouseButton.LeftButton)
    settle()


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_colours_are_worn_at_once(page: SettingsPage, frame: Frame, mode: str) -> None:
    press(page, f"theme-{mode}")
    assert look.theme == Theme(mode, 1.0)  # type: ignore[arg-type]
    assert audit(frame) == []


@pytest.mark.parametrize("size", [125, 150, 200])
def test_text_grows_at_once_and_everything_has_room(
    page: SettingsPage, frame: Frame, size: int
) -> None:
    press(page, f"scale-{size}")
    assert look.scale == size / 100
    assert audit(frame) == []


def test_words_are_no_longer_judged_when_spelling_is_off(
    page: SettingsPage, kept: Kept
) -> None:
    press(page, "spelling-spelling")
    assert speller().accepts("ffellstaavatt")
    assert kept.read()["spelling"] is False


def test_how_fast_it_reads_aloud_is_chosen_only_where_there_is_a_voice(
    page: SettingsPage, frame: Frame, kept: Kept, spoken: System
) -> None:
    assert page.listening.isVisible()
    press(page, "pace-slow")
    assert kept.read()["speech_pace"] == "slow"
    voice().say("Hej.", page)
    assert spoken.pace < -0.3
    assert audit(frame) == []
    voice().use(None)
    settle()
    assert not page.listening.isVisible()
    assert audit(frame) == []


def test_a_scale_set_by_hand_shows_none_as_chosen(
    page: SettingsPage, kept: Kept
) -> None:
    kept.write("text_scale", 133)
    page.refresh()
    assert page.scale.value == ""


def test_it_can_be_walked_through(page: SettingsPage, frame: Frame) -> None:
    page.begin()
    QApplication.processEvents()
    stops = tab_round(frame)
    assert [stop.partition(":")[0] for stop in stops[:3]] == [
        "RadioButton",
        "RadioButton",
        "CheckBox",
    ]
    assert stops[-1] == "Button: Byt lösenfras"
