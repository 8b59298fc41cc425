"""The ready materials as cards, and one of them looked at whole."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.materials import Material
from sipdesk.content.swedish import clock, counted, file_word
from sipdesk.content.words import word
from sipdesk.domain.emergency_numbers import are_old
from sipdesk.domain.paper import PRINTED, SAVED
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.board_editor.thumbs import BoardPicture, Thumbs
from sipdesk.ui.page import Around
from sipdesk.ui.pictures.model import MaterialsModel, MaterialsState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cardgrid import CardGrid
from sipdesk.ui.widgets.cards import Card, Panel
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer_in_size,
)
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.shelf import Stack
from sipdesk.ui.widgets.text import Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import XL, M, S

FULL_SIZE: Final = "Skriv ut i 100 % (”verklig storlek”), så stämmer måtten."
_ABOUT: Final = (
    "Färdiga att skriva ut. Inget i dem handlar om någon viss. Gör en egen av dem om "
    "ni vill ändra bilder eller ord."
)
_OLD_NUMBERS: Final = (
    "Ingen har kontrollerat numren det senaste året: gör det under Hemmet, Uppgifter."
)
_DONE: Final = {PRINTED: "Utskrivet", SAVED: "Sparat som PDF"}
_LEAST_HEIGHT: Final = 420


class MaterialsPart(Stack):
    """The sixteen materials. ``begun`` with a PictureBoard that is to be one's own.

    ``ask_printer`` and ``ask_file`` open the system's own dialogs.
    """

    begun = Signal(object)

    def __init__(
        self,
        around: Around,
        thumbs: Thumbs,
        *,
        may_begin: bool,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__()
        self.setObjectName("materials")
        self._thumbs = thumbs
        self._may_begin = may_begin
        self._today = around.today
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self._shown: tuple[Material, ...] | None = None
        self.notice = Notice(name="materials-notice")
        self.done = Notice(name="materials-done")
        self.grid = CardGrid(name="materials-grid")
        # Over the page that scrolls: it is said in sight, wherever one printed.
        self._said = holder(column(self.notice, self.done, gap=S))
        self._said.setContentsMargins(XL, M, XL, M)
        page = ScrollPage(Muted(_ABOUT), self.grid, gap=M, name="materials-page")
        self.list = holder(column(self._said, page, gap=0))
        self._title = Heading("", level=2, name="material-title")
        self._words = Meta("", name="material-about")
        self.back = ghost(
            "Alla material", self._look_at_all, icon="arrow-left", name="material-back"
        )
        self.looked_notice = Notice(name="material-notice")
        self.looked_done = Notice(name="material-done")
        self.preview = PaperPreview(name="material", may_copy=True)
        self.preview.print_wanted.connect(self._print_looked_at)
        self.preview.save_wanted.connect(self._save_looked_at)
        frame = Panel("card", self.preview, gap=0, margins=(1, 1, 1, 1))
        self.looking = ScrollPage(
            row(self.back, None),
            column(self._title, self._words, gap=2),
            self.looked_notice,
            self.looked_done,
            frame,
            gap=M,
            name="material-page",
        )
        self.addWidget(self.list)
        self.addWidget(self.looking)
        self.model = MaterialsModel(around, while_alive(self, self.draw))

    def refresh(self) -> None:
        """Read the materials."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing is typed here."""

    def draw(self, state: MaterialsState) -> None:
        """Show a state, whatever was shown before."""
        for notice in (self.notice, self.looked_notice):
            say(notice, state.notice)
        for done in (self.done, self.looked_done):
            _say_done(done, state)
        self._said.setVisible(state.notice is not None or bool(state.done))
        if state.materials is not None and state.materials != self._shown:
            self._shown = state.materials
            self.grid.show_cards([self._card(one) for one in state.materials])
        self._draw_looked_at(state)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        room = arg__1.size().height() - theme.px(190)
        self.preview.setMinimumHeight(max(theme.px(_LEAST_HEIGHT), room))

    def _draw_looked_at(self, state: MaterialsState) -> None:
        material = state.material
        shown = self.looking if material is not None else self.list
        if material is not None:
            self._title.say(material.name)
            self._words.say(f"{self._about(material)} {FULL_SIZE}")
            data = state.looked_at.data if state.looked_at is not None else b""
            self.preview.show_pdf(data)
        if self.currentWidget() is not shown:
            self.setCurrentWidget(shown)
            (self.back if material is not None else self.list).setFocus()

    def _card(self, material: Material) -> QWidget:
        id_, name = material.id, material.name
        picture = BoardPicture(
            self._thumbs,
            material.boards,
            f"Titta på {name}",
            name=f"material-look-{id_}",
        )
        picture.clicked.connect(lambda: self.model.look(id_))
        boards = material.boards
        kind = word(boards[0].kind) if len(boards) == 1 else ""
        count = kind or f"{counted(len(boards), 'tavla', 'tavlor')}"
        buttons = Flow(
            secondary(
                "Skriv ut",
                lambda: self._print(id_),
                icon="printer",
                label=f"Skriv ut {name}",
                name=f"material-print-{id_}",
            ),
            ghost(
                "Spara som PDF",
                lambda: self._save(id_),
                icon="download",
                label=f"Spara {name} som PDF",
                name=f"material-file-{id_}",
            ),
            gap=S,
        )
        card = Card(
            picture,
            Heading(name),
            Muted(self._about(material)),
            Meta(count),
            None,
            holder(buttons),
            gap=S,
            name=f"material-{id_}",
        )
        if self._may_begin:
            self._offer(card, buttons, material)
        return card

    def _about(self, material: Material) -> str:
        numbers = material.numbers
        if numbers is None or not are_old(numbers.confirmed, self._today()):
            return material.about
        return f"{material.about} {_OLD_NUMBERS}"

    def _offer(self, card: Card, buttons: Flow, material: Material) -> None:
        """Offer to begin one's own: of the only board, or of one of several."""
        boards = material.boards
        which = holder(column(*(self._beginner(b) for b in boards), gap=2))
        which.hide()
        own = ghost(
            "Gör en egen",
            lambda: (
                self._begin(boards[0])
                if len(boards) == 1
                else which.setVisible(which.isHidden())
            ),
            icon="copy-plus",
            label=f"Gör en egen av {material.name}",
            name=f"material-own-{material.id}",
        )
        buttons.addWidget(own)
        card.add(which)

    def _beginner(self, board: PictureBoard) -> QWidget:
        return ghost(
            board.title,
            lambda: self._begin(board),
            icon="pencil",
            label=f"Gör en egen av tavlan {board.title}",
            name=f"material-begin-{board.id}",
        )

    def _begin(self, board: PictureBoard) -> None:
        self.begun.emit(board)

    def _look_at_all(self) -> None:
        self.model.look("")

    def _print_looked_at(self) -> None:
        self._print(self.model.state.chosen)

    def _print(self, material: str) -> None:
        printer = self._ask_printer(self, self.model.name_of(material))
        if printer is not None:
            self.model.print(material, PRINTED, to_printer_in_size(printer))

    def _save_looked_at(self) -> None:
        self._save(self.model.state.chosen)

    def _save(self, material: str) -> None:
        name = file_word(self.model.name_of(material))
        path = self._ask_file(self, f"{name}.pdf")
        if path is not None:
            write = to_file(path)
            self.model.save(material, SAVED, lambda papers: write(papers[0]))


def _say_done(done: Notice, state: MaterialsState) -> None:
    if not state.done or state.done_at is None:
        done.clear()
        return
    title = f"{_DONE[state.done]} {clock(state.done_at)}: ”{state.done_of}”."
    done.say("ok", FULL_SIZE if state.done == SAVED else "", title=title)
