"""What was done on a board is neither lost nor laid over what another has saved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.content.notices import notice
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.usecases.picture_board import open_picture_board, save_picture_board
from sipdesk.usecases.ports import Ports
from tests.home import open_ports
from tests.ui.shell import Slow, around

BOARD = PictureBoard("", PictureBoardKind.GRID_4X3, "Tavla", cells=(Cell("Ett"),))


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def board(ports: Ports) -> PictureBoard:
    return save_picture_board(BOARD, ports)


def ignore(_: EditorState) -> None: ...


def opened(ports: Ports, board: PictureBoard) -> EditorModel:
    model = EditorModel(around(ports), ignore)
    model.open(open_picture_board(board.id, ports))
    return model


def words(board: PictureBoard | None) -> list[str]:
    assert board is not None
    return [cell.words for cell in board.cells]


def is_saved(ports: Ports, board: PictureBoard) -> list[str]:
    return words(open_picture_board(board.id, ports))


def answer(slow: Slow) -> None:
    """Let the latest save come back."""
    saves = [n for n, asked in enumerate(slow.asked) if asked is save_picture_board]
    slow.answer(saves[-1])


# --- A draft on what has been saved since ---------------------------------------------


@pytest.fixture
def late(ports: Ports, board: PictureBoard) -> EditorModel:
    """Open a board again that another has saved since one's own draft of it."""
    before = opened(ports, board)
    before.edit_cell(words="Mitt")
    before.keep()
    save_picture_board(replace(board, cells=(Cell("Kollegans"),)), ports)
    return opened(ports, board)


def test_a_draft_is_not_laid_over_what_another_saved_later(
    late: EditorModel, ports: Ports, board: PictureBoard
) -> None:
    assert words(late.state.board) == ["Mitt"]
    assert words(late.state.theirs) == ["Kollegans"]
    assert late.state.notice == notice("picture-board-saved-since")
    assert not late.state.may_go_out
    late.edit_cell(words="Mitt igen")
    late.keep()
    late.save()
    late.leave()
    assert is_saved(ports, board) == ["Kollegans"]


def test_it_is_asked_again_until_it_is_answered(
    late: EditorModel, ports: Ports, board: PictureBoard
) -> None:
    closed: list[bool] = []
    late.close(lambda: closed.append(True))
    assert closed == [True]
    again = opened(ports, board)
    assert words(again.state.board) == ["Mitt"]
    assert again.state.theirs is not None


def test_the_draft_can_hold_in_its_place(
    late: EditorModel, ports: Ports, board: PictureBoard
) -> None:
    late.take_mine()
    assert is_saved(ports, board) == ["Mitt"]
    assert opened(ports, board).state.notice is None


def test_what_was_saved_can_hold_and_the_draft_be_had_back(
    late: EditorModel, ports: Ports, board: PictureBoard
) -> None:
    late.take_theirs()
    late.leave()
    assert is_saved(ports, board) == ["Kollegans"]
    assert opened(ports, board).state.notice is None
    late.undo()
    late.leave()
    assert is_saved(ports, board) == ["Mitt"]


# --- Closing --------------------------------------------------------------------------


class Closing:
    """A board that is closed while its saves are on their way."""

    def __init__(self, ports: Ports, board: PictureBoard) -> None:
        self.slow = Slow(ports)
        self.model = EditorModel(self.slow.around, ignore)
        self.model.open(board)
        self.times = 0

    def close(self) -> None:
        """Press Tillbaka."""
        self.model.close(self._closed)

    def _closed(self) -> None:
        self.times += 1


def test_what_is_done_while_a_board_is_being_closed_is_saved_too(
    ports: Ports, board: PictureBoard
) -> None:
    closing = Closing(ports, board)
    closing.model.edit_cell(words="Två")
    closing.close()
    closing.model.edit_cell(words="Två och tre")
    answer(closing.slow)
    assert closing.times == 0
    answer(closing.slow)
    assert closing.times == 1
    assert is_saved(ports, board) == ["Två och tre"]


def test_what_is_undone_while_it_is_being_saved_is_saved_undone(
    ports: Ports, board: PictureBoard
) -> None:
    closing = Closing(ports, board)
    closing.model.edit_cell(words="Två")
    closing.model.save()
    closing.model.undo()
    closing.close()
    answer(closing.slow)
    answer(closing.slow)
    assert closing.times == 1
    assert is_saved(ports, board) == ["Ett"]


def test_a_save_that_is_refused_at_closing_is_told_whatever_was_said_before(
    ports: Ports, board: PictureBoard
) -> None:
    before = opened(ports, board)
    before.edit(title="")
    before.keep()
    model = opened(ports, board)
    assert model.state.notice == notice("picture-board-restored")
    closed: list[bool] = []
    model.close(lambda: closed.append(True))
    assert closed == []
    assert "title" in model.state.problems
    model.close(lambda: closed.append(True))
    assert closed == [True]


def test_who_changes_a_board_that_was_refused_is_told_of_the_next_refusal(
    ports: Ports, board: PictureBoard
) -> None:
    model = opened(ports, board)
    closed: list[bool] = []
    model.edit(title="")
    model.close(lambda: closed.append(True))
    model.edit(title="T" * 500)
    model.close(lambda: closed.append(True))
    assert closed == []
    assert "title" in model.state.problems
    model.edit(title="Tavla till")
    model.close(lambda: closed.append(True))
    assert closed == [True]
    assert open_picture_board(board.id, ports).title == "Tavla till"


def test_what_is_left_while_an_earlier_save_is_on_its_way_is_kept(
    ports: Ports, board: PictureBoard
) -> None:
    closing = Closing(ports, board)
    model = closing.model
    model.edit_cell(words="Två")
    model.leave()
    model.edit_cell(words="Två och tre")
    model.leave()
    names = [asked.__name__ for asked in closing.slow.asked]
    assert names[-1] == "keep_draft"
