"""The home's own words for pictures: what is said here, and the picture it means."""

from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.content.picture_cells import shown_word
from sipdesk.domain.home_word import HomeWord
from sipdesk.ui.page import Around
from sipdesk.ui.pictures.words_model import WordsModel, WordsState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice, UndoStrip
from sipdesk.ui.widgets.symbols import SymbolView
from sipdesk.ui.widgets.text import Body, Meta, Muted
from sipdesk.ui.widgets.textfields import SearchField, TextField
from sipdesk.ui.widgets.tiles import TileRow, Tiles
from sipdesk.ui.widgets.tokens import L, M, S

_ABOUT: Final = (
    "Säger ni något annat än programmet? Då hittas bilden med ert ord också. Skriv "
    "inga namn på dem som bor här."
)
_WIDTH: Final = 760


class WordsPart(ScrollPage):
    """The home's own words."""

    def __init__(self, around: Around, *, may_change: bool) -> None:
        super().__init__(gap=L, most_width=_WIDTH, name="home-words")
        self._concepts = around.content.read_concepts()
        self._may_change = may_change
        self._rows: QWidget | None = None
        self._shown: tuple[HomeWord, ...] | None = None
        self.model = WordsModel(around, while_alive(self, self.draw))
        self.notice = Notice(name="words-notice")
        self.word = TextField("Ord som ni säger", width=320, name="words-word")
        self.search = SearchField("Sök bilden som ordet betyder", name="words-search")
        self.pick = Muted("", name="words-pick")
        self.found = Tiles("Bilder som ordet kan betyda", name="words-found")
        adding = Section(
            "Lägg till ett ord",
            _ABOUT,
            self.word,
            self.search,
            self.pick,
            self.found,
            gap=M,
            name="words-adding",
        )
        self.none = Meta("Hemmet har inga egna ord än.", name="words-none")
        self.undo = UndoStrip(name="words-undo")
        self._place = column(gap=S)
        self.listed = Section("Hemmets ord", "", self.none, self._place, gap=S)
        for part in (adding, self.notice, self.undo, self.listed):
            self.add(part)
        adding.setVisible(may_change)
        self.word.edited.connect(lambda text: self.model.write(str(text)))
        self.search.searched.connect(self.model.find)
        self.found.chosen.connect(self._choose)
        self.found.left.connect(self.search.edit.setFocus)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read the words."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing is typed that is worth keeping: a word is kept with its picture."""

    def draw(self, state: WordsState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice)
        self.word.set_value(state.word)
        was = self.word.problem
        self.word.set_problem(state.problems.get("word"))
        if self.word.problem and not was:
            self.word.focus()
        if not state.typed:
            self.search.set_value("")
        self.found.show_rows(
            [
                TileRow(
                    f"{at}",
                    shown_word(self._concepts[one.concept]),
                    one.symbol.text,
                    one.data,
                )
                for at, one in enumerate(state.found)
            ]
        )
        self._say_pick(state)
        if state.removed is not None:
            gone = f"Ordet ”{state.removed.id}” är borttaget."
            self.undo.offer(gone, self.model.undo)
        else:
            self.undo.clear()
        words = state.words or ()
        self.none.setVisible(state.words == ())
        if words != self._shown:
            had_focus = self._shown is not None and _is_inside(self)
            self._shown = words
            self._draw_words(words)
            if had_focus:  # what was pressed is gone
                self.word.focus()

    def _say_pick(self, state: WordsState) -> None:
        if state.found:
            word = state.word.strip() or "ordet"
            self.pick.say(f"Välj bilden som ”{word}” betyder.")
        elif state.typed:
            self.pick.say("Ingen bild hittades. Prova ett annat ord.")
        else:
            self.pick.say("")
        self.pick.setVisible(bool(self.pick.words))

    def _draw_words(self, words: tuple[HomeWord, ...]) -> None:
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = holder(column(*map(self._row, words), gap=S))
        self._place.addWidget(self._rows)

    def _row(self, word: HomeWord) -> QWidget:
        concept = self._concepts.get(word.concept)
        meant = shown_word(concept) if concept is not None else "bilden finns inte"
        code = concept.symbol.text if concept is not None else ""
        line = row(SymbolView(code), Body(word.id), Meta(f"betyder {meant}"), gap=M)
        line.addStretch(1)
        if self._may_change:
            line.addWidget(
                ghost(
                    "Ta bort",
                    lambda: self.model.remove(word),
                    label=f"Ta bort ordet {word.id}",
                    name=f"word-remove-{word.id}",
                )
            )
        return holder(line)

    def _choose(self, key: str) -> None:
        self.model.add(self.model.state.found[int(key)])


def _is_inside(page: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and page.isAncestorOf(focus)
