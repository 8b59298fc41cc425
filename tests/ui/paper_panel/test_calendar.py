"""A calendar file is saved from the panel of a letter that calls."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.domain.paper import PaperKind
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.summons.view import SummonsSheet
from sipdesk.usecases.paper import list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from tests.domain import cases as made
from tests.ui.audit import audit
from tests.ui.case.fixtures import Stand
from tests.ui.outlets import Person
from tests.ui.shell import press, said
from tests.ui.step_page import Shown, shown

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(name="page")
def called_page(tmp_path: Path) -> Iterator[Shown]:
    with shown(tmp_path, SummonsSheet, "called") as page:
        yield page


def opened(page: Shown, person: Person, stand: Stand) -> PaperPanel:
    panel = PaperPanel(page.around, ask_file=person.file)
    stand(panel)
    panel.look(PaperOrder(page.case.id, PaperKind.SUMMONS, made.BUP.id), page.case)
    return panel


@pytest.mark.journey
def test_it_is_saved_for_its_recipient_alone(
    page: Shown, stand: Stand, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    panel = opened(page, person, stand)
    assert "Brevet behövs också." in said(panel)
    press(panel.preview.calendar_button)
    (name,) = person.asked
    assert name.endswith(".ics")
    data = (tmp_path / name).read_bytes()
    assert b"METHOD:REQUEST" in data
    assert data.count(b"ATTENDEE") == 1
    assert "Kalenderfilen sparad 13.26." in said(panel)


@pytest.mark.journey
def test_one_that_went_out_is_read_as_text_and_saved_again(
    page: Shown, stand: Stand, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    panel = opened(page, person, stand)
    press(panel.preview.calendar_button)
    (record,) = list_papers(page.case.id, page.desk.ports).records
    panel.reopen(record.id, page.case)
    assert "visas bara som text" in said(panel)
    assert panel.preview.words.toPlainText().startswith("Kalenderfil")
    assert not panel.preview.print_button.isEnabled()
    assert not panel.preview.word_button.isVisible()
    assert audit(panel.window()) == []
    press(panel.preview.calendar_button)
    assert len(person.asked) == 2
    assert len(list_papers(page.case.id, page.desk.ports).records) == 1


@pytest.mark.journey
def test_one_that_nobody_saved_is_kept_nowhere(page: Shown, stand: Stand) -> None:
    panel = opened(page, Person(), stand)
    press(panel.preview.calendar_button)
    assert list_papers(page.case.id, page.desk.ports).records == ()
