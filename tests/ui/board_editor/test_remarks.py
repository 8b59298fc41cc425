"""Words on a board that may tell of somebody are remarked on, never refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.ui.board_editor.view import BoardEditor
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.free_text import read_names
from tests.ui.shell import Slow, around, settle, show
from tests.usecases.desk import Desk, desk

ROWS = PictureBoardKind.ROWS
NAMED = PictureBoard(
    "", ROWS, "Alvas dag", under="Så gör Alva", cells=(Cell("Alva äter"),)
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "case") as opened:
        yield opened


def remarks(editor: BoardEditor) -> list[str]:
    fields = (editor.head.title, editor.look.under, editor.cell.words)
    return [field.remark for field in fields]


@pytest.mark.journey
def test_the_name_of_a_child_on_a_template_is_remarked_on(
    case: Desk, frame: Frame
) -> None:
    editor = BoardEditor(around(case.ports))
    show(frame, editor)
    editor.open(NAMED)
    settle()
    assert all(remarks(editor))
    editor.model.edit(title="Min dag")
    assert not remarks(editor)[0]


@pytest.mark.journey
def test_the_names_are_not_read_on_the_thread_of_the_windows(case: Desk) -> None:
    slow = Slow(case.ports)
    editor = BoardEditor(slow.around)
    editor.open(NAMED)
    assert not any(remarks(editor))
    slow.answer(slow.asked.index(read_names))
    assert all(remarks(editor))
    editor.deleteLater()
