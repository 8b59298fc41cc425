"""The access log is looked at, narrowed, checked and gone through on its page."""

from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.access import Act
from sipdesk.domain.user import Role
from sipdesk.ui.home.access.view import AccessPage
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.home import USER, SetClock
from tests.ui.audit import audit, tab_round
from tests.ui.outlets import Person
from tests.ui.shell import around, focus, press, said, settle, show
from tests.usecases.desk import Desk
from tests.usecases.test_access_log import desk, look, manager

__all__ = ["desk"]


def opened(
    desk: Desk, frame: Frame, person: Person, *, of_manager: bool = True
) -> AccessPage:
    given = around(manager(desk) if of_manager else desk.ports)
    page = AccessPage(given, ask_printer=person.printer, ask_file=person.file)
    show(frame, page)
    page.refresh()
    settle()
    return page


@pytest.fixture
def looked_at(desk: Desk) -> Desk:
    look(desk, 3)
    return desk


def test_the_newest_row_stands_first_with_who_what_and_which_case(
    looked_at: Desk, frame: Frame
) -> None:
    page = opened(looked_at, frame, Person())
    page.act.edited.emit(Act.OPENED.value)
    settle()
    row = page.list.rows[0]
    assert row.title == f"Öppnade, {USER.name}"
    assert looked_at.case.number in row.note
    assert "3 rader, de senaste först" in said(page)


def test_a_row_that_a_newer_program_wrote_is_shown_as_unknown(
    looked_at: Desk, frame: Frame
) -> None:
    class Newer(Enum):
        SIGNED = "signed"

    with looked_at.ports.store.work() as work:
        work.access.did(cast("Act", Newer.SIGNED))
    page = opened(looked_at, frame, Person())
    newest = [row for row in page.list.rows if "känner till" in row.title]
    assert [row.note for row in newest] == ["signed"]
    press(page.check)
    assert "Loggen är hel." in said(page)


def test_a_day_or_a_number_that_cannot_be_is_said_at_its_field(
    looked_at: Desk, frame: Frame
) -> None:
    page = opened(looked_at, frame, Person())
    page.first.edited.emit("32 mars")
    settle()
    assert page.first.problem
    page.first.edited.emit("")
    page.case_number.edited.emit("2026-999")
    settle()
    assert "Det finns inget ärende med det numret." in page.case_number.problem


def test_a_whole_log_is_said_to_be_whole(looked_at: Desk, frame: Frame) -> None:
    page = opened(looked_at, frame, Person())
    assert "Loggen är inte kontrollerad" in said(page)
    press(page.check)
    assert "Loggen är hel." in said(page)


def test_an_anchor_from_a_paper_is_compared_or_said_to_be_none(
    looked_at: Desk, frame: Frame
) -> None:
    page = opened(looked_at, frame, Person())
    page.anchor.edited.emit("1204")
    press(page.check)
    assert "Det är ingen avläsning." in page.anchor.problem
    page.anchor.edited.emit(f"9999: {'0' * 64}")
    press(page.check)
    assert not page.anchor.problem
    assert "Slutet av loggen saknas" in said(page)
    page.anchor.edited.emit("")
    settle()
    assert "Loggen är inte kontrollerad" in said(page), "it was of another anchor"


def found_amiss(desk: Desk) -> None:
    """Let the log tell what an opening of another log would have found."""
    with desk.ports.store.work() as work:
        work.access.did(Act.LOG_BROKEN, detail=f"1204:{'0' * 64}")


def test_without_anything_amiss_there_is_nothing_to_answer_for(
    looked_at: Desk, frame: Frame
) -> None:
    assert not opened(looked_at, frame, Person()).faults.isVisible()


def test_what_was_found_amiss_is_answered_for_in_words(
    looked_at: Desk, frame: Frame
) -> None:
    manager(looked_at)
    found_amiss(looked_at)
    page = opened(looked_at, frame, Person())
    assert "Fann en annan åtkomstlogg" in said(page.faults)
    assert "Senast nådde den rad 1204" in said(page.faults)
    press(page.faults.send)
    assert "Det saknas vad som hade hänt." in page.faults.answer.problem
    page.faults.answer.edited.emit("En kopia lades tillbaka.")
    press(page.faults.send)
    assert "Svaret är registrerat" in said(page)
    assert not page.faults.isVisible()
    assert page.model.state.answer == ""


