"""The home's own words for pictures: listed, added, taken away; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice
from sipdesk.content.picture_search import Found
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.home_word import HomeWord
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.picture_search import (
    AddHomeWord,
    FindPictures,
    add_home_word,
    find_pictures,
    list_home_words,
    remove_home_word,
)


@dataclass(frozen=True, slots=True)
class WordsState:
    """The words, what is typed of a new one, and the pictures it may mean."""

    words: tuple[HomeWord, ...] | None = None  # None until they are read
    word: str = ""
    typed: str = ""  # in the search for its picture
    found: tuple[Found, ...] = ()
    removed: HomeWord | None = None
    notice: Notice | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # by field


class WordsModel:
    """Adds a word by the picture that it means."""

    def __init__(self, around: Around, draw: Callable[[WordsState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = WordsState()

    def refresh(self) -> None:
        """Read the words as they are now."""
        self._around.runner.read(list_home_words, None, self._listed, self._refused)

    def write(self, word: str) -> None:
        """Take what is typed of a new word."""
        self._show(replace(self.state, word=word, problems={}))

    def find(self, typed: str) -> None:
        """Look for the picture that it means; emoji have no words of the home."""
        self._show(replace(self.state, typed=typed))

        def found(answer: tuple[Found, ...]) -> None:
            if typed == self.state.typed:
                ours = tuple(one for one in answer if one.concept)
                self._show(replace(self.state, found=ours))

        order = FindPictures(typed)
        self._around.runner.read(find_pictures, order, found, self._refused)

    def add(self, found: Found) -> None:
        """Let the word mean a picture."""
        order = AddHomeWord(self.state.word, found.concept)
        self._around.runner.do(add_home_word, order, self._added, self._refused)

    def remove(self, word: HomeWord) -> None:
        """Take a word away; it can be had back."""

        def removed(words: tuple[HomeWord, ...]) -> None:
            self._show(replace(self.state, words=words, removed=word, notice=None))

        self._around.runner.do(remove_home_word, word.id, removed, self._refused)

    def undo(self) -> None:
        """Bring back the word that was taken away."""
        gone = self.state.removed
        if gone is not None:
            self._show(replace(self.state, removed=None))
            order = AddHomeWord(gone.id, gone.concept)
            self._around.runner.do(add_home_word, order, self._listed, self._refused)

    def _added(self, words: tuple[HomeWord, ...]) -> None:
        self._show(WordsState(words))

    def _listed(self, words: tuple[HomeWord, ...]) -> None:
        self._show(replace(self.state, words=words, notice=None))

    def _refused(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        self._show(replace(self.state, problems=problems, notice=said))

    def _show(self, state: WordsState) -> None:
        self.state = state
        self._draw(state)
