"""The boards that are kept in a case: only looked at once it is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.picture_board import save_picture_board
from tests.home import TODAY
from tests.ui.case_pictures.test_view import Shown
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
