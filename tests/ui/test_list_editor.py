"""A list of things with a form: its rows, and where one comes when the form closes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.party import Party, PartyKind
from sipdesk.ui.admission.view import AdmissionSheet
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.plan.view import PlanSheet
from sipdesk.ui.task_editor import TaskEditor, TaskRow
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.text import Body
from sipdesk.usecases.party import PutParty, put_party
from tests.ui.shell import focus
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import close

WIDE = 760

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def admission(tmp_path: Path) -> Iterator[Shown]:
    with shown(tmp_path, AdmissionSheet) as page:
        page.window.resize(960, 420)
        for number in range(4):
            kept = Party(f"p{number}", PartyKind.SCHOOL, organisation=f"Skola {number}")
            page.desk.do(put_party, PutParty, kept)
        page.refresh()
        yield page


@pytest.mark.parametrize("chip", ["", "Inte klarlagt om hen får veta"])
def test_a_rows_words_have_the_room_there_is(chip: str) -> None:
    who = "Sara Exempelsson, Socialnämnden, Påhittköpings kommun"
    note = "Registrerad 5 nov 2026, brev genom socialnämnden"
    plain, tasked = ListEditor("Svar", name="plain"), TaskEditor("Svar", name="tasked")
    plain.show_rows([Listed("a", who, note, chip=chip, tone="warn")])
    task = TaskRow("a", who, note, chip=chip, tone="warn", links=(("x", "Ändra"),))
    tasked.show_rows([task])
    page = ScrollPage(plain, tasked)
    page.resize(WIDE, 600)
    page.show()
    QApplication.processEvents()
    for editor in (plain, tasked):
        (words,) = (b for b in editor.findChildren(Body) if b.words == who)
        assert words.height() < 2 * words.font().pixelSize()
    row, link = _part(plain, "plain-a"), _part(plain, "plain-remove-a")
    assert link.mapTo(row, QPoint(link.width(), 0)).x() == row.width()
    close(page)


@pytest.mark.journey
def test_saving_a_new_thing_shows_its_row_and_what_adds_another(
    admission: Shown,
) -> None:
    admission.press("parties-new")
    admission.write("kind", "psychiatry")
    admission.write("organisation", "BUP Påhittad")
    admission.button("parties-save").setFocus()
    QTest.keyClick(admission.button("parties-save"), Qt.Key.Key_Return)
    _settle()
    (new,) = (p for p in admission.case.parties if p.organisation == "BUP Påhittad")
    assert admission.button("parties-begin-pick").hasFocus()
    assert _is_seen(admission, f"parties-{new.id}")
    assert _is_seen(admission, "parties-begin-pick")


@pytest.mark.journey
def test_saving_a_change_goes_back_to_the_row_that_was_changed(
    admission: Shown,
) -> None:
    admission.press("parties-change-p1")
    admission.write("name", "Rektor Exempel")
    admission.press("parties-save")
    _settle()
    assert admission.case.party("p1").name == "Rektor Exempel"
    assert admission.button("parties-change-p1").hasFocus()
    assert _is_seen(admission, "parties-p1")


@pytest.mark.journey
def test_giving_up_goes_back_to_where_one_began(admission: Shown) -> None:
    admission.press("parties-change-p0")
    admission.press("parties-cancel")
    _settle()
    assert admission.button("parties-change-p0").hasFocus()
    assert _is_seen(admission, "parties-p0")
    admission.press("parties-new")
    admission.press("parties-cancel")
    _settle()
    assert admission.button("parties-begin-pick").hasFocus()
    assert _is_seen(admission, "parties-begin-pick")


@pytest.mark.journey
def test_a_change_brought_back_is_compared_with_what_it_changes(
    admission: Shown,
) -> None:
    admission.press("parties-change-p1")
    admission.write("organisation", "Ny skola", "parties-form")
    admission.sheet.leave()
    again = admission.reopened(AdmissionSheet)
    try:
        assert again.field("organisation", "parties-form").value == "Ny skola"
        other = Party("p9", PartyKind.SCHOOL, organisation="Skola 9")
        again.do(put_party, PutParty, other)
        assert "Nu står det" not in again.words()
        again.press("parties-save")
        assert again.case.party("p1").organisation == "Ny skola"
    finally:
        again.close()


@pytest.mark.journey
def test_a_list_drawn_anew_keeps_the_focus_on_its_row(admission: Shown) -> None:
    admission.button("parties-remove-p1").setFocus()
    before = admission.sheet.verticalScrollBar().value()
    other = Party("p0", PartyKind.SCHOOL, organisation="Skola med annat namn")
    admission.do(put_party, PutParty, other)
    assert admission.button("parties-remove-p1").hasFocus()
    assert admission.sheet.verticalScrollBar().value() == before


@pytest.mark.journey
def test_enter_twice_on_what_is_refused_does_not_give_up_what_is_written(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PlanSheet, "held") as page:
        page.press("goals-add")
        page.write("area", "school", "goals")
        page.write("disagreement", "Pappa håller inte med.", "goals")
        page.button("goals-save").setFocus()
        QTest.keyClick(focus(), Qt.Key.Key_Return)
        assert page.field("words", "goals").problem
        assert page.focus_in("words", "goals")
        QTest.keyClick(focus(), Qt.Key.Key_Return)
        assert page.field("disagreement", "goals").value == "Pappa håller inte med."


def _settle() -> None:
    """Let the page be laid out anew, and then scroll."""
    for _ in range(3):
        QApplication.processEvents()


def _part(inside: QWidget, name: str) -> QWidget:
    parts = inside.findChildren(QWidget, name)
    # A row that was drawn anew may still be on its way out.
    (part,) = (found for found in parts if found.isVisible())
    return part


def _is_seen(page: Shown, name: str) -> bool:
    """Tell whether the whole of a part is in sight."""
    part = _part(page.sheet, name)
    return part.visibleRegion().boundingRect() == part.rect()
