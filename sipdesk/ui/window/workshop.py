"""Scenes of the workshop of pictures, for the pictures of every screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from sipdesk.content.materials import Material
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.pictures.view import OWN, SHARING, WORDS, PicturesPage
from sipdesk.usecases.picture_sharing import Came, CameBoard

if TYPE_CHECKING:
    from sipdesk.ui.picture_sources.sharing import SharingPart

_MATERIAL = "how-i-feel"
_ROUNDS = 60
"""Small pictures are drawn one in a round, when they are seen to be missing."""


def workshop(page: Callable[[], PicturesPage]) -> Mapping[str, Callable[[], None]]:
    """Give the scenes by name; ``page`` goes to the page, and gives it."""
    scenes = _Workshop(page)
    return {
        "pictures": scenes.materials,
        "pictures-board": scenes.board,
        "pictures-search": scenes.search,
        "pictures-words": scenes.words,
        "pictures-own": scenes.own,
        "pictures-came": scenes.came,
    }


class _Workshop:
    def __init__(self, page: Callable[[], PicturesPage]) -> None:
        self._page = page

    def materials(self) -> None:
        """Look at the materials."""
        self._page().show_list()
        _let_draw()

    def board(self) -> None:
        """Work on a board."""
        self._begin(self._page().material(_MATERIAL))

    def search(self) -> None:
        """Look for a picture."""
        self._begin(self._page().material(_MATERIAL)).find("mat")

    def words(self) -> None:
        """Look at the home's own words."""
        page = self._page()
        page.show_list()
        page.show_part(WORDS)

    def own(self) -> None:
        """Look at the home's own boards, one of which is kept for this."""
        model = self._begin(self._page().material(_MATERIAL))
        model.edit(title="Våra känslor")
        page = self._page()
        page.close_board()
        page.show_part(OWN)
        _let_draw()

    def came(self) -> None:
        """Look at a file that came from another home."""
        page = self._page()
        page.show_list()
        page.show_part(SHARING)
        part = cast("SharingPart", page.part)
        boards = (
            CameBoard("Våra känslor", 12),
            CameBoard("Min dag på Påhittsgården", 8),
            CameBoard("Ja och nej", 2, is_here=True),
        )
        part.draw(replace(part.model.state, came=Came(boards, ())))

    def _begin(self, material: Material) -> EditorModel:
        page = self._page()
        page.open(replace(material.boards[0], id="", version=0))
        if page.editor is None:
            raise LookupError("no board is worked on")
        return page.editor.model


def _let_draw() -> None:
    for _ in range(_ROUNDS):
        QApplication.processEvents()
