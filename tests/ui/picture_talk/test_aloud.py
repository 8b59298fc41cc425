"""What is asked is read aloud by the computer's own voice, where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from sipdesk.domain.picture_talk import TalkKind
from sipdesk.ui.picture_talk_form import Stage
from sipdesk.ui.widgets.speech import voice
from sipdesk.ui.window.frame import Frame
from tests.ui.audit import audit, tab_round
from tests.ui.picture_talk.talking import Talking, new
from tests.ui.shell import press, settle
from tests.ui.step_page import brought
from tests.ui.widgets.voices import System, spoken, system
from tests.usecases.desk import Desk

__all__ = ["spoken", "system"]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "prepared")
    yield opened
    opened.ports.store.close()


def test_the_question_its_help_and_every_card_are_read_in_order(
    case: Desk, frame: Frame, spoken: System
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MENU))
    press(talk.screen.read_aloud)
    (said,) = spoken.said
    lines = said.split("\n")
    assert lines[0] == "Vad vill du prata om?"
    assert lines[1].startswith("Välj högst")
    cards = [cell.words for cell in talk.form.offered]
    assert lines[2 : 2 + len(cards)] == [f"{words}." for words in cards]
    assert audit(frame) == []
    assert any("Sluta läsa" in stop for stop in tab_round(frame))


def test_it_falls_silent_at_the_next_question_and_when_handed_back(
    case: Desk, frame: Frame, spoken: System
) -> None:
    talk = Talking(case, frame, new(case, TalkKind.FEELINGS))
    press(talk.screen.read_aloud)
    assert spoken.speaks()
    talk.press(talk.form.offered[0].words)
    assert spoken.speaks(), "a press on a card cuts nothing off"
    talk.go_on()
    assert talk.stage is Stage.STRENGTH
    assert not spoken.speaks()
    press(talk.screen.read_aloud)
    assert "Hur stark är känslan?" in spoken.said[-1]
    assert "5 Jättestark." in spoken.said[-1]
    talk.press("Lämna tillbaka")
    assert not spoken.speaks()
    press(talk.screen.hand_over.take)
    assert talk.over
    frame.show_screen(QWidget())
    settle()
    assert not spoken.speaks()


@pytest.mark.usefixtures("system")
def test_without_a_voice_there_is_no_button(case: Desk, frame: Frame) -> None:
    talk = Talking(case, frame, new(case, TalkKind.MAT))
    assert not voice().is_there
    assert not talk.screen.read_aloud.isVisible()
    assert audit(frame) == []