def test_who_only_reads_the_log_sees_what_was_found_and_does_not_answer(
    looked_at: Desk, frame: Frame
) -> None:
    found_amiss(looked_at)
    page = opened(looked_at, frame, Person(), of_manager=False)
    assert "Fann en annan åtkomstlogg" in said(page.faults)
    assert not page.faults.answer.isVisible()
    assert not page.faults.send.isVisible()


def test_a_sample_is_gone_through_signed_for_and_saved(
    looked_at: Desk, frame: Frame, tmp_path: Path
) -> None:
    page = opened(looked_at, frame, Person(tmp_path))
    assert "Loggen har inte granskats än." in said(page)
    press(page.lots)
    press(page.sign)
    assert "Det saknas vad granskningen visade." in page.words.problem
    page.words.edited.emit("Allt stämmer.")
    press(page.sign)
    assert "Granskningen är registrerad" in said(page)
    assert page.signed.hasFocus()
    assert page.signed.visibleRegion().boundingRect() == page.signed.rect()
    assert "Senast granskad" in said(page)
    press(page.save)
    (saved,) = tmp_path.glob("granskning-av-atkomstlogg-*.pdf")
    assert saved.read_bytes().startswith(b"%PDF")


def test_that_no_row_is_about_a_case_is_said_beside_the_button(
    ports: Ports, frame: Frame
) -> None:
    boss = replace(USER, roles=frozenset({Role.MANAGER}))
    page = AccessPage(around(replace(ports, user=boss)))
    show(frame, page)
    page.refresh()
    settle()
    press(page.lots)
    told = "Det finns inga rader om ärenden att granska."
    assert page.no_sample.title == told
    assert page.no_sample.visibleRegion().boundingRect() == page.no_sample.rect()
    assert not page.notice.isVisible()
    page.last.edited.emit("2026-01-01")
    settle()
    assert not page.no_sample.isVisible(), "it was of other days"
    press(page.lots)
    assert "mellan de dagarna" in page.no_sample.title
    page.last.edited.emit("32 mars")
    press(page.lots)
    assert page.last.isAncestorOf(focus())


def test_it_is_said_when_it_is_to_be_reviewed_next_and_whose_figure_that_is(
    looked_at: Desk, frame: Frame
) -> None:
    page = opened(looked_at, frame, Person())
    assert "Nästa granskning senast" in said(page)
    assert "Högst 3 månader" in said(page)
    assert "Lagen säger inte hur ofta" in said(page)
    clock = looked_at.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = date(2060, 1, 1)
    page.refresh()
    settle()
    assert "Granskningen skulle ha gjorts senast" in said(page)


def test_a_cancelled_dialog_saves_nothing(looked_at: Desk, frame: Frame) -> None:
    page = opened(looked_at, frame, Person())
    press(page.export)
    assert "Raderna är sparade" not in said(page)


def test_rows_are_saved_to_a_file(
    looked_at: Desk, frame: Frame, tmp_path: Path
) -> None:
    page = opened(looked_at, frame, Person(tmp_path))
    press(page.export)
    assert "Raderna är sparade" in said(page)
    assert page.done.hasFocus()
    page.show_part(page.review)
    page.export.click()
    settle()
    assert page.done.visibleRegion().boundingRect() == page.done.rect()
    assert b"Klockslag" in (tmp_path / "atkomstlogg.csv").read_bytes()


@pytest.mark.journey
@pytest.mark.parametrize("roles", [{Role.COORDINATOR}, {Role.READER}])
def test_its_tab_is_only_for_who_may_read_it(
    looked_at: Desk, frame: Frame, roles: set[Role], tmp_path: Path
) -> None:
    given = replace(around(looked_at.ports), user=replace(USER, roles=frozenset(roles)))
    home = HomePage(given, tmp_path)
    show(frame, home)
    assert "Åtkomstlogg" not in said(home)


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_is_read_tabbed_through_and_enlarged(
    looked_at: Desk, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    manager(looked_at)
    found_amiss(looked_at)
    page = opened(looked_at, frame, Person())
    press(page.lots)
    assert audit(frame) == []
    assert tab_round(frame)
    apply(qapp, Theme())
