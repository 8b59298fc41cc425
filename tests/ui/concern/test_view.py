"""Oro för barn, from the head of a case to the paper and back."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.concern import OTHER_CHILD
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.concern.view import ConcernPage
from sipdesk.ui.paper_panel.view import PaperPanel
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.usecases.concern import read_concerns
from sipdesk.usecases.journal import read_history
from sipdesk.usecases.paper import list_papers
from tests.ui.audit import audit, tab_round
from tests.ui.case.fixtures import Stand
from tests.ui.case.screens import case_screen
from tests.ui.case.walked import PLACING, Desk, close, new_case
from tests.ui.typing import type_text

SEEN = "Han är rädd för att gå hem."


def screen_of(
    desk: Desk, case_id: CaseId, stand: Stand, file: Path = Path("nowhere")
) -> CaseScreen:
    """Open a case where what is saved is saved to a file."""
    panel = partial(PaperPanel, ask_file=lambda *_: file)
    screen = case_screen(desk, case_id, "need", panel)
    stand(screen)
    return screen


def page_of(screen: CaseScreen) -> ConcernPage:
    press(screen.head.concern_button)
    assert isinstance(screen.concern, ConcernPage)
    return screen.concern


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def said(widget: QWidget) -> str:
    return "\n".join(t.words for t in widget.findChildren(Text) if t.isVisible())


def save(screen: CaseScreen) -> None:
    """Look at the report, save it to the file, and go back."""
    assert isinstance(screen.concern, ConcernPage)
    press(screen.concern.show_button)
    assert screen.paper.isVisible()
    assert screen.paper.preview.save_button.isEnabled()
    press(screen.paper.preview.save_button)
    press(screen.paper.close_button)
    assert screen.concern.isVisible()


def test_it_is_one_press_away_from_every_part_of_a_case(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = screen_of(desk, case_id, stand)
    for tab in ("routine", "papers", "history"):
        screen.show_tab(tab)
        page = page_of(screen)
        assert page.isVisible()
        assert page.about.combo.hasFocus()
        assert "väntar inte på något svar eller samtycke" in said(page)
        press(page.close_button)
        assert not page.isVisible()
        assert screen.model.state.tab.value == tab


@pytest.mark.journey
def test_a_closed_case_is_no_hindrance(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    close(desk, case_id)
    file = tmp_path / "oro.pdf"
    screen = screen_of(desk, case_id, stand, file)
    page = page_of(screen)
    assert page.form.fields["seen"].isEnabled()
    save(screen)
    assert file.read_bytes().startswith(b"%PDF")
    (record,) = list_papers(case_id, desk.ports).records
    assert (record.kind, record.recipient) == (PaperKind.CONCERN, BOARD)


@pytest.mark.journey
def test_a_report_goes_out_and_is_kept_apart_from_the_case(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    history = read_history(case_id, desk.ports)
    screen = screen_of(desk, case_id, stand, tmp_path / "oro.pdf")
    page = page_of(screen)
    page.model.part.edit(about=OTHER_CHILD, name="Ove Påhitt")
    seen = page.findChild(QWidget, "seen-edit")
    assert seen is not None
    seen.setFocus()
    type_text(seen, SEEN)
    save(screen)
    (concern,) = read_concerns(case_id, desk.ports).concerns
    assert (concern.name, concern.seen) == ("Ove Påhitt", SEEN)
    assert concern.sent is not None
    assert page.model.part.state.form.seen == ""
    assert "Ove Påhitt" in said(page)
    assert "Gick ut" in said(page)
    assert read_history(case_id, desk.ports) == history
    again = page.findChild(QWidget, f"concern-{concern.id}")
    assert again is not None
    press(again)
    assert screen.paper.isVisible()


@pytest.mark.journey
def test_one_that_was_only_looked_at_is_written_on_with(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    screen = screen_of(desk, case_id, stand, tmp_path / "oro.pdf")
    page = page_of(screen)
    page.model.part.edit(about=YOUNG_PERSON, seen="Fel")
    press(page.show_button)
    press(screen.paper.close_button)
    assert page.model.part.state.form.seen == "Fel"
    assert "Inte utskriven eller sparad än." in said(page)
    page.model.part.edit(seen=SEEN)
    save(screen)
    (concern,) = read_concerns(case_id, desk.ports).concerns
    assert (concern.name, concern.seen) == ("Alva Påhitt", SEEN)


@pytest.mark.journey
def test_one_that_turns_out_to_be_about_another_child_bears_no_number_of_the_first(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = screen_of(desk, case_id, stand)
    page = page_of(screen)
    page.model.part.edit(about=YOUNG_PERSON, seen=SEEN)
    press(page.show_button)
    (first,) = read_concerns(case_id, desk.ports).concerns
    assert first.born
    press(screen.paper.close_button)
    page.model.part.edit(about=OTHER_CHILD)
    assert (page.model.part.state.form.name, page.model.part.state.form.born) == (
        "",
        "",
    )
    press(page.show_button)
    (second,) = read_concerns(case_id, desk.ports).concerns
    assert (second.about, second.name, second.born) == (OTHER_CHILD, "", "")


def test_a_file_that_cannot_be_written_leaves_it_unsent(
    desk: Desk, case_id: CaseId, stand: Stand, tmp_path: Path
) -> None:
    screen = screen_of(desk, case_id, stand, tmp_path / "nowhere" / "oro.pdf")
    page_of(screen)
    save(screen)
    (concern,) = read_concerns(case_id, desk.ports).concerns
    assert (concern.sent, concern.paper) == (None, "")
    assert list_papers(case_id, desk.ports).records == ()


@pytest.mark.journey
def test_what_is_typed_outlives_the_page_and_the_case(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    page = page_of(screen_of(desk, case_id, stand))
    page.model.part.edit(seen=SEEN)
    page.leave()
    page = page_of(screen_of(desk, case_id, stand))
    assert page.model.part.state.form.seen == SEEN
    assert page.model.part.state.restored
    assert read_concerns(case_id, desk.ports).concerns == ()


def test_the_likely_board_is_proposed_and_never_put_in(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    page = page_of(screen_of(desk, case_id, stand))
    assert not page.likely.isVisible()
    page.model.part.edit(about=YOUNG_PERSON)
    assert page.model.part.state.form.board == ""
    press(page.likely)
    assert page.model.part.state.form.board == PLACING.organisation
    assert not page.likely.isVisible()


def test_only_what_can_be_known_is_asked_for(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    page = page_of(screen_of(desk, case_id, stand))
    assert not page.name.isVisible()
    page.model.part.edit(about=OTHER_CHILD, danger="yes")
    assert page.name.isVisible()
    assert page.born.isVisible()
    assert page.danger_words.isVisible()
    press(page.by_me)
    assert page.model.part.state.form.by_whom == desk.around.user.name


def test_escape_and_every_other_way_leave_it(
    desk: Desk, case_id: CaseId, stand: Stand
) -> None:
    screen = screen_of(desk, case_id, stand)
    page = page_of(screen)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    page_of(screen)
    screen.show_step("consent")
    assert not page.isVisible()
    page_of(screen)
    screen.show_tab("papers")
    assert not page.isVisible()


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_and_tab_goes_round(
    desk: Desk, stand: Stand, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme("light", scale))
    bare = new_case(desk, "Wilhelmina-Alexandra", "Påhittsson af Exempelskiöld")
    page = page_of(screen_of(desk, bare, stand))
    page.model.part.edit(about=OTHER_CHILD, seen=SEEN * 60, danger="yes")
    for _ in range(3):
        QApplication.processEvents()
    assert audit(page.window()) == []
    stops = tab_round(page.window())
    assert any("Oro för barn" in stop for stop in stops)
    assert any("Visa anmälan" in stop for stop in stops)
    apply(qapp, Theme("light"))
