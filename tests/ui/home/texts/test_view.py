"""A text is chosen, written in, and seen on its paper while it is written."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.content.swedish import sort_key
from sipdesk.ui.home.texts.view import TextsPage
from sipdesk.ui.home.texts.writing import PAUSE
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.widgets.spelling import speller
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.text import (
    SHEETS,
    TextOrder,
    WriteText,
    list_typed,
    read_text,
    save_text,
)
from tests.ui.audit import audit, tab_round
from tests.ui.shell import around, focus, found, settle, show
from tests.ui.typing import type_text

CHECKLIST = "texts/checklist"
SUMMONS = "texts/summons"
PLAN = "texts/plan"
FORM = "sheets/form-plan"
WIDE = 1720


def opened(ports: Ports, frame: Frame, name: str = "") -> TextsPage:
    page = TextsPage(around(ports))
    show(frame, page)
    page.refresh()
    if name:
        page.model.open(name)
    settle()
    return page


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(found(page, name), Qt.MouseButton.LeftButton)
    settle()


def save_keys(page: TextsPage) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.window(), Qt.Key.Key_S, control)
    settle()


def write_at_end(page: TextsPage, text: str) -> None:
    editor = page.writing.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, text)


def drawn(page: TextsPage, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(
        lambda: words in page.writing.preview.words.toPlainText(), timeout=5 * PAUSE
    )


def chip(page: TextsPage) -> str:
    """Tell how the checklist is marked in the list."""
    (row,) = (row for row in page.list.rows if row.key == CHECKLIST)
    return row.chip_text


def saved(ports: Ports, was: str, becomes: str, name: str = CHECKLIST) -> None:
    full = read_text(TextOrder(name), ports)
    seen = full.versions[0].number if full.versions else 0
    save_text(WriteText(name, seen, full.text.replace(was, becomes)), ports)


def test_letters_and_sheets_each_have_their_list(ports: Ports, frame: Frame) -> None:
    saved(ports, "Listan", "Vår lista")
    page = opened(ports, frame)
    words = {row.key: row.words for row in page.list.rows}
    assert len(words) == len(ports.content.texts)
    assert words[PLAN] == "Samordnad individuell plan. Programmets text."
    assert words[CHECKLIST] == (
        "Checklista för SIP. Er egen text, version 1, 2 mars 2026, Karin Exempel."
    )
    titles = [row.title for row in page.list.rows]
    assert titles == sorted(titles, key=sort_key)
    page.kinds.setCurrentIndex(1)
    settle()
    assert page.kinds.current == SHEETS
    assert len(page.list.rows) == len(ports.content.read_sheets().sheets)
    assert "Till dig som är ung" in page.list.rows[0].words
    assert audit(frame) == []


def test_in_a_small_window_a_text_takes_the_place_of_the_list(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame)
    assert page.list.isVisible()
    assert not page.writing.isVisible()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.model.state.chosen == ""
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    settle()
    assert page.model.state.chosen == page.list.rows[1].key
    assert not page.list.isVisible()
    assert focus() is page.writing.editor
    press(page, "text-back")
    assert focus() is page.list
    assert not page.writing.isVisible()


def test_in_a_wide_window_moving_in_the_list_shows_another_text(
    ports: Ports, frame: Frame
) -> None:
    frame.resize(WIDE, 900)
    page = opened(ports, frame)
    assert page.model.state.chosen == page.list.rows[0].key
    QTest.keyClick(page.list, Qt.Key.Key_End)
    settle()
    assert page.model.state.chosen == page.list.rows[-1].key
    assert page.list.isVisible()
    assert page.writing.editor.text == page.model.state.text
    page.kinds.setCurrentIndex(1)
    settle()
    assert page.model.state.chosen == page.list.rows[0].key
    assert audit(frame) == []


def test_the_paper_follows_what_is_typed_when_the_keys_rest(
    ports: Ports, frame: Frame, qtbot: QtBot
) -> None:
    page = opened(ports, frame, CHECKLIST)
    write_at_end(page, " Och en rad på svenska.")
    assert "på svenska" not in page.writing.preview.words.toPlainText()
    drawn(page, qtbot, "Och en rad på svenska.")
    assert chip(page) == "Inte sparat"


def test_a_fault_stands_under_the_text_and_leads_to_its_line(
    ports: Ports, frame: Frame, qtbot: QtBot
) -> None:
    page = opened(ports, frame, CHECKLIST)
    write_at_end(page, "\nOch {klart}.")
    writing = page.writing
    qtbot.waitUntil(writing.fault.isVisible, timeout=5 * PAUSE)
    line = writing.editor.document().blockCount()
    assert writing.fault.words.startswith(f"Rad {line}: ”{{klart}}” är inget fält")
    assert writing.older.isVisible()
    assert writing.preview.page_widths()
    writing.editor.moveCursor(QTextCursor.MoveOperation.Start)
    press(page, "text-go")
    assert writing.editor.textCursor().blockNumber() == line - 1
    assert focus() is writing.editor
    assert audit(frame) == []


def test_a_fault_of_the_whole_text_has_no_line_to_go_to(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, CHECKLIST)
    page.model.edit(page.model.state.text.replace("{done}", "några"))
    page.model.preview()
    settle()
    assert "{done}" in page.writing.fault.words
    assert not found(page, "text-go").isVisible()


def test_a_field_is_put_where_the_cursor_is(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, SUMMONS)
    write_at_end(page, "Med ")
    button = found(page, "text-field-convener")
    assert button.accessibleName() == "Infoga {convener}, den som sammankallar"
    press(page, "text-field-convener")
    assert page.model.state.text.endswith("Med {convener}")
    assert focus() is page.writing.editor


def test_a_text_without_fields_offers_none(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, SUMMONS)
    offered = found(page, "text-field-convener")
    assert offered.isVisible()
    page.model.open(PLAN)
    settle()
    assert not offered.isVisible()


def test_the_key_for_saving_saves(ports: Ports, frame: Frame) -> None:
    page = opened(ports, frame, CHECKLIST)
    write_at_end(page, " Tack.")
    save_keys(page)
    assert read_text(TextOrder(CHECKLIST), ports).text.endswith(" Tack.")
    assert page.writing.saved.isVisible()
    assert not page.writing.save_button.isEnabled()
    assert "Er egen text, version 1" in page.writing.standing.words
    assert chip(page) == "Er egen, version 1"
    assert audit(frame) == []


def test_a_text_that_is_not_right_is_refused_and_stays(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, CHECKLIST)
    write_at_end(page, " {")
    press(page, "text-save")
    assert page.writing.notice.isVisible()
    assert page.writing.fault.isVisible()
    assert page.writing.editor.text.endswith(" {")
    assert read_text(TextOrder(CHECKLIST), ports).versions == ()


@pytest.mark.journey
def test_leaving_keeps_what_is_typed_and_coming_back_offers_it(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, CHECKLIST)
    write_at_end(page, " Halvfärdigt")
    page.leave()
    assert list_typed(None, ports) == {CHECKLIST}
    again = opened(ports, frame)
    assert chip(again) == "Inte sparat"
    again.model.open(CHECKLIST)
    settle()
    assert again.writing.editor.text.endswith(" Halvfärdigt")
    assert again.writing.notice.isVisible()
    assert audit(frame) == []
    press(again, "text-discard")
    assert not again.writing.notice.isVisible()
    assert not again.writing.editor.text.endswith(" Halvfärdigt")
    assert again.writing.replaced.isVisible()
    again.model.undo()
    settle()
    assert again.writing.editor.text.endswith(" Halvfärdigt")
    assert not again.writing.replaced.isVisible()


def test_looking_at_another_part_of_the_home_keeps_what_is_typed(
    ports: Ports, frame: Frame
) -> None:
    home = HomePage(around(ports), Path("eget"))
    show(frame, home)
    home.show_part("texts")
    page = home.part
    assert isinstance(page, TextsPage)
    page.model.open(CHECKLIST)
    write_at_end(page, " Halvfärdigt")
    home.show_part("book")
    assert list_typed(None, ports) == {CHECKLIST}
    home.show_part("texts")
    settle()
    assert page.writing.editor.text.endswith(" Halvfärdigt")
    assert not page.model.state.restored


def test_reading_the_paper_as_words_goes_on_where_it_was(
    ports: Ports, frame: Frame, qtbot: QtBot
) -> None:
    page = opened(ports, frame, PLAN)
    press(page, "text-paper-turn")
    words = page.writing.preview.words
    words.verticalScrollBar().setValue(9)
    page.writing.editor.go_to_line(7)
    type_text(page.writing.editor, "Hej! ")
    drawn(page, qtbot, "Hej! Uttryckt med bildstöd.")
    assert words.verticalScrollBar().value() >= 9


@pytest.mark.journey
def test_what_was_restored_is_saved_when_somebody_says_so(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, CHECKLIST)
    write_at_end(page, " Halvfärdigt")
    page.leave()
    again = opened(ports, frame, CHECKLIST)
    press(again, "text-use")
    assert read_text(TextOrder(CHECKLIST), ports).text.endswith(" Halvfärdigt")


@pytest.mark.journey
def test_going_back_to_the_programs_text_says_how_to_take_it_back(
    ports: Ports, frame: Frame
) -> None:
    saved(ports, "Listan", "Vår lista")
    page = opened(ports, frame, CHECKLIST)
    press(page, "text-programs")
    assert "Vår lista" not in page.writing.editor.text
    assert not page.writing.programs_button.isEnabled()
    assert page.writing.replaced.isVisible()
    assert audit(frame) == []
    page.model.undo()
    settle()
    assert "Vår lista" in page.writing.editor.text
    assert "Vår lista" in read_text(TextOrder(CHECKLIST), ports).text


def test_an_earlier_version_is_chosen_by_day_and_name(
    ports: Ports, frame: Frame
) -> None:
    saved(ports, "Listan", "Vår lista")
    saved(ports, "Vår lista", "Hemmets lista")
    page = opened(ports, frame, CHECKLIST)
    combo = page.writing.version.combo
    assert [combo.itemText(n) for n in range(1, combo.count())] == [
        "Version 2, 2 mars 2026 09.30, Karin Exempel, gäller nu",
        "Version 1, 2 mars 2026 09.30, Karin Exempel",
        "Programmets text",
    ]
    assert not page.writing.take_up.isEnabled()
    combo.setFocus()
    for _ in range(2):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert page.writing.take_up.isEnabled()
    page.writing.take_up.click()
    settle()
    assert "Vår lista" in page.writing.editor.text
    assert page.model.state.dirty
    assert page.writing.replaced.isVisible()
    page.writing.editor.undo()
    assert "Hemmets lista" in page.model.state.text


def test_a_text_that_nobody_wrote_over_has_no_versions(
    ports: Ports, frame: Frame
) -> None:
    page = opened(ports, frame, CHECKLIST)
    assert not found(page, "text-versions").isVisible()


def test_the_cursor_stays_where_it_is_while_the_paper_is_drawn(
    ports: Ports, frame: Frame, qtbot: QtBot
) -> None:
    page = opened(ports, frame, PLAN)
    editor = page.writing.editor
    editor.go_to_line(7)
    type_text(editor, "Hej! ")
    drawn(page, qtbot, "Hej! Uttryckt med bildstöd.")
    cursor = editor.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (6, 5)


def test_no_break_spaces_stay_in_a_text_that_is_only_looked_at(
    ports: Ports, frame: Frame
) -> None:
    saved(ports, "Listan visar", "Listan\N{NO-BREAK SPACE}visar")
    page = opened(ports, frame, CHECKLIST)
    write_at_end(page, "!")
    assert "Listan\N{NO-BREAK SPACE}visar" in page.model.state.text


def test_codes_are_not_spelt(ports: Ports, frame: Frame, qtbot: QtBot) -> None:
    speller().load()
    qtbot.waitUntil(lambda: speller().is_ready, timeout=10_000)
    page = opened(ports, frame, PLAN)
    editor = page.writing.editor
    editor.setFocus()
    write_at_end(page, "\nstavfeeel {stavfeeel}")
    settle()
    marked = editor.document().lastBlock().layout().formats()
    assert [(mark.start, mark.length) for mark in marked] == [(0, len("stavfeeel"))]


@pytest.mark.parametrize("name", [SUMMONS, FORM])
@pytest.mark.parametrize(
    "look", [(WIDE, 1.0), (1280, 1.0), (760, 1.0), (1280, 2.0), (760, 2.0)]
)
@pytest.mark.journey
def test_it_can_be_read_and_walked_through_in_any_window(
    ports: Ports,
    frame: Frame,
    qapp: QApplication,
    look: tuple[int, float],
    name: str,
) -> None:
    saved(ports, " är ", " blir ", name)
    width, scale = look
    apply(qapp, Theme(text_scale=scale))
    frame.resize(width, 720)
    page = opened(ports, frame, name)
    page.model.edit(f"Överst\n{page.model.state.text}")
    page.model.preview()
    for _ in range(10):  # what grows with its words asks for more room later
        settle()
    assert page.writing.fault.isVisible()
    assert audit(frame) == []
    page.writing.editor.setFocus()
    stops = [stop.partition(": ")[2] for stop in tab_round(frame)]
    assert "Spara som vår text" in stops
    assert stops.index("Text") < stops.index("Visa som text")
