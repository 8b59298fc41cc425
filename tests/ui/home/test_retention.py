"""Gallring on its page: decided, listed, hindered, carried out and certified."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.storage.database import Database
from sipdesk.storage.turnstile import Turnstile
from sipdesk.ui.closing.view import ClosingSheet
from sipdesk.ui.home.retention.view import RetentionPage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import read_case
from sipdesk.usecases.retention import PutHold, put_hold
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.shell import answer, around, in_sight, press, said, settle, show
from tests.ui.widgets.shown import heard
from tests.usecases.desk import Desk
from tests.usecases.test_retention import closed, desk, somebody_reads

__all__ = ["desk"]


def opened(desk: Desk, frame: Frame, person: Person | None = None) -> RetentionPage:
    page = RetentionPage(around(desk.ports), ask_file=(person or Person()).file)
    show(frame, page)
    page.refresh()
    settle()
    return page


def decide(page: RetentionPage, months: str = "0") -> None:
    for field, value in zip(
        page._decided, ("SiS 1", "2026-03-01", months, "Punkt 3"), strict=True
    ):
        field.edited.emit(value)
    press(page.decide)


def test_it_is_off_until_a_decision_is_registered(desk: Desk, frame: Frame) -> None:
    page = opened(desk, frame)
    assert "Gallring är av." in said(page)
    assert not page.cases.isVisible()
    press(page.decide)
    assert "Beslutets nummer saknas." in said(page)
    decide(page, "tolv")
    assert not page.cases.isVisible()
    decide(page, "12")
    assert "Beslutet är registrerat" in said(page)
    assert page.done.hasFocus()
    assert "Gallring är av." not in said(page)
    assert "Beslut SiS 1 från 1 mars 2026 gäller." in said(page)
    assert "bevaras 12 månader, enligt Punkt 3." in said(page)
    assert [field.value for field in page._decided] == ["", "", "", ""]
    assert "Inget avslutat ärende." in said(page)


def test_it_is_said_that_own_words_in_surveys_stay_till_somebody_takes_them_away(
    desk: Desk, frame: Frame
) -> None:
    page = opened(desk, frame)
    stays = "Det står kvar tills någon tar bort det under Statistik, Enkäter."
    assert stays in said(page)
    decide(page, "12")
    assert stays in said(page), "the decision is of cases"
    assert audit(page) == []


@pytest.mark.journey
def test_what_hinders_is_told_and_then_it_is_erased_and_certified(
    desk: Desk, frame: Frame, tmp_path: Path
) -> None:
    closed(desk, cleared=False)
    page = opened(desk, frame, Person(tmp_path))
    decide(page)
    assert "Ingen har gått igenom ärendet" in said(page)
    assert "på sidan Avsluta eller lämna över" in said(page)
    asked = heard(page.asked_closing)
    press(in_sight(page, f"clear-{desk.case.id}"))
    assert asked == [desk.case.id]
    assert not page.erase.isVisible()

    step = ClosingSheet(around(desk.ports))
    show(frame, step)
    step.show_case(read_case(desk.case.id, desk.ports))
    settle()
    press(step.cleared.clear_case)
    assert "Genomgånget" in said(step)

    page = opened(desk, frame, Person(tmp_path))
    assert "Gallra 1 ärende …" in page.erase.text()
    answer(page.erase, yes=False)
    assert desk.case.number in said(page)
    answer(page.erase, yes=True)
    assert "Ärendena är gallrade" in said(page)
    assert desk.case.number not in said(page)
    (erasure,) = page.model.state.retained.erasures  # type: ignore[union-attr]
    press(in_sight(page, f"certificate-{erasure.id}"))
    (saved,) = tmp_path.glob("gallringsintyg-*.pdf")
    assert saved.read_bytes().startswith(b"%PDF")


@pytest.mark.journey
def test_traces_that_are_left_are_told(desk: Desk, frame: Frame) -> None:
    closed(desk)
    page = opened(desk, frame)
    decide(page)
    store = desk.ports.store
    assert isinstance(store, Database)
    store._turnstile = Turnstile(0.2)
    with somebody_reads(store):
        answer(page.erase, yes=True)
        assert "Ärendena är gallrade, men spår av dem finns" in said(page)
    assert desk.case.number not in said(page)


@pytest.mark.journey
def test_a_list_that_no_longer_holds_is_read_again(desk: Desk, frame: Frame) -> None:
    closed(desk)
    page = opened(desk, frame)
    decide(page)
    assert page.erase.isVisible()
    put_hold(PutHold(desk.case.id, "Tvist."), desk.ports)
    answer(page.erase, yes=True)
    assert page.notice.isVisible()
    assert "Ska bevaras tills vidare" in said(page)
    assert not page.erase.isVisible()


@pytest.mark.journey
def test_a_case_is_kept_until_that_is_lifted(desk: Desk, frame: Frame) -> None:
    closed(desk)
    page = opened(desk, frame)
    decide(page)
    press(page.keep)
    assert "Inget ärende är valt." in said(page)
    page.model.edit_hold(case=desk.case.id, why="Tvist.")
    press(page.keep)
    assert "Ska bevaras tills vidare" in said(page)
    assert not page.erase.isVisible()
    (hold,) = page.model.state.retained.holds  # type: ignore[union-attr]
    press(in_sight(page, f"lift-{hold.id}"))
    assert page.erase.isVisible()


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_is_read_tabbed_through_and_enlarged(
    desk: Desk, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    closed(desk)
    page = opened(desk, frame)
    decide(page)
    assert audit(frame) == []
    assert tab_round(frame)
    apply(qapp, Theme())
