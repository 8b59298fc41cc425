from pathlib import Path

from pypdf import PdfReader

from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.home.support.view import SupportPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.outlets import Person
from tests.ui.shell import around, press, said, settle, show
from tests.ui.typing import type_text


def test_the_coordinator_answers_on_one_page(ports: Ports, frame: Frame) -> None:
    page = SupportPage(around(ports))
    show(frame, page)
    assert audit(frame) == []
    page.fields["known"].radios["yes"].click()
    page.fields["used"].radios["dont-know"].click()
    page.words.edit.setFocus()
    type_text(page.words.edit, "En mall till.")
    press(page.send)
    assert "Tack! Svaren är sparade." in said(page)
    assert (page.fields["known"].value, page.words.value) == ("", "")
    with ports.store.reading() as work:
        found = {one.question: one for one in work.surveys.counts()}
        remarks = [one.words for one in work.surveys.remarks()]
    assert {one.group for one in found.values()} == {SurveyGroup.COORDINATOR}
    assert (found["known"].answer, found["used"].answer) == ("yes", "dont-know")
    assert found["quick"].answer == "blank"
    assert remarks == ["En mall till."]
    assert audit(frame) == []


def test_nothing_answered_is_refused_at_the_button(ports: Ports, frame: Frame) -> None:
    page = SupportPage(around(ports))
    show(frame, page)
    press(page.send)
    assert page.notice.title == "Inget är besvarat."
    with ports.store.reading() as work:
        assert work.surveys.counts() == ()


def test_own_words_that_may_point_somebody_out_are_remarked_on(
    ports: Ports, frame: Frame
) -> None:
    open_case(OpenCase("Malte", "Skisslund"), ports)
    page = SupportPage(around(ports))
    page.refresh()
    show(frame, page)
    page.words.edit.setFocus()
    type_text(page.words.edit, "Bra för Malte, 060709-2384")
    assert "”Malte”" in page.words.remark
    assert "”060709-2384”" in page.words.remark
    settle()
    assert audit(frame) == []


def test_the_same_questions_go_on_paper(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    page = SupportPage(around(ports), ask_printer=person.printer, ask_file=person.file)
    show(frame, page)
    press(page.print)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    assert "Enkäten är klar att lämna ut." in said(page)
    press(page.save)
    (name,) = person.asked[1:]
    words = PdfReader(tmp_path / name).pages[0].extract_text()
    assert page.model.state.questions[0].words in " ".join(words.split())
    assert audit(frame) == []
    with ports.store.reading() as work:
        assert work.surveys.counts() == ()


def test_who_cancels_has_printed_nothing_and_a_full_disk_is_said(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    for person, told in (
        (Person(), ""),
        (Person(tmp_path / "none"), "Det gick inte att skriva ut eller spara."),
    ):
        page = SupportPage(around(ports), ask_file=person.file)
        show(frame, page)
        press(page.save)
        assert page.printed.title == ""
        assert page.notice.title == told


def test_an_answer_is_taken_back(ports: Ports, frame: Frame) -> None:
    page = SupportPage(around(ports))
    show(frame, page)
    page.model.answer("known", "yes")
    page.model.answer("known", "")
    assert page.model.state.answers == {}
