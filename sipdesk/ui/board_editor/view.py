"""Draw a picture board that is worked on: its page, what to put on it, the ways out."""

from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.picture_search import Found
from sipdesk.content.words import word
from sipdesk.domain.paper import PRINTED, SAVED
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.board_editor.canvas import BoardCanvas
from sipdesk.ui.board_editor.cell import CellPanel
from sipdesk.ui.board_editor.finding import Finding
from sipdesk.ui.board_editor.head import Head
from sipdesk.ui.board_editor.look import LookPanel
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.photos import PhotosPanel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.board_editor.words import FULL_SIZE
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.layout import Columns, ScrollPage, column, holder, row
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPhoto,
    AskPrinter,
    choose_file,
    choose_photo,
    choose_printer,
    to_file,
    to_printer_in_size,
)
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.shelf import Stack
from sipdesk.ui.widgets.text import Meta, Small
from sipdesk.ui.widgets.tokens import XL, L, M, S

KEPT_AFTER: Final = 2500
"""Milliseconds after the last change until it is kept."""

_FIND, _CELL, _LOOK, _PHOTOS = "find", "cell", "look", "photos"
_TABS: Final = (
    (_FIND, "Bilder"),
    (_CELL, "Rutan"),
    (_LOOK, "Tavlan"),
    (_PHOTOS, "Foton"),  # last, and for a board of a case alone
)
_SIDE: Final = 310
_NARROW: Final = 540
_LEAST_HEIGHT: Final = 300


