"""A counted answer is not taken back in Historik, which says why and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.history.view import HistoryScreen
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import read_case
from sipdesk.usecases.survey import Answer, AnswerSurvey, answer_survey
from tests.ui.audit import audit
from tests.ui.shell import around, dressed, frame, press, said, show
from tests.ui.step_page import brought
from tests.usecases.desk import Desk

__all__ = ["dressed", "frame"]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "held")
    yield opened
    opened.ports.store.close()


def test_it_says_why_it_cannot_be_undone_and_where_the_count_is_changed(
    held: Desk, frame: Frame
) -> None:
    answers = {"listened": Answer("faces-3", "3")}
    young = SurveyGroup.YOUNG_PERSON
    order = AnswerSurvey("meeting", young, answers, case=held.case.id)
    answer_survey(order, held.ports)
    screen = HistoryScreen(around(held.ports))
    show(frame, screen)
    screen.show_case(read_case(held.case.id, held.ports))
    press(screen.undo_button)
    told = said(screen)
    assert "de har inget namn och hör inte till något möte" in told
    assert "Ändra antalet i Tyck till om mötet" in told
    assert audit(frame) == []
    case = read_case(held.case.id, held.ports).case
    assert [one.answered for one in case.last_held.evaluations] == [1]
