"""Who is trained to interview with ADAD: by the register, proposed in a case.

The one list is the register of training under Hemmet (domain.md §5, 53).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.answer import Answer
from sipdesk.domain.health import InterviewOccasion
from sipdesk.domain.training import StaffMember, Training
from sipdesk.ui.health.view import HealthSheet
from sipdesk.usecases.training import ADAD, put_member
from tests.home import TODAY
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

FIRST = "interview-admission"


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    assert qapp is not None
    with shown(tmp_path, HealthSheet) as opened:
        yield opened


def listed(page: Shown, *names: str, until: date | None = None) -> Shown:
    done = TODAY - timedelta(days=100)
    for name in names:
        training = Training(f"adad {name}", ADAD, done, until)
        member = StaffMember(name, name, "nurse", trainings=(training,))
        put_member(member, page.desk.ports)
    return page.reopened(HealthSheet)


def test_one_whose_training_has_run_out_is_not_proposed(page: Shown) -> None:
    again = listed(page, "Lo Exempel", until=TODAY - timedelta(days=1))
    again.write("state", "offered", FIRST)
    assert "Utbildade på hemmet" not in again.words()
    again.write("interviewer", "Lo Exempel", FIRST)
    found = again.case.health.interview(InterviewOccasion.ADMISSION)
    assert found.trained is Answer.NOT_ASKED
    again.close()


def test_the_page_says_where_the_register_is_kept(page: Shown) -> None:
    assert "står under Hemmet, Utbildning" in page.words()


def test_one_who_is_listed_is_proposed_and_taken_to_be_trained(page: Shown) -> None:
    again = listed(page, "Lo Exempel", "Moa Påhitt")
    again.write("state", "done", FIRST)
    assert "Utbildade på hemmet: Lo Exempel och Moa Påhitt." in again.words()
    again.write("interviewer", "lo exempel", FIRST)
    found = again.case.health.interview(InterviewOccasion.ADMISSION)
    assert (found.interviewer, found.trained) == ("lo exempel", Answer.YES)
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


def test_the_page_leads_to_where_a_transfer_is_asked_for(page: Shown) -> None:
    asked = heard(page.sheet.asked_step)
    page.press("health-onward")
    assert asked == ["pathway"]
