"""The page of school, worked with by its widgets."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.information import Branch
from sipdesk.domain.schooling import Schooling
from sipdesk.ui.schooling.view import SchoolingSheet
from sipdesk.usecases.schooling import RecordSchooling, record_schooling
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown
from tests.usecases.test_branches import admitted

CANARY = "Zkanarie"


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    assert qapp is not None
    with shown(tmp_path, SchoolingSheet, "peopled") as opened:
        yield opened


@pytest.mark.journey
def test_the_step_is_done_by_its_fields_alone(page: Shown) -> None:
    page.write("statement_asked", (TODAY - timedelta(days=3)).isoformat())
    page.write("statement_sent", TODAY.isoformat())
    assert page.state == "ongoing"
    page.write("coordinator", "Sam Ordnare")
    page.write("coordinator_kommun", "Uppsala")
    page.write("agreement", "yes")
    page.write("receiving_school", "Påhittaskolan")
    page.write("receiving_asked", TODAY.isoformat())
    page.write("guidance", "no")
    page.write("therapist", "yes")
    assert page.state == "ongoing"
    page.write("therapist_told", "Moa Exempel, Exempelstad")
    assert page.state == "done"
    assert page.case.schooling == Schooling(
        statement_asked=TODAY - timedelta(days=3),
        statement_sent=TODAY,
        agreement=Answer.YES,
        coordinator="Sam Ordnare",
        coordinator_kommun="0380",
        receiving_school="Påhittaskolan",
        receiving_asked=TODAY,
        guidance=Answer.NO,
        therapist=Answer.YES,
        therapist_told="Moa Exempel, Exempelstad",
    )


def test_a_school_among_the_agencies_is_told_of_at_the_field(page: Shown) -> None:
    assert "Bland aktörerna i ärendet: Påhittaskolan." in page.words()


def test_days_in_the_wrong_order_are_said_at_the_field(page: Shown) -> None:
    page.write("statement_asked", TODAY.isoformat())
    page.write("statement_sent", (TODAY - timedelta(days=1)).isoformat())
    said = notice("answered-before-asked").whole
    assert page.field("statement_sent").problem == said
    assert page.case.schooling.statement_sent is None


def test_who_lacks_the_branch_sees_the_page_and_nothing_of_it(page: Shown) -> None:
    page.do(record_schooling, RecordSchooling, Schooling(mentor=CANARY))
    page.desk.ports = admitted(page.desk.ports, frozenset({Branch.SOCIAL}))
    shut = page.reopened(SchoolingSheet)
    told = shut.words()
    assert "som du inte läser från" in told
    assert CANARY not in told
    assert "Utlåtande till socialtjänsten" not in told
    assert "Påhittaskolan" not in told
    shut.close()


@pytest.mark.journey
def test_the_page_is_read_and_gone_through_by_keyboard(page: Shown) -> None:
    long = LONG[:80]
    page.do(
        record_schooling,
        RecordSchooling,
        Schooling(
            coordinator=long,
            home_school=long,
            mentor=long,
            receiving_school=long,
            guidance=Answer.YES,
            guidance_told=long,
        ),
    )
    assert faults(page) == []
    assert in_order(
        stops(page),
        "Skolan tillfrågad",
        "Namn",
        "Hemskola",
        "Mottagande skola",
        "Vem vet om behovet av vägledare?",
    )
