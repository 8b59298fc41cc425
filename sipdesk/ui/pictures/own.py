"""The home's own boards as cards: new, open, copy, print, take away."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.content.swedish import clock
from sipdesk.content.words import word
from sipdesk.domain.paper import PRINTED
from sipdesk.domain.picture_board import (
    TITLE_LONGEST,
    PictureBoard,
    PictureBoardKind,
)
from sipdesk.ui.board_editor.thumbs import BoardPicture, Thumbs
from sipdesk.ui.page import Around
from sipdesk.ui.pictures.booklet import BookletCard
from sipdesk.ui.pictures.own_model import OwnModel, OwnState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cardgrid import CardGrid
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.layout import Flow, ScrollPage, bring_in_sight, holder, row
from sipdesk.ui.widgets.notice import Notice, UndoStrip, empty_state
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_printer_in_size,
)
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.tokens import M, S

_NEW_TITLE: Final = "Ny bildtavla"
_COPY_OF: Final = "Kopia av "
_EMPTY: Final = (
    "Börja med en tom tavla, eller gör en egen av ett färdigt material. Egna tavlor "
    "gäller hela hemmet, så skriv inget om någon viss i dem."
)


class OwnPart(ScrollPage):
    """The home's boards. ``opened`` with the PictureBoard that is to be worked on.

    ``ask_printer`` and ``ask_file`` open the system's own dialogs.
    """

    opened = Signal(object)

    def __init__(
        self,
        around: Around,
        thumbs: Thumbs,
        *,
        may_change: bool,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(gap=M, name="own-boards")
        self._thumbs = thumbs
        self._may_change = may_change
        self._ask_printer = ask_printer
        self._shown: tuple[PictureBoard, ...] | None = None
        self._removed: PictureBoard | None = None
        self.new_button = primary(
            "Ny bildtavla", self._begin, icon="plus", name="own-new"
        )
        self.notice = Notice(name="own-notice")
        self.done = Notice(name="own-done")
        self.undo = UndoStrip(name="own-undo")
        self.empty = empty_state(
            "layout-grid", "Inga egna tavlor än", _EMPTY, name="own-empty"
        )
        self.grid = CardGrid(name="own-grid")
        parts = (row(self.new_button, None), self.notice, self.done, self.undo)
        self.booklet = BookletCard(around, ask_file)
        for part in (*parts, self.empty, self.grid, self.booklet):
            self.add(part)
        self.new_button.setVisible(may_change)
        self.model = OwnModel(around, while_alive(self, self.draw))
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read the boards."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing is typed here."""

    def draw(self, state: OwnState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice)
        self._draw_done(state)
        self._draw_removed(state)
        boards = state.boards or ()
        self.empty.setVisible(state.boards == ())
        if boards != self._shown:
            self._shown = boards
            self._show_cards(boards, state.newest)
            self.booklet.show_boards(boards)

    def _draw_done(self, state: OwnState) -> None:
        if not state.done or state.done_at is None:
            self.done.clear()
            return
        was = self.done.title
        title = f"Utskrivet {clock(state.done_at)}: ”{state.done_of}”."
        self.done.say("ok", "", title=title)
        if title != was:
            bring_in_sight(self.done)

    def _draw_removed(self, state: OwnState) -> None:
        if state.removed == self._removed:
            return
        self._removed = state.removed
        if state.removed is None:
            self.undo.clear()
            return
        gone = f"Tavlan ”{state.removed.title}” är borttagen."
        self.undo.offer(gone, self.model.undo)
        bring_in_sight(self.undo)

    def _show_cards(self, boards: tuple[PictureBoard, ...], newest: str) -> None:
        """Make the cards anew, with the focus where it was, or on what was made."""
        focus = QApplication.focusWidget()
        pressed = focus if focus is not None and self.grid.isAncestorOf(focus) else None
        self.grid.show_cards([self._card(board) for board in boards])
        if pressed is None:
            return
        wanted = (f"own-open-{newest}", pressed.objectName())
        names = wanted if pressed.objectName().startswith("own-copy") else wanted[1:]
        buttons = [
            card.findChild(QWidget, n) for n in names for card in self.grid.cards
        ]
        next((b for b in buttons if b is not None), self.new_button).setFocus()

    def begin_new(self) -> PictureBoard:
        """Give an empty board to begin with."""
        return PictureBoard("", PictureBoardKind.GRID_5X3, _NEW_TITLE)

    def _begin(self) -> None:
        self.opened.emit(self.begin_new())

    def _card(self, board: PictureBoard) -> QWidget:
        title = board.title
        picture = BoardPicture(
            self._thumbs, (board,), f"Öppna {title}", name=f"own-open-{board.id}"
        )
        if self._may_change:
            picture.clicked.connect(lambda: self.opened.emit(board))
        else:
            picture.setEnabled(False)
        buttons = Flow(
            secondary(
                "Skriv ut",
                lambda: self._print(board),
                icon="printer",
                label=f"Skriv ut {title}",
                name=f"own-print-{board.id}",
            ),
            gap=S,
        )
        if self._may_change:
            for text, deed, icon, name in (
                ("Ändra", lambda: self.opened.emit(board), "pencil", "edit"),
                ("Kopiera", lambda: self._copy(board), "copy", "copy"),
                ("Ta bort", lambda: self.model.remove(board), "trash-2", "remove"),
            ):
                buttons.addWidget(
                    ghost(
                        text,
                        deed,
                        icon=icon,
                        label=f"{text} {title}",
                        name=f"own-{name}-{board.id}",
                    )
                )
        return Card(
            picture,
            Heading(title),
            Meta(word(board.kind)),
            None,
            holder(buttons),
            gap=S,
            name=f"own-{board.id}",
        )

    def _copy(self, board: PictureBoard) -> None:
        self.model.copy(board, f"{_COPY_OF}{board.title}"[:TITLE_LONGEST])

    def _print(self, board: PictureBoard) -> None:
        printer = self._ask_printer(self, word(board.kind))
        if printer is not None:
            self.model.print(board, PRINTED, to_printer_in_size(printer))
