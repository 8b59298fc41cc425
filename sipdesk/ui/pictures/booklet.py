"""A booklet of several of the home's boards: folded away until it is wanted."""

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import clock
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.page import Around
from sipdesk.ui.pictures.booklet_model import BookletModel, BookletState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.choicefields import TicksField
from sipdesk.ui.widgets.field import Value
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskFile, to_file
from sipdesk.ui.widgets.textfields import TextField
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.picture_drawing import HandedOutBoard

_ABOUT = "En framsida med rubriken, och sedan tavlorna med flikar i kanten."
_LEAST = 2


class BookletCard(QWidget):
    """Offers a booklet where there are boards enough for one."""

    def __init__(self, around: Around, ask_file: AskFile) -> None:
        super().__init__()
        self.setObjectName("booklet")
        self._ask_file = ask_file
        self.begin = ghost(
            "Häfte av flera tavlor …",
            lambda: self._unfold(on=True),
            icon="book-open",
            name="booklet-begin",
        )
        self.notice = Notice(name="booklet-notice")
        self.title = TextField("Häftets rubrik", width=440, name="booklet-title")
        self.which = TicksField("Tavlor i häftet", (), name="booklet-boards")
        self.done = Notice(name="booklet-done")
        self.card = Section(
            "Häfte av flera tavlor",
            _ABOUT,
            self.notice,
            self.title,
            self.which,
            holder(
                Flow(
                    secondary(
                        "Spara häftet som PDF",
                        self._make,
                        icon="download",
                        name="booklet-save",
                    ),
                    ghost(
                        "Stäng", lambda: self._unfold(on=False), name="booklet-close"
                    ),
                )
            ),
            self.done,
            gap=M,
            name="booklet-card",
        )
        self.card.hide()
        self.setLayout(column(row(self.begin, None), self.card, gap=S))
        self.hide()
        self.model = BookletModel(around, while_alive(self, self.draw), self._keep)
        self.title.edited.connect(lambda text: self.model.write(str(text)))
        self.which.edited.connect(self._choose)

    def show_boards(self, boards: tuple[PictureBoard, ...]) -> None:
        """Offer these boards."""
        self.setVisible(len(boards) >= _LEAST)
        self.which.set_choices([(board.id, board.title) for board in boards])
        self.model.show_boards(boards)

    def draw(self, state: BookletState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice)
        self.title.set_value(state.title)
        self.title.set_problem(state.problems.get("title"))
        self.which.set_value(state.chosen)
        self.which.set_problem(state.problems.get("boards"))
        if state.done_at is None:
            self.done.clear()
        else:
            self.done.say("ok", "", title=f"Sparat som PDF {clock(state.done_at)}.")

    def _unfold(self, *, on: bool) -> None:
        self.card.setVisible(on)
        self.begin.setVisible(not on)
        if on:
            self.title.focus()
            bring_in_sight(self.card)
        else:
            self.begin.setFocus()

    def _make(self) -> None:
        self.model.make()

    def _choose(self, chosen: Value) -> None:
        if isinstance(chosen, frozenset):
            self.model.choose(chosen)

    def _keep(self, out: HandedOutBoard) -> bool:
        path = self._ask_file(self, out.file_name)
        if path is None:
            return False
        to_file(path)(out.data)
        return True
