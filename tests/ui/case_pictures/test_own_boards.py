"""The boards that are kept in a case: made templates, and looked at when closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.ui.widgets.choicefields import ChoiceField
from sipdesk.ui.widgets.textfields import TextField
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.picture_board import (
    ListPictureBoards,
    list_picture_boards,
    save_picture_board,
)
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.case_pictures.showing import Shown
from tests.ui.shell import focus, found, settle
from tests.ui.step_page import brought
from tests.usecases.desk import Desk


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    opened = brought(tmp_path, "prepared")
    yield opened
    opened.ports.store.close()


def kept(case: Desk, *cells: Cell) -> PictureBoard:
    board = PictureBoard(
        "", PictureBoardKind.GRID_3X2, "Min dag", cells=cells, case=case.case.id
    )
    return save_picture_board(board, case.ports)


def test_a_board_of_a_closed_case_is_only_looked_at(case: Desk, frame: Frame) -> None:
    board = kept(case, Cell("Skola"))
    closing = Closing(ClosingReason.NO_NEED, TODAY, "Nämnden")
    case.do(record_closing, RecordClosing, closing)
    case.do(close_case, CloseCase)
    shown = Shown(case, frame)
    assert not shown.has("pictures-live")
    shown.press(f"board-open-{board.id}")
    assert shown.has("board-print")
    assert not shown.has("board-side")


def templates(case: Desk) -> list[PictureBoard]:
    return list(
        list_picture_boards(ListPictureBoards(CaseId("")), case.ports).templates
    )


def name(shown: Shown, title: str) -> None:
    field = found(shown.page, "template-title")
    assert isinstance(field, TextField)
    field.edit.setText(title)
    field.edit.textEdited.emit(title)


def test_a_template_is_made_of_a_board_without_what_tells_of_anybody(
    case: Desk, frame: Frame
) -> None:
    board = kept(case, Cell("Skola"), Cell("Hemligt", personal=True))
    shown = Shown(case, frame)
    assert not shown.has("template-asking")
    shown.press(f"board-template-{board.id}")
    assert focus() is found(shown.page, "template-title-edit")
    assert "följer inte med" in shown.words()
    shown.press("template-make")
    (template,) = templates(case)
    assert (template.title, template.case) == ("Min dag", "")
    assert template.cells[0] == Cell("Skola")
    assert "Hemligt" not in str(template)
    assert "1 ruta lämnades tom." in shown.words()
    assert focus() is found(shown.page, f"board-template-{board.id}")
    begin = found(shown.page, "pictures-begin")
    assert isinstance(begin, ChoiceField)
    assert begin.combo.findData(f"template:{template.id}") > 0


def test_a_title_that_names_somebody_is_refused_at_its_field(
    case: Desk, frame: Frame
) -> None:
    board = kept(case, Cell("Skola"))
    shown = Shown(case, frame)
    shown.press(f"board-template-{board.id}")
    name(shown, f"{case.case.young_person.given_name}s dag")
    shown.press("template-make")
    field = found(shown.page, "template-title")
    assert isinstance(field, TextField)
    assert "Rubriken säger vem eller var det är." in str(field.problem)
    assert templates(case) == []
    name(shown, "En dag")
    shown.press("template-make")
    assert [one.title for one in templates(case)] == ["En dag"]
    assert "Alla rutor följde med." in shown.words()


def test_who_does_not_want_a_template_after_all_makes_none(
    case: Desk, frame: Frame
) -> None:
    board = kept(case, Cell("Skola"))
    shown = Shown(case, frame)
    shown.press(f"board-template-{board.id}")
    shown.press("template-stop")
    assert not shown.has("template-asking")
    assert templates(case) == []
    assert focus() is found(shown.page, f"board-template-{board.id}")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_large_text_finds_room_for_a_template(
    case: Desk, frame: Frame, qapp: QApplication, scale: float
) -> None:
    board = kept(case, Cell("Skola"))
    shown = Shown(case, frame)
    apply(qapp, Theme(text_scale=scale))
    shown.press(f"board-template-{board.id}")
    faults = audit(frame)
    shown.press("template-make")
    settle()
    faults += audit(frame)
    apply(qapp, Theme())
    assert faults == []


@pytest.mark.parametrize("asked", ["live-next", "live-plan"])
def test_back_from_a_board_one_is_where_it_was_asked_for(
    case: Desk, frame: Frame, asked: str
) -> None:
    shown = Shown(case, frame)
    found(shown.page, asked).setFocus()
    shown.press(asked)
    shown.press("board-close")
    settle()
    assert focus() is found(shown.page, asked)
    assert not focus().visibleRegion().isEmpty(), "it has been scrolled to"


def test_back_from_a_board_that_was_changed_its_row_has_the_focus(
    case: Desk, frame: Frame
) -> None:
    board = kept(case, Cell("Skola"))
    shown = Shown(case, frame)
    found(shown.page, f"board-open-{board.id}").setFocus()
    shown.press(f"board-open-{board.id}")
    assert shown.page.editor is not None
    shown.page.editor.model.empty()
    shown.press("board-close")
    settle()
    assert focus().objectName() == f"board-open-{board.id}"
    assert not focus().visibleRegion().isEmpty()
