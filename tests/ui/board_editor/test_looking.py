"""Who may not change a board looks at it, and finds nothing that would be refused."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk.content.notices import notice
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.user import Role
from sipdesk.ui.board_editor.view import BoardEditor
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.draft import DraftOf, KeepDraft, keep_draft, read_draft
from sipdesk.usecases.picture_board import (
    ListPictureBoards,
    list_picture_boards,
    open_picture_board,
    save_picture_board,
)
from sipdesk.usecases.ports import Ports
from tests.home import admit_as
from tests.ui.audit import audit
from tests.ui.outlets import Person
from tests.ui.shell import around, focus, found, press, said, settle, show
from tests.usecases.desk import Desk, desk


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "case") as opened:
        yield opened


@pytest.fixture
def board(case: Desk) -> PictureBoard:
    cells = (Cell("Skola"), Cell("Hem"))
    wanted = PictureBoard(
        "", PictureBoardKind.ROWS, "Min dag", cells=cells, case=case.case.id
    )
    return save_picture_board(wanted, case.ports)


def looked_at(
    ports: Ports, frame: Frame, board: PictureBoard, folder: Path, *, closed: bool
) -> BoardEditor:
    person = Person(folder)
    editor = BoardEditor(
        around(ports), ask_printer=person.printer, ask_file=person.file
    )
    show(frame, editor)
    editor.open(open_picture_board(board.id, ports), case_is_closed=closed)
    settle()
    return editor


def fields(editor: BoardEditor) -> list[str]:
    """Name the fields that can be seen."""
    return [one.objectName() for one in editor.findChildren(Field) if one.isVisible()]


def test_a_manager_looks_at_a_board_of_a_case(
    case: Desk, board: PictureBoard, frame: Frame, tmp_path: Path
) -> None:
    ports = admit_as(case.ports, Role.MANAGER)
    editor = looked_at(ports, frame, board, tmp_path, closed=False)
    assert "Min dag" in said(editor)
    assert notice("picture-board-only-read").text in said(editor)
    assert fields(editor) == []
    assert "100 %" not in said(editor)
    for button in (editor.head.print_button, editor.head.save_button, editor.head.undo):
        assert not button.isVisible()
    assert focus() is editor.head.close_button
    assert audit(frame) == []


def test_in_a_closed_case_a_board_is_looked_at_and_printed(
    case: Desk, board: PictureBoard, frame: Frame, tmp_path: Path
) -> None:
    editor = looked_at(case.ports, frame, board, tmp_path, closed=True)
    assert notice("case-closed").text in said(editor)
    assert fields(editor) == ["board-audience"]
    press(editor.head.print_button)
    assert (tmp_path / "printed.pdf").exists()
    assert audit(frame) == []


def test_no_key_changes_a_board_that_is_only_looked_at(
    case: Desk, board: PictureBoard, frame: Frame, tmp_path: Path
) -> None:
    editor = looked_at(case.ports, frame, board, tmp_path, closed=True)
    first = found(editor, "board-spot-0")
    first.setFocus()
    keys = Qt.Key
    for key in (keys.Key_Delete, keys.Key_Insert, keys.Key_F2, keys.Key_A):
        QTest.keyClick(first, key)
    QTest.keyClick(first, keys.Key_Right, Qt.KeyboardModifier.AltModifier)
    editor.model.put_cell(Cell("Ny"))
    settle()
    assert editor.model.state.board == board
    assert focus() is first
    assert not first.acceptDrops()
    assert [spot.place for spot in editor.model.state.spots] == [0, 1]


@pytest.mark.journey
def test_no_draft_is_read_or_kept_where_nothing_can_be_changed(
    case: Desk, board: PictureBoard, frame: Frame, tmp_path: Path
) -> None:
    ports = admit_as(case.ports, Role.MANAGER)
    page = f"picture-board-{board.id}"
    editor = looked_at(ports, frame, board, tmp_path, closed=False)
    editor.model.edit_cell(words="Chefens")
    editor.model.keep()
    editor.close_board()
    assert read_draft(DraftOf(board.case, page), ports) is None
    keep_draft(KeepDraft(board.case, page, board.version, "{}"), ports)
    again = looked_at(ports, frame, board, tmp_path, closed=False)
    assert again.model.state.board == board


@pytest.mark.journey
def test_a_template_is_changed_by_who_may_change_what_is_the_homes(
    case: Desk, frame: Frame, tmp_path: Path
) -> None:
    template = save_picture_board(
        PictureBoard("", PictureBoardKind.GRID_4X3, "Mall"), case.ports
    )
    editor = looked_at(case.ports, frame, template, tmp_path, closed=False)
    assert "board-title" in fields(editor)
    ports = admit_as(case.ports, Role.MANAGER)
    editor = looked_at(ports, frame, template, tmp_path, closed=False)
    assert fields(editor) == []


def test_a_board_that_is_not_saved_is_not_saved_by_looking_at_it(
    case: Desk, board: PictureBoard, frame: Frame
) -> None:
    editor = BoardEditor(around(case.ports))
    show(frame, editor)
    editor.open(replace(board, id="", version=0), case_is_closed=True)
    settle()
    editor.model.save()
    editor.close_board()
    order = ListPictureBoards(case.case.id)
    assert list_picture_boards(order, case.ports).of_case == (board,)
