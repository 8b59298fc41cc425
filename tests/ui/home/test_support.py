from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.home.support.view import SupportPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from tests.ui.audit import audit
from tests.ui.shell import around, press, said, show
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
    assert audit(frame) == []


def test_an_answer_is_taken_back(ports: Ports, frame: Frame) -> None:
    page = SupportPage(around(ports))
    show(frame, page)
    page.model.answer("known", "yes")
    page.model.answer("known", "")
    assert page.model.state.answers == {}