class BoardEditor(QWidget):
    """A board in the window. ``closed`` comes when the person is done with it.

    ``saved`` comes with each PictureBoard that is kept. ``ask_printer``, ``ask_file``
    and ``ask_photo`` open the system's own dialogs.
    """

    closed = Signal()
    saved = Signal(object)

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
        ask_photo: AskPhoto = choose_photo,
    ) -> None:
        super().__init__()
        self.setObjectName("board-editor")
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self._put: tuple[int, int] | None = None
        self.model = EditorModel(
            around, while_alive(self, self.draw), while_alive(self, self.saved.emit)
        )
        self.canvas = BoardCanvas()
        self.finding = Finding(self.model)
        self.cell = CellPanel(self.model)
        self.look = LookPanel(self.model)
        self.photos = PhotosPanel(around, self.model, ask_photo)
        self._sides = {
            _FIND: self.finding,
            _CELL: self.cell,
            _LOOK: self.look,
            _PHOTOS: self.photos,
        }
        self.head = Head(self.model)
        self._make_turning()
        self._lay_out()
        self._connect()
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEPT_AFTER)
        self._keeper.timeout.connect(self.model.keep)

    # --- What who has it can do -------------------------------------------------------

    def open(
        self,
        board: PictureBoard,
        *,
        audience: Audience = Audience.YOUNG_PERSON,
        case_is_closed: bool = False,
    ) -> None:
        """Work on a board, saved or not: of a case for an audience, or a template.

        Who may not change it, and anybody in a closed case, only looks at it.
        """
        self._page.verticalScrollBar().setValue(0)
        self.finding.search.set_value("")
        self.model.open(board, audience=audience, case_is_closed=case_is_closed)
        self._turn(_FIND)
        if self._changes:
            self.photos.model.open(board.case)
            self.model.get_ready()
        self.begin()

    def leave(self) -> None:
        """Save what is not saved."""
        self.model.leave()

    def begin(self) -> None:
        """Put the focus where one begins: in the search, or on the way back."""
        if self._changes:
            self.finding.begin()
        else:
            self.head.close_button.setFocus()

    @property
    def _changes(self) -> bool:
        """Whether the board may be changed, and not only looked at."""
        return self.model.state.fixed is None

    def close_board(self) -> None:
        """Save the board, and be done with it."""
        self.model.close(while_alive(self, self._closed))

    def _closed(self) -> None:
        self._keeper.stop()
        self.photos.model.open("")
        self.closed.emit()

    # --- Drawing ----------------------------------------------------------------------

    def draw(self, state: EditorState) -> None:
        """Show a state, whatever was shown before."""
        board = state.board
        if board is None:
            return
        if state.dirty and not state.busy:
            self._keeper.start()
        self.head.draw(state, board)
        self._side.setVisible(self._changes)
        self._in_size.setVisible(state.prints)
        self.tabs.setTabVisible(len(_TABS) - 1, bool(board.case))
        self.canvas.draw(state)
        self._draw_pages(state)
        self.finding.draw(state)
        self._tell_put(state, board)
        self.cell.draw(state)
        self.look.draw(state)

    def _tell_put(self, state: EditorState, board: PictureBoard) -> None:
        """Say what has just been put where, to who does not see it."""
        if state.put is not None and state.put != self._put:
            place = state.put[0]
            words = board.at(place).words or "Fotot"
            announce(self, f"{words} är i ruta {place + 1}.")
        self._put = state.put

    def _draw_pages(self, state: EditorState) -> None:
        count = len(state.preview.drawn.pages) if state.preview is not None else 1
        shown = self.canvas.page + 1
        self.pages.say(
            f"Sida {shown} av {count}"
            if shown <= count
            else f"Ny sida efter sida {count}"
        )
        at = [one.place for one in state.spots if one.page == shown - 2]
        after = [one.place for one in state.spots if one.page == shown]
        self.before.setEnabled(bool(at))
        self.after.setEnabled(bool(after))

    # --- Making it --------------------------------------------------------------------

    def _make_turning(self) -> None:
        self.pages = Meta("", wrap=False, name="board-pages")
        self.before = Button(
            "",
            "ghost",
            icon="chevron-left",
            label="Sidan före (Page Up)",
            name="board-page-before",
        )
        self.after = Button(
            "",
            "ghost",
            icon="chevron-right",
            label="Sidan efter (Page Down)",
            name="board-page-after",
        )

    def _lay_out(self) -> None:
        self.tabs = Tabs("Delar av tavlan", _TABS, name="board-tabs")
        self._stack = Stack()
        for side in self._sides.values():
            self._stack.addWidget(side)
        turning = row(None, self.before, self.pages, self.after, None, gap=S)
        shown = column(gap=S)
        shown.addWidget(self.canvas, 1)
        shown.addLayout(turning)
        self._in_size = Small(FULL_SIZE, name="board-full-size")
        shown.addLayout(row(None, self._in_size, None))
        self._shown = holder(shown)
        self._side = Card(self.tabs, gap=0, name="board-side")
        self._side.body.setContentsMargins(0, 6, 0, 6)
        self._side.body.addWidget(self._stack, 1)
        self._columns = Columns(
            self._shown,
            self._side,
            breakpoint=_NARROW,
            stretch=(1, 0),
            widths=(0, _SIDE),
            gap=L,
            name="board-columns",
        )
        self._page = ScrollPage(
            self.head, self._columns, gap=M, margins=(XL, L, XL, L), name="board-page"
        )
        self.setLayout(column(self._page, gap=0))

    def _connect(self) -> None:
        model, canvas = self.model, self.canvas
        head = self.head
        head.close_button.clicked.connect(self.close_board)
        head.print_button.clicked.connect(self._print)
        head.save_button.clicked.connect(lambda: self._save_file(folded=False))
        head.fold_button.clicked.connect(lambda: self._save_file(folded=True))
        head.resized.connect(self._fit)
        self.before.clicked.connect(lambda: self._turn_page(-1))
        self.after.clicked.connect(lambda: self._turn_page(1))
        for keys, deed in (
            ("Ctrl+Z", model.undo),
            ("Ctrl+Y", model.redo),
            ("Ctrl+Shift+Z", model.redo),
            ("Ctrl+S", model.save),
            ("PgUp", lambda: self._turn_page(-1)),
            ("PgDown", lambda: self._turn_page(1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self.tabs.chosen.connect(self._turn)
        canvas.chosen.connect(model.choose)
        canvas.moved.connect(model.move)
        canvas.swapped.connect(model.swap_towards)
        canvas.swapped_with.connect(model.swap)
        canvas.wanted.connect(self._want_picture)
        canvas.words_wanted.connect(self._want_words)
        canvas.emptied.connect(model.empty)
        canvas.place_wanted.connect(model.insert)
        canvas.taken_out.connect(model.take_out)
        canvas.typed.connect(self._want_picture)
        canvas.file_dropped.connect(self._take_file)
        self.finding.left.connect(canvas.focus_chosen)
        self.finding.dragged.connect(canvas.show_target)
        self.finding.dropped.connect(self._drop)
        self.cell.left.connect(canvas.focus_chosen)
        self.photos.put.connect(model.put_cell)

    # --- Deeds ------------------------------------------------------------------------

    def _turn(self, key: str) -> None:
        self.tabs.show_current(key)
        self._stack.setCurrentWidget(self._sides[key])

    def _turn_page(self, step: int) -> None:
        page = self.canvas.page + step
        there = [one for one in self.model.state.spots if one.page == page]
        if there:
            self.model.choose(there[0].place)

    def _want_picture(self, letter: str = "") -> None:
        if self._changes:
            self._turn(_FIND)
            self.finding.begin(letter)

    def _want_words(self) -> None:
        if self._changes:
            self._turn(_CELL)
            self.cell.begin()

    def _drop(self, found: Found, where: QPoint) -> None:
        place = self.canvas.place_at(where)
        if place is not None:
            self.model.put(found, place)

    def _take_file(self, place: int, path: str) -> None:
        board = self.model.state.board
        if board is None or not board.case:
            self.model.say(notice("picture-board-personal"))
            return
        self.model.choose(place)
        self._turn(_PHOTOS)
        self.photos.take_file(path, place)

    def _print(self) -> None:
        board = self.model.state.board
        if board is None:
            return
        printer = self._ask_printer(self, word(board.kind))  # a title may name somebody
        if printer is not None:
            deliver = to_printer_in_size(printer)
            self.model.hand_out(PRINTED, lambda data: deliver((data,)), printed=True)

    def _save_file(self, *, folded: bool) -> None:
        preview = self.model.state.preview
        path = self._ask_file(self, preview.file_name) if preview is not None else None
        if path is not None:
            self.model.hand_out(SAVED, to_file(path), printed=False, folded=folded)

    # --- Room -------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        head = self.head.height()
        room = self.height() - head - 2 * L - M
        least = theme.px(_LEAST_HEIGHT)
        height = max(least, room)
        stacked = self._columns.stacked
        self._shown.setFixedHeight(least if stacked else height)
        self._side.setFixedHeight(least if stacked else height)
