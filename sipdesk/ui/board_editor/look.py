"""How the whole board is: paper, words, colours and languages."""

from sipdesk.domain.picture_board import PageSize, TextPlace
from sipdesk.ui.board_editor.model import EditorModel
from sipdesk.ui.board_editor.state import EditorState
from sipdesk.ui.board_editor.words import (
    NO_LANGUAGE,
    NO_SKIN,
    SKINS,
    choices,
    language_choices,
)
from sipdesk.ui.remarks import said_of
from sipdesk.ui.widgets.choicefields import ChoiceField, RadioField, TicksField
from sipdesk.ui.widgets.field import Value
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.textfields import TextField
from sipdesk.ui.widgets.tokens import L, M

_COLOURS = "colours"
_BLACK = "black"


class LookPanel(ScrollPage):
    """What holds for all places of a board."""

    def __init__(self, model: EditorModel) -> None:
        super().__init__(gap=L, margins=(M, M, M, M), name="board-look")
        self.stand_on_card()
        self._model = model
        self.under = TextField("Rad under rubriken", name="board-under")
        self.text = RadioField(
            "Orden", choices(TextPlace), level=True, name="board-text"
        )
        self.page = RadioField(
            "Papper", choices(PageSize), level=True, gap=L, name="board-page"
        )
        self.colours = TicksField(
            "Färger",
            (
                (_COLOURS, "Ramar i färg efter vad orden är (Fitzgerald)"),
                (_BLACK, "Svartvita bilder"),
            ),
            name="board-colours",
        )
        self.skin = ChoiceField("Hudton", SKINS, unchosen=NO_SKIN, name="board-skin")
        self.language = ChoiceField(
            "Ett språk till",
            language_choices(),
            "Orden på det andra språket skriver ni själva, ruta för ruta.",
            unchosen=NO_LANGUAGE,
            name="board-language",
        )
        parts = (
            self.under,
            self.text,
            self.page,
            self.colours,
            self.skin,
            self.language,
        )
        for part in parts:
            self.add(part)
        self.under.edited.connect(lambda text: model.edit(under=str(text)))
        self.text.edited.connect(self._text)
        self.page.edited.connect(self._page)
        self.colours.edited.connect(self._ticked)
        self.skin.edited.connect(lambda tone: model.edit_look(skin=str(tone)))
        self.language.edited.connect(lambda code: model.edit(language=str(code)))

    def draw(self, state: EditorState) -> None:
        """Show how the board is."""
        board = state.board
        if board is None:
            return
        look = board.look
        ticked = {_COLOURS: look.word_colours, _BLACK: look.black}
        self.under.set_value(board.under)
        self.under.set_remark(said_of(board.under, state.names))
        self.text.set_value(look.text.value)
        self.page.set_value(look.page.value)
        self.colours.set_value(frozenset(key for key, on in ticked.items() if on))
        self.skin.set_value(look.skin)
        self.language.set_value(board.language)

    def _text(self, chosen: Value) -> None:
        self._model.edit_look(text=TextPlace(str(chosen)))

    def _page(self, chosen: Value) -> None:
        self._model.edit_look(page=PageSize(str(chosen)))

    def _ticked(self, ticked: Value) -> None:
        on = ticked if isinstance(ticked, frozenset) else frozenset()
        self._model.edit_look(word_colours=_COLOURS in on, black=_BLACK in on)
