"""Who is trained to interview with ADAD: listed at the home, proposed in a case."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.answer import Answer
from sipdesk.domain.health import InterviewOccasion
from sipdesk.domain.settings import ADAD_INTERVIEWERS
from sipdesk.domain.training import StaffMember, Training
from sipdesk.ui.health.view import HealthSheet
from sipdesk.ui.home.facts.model import TrainedForm, trained_form, trained_saves
from sipdesk.usecases.home import read_home
from sipdesk.usecases.training import ADAD, put_member
from tests.ui.step_page import Shown, shown

FIRST = "interview-admission"


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    assert qapp is not None
    with shown(tmp_path, HealthSheet) as opened:
        yield opened


def listed(page: Shown, names: str) -> Shown:
    view = read_home(None, page.desk.ports)
    for use_case, order in trained_saves(view, TrainedForm(names)):
        use_case(order, page.desk.ports)
    return page.reopened(HealthSheet)


def test_the_list_holds_each_name_once(page: Shown) -> None:
    listed(page, " Lo  Exempel\n\nMoa Påhitt\nLo Exempel ").close()
    view = read_home(None, page.desk.ports)
    assert view.settings[ADAD_INTERVIEWERS.key] == "Lo Exempel\nMoa Påhitt"
    assert trained_form(view) == TrainedForm("Lo Exempel\nMoa Påhitt")


def test_one_who_is_listed_is_proposed_and_taken_to_be_trained(page: Shown) -> None:
    again = listed(page, "Lo Exempel\nMoa Påhitt")
    again.write("state", "done", FIRST)
    assert "Utbildade på hemmet: Lo Exempel och Moa Påhitt." in again.words()
    again.write("interviewer", "lo exempel", FIRST)
    found = again.case.health.interview(InterviewOccasion.ADMISSION)
    assert (found.interviewer, found.trained) == ("lo exempel", Answer.YES)
    again.close()


def test_one_whose_training_is_in_the_register_is_proposed_first(page: Shown) -> None:
    today = page.desk.ports.clock.today()
    training = Training("t", ADAD, today - timedelta(30), today)
    eva = StaffMember("eva", "Eva Exempel", "nurse", trainings=(training,))
    put_member(eva, page.desk.ports)
    again = listed(page, "Lo Exempel\nEva Exempel")
    again.write("state", "done", FIRST)
    assert "Utbildade på hemmet: Eva Exempel och Lo Exempel." in again.words()
    again.close()


def test_that_somebody_is_trained_can_be_said_otherwise(page: Shown) -> None:
    again = listed(page, "Lo Exempel")
    again.write("state", "done", FIRST)
    again.write("trained", "no", FIRST)
    again.write("interviewer", "Lo Exempel", FIRST)
    found = again.case.health.interview(InterviewOccasion.ADMISSION)
    assert found.trained is Answer.NO
    again.close()


def test_one_who_is_not_listed_is_not_taken_to_be_trained(page: Shown) -> None:
    page.write("state", "offered", FIRST)
    page.write("interviewer", "Någon Annan", FIRST)
    found = page.case.health.interview(InterviewOccasion.ADMISSION)
    assert (found.interviewer, found.trained) == ("Någon Annan", Answer.NOT_ASKED)
