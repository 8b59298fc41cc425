"""Draw Bildstöd: its parts, each made when it is first looked at, and the editor."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from sipdesk.content.materials import Material
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.rights import Right, may
from sipdesk.ui.board_editor.thumbs import Thumbs
from sipdesk.ui.board_editor.view import BoardEditor
from sipdesk.ui.page import Around
from sipdesk.ui.picture_sources.sharing import SharingPart
from sipdesk.ui.picture_sources.view import SourcesPart
from sipdesk.ui.pictures.materials import MaterialsPart
from sipdesk.ui.pictures.own import OwnPart
from sipdesk.ui.pictures.words import WordsPart
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
)
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.text import Title
from sipdesk.ui.widgets.tokens import XL, M

MATERIALS: Final = "materials"
OWN: Final = "own"
WORDS: Final = "words"
SOURCES: Final = "sources"
SHARING: Final = "sharing"
_PARTS: Final = (
    (MATERIALS, "Färdiga material"),
    (OWN, "Egna tavlor"),
    (WORDS, "Egna ord"),
    (SOURCES, "Bildkällor"),
    (SHARING, "Dela"),
)


class _Part(Protocol):
    def refresh(self) -> None: ...

    def leave(self) -> None: ...


class PicturesPage(QWidget):
    """The workshop of pictures: materials and boards that are about nobody.

    ``ask_printer`` and ``ask_file`` open the system's own dialogs.
    """

    help_text = (
        (
            "Färdiga material skrivs ut som de är. Tryck på bilden för att titta, "
            "eller på Skriv ut."
        ),
        (
            "”Gör en egen” börjar en egen tavla, som sparas av sig själv medan "
            "du arbetar."
        ),
        (
            "I en tavla: skriv vad bilden ska visa och tryck Enter. Bilden läggs in "
            "och nästa tomma ruta väljs. Pil ned går till fler bilder."
        ),
        (
            "På tavlan: pilarna väljer ruta, F2 ändrar orden, Del tömmer, Alt och pil "
            "flyttar. Ctrl+Z ångrar, många steg."
        ),
        (
            "En varning i en ruta säger vad som kan bli bättre på papper. Den hindrar "
            "inget."
        ),
        (
            "Egna tavlor gäller hela hemmet och handlar inte om någon viss. Bildstöd "
            "till en ung person, med namn och foton, görs i ärendet."
        ),
        (
            "Under Bildkällor tas bilder in som hemmet har licens för. Vem som har "
            "gjort dem står på varje ark som visar dem."
        ),
        (
            "Under Dela ges hemmets tavlor till andra hem och program, och tas emot. "
            "Dubbelklicka på en fil med tavlor (.sipbild) så visas den här först. "
            "Inget ur ett ärende delas så."
        ),
        "Skriv alltid ut i 100 %, annars stämmer inte måtten.",
    )

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__()
        self.setObjectName("pictures")
        self._around = around
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self._changes = may(around.user, Right.HOME_CONTENT)
        self._thumbs = Thumbs(around)
        self._make: dict[str, Callable[[], QWidget]] = {
            MATERIALS: self._make_materials,
            OWN: self._make_own,
            WORDS: lambda: WordsPart(around, may_change=self._changes),
            SOURCES: self._make_sources,
            SHARING: self._make_sharing,
        }
        self._made: dict[str, QWidget] = {}
        self.tabs = Tabs("Delar av bildstöd", _PARTS, name="pictures-tabs")
        self._parts = QStackedWidget()
        self._parts.setObjectName("pictures-part")
        head = column(Title("Bildstöd"), self.tabs, gap=M, margins=(XL, 20, XL, 0))
        whole = column(head, gap=0)
        whole.addWidget(self._parts, 1)
        listed = QWidget()
        listed.setLayout(whole)
        self._listed = listed
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self.editor: BoardEditor | None = None
        self.setLayout(column(self._stack, gap=0))
        self.tabs.chosen.connect(self.show_part)

    @property
    def part(self) -> _Part:
        """The part that is looked at."""
        made: _Part = self._made[self.tabs.current]  # type: ignore[assignment]
        return made

    @property
    def edits(self) -> bool:
        """Whether a board is being worked on."""
        return self._stack.currentWidget() is self.editor

    def show_part(self, key: str) -> None:
        """Look at a part, by the key of its tab."""
        if key not in self._made:
            self._made[key] = self._make[key]()
            self._parts.addWidget(self._made[key])
        self.tabs.show_current(key)
        self._parts.setCurrentWidget(self._made[key])
        self.part.refresh()

    def open(self, board: PictureBoard) -> None:
        """Work on a board, in place of the lists."""
        if self.editor is None:
            self.editor = BoardEditor(
                self._around, ask_printer=self._ask_printer, ask_file=self._ask_file
            )
            self.editor.closed.connect(self._show_list)
            self._stack.addWidget(self.editor)
        self._stack.setCurrentWidget(self.editor)
        self.editor.open(board)

    def look_at_shared(self, file: Path) -> None:
        """Show what is in a file of boards that came; a board is left, and saved."""
        self.leave()
        self._stack.setCurrentWidget(self._listed)
        self.show_part(SHARING)
        cast("SharingPart", self.part).look_at(file)

    def refresh(self) -> None:
        """Read the part that is looked at."""
        self.show_part(self.tabs.current)

    def leave(self) -> None:
        """Save what is worked on."""
        if self.editor is not None and self.edits:
            self.editor.leave()
        for made in self._made.values():
            part: _Part = made  # type: ignore[assignment]
            part.leave()

    def begin(self) -> None:
        """Put the focus where one begins."""
        if self.editor is not None and self.edits:
            self.editor.begin()
        else:
            self.tabs.setFocus()

    def material(self, material_id: str) -> Material:
        """Give a ready material, by its id.

        Raises:
            KeyError: there is none such.

        """
        return self._around.content.read_materials()[material_id]

    def show_list(self) -> None:
        """Look at the lists, at the materials first; a board is left, and saved."""
        self.leave()
        self._stack.setCurrentWidget(self._listed)
        self.show_part(MATERIALS)

    def close_board(self) -> None:
        """Be done with the board that is worked on, if any is."""
        if self.editor is not None:
            self.editor.close_board()

    def _show_list(self) -> None:
        """Go back to the lists; one's own board is among one's own."""
        self._stack.setCurrentWidget(self._listed)
        self.show_part(OWN)
        self.tabs.setFocus()

    def _begin(self, board: PictureBoard) -> None:
        self.open(replace(board, id="", version=0))

    def _make_materials(self) -> QWidget:
        part = MaterialsPart(
            self._around,
            self._thumbs,
            may_begin=self._changes,
            ask_printer=self._ask_printer,
            ask_file=self._ask_file,
        )
        part.begun.connect(self._begin)
        return part

    def _make_sources(self) -> QWidget:
        part = SourcesPart(self._around, may_change=self._changes)
        part.changed.connect(self._thumbs.forget)
        return part

    def _make_sharing(self) -> QWidget:
        return SharingPart(
            self._around, may_change=self._changes, ask_file=self._ask_file
        )

    def _make_own(self) -> QWidget:
        part = OwnPart(
            self._around,
            self._thumbs,
            may_change=self._changes,
            ask_printer=self._ask_printer,
            ask_file=self._ask_file,
        )
        part.opened.connect(self.open)
        return part
