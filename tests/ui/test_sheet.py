from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.routine import StepState
from sipdesk.ui.foot import short_reference
from sipdesk.ui.need.view import NeedSheet
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.widgets.fields import TextField
from sipdesk.ui.widgets.text import Text
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.paper_copy import PaperOrder
from tests.home import content
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand, case_id, desk, dressed, home, stand
from tests.ui.case.walked import PLACING, Desk, close, new_case
from tests.ui.typing import type_text
from tests.ui.widgets.shown import heard

__all__ = ["case_id", "desk", "dressed", "home", "stand"]

Open = Callable[[str], Sheet]


@pytest.fixture
def opened(desk: Desk, case_id: CaseId, stand: Stand) -> Open:
    """Open a step's bare page, which is told of every change."""

    def made(step: str) -> Sheet:
        sheet = NeedSheet(desk.around) if step == "need" else Sheet(step, desk.around)
        desk.runner.watch(lambda _: sheet.show_case(desk.view(case_id)))
        sheet.show_case(desk.view(case_id))
        stand(sheet, width=800)
        return sheet

    return made


def said(sheet: QWidget) -> str:
    texts = [t.words for t in sheet.findChildren(Text) if t.isVisible()]
    labels = [t.text() for t in sheet.findChildren(QLabel) if t.isVisible()]
    return "\n".join([*texts, *labels])


def child(sheet: QWidget, name: str) -> QWidget:
    found = sheet.findChild(QWidget, name)
    assert found is not None
    return found


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_what_why_who_and_what_is_left(opened: Open) -> None:
    words = said(opened("sip_request"))
    for told in (
        "4  Påtala behov",
        "Väntar på svar",
        "Varför: SiS påtalar behovet.",
        "Vem: SIP-samordnaren",
        "Att göra",
        "Registrera svaret på påtalandet.",
        "Stöd i lag: ",
    ):
        assert told in words


def test_a_step_that_cannot_begin_says_what_comes_first(opened: Open) -> None:
    words = said(opened("roles"))
    assert "Först behövs" in words
    assert "Kommunen eller regionen behöver ta initiativ till SIP." in words


def test_a_step_that_is_done_has_nothing_left(opened: Open) -> None:
    sheet = opened("need")
    assert "Att göra" not in said(sheet)
    done = [
        t for t in sheet.findChildren(Text) if t.accessibleName() == f"Gjort: {t.words}"
    ]
    assert [t.words for t in done] == [
        "Bedöm behovet och skriv dag, skäl och vem som har bedömt."
    ]
    assert not child(sheet, "leave-out").isVisible()


def test_a_paper_is_asked_for_by_recipient(opened: Open, case_id: CaseId) -> None:
    sheet = opened("sip_request")
    asked = heard(sheet.asked_paper)
    press(child(sheet, f"paper-sip-request-{PLACING.id}"))
    assert asked == [PaperOrder(case_id, PaperKind.SIP_REQUEST, PLACING.id)]


def test_a_step_is_left_out_with_a_reason_and_taken_up_again(
    opened: Open, desk: Desk, case_id: CaseId
) -> None:
    sheet = opened("roles")
    press(child(sheet, "skip"))
    press(child(sheet, "skip-go"))
    assert "Skriv varför steget hoppas över." in said(sheet)
    reason = child(sheet, "skip_reason")
    assert isinstance(reason, TextField)
    type_text(reason.edit, "Kommunen sköter det.")
    press(child(sheet, "skip-go"))
    assert desk.view(case_id).progress.of("roles").state is StepState.SKIPPED
    assert "Därför hoppas steget över: Kommunen sköter det." in said(sheet)
    press(child(sheet, "take_up"))
    assert desk.view(case_id).progress.of("roles").state is not StepState.SKIPPED
    assert child(sheet, "skip").isVisible()


def test_leaving_out_can_be_thought_better_of(
    opened: Open, desk: Desk, case_id: CaseId
) -> None:
    sheet = opened("roles")
    press(child(sheet, "skip"))
    press(child(sheet, "skip-stop"))
    assert child(sheet, "skip").isVisible()
    assert desk.view(case_id).case.skips == ()


def test_what_is_typed_is_kept_as_a_draft_and_saved_when_left(
    opened: Open, desk: Desk, case_id: CaseId
) -> None:
    sheet = opened("need")
    by = child(sheet, "by")
    assert isinstance(by, TextField)
    by.focus()
    type_text(by.edit, " och Åke")
    sheet.keep()
    draft = read_draft(DraftOf(case_id, "need"), desk.ports)
    assert draft is not None
    assert "och Åke" in draft.form
    sheet.leave()
    assert desk.view(case_id).case.need.by == "Karin Exempel och Åke"
    assert read_draft(DraftOf(case_id, "need"), desk.ports) is None
    assert "Sparat 13.26" in said(sheet)


def test_in_a_closed_case_nothing_can_be_written(
    opened: Open, desk: Desk, case_id: CaseId
) -> None:
    sheet = opened("need")
    close(desk, case_id)
    sheet.show_case(desk.view(case_id))
    assert not child(sheet, "by").isEnabled()


def test_a_law_is_named_as_people_name_it() -> None:
    laws = content().laws
    assert short_reference(laws["lvu-3"]) == "3\N{NO-BREAK SPACE}§ LVU"
    assert short_reference(laws["lsu"]) == "LSU"
    book = short_reference(laws["fb-6-11"]).replace("\N{NO-BREAK SPACE}", " ")
    assert book == "6 kap. 11 § föräldrabalken"


def test_every_step_is_sound_for_a_case_of_which_nothing_is_known(
    desk: Desk, stand: Stand
) -> None:
    view = desk.view(new_case(desk))
    faults: dict[str, list[str]] = {}
    for step in content().routine.steps:
        sheet = Sheet(step.id, desk.around)
        sheet.show_case(view)
        window = stand(sheet, width=640)
        faults[step.id] = audit(window)
        window.hide()
    assert {step: found for step, found in faults.items() if found} == {}


def test_tab_goes_round(opened: Open) -> None:
    stops = tab_round(opened("sip_request").window())
    assert any("Visa påtalande av behov till Nils Exempel" in stop for stop in stops)
    assert any("Hoppa över steget" in stop for stop in stops)
