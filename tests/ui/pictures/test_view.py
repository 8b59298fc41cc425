"""Bildstöd: materials to print in a click, the home's own boards, its own words."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sipdesk.domain.case import CaseId
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.user import Role
from sipdesk.ui.board_editor.thumbs import BoardPicture
from sipdesk.ui.pictures.view import PicturesPage
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.pdf import Pdf
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.picture_board import (
    ListPictureBoards,
    list_picture_boards,
    save_picture_board,
)
from sipdesk.usecases.picture_search import list_home_words
from sipdesk.usecases.ports import Ports
from tests.home import content
from tests.ui.audit import audit
from tests.ui.outlets import Person
from tests.ui.shell import around, focus, found, press, said, settle, show
from tests.ui.typing import type_text

LONG = "En mycket lång rubrik som hemmet har hittat på för sin egen tavla om känslor"


@pytest.fixture
def page(ports: Ports, frame: Frame, tmp_path: Path) -> PicturesPage:
    return made(ports, frame, Person(tmp_path))


def made(ports: Ports, frame: Frame, person: Person) -> PicturesPage:
    page = PicturesPage(around(ports), ask_printer=person.printer, ask_file=person.file)
    show(frame, page)
    page.refresh()
    settle()
    return page


def boards(ports: Ports) -> list[PictureBoard]:
    order = ListPictureBoards(CaseId(""))
    return list(list_picture_boards(order, ports).templates)


def keep(ports: Ports, title: str) -> PictureBoard:
    first = content().read_materials()["yes-no-maybe"].boards[0]
    return save_picture_board(replace(first, id="", title=title), ports)


def push(page: QWidget, name: str) -> None:
    button = found(page, name)
    assert isinstance(button, QAbstractButton)
    button.click()
    settle()


def test_all_materials_are_there_each_with_all_its_boards(page: PicturesPage) -> None:
    for material in content().read_materials().values():
        shown = found(page, f"material-look-{material.id}")
        assert isinstance(shown, BoardPicture)
        assert len(shown._boards) == len(material.boards)


def test_what_is_in_sight_gets_its_picture(page: PicturesPage) -> None:
    first = found(page, "material-look-what-is-a-sip")
    assert isinstance(first, BoardPicture)
    (board,) = first._boards
    assert not first._thumbs.of(board, first).isNull()


def test_what_is_out_of_sight_is_drawn_when_one_comes_to_it(page: PicturesPage) -> None:
    last = found(page, "material-look-for-guardians")
    assert isinstance(last, BoardPicture)
    (board,) = last._boards
    assert last._thumbs.of(board, last).isNull()
    scrolled_to(page, "material-print-for-guardians")
    assert not last._thumbs.of(board, last).isNull()


def test_a_material_is_printed_by_one_press_each_board_on_its_own_paper(
    page: PicturesPage, tmp_path: Path
) -> None:
    press(found(page, "material-print-meeting-in-pictures"))
    printed = Pdf((tmp_path / "printed.pdf").read_bytes())
    assert len(printed) == 2
    assert "Utskrivet" in said(page)


def test_a_material_is_saved_from_its_card(page: PicturesPage, tmp_path: Path) -> None:
    push(page, "material-file-what-is-a-sip")
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["vad-ar-en-sip.pdf"]
    assert "Sparat som PDF" in found_notice(page, "materials-done").title


def test_what_was_printed_is_told_in_sight_with_its_name(page: PicturesPage) -> None:
    last = list(content().read_materials().values())[-1]
    press(scrolled_to(page, f"material-print-{last.id}"))
    assert last.name in found_notice(page, "materials-done").title
    assert is_in_sight(page, "materials-done")


@pytest.mark.journey
def test_what_was_done_with_ones_own_boards_is_told_in_sight(
    page: PicturesPage, ports: Ports
) -> None:
    kept = [keep(ports, f"Tavla {n}") for n in range(12)]
    page.show_part("own")
    settle()
    press(scrolled_to(page, f"own-print-{kept[9].id}"))
    settle()
    assert "Tavla 9" in found_notice(page, "own-done").title
    assert is_in_sight(page, "own-done")
    press(scrolled_to(page, f"own-remove-{kept[8].id}"))
    settle()
    assert is_in_sight(page, "own-undo")


def scrolled_to(page: PicturesPage, name: str) -> QWidget:
    button = found(page, name)
    within = button.parentWidget()
    while not isinstance(within, ScrollPage):
        assert within is not None
        within = within.parentWidget()
    within.show_part(button)
    settle()
    assert within.verticalScrollBar().value() > 0
    return button


def found_notice(page: PicturesPage, name: str) -> Notice:
    shown = found(page, name)
    assert isinstance(shown, Notice)
    return shown


def is_in_sight(page: PicturesPage, name: str) -> bool:
    shown = found(page, name)
    return shown.visibleRegion().boundingRect() == shown.rect()


def test_a_material_is_looked_at_and_saved_whole(
    page: PicturesPage, tmp_path: Path
) -> None:
    push(page, "material-look-talk-menu")
    assert "Samtalsmeny" in said(page)
    assert "100 %" in said(page)
    push(page, "material-save")
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["samtalsmeny.pdf"]
    push(page, "material-back")
    assert found(page, "materials-grid").isVisible()


def test_a_material_with_one_board_begins_one_of_the_homes_own(
    page: PicturesPage, ports: Ports
) -> None:
    push(page, "material-own-how-i-feel")
    assert page.editor is not None
    assert focus() is page.editor.finding.search.edit
    page.editor.model.edit(title="Våra känslor")
    push(page, "board-close")
    assert [(one.title, one.made_from) for one in boards(ports)] == [
        ("Våra känslor", "how-i-feel")
    ]
    assert "Våra känslor" in said(page)


def test_of_several_boards_one_is_chosen(page: PicturesPage) -> None:
    push(page, "material-own-talk-menu")
    push(page, "material-begin-talk-menu-2")
    assert page.editor is not None
    board = page.editor.model.state.board
    assert board is not None
    assert board.title == "Hur vill jag prata?"


def test_a_material_that_was_only_opened_leaves_nothing(
    page: PicturesPage, ports: Ports
) -> None:
    push(page, "material-own-how-i-feel")
    push(page, "board-close")
    assert boards(ports) == []


def test_without_own_boards_it_says_how_to_begin(page: PicturesPage) -> None:
    page.show_part("own")
    settle()
    assert "Inga egna tavlor än" in said(page)
    push(page, "own-new")
    assert page.edits


def test_an_own_board_is_opened_copied_and_printed(
    page: PicturesPage, ports: Ports, tmp_path: Path
) -> None:
    kept = keep(ports, "Våra svar")
    page.show_part("own")
    settle()
    push(page, f"own-copy-{kept.id}")
    assert [one.title for one in boards(ports)] == ["Kopia av Våra svar", "Våra svar"]
    push(page, f"own-print-{kept.id}")
    assert len(Pdf((tmp_path / "printed.pdf").read_bytes())) == 1
    push(page, f"own-open-{kept.id}")
    assert page.edits


def test_an_own_board_is_taken_away_and_had_back(
    page: PicturesPage, ports: Ports
) -> None:
    kept = keep(ports, "Våra svar")
    page.show_part("own")
    settle()
    push(page, f"own-remove-{kept.id}")
    assert boards(ports) == []
    part = page.part
    part.undo._button.click()  # type: ignore[attr-defined]
    settle()
    (back,) = boards(ports)
    assert (back.title, back.cells) == (kept.title, kept.cells)


def test_several_boards_become_a_booklet(
    page: PicturesPage, ports: Ports, tmp_path: Path
) -> None:
    first, second = keep(ports, "Våra svar"), keep(ports, "Andra svar")
    page.show_part("own")
    settle()
    push(page, "booklet-begin")
    assert focus().objectName() == "booklet-title-edit"
    push(page, "booklet-save")
    assert "rubrik" in said(page)
    type_text(focus(), "Vår bok")
    push(page, "booklet-save")
    assert "Häftet har inga tavlor." in said(page)
    for board in (first, second):
        push(page, f"booklet-boards-{board.id}")
    push(page, "booklet-save")
    assert len(Pdf((tmp_path / "var-bok.pdf").read_bytes())) == 3
    assert "Sparat som PDF" in said(page)


def test_one_board_makes_no_booklet(page: PicturesPage, ports: Ports) -> None:
    keep(ports, "Våra svar")
    page.show_part("own")
    settle()
    assert not found(page, "booklet").isVisible()


def test_a_word_of_the_home_is_added_by_its_picture_and_taken_away(
    page: PicturesPage, ports: Ports
) -> None:
    page.show_part("words")
    settle()
    assert "inga egna ord" in said(page)
    type_text(found(page, "words-word-edit"), "Fika")
    type_text(found(page, "words-search-edit"), "paus")
    QTest.keyClick(found(page, "words-search-edit"), Qt.Key.Key_Return)
    settle()
    push(page, "words-found-0")
    assert [(one.id, one.concept) for one in list_home_words(None, ports)] == [
        ("fika", "paus")
    ]
    assert "betyder Paus" in said(page)
    push(page, "word-remove-fika")
    assert list_home_words(None, ports) == ()


def test_a_picture_without_a_word_is_told_at_the_field(page: PicturesPage) -> None:
    page.show_part("words")
    settle()
    type_text(found(page, "words-search-edit"), "paus")
    QTest.keyClick(found(page, "words-search-edit"), Qt.Key.Key_Return)
    settle()
    push(page, "words-found-0")
    assert focus().objectName() == "words-word-edit"


def test_what_is_worked_on_is_saved_when_the_page_is_left(
    page: PicturesPage, ports: Ports
) -> None:
    page.show_part("own")
    settle()
    push(page, "own-new")
    assert page.editor is not None
    page.editor.model.edit(title="Känslor")
    page.leave()
    assert [one.title for one in boards(ports)] == ["Känslor"]


def test_who_may_only_read_prints_and_changes_nothing(
    ports: Ports, frame: Frame
) -> None:
    keep(ports, "Våra svar")
    user = replace(ports.user, roles=frozenset({Role.MANAGER}))
    page = made(replace(ports, user=user), frame, Person())
    assert page.findChild(QWidget, "material-own-how-i-feel") is None
    page.show_part("own")
    settle()
    assert not found(page, "own-new").isVisible()
    assert "Ta bort" not in said(page)
    assert audit(frame) == []


@pytest.mark.journey
@pytest.mark.parametrize(
    "theme",
    [
        Theme(),
        Theme("dark"),
        Theme("contrast"),
        Theme("light", 1.5),
        Theme("light", 2.0),
    ],
)
def test_nothing_is_cut_or_nameless(
    qapp: QApplication, page: PicturesPage, ports: Ports, frame: Frame, theme: Theme
) -> None:
    apply(qapp, theme)
    faults = []
    for part in ("materials", "own", "words"):
        page.show_part(part)
        settle()
        faults += audit(frame)
    keep(ports, LONG)
    page.show_part("own")
    settle()
    faults += audit(frame)
    page.show_part("materials")
    push(page, "material-look-talk-menu")
    faults += audit(frame)
    assert faults == []
