"""Draw the boards of a case: those it makes itself, and its own."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import counted
from sipdesk.content.words import lower_first, word
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import PictureBoard, PictureBoardKind
from sipdesk.ui.case_pictures.model import PicturesModel, PicturesState, practice
from sipdesk.ui.case_pictures.template import MakeTemplate
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import Button, ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.fields import ChoiceField, RadioField
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import M, S

_ABOUT: Final = {
    LiveBoard.AGENDA: "Mötets delar med klockslag, och frågorna",
    LiveBoard.PEOPLE: "De som är bjudna, med bild för sin roll",
    LiveBoard.WHO_DOES_WHAT: "Insatserna i planen, en bild för var och en",
    LiveBoard.NEXT: "Dagarna som är kända, i ordning",
    LiveBoard.GOALS: "Målen med den unges egna ord",
    LiveBoard.PLAN: "Planen i korthet",
}
_AUDIENCES: Final = [(one.value, word(one)) for one in Audience]
_EMPTY: Final = "empty:"
_READY: Final = "ready:"
_TEMPLATE: Final = "template:"


class LiveBoards(Section):
    """Boards filled with what the case says now, and those to practise with."""

    def __init__(self, model: PicturesModel) -> None:
        self._model = model
        self._drawn: object = None
        self._audience = RadioField(
            "Vem ska se tavlan?",
            _AUDIENCES,
            "En tavla för alla på mötet har bara det som var och en där får veta.",
            level=True,
            name="pictures-audience",
        )
        self._audience.set_value(Audience.YOUNG_PERSON.value)
        self._live, self._practice = Rows(), Rows()
        super().__init__(
            "Tavlor ur ärendet",
            "De fylls med det som står i ärendet nu. Öppna en för att skriva ut eller "
            "ändra den.",
            self._audience,
            self._live,
            Muted("Öva inför mötet", size="lead"),
            self._practice,
            name="pictures-live",
        )
        self._live.show_rows([self._row(which) for which in LiveBoard])

    def draw(self, state: PicturesState) -> None:
        """Show a state."""
        boards = practice(state)
        if boards != self._drawn:
            self._drawn = boards
            self._practice.show_rows([self._ready(board) for board in boards])

    def _row(self, which: LiveBoard) -> QWidget:
        open_it = partial(self._open, which)
        return _row(word(which), _ABOUT[which], open_it, f"live-{which.value}")

    def _ready(self, board: PictureBoard) -> QWidget:
        def open_it() -> None:
            self._model.open_new(board)

        return _row(board.title, word(board.kind), open_it, f"practice-{board.id}")

    def _open(self, which: LiveBoard) -> None:
        self._model.open_live(which, Audience(self._audience.value))


class OwnBoards(Section):
    """The boards that are kept in the case: open, copy, take away, or begin a new.

    One of them can be made a template for the home.
    """

    def __init__(self, around: Around, model: PicturesModel) -> None:
        self._model = model
        self.template = MakeTemplate(around, model)
        self._drawn: object = None
        self._rows = Rows()
        self._none = Muted("Inga egna tavlor än.", name="pictures-no-boards")
        self._begin = ChoiceField(
            "Ny tavla", (), "Börja tomt, eller med en färdig.", name="pictures-begin"
        )
        self._new = secondary(
            "Öppna ny tavla", self._open_new, icon="plus", name="pictures-new"
        )
        self._place = holder(Flow(self._new, gap=M))
        super().__init__(
            "Ärendets egna tavlor",
            "De är lika skyddade som ärendet och gallras med det.",
            self._none,
            self._rows,
            self.template,
            self._begin,
            self._place,
            name="pictures-own",
        )

    def draw(self, state: PicturesState) -> None:
        """Show a state."""
        writes = self._model.can_write
        self.template.model.show_case(state.case.id if state.view else "")
        self._begin.set_choices(list(_beginnings(state)))
        for part in (self._begin, self._place):
            part.setVisible(writes)
        self._none.setVisible(not state.boards)
        if (state.boards, writes) != self._drawn:
            self._drawn = (state.boards, writes)
            self._rows.show_rows([self._row(b, writes=writes) for b in state.boards])
            self._rows.setVisible(bool(state.boards))

    def _row(self, board: PictureBoard, *, writes: bool) -> QWidget:
        note = f"{word(board.kind)}, {counted(len(board.cells), 'ruta', 'rutor')}"
        key, title = board.id, board.title
        buttons = [
            _button("Öppna", f"Öppna {title}", f"board-open-{key}", self._opens(board))
        ]
        if writes:
            buttons += [
                _button(
                    "Kopiera",
                    f"Kopiera {title}",
                    f"board-copy-{key}",
                    partial(self._copy, board),
                ),
                _button(
                    "Gör en mall",
                    f"Gör en mall av {title}",
                    f"board-template-{key}",
                    partial(self.template.begin, board),
                ),
                _button(
                    "Ta bort",
                    f"Ta bort {title}",
                    f"board-remove-{key}",
                    partial(self._remove, board),
                ),
            ]
        return named_row(title, note, None, holder(Flow(*buttons, gap=S)))

    def _opens(self, board: PictureBoard) -> Callable[[], None]:
        return lambda: self._model.open_board(board.id)

    def _copy(self, board: PictureBoard) -> None:
        self._model.copy(board.id, f"{board.title} (kopia)")

    def _remove(self, board: PictureBoard) -> None:
        photos = " Foton som bara står där tas också bort." if board.photos else ""
        if ask(
            self.window(),
            "Ta bort tavlan?",
            f"Den går inte att få tillbaka.{photos}",
            "Ta bort",
            "Behåll",
        ):
            self._model.remove_board(board.id)

    def _open_new(self) -> None:
        chosen = str(self._begin.value)
        if not chosen:
            self._begin.set_problem("Välj vad tavlan ska börja med.")
            self._begin.focus()
            return
        where, _, key = chosen.partition(":")
        if f"{where}:" == _EMPTY:
            self._model.open_empty(PictureBoardKind(key))
            return
        state = self._model.state
        ready = (board for one in state.materials for board in one.boards)
        every = ready if f"{where}:" == _READY else state.templates
        self._model.open_new(next(board for board in every if board.id == key))


def _beginnings(state: PicturesState) -> Iterator[tuple[str, str]]:
    for kind in PictureBoardKind:
        yield f"{_EMPTY}{kind.value}", f"Tom: {lower_first(word(kind))}"
    for board in state.templates:
        yield f"{_TEMPLATE}{board.id}", f"Hemmets mall: {board.title}"
    for material in state.materials:
        for board in material.boards:
            yield f"{_READY}{board.id}", f"{material.name}: {board.title}"


def _row(title: str, note: str, opens: Callable[[], object], name: str) -> QWidget:
    return named_row(title, note, None, _button("Visa", f"Visa {title}", name, opens))


def _button(text: str, label: str, name: str, clicked: Callable[[], object]) -> Button:
    return ghost(text, clicked, label=label, name=name)
