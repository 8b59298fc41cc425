"""The words of a place are read aloud where there is a voice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind
from sipdesk.ui.board_editor.cell import CellPanel
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.home import open_ports
from tests.ui.audit import audit
from tests.ui.shell import around, dressed, frame, press, settle, show
from tests.ui.widgets.voices import System, spoken, system

__all__ = ["dressed", "frame", "spoken", "system"]


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


def test_what_stands_there_is_heard_and_an_empty_place_is_not(
    ports: Ports, spoken: System, frame: Frame
) -> None:
    shown: list[CellPanel] = []

    def draw(state: EditorState) -> None:
        for panel in shown:
            panel.draw(state)

    model = EditorModel(around(ports), draw)
    shown.append(CellPanel(model))
    show(frame, shown[0])
    model.open(PictureBoard("", PictureBoardKind.GRID_4X3, "Ny tavla"))
    settle()
    button = shown[0].read_aloud
    assert not button.isVisible()
    model.edit_cell(words="Fotboll med Alva")
    settle()
    press(button)
    assert spoken.said == ["Fotboll med Alva"]
    assert audit(frame) == []
    model.edit_cell(words="")
    settle()
    assert not button.isVisible()
    assert not spoken.speaks()
