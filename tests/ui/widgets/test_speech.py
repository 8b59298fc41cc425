"""Words are said aloud where there is a voice, and nobody is offered to hear without.

The engine here says nothing: it is others' code, as it looks from the program.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.read_aloud import ReadAloud
from sipdesk.ui.widgets.speech import Voice, swedish, voice
from tests.ui.audit import audit
from tests.ui.shell import press
from tests.ui.widgets.shown import Show, close, heard
from tests.ui.widgets.voices import (
    FINLAND,
    NORWEGIAN,
    SWEDISH,
    Now,
    System,
    spoken,
    system,
)

__all__ = ["spoken", "system"]

pytestmark = pytest.mark.usefixtures("system")


# --- Which voice ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [
        ({"winrt": (NORWEGIAN, SWEDISH), "sapi": (SWEDISH,)}, ("winrt", SWEDISH)),
        ({"winrt": (NORWEGIAN,), "sapi": (SWEDISH,)}, ("sapi", SWEDISH)),
        ({"broken": (SWEDISH,), "sapi": (FINLAND,)}, ("sapi", FINLAND)),
        ({"winrt": (NORWEGIAN,)}, None),
        ({"mock": (SWEDISH,)}, None),
        ({}, None),
    ],
)
def test_the_first_engine_with_a_swedish_voice_is_taken(
    system: type[System],
    installed: dict[str, tuple[str, ...]],
    chosen: tuple[str, str] | None,
) -> None:
    system.installed, system.broken = installed, {"broken"}
    engine = swedish(system)
    if chosen is None:
        assert engine is None
        return
    assert engine is not None
    engine.say("Hej", 0.5)
    (speaks,) = [one for one in system.made if one.said]
    assert (speaks.name, speaks.locale.name()) == chosen
    assert speaks.pace == 0.5


# --- Looked for in the background --------------------------------------------------


def test_without_the_module_there_is_no_voice_and_no_button(show: Show) -> None:
    one = Voice("PySide6.QtNoSuchModule")
    one.load()
    assert one._thread is None
    assert not one.is_there
    one.say("Hej", self := object())
    assert one.reader is not self
    button = ReadAloud(lambda: "Hej")
    show(button)
    assert not button.isVisible()


def test_a_module_is_read_aside_and_its_voice_is_there_afterwards(
    system: type[System],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    system.installed = {"winrt": (SWEDISH,)}
    line = "from tests.ui.widgets.voices import System as QTextToSpeech"
    (tmp_path / "speech_that_is_here.py").write_text(line)
    monkeypatch.syspath_prepend(tmp_path)
    one = Voice("speech_that_is_here")
    with qtbot.waitSignal(one.changed):
        one.load()
    assert one.is_there
    assert one.reader is None


def test_a_module_that_lacks_something_of_the_system_is_no_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "speech_that_is_broken.py").write_text("import libpulse_is_not_here")
    monkeypatch.syspath_prepend(tmp_path)
    one = Voice("speech_that_is_broken")
    one.load()
    assert one._thread is not None
    one._thread.join()
    QApplication.processEvents()
    assert not one.is_there
    assert caplog.messages == ["speech-not-loaded"]


# --- Said and stopped -------------------------------------------------------------


def test_what_is_said_comes_to_an_end_by_itself(spoken: System) -> None:
    changes = heard(voice().changed)
    voice().say("Du bestämmer.", "somebody")
    assert voice().reader == "somebody"
    spoken.come_to(Now.Ready)
    assert voice().reader is None
    assert spoken.said == ["Du bestämmer."]
    assert len(changes) == 2


def test_other_words_take_its_place(spoken: System) -> None:
    voice().say("Ett.", "one")
    voice().say("Två.", "other")
    # As a voice tells that it was cut off once it has begun on the next.
    spoken.stateChanged.emit(Now.Ready)
    assert voice().reader == "other"
    assert spoken.said == ["Ett.", "Två."]


def test_a_voice_that_fails_falls_silent(spoken: System) -> None:
    voice().say("Hej.", "somebody")
    spoken.come_to(Now.Error)
    assert voice().reader is None


def test_it_speaks_calmly_and_as_fast_as_one_chooses(spoken: System) -> None:
    one = Voice()
    one.use(swedish(type(spoken)))
    paces = []
    for pace in ("", "plain", "slow"):
        if pace:
            one.speak_at(pace)
        one.say("Hej.", "somebody")
        paces.append(spoken.made[-1].pace)
    calm, plain, slow = paces
    assert -1 < slow < calm < plain == 0


def test_nothing_is_said_of_no_words(spoken: System) -> None:
    voice().say(" \n", "somebody")
    assert voice().reader is None
    assert spoken.said == []


def test_what_is_said_is_written_nowhere(
    spoken: System, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    voice().say("Alva Påhitt", "somebody")
    spoken.come_to(Now.Error)
    assert caplog.text == ""


# --- The button -------------------------------------------------------------------


def test_the_button_reads_and_stops(spoken: System, show: Show) -> None:
    button = ReadAloud(lambda: "Vad vill du prata om?")
    window = show(button)
    assert button.text() == "Läs upp"
    press(button)
    assert spoken.said == ["Vad vill du prata om?"]
    assert button.text() == "Sluta läsa"
    assert audit(window) == []
    press(button)
    assert spoken.now is Now.Ready
    assert button.text() == "Läs upp"
    assert audit(window) == []


def test_the_button_comes_and_goes_with_the_voice(
    system: type[System], show: Show
) -> None:
    button = ReadAloud(lambda: "Hej")
    show(button)
    assert not button.isVisible()
    system.installed = {"winrt": (SWEDISH,)}
    voice().use(swedish(system))
    assert button.isVisible()
    button.offer(on=False)
    assert not button.isVisible()
    button.offer(on=True)
    voice().use(None)
    assert not button.isVisible()


@pytest.mark.usefixtures("spoken")
def test_a_button_that_stands_nowhere_is_no_window(qapp: QApplication) -> None:
    button = ReadAloud(lambda: "Hej")
    voice().changed.emit()
    qapp.processEvents()
    assert not button.isVisible()


def test_one_button_stops_what_another_reads(spoken: System, show: Show) -> None:
    first, second = ReadAloud(lambda: "Ett"), ReadAloud(lambda: "Två")
    show(first, second)
    press(first)
    press(second)
    assert (first.text(), second.text()) == ("Läs upp", "Sluta läsa")
    assert spoken.said == ["Ett", "Två"]


def test_it_falls_silent_when_the_page_is_left_or_locked_away(
    spoken: System, show: Show
) -> None:
    pages = QStackedWidget()
    first, second = ReadAloud(lambda: "Hej"), ReadAloud(lambda: "Hej")
    for button in (first, second):
        page = QWidget()
        QVBoxLayout(page).addWidget(button)
        pages.addWidget(page)
    show(pages)
    press(first)
    pages.setCurrentIndex(1)
    assert spoken.now is Now.Ready
    press(second)
    close(pages)
    assert spoken.now is Now.Ready
    assert voice().reader is None


def test_a_papers_words_are_read_where_they_are_seen(
    spoken: System, show: Show
) -> None:
    preview = PaperPreview()
    window = show(preview)
    preview.show_words("Till dig, Alva.")
    preview.show_text(on=True)
    assert not preview.read_aloud.isVisible()
    preview.read_aloud.offer(on=True)
    press(preview.read_aloud)
    assert spoken.said == ["Till dig, Alva."]
    assert audit(window) == []
    preview.show_text(on=False)
    assert spoken.now is Now.Ready
