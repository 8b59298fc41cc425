"""The question and its answers are read aloud, where the computer has a voice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.ui.window.frame import Frame
from tests.ui.audit import audit
from tests.ui.shell import press
from tests.ui.step_page import brought
from tests.ui.survey.answering import Answering
from tests.ui.widgets.voices import System, spoken, system
from tests.usecases.desk import Desk

__all__ = ["spoken", "system"]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "held")
    yield opened
    opened.ports.store.close()


def test_the_question_and_every_answer_are_read_in_order_until_the_next(
    case: Desk, frame: Frame, spoken: System
) -> None:
    survey = Answering(case, frame)
    survey.hand_over()
    survey.begin()
    press(survey.screen.read_aloud)
    assert spoken.said[-1].split("\n") == [
        "Fråga 1 av 6.",
        "Lyssnade de vuxna på dig?",
        "Välj ett svar. Tryck sedan på Vidare.",
        "Nej.",
        "Lite.",
        "Ja.",
        "Vet inte.",
        "Vill inte svara.",
    ]
    assert audit(frame) == []
    survey.answer("3")
    assert not spoken.speaks()


def test_there_is_no_button_without_a_voice(case: Desk, frame: Frame) -> None:
    survey = Answering(case, frame)
    survey.hand_over()
    survey.begin()
    assert not survey.screen.read_aloud.isVisible()
