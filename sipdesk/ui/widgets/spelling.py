"""Swedish spelling: marks under words, and suggestions in the context menu.

The dictionary is read in a thread the first time someone writes; until then, and if
it is missing, every word passes. hunspell holds Python's lock while it works, so the
reading (0.4 s) is felt: ``speller().load()`` may be called at a calmer moment.
"""

import functools
import logging
import re
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QMenu
from typing_extensions import override

from sipdesk.ui.widgets import theme

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")
_PARTS: Final = re.compile(r"[-:]")
_DICTIONARY: Final = "sv_SE"
_MOST_SUGGESTIONS: Final = 6

_log = logging.getLogger(__name__)


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> Iterable[str]: ...


class Speller(QObject):
    """Knows Swedish words and the home's own.

    ``ready`` comes once the dictionary is read; ``learned(word)`` when a person adds a
    word, so that it can be kept.
    """

    ready = Signal()
    learned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._dictionary: _Dictionary | None = None
        self._thread: threading.Thread | None = None
        self._own: set[str] = set()
        self._known: dict[str, bool] = {}
        self._on = True

    @property
    def is_ready(self) -> bool:
        """Tell whether the dictionary is read."""
        return self._dictionary is not None

    def load(self) -> None:
        """Begin to read the dictionary, if that has not begun."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._read, name="spelling", daemon=True
            )
            self._thread.start()

    def switch(self, *, on: bool) -> None:
        """Judge words, or let every word pass."""
        if on != self._on:
            self._on = on
            self.ready.emit()

    def set_own_words(self, words: Iterable[str]) -> None:
        """Take words that are right here: names, abbreviations, places."""
        self._own = {word.casefold() for word in words}
        self.ready.emit()

    def learn(self, word: str) -> None:
        """Take one more word as right, and tell."""
        self._own.add(word.casefold())
        self.learned.emit(word)
        self.ready.emit()

    def accepts(self, word: str) -> bool:
        """Tell whether a word is right, or nothing is known about it."""
        dictionary = self._dictionary
        if dictionary is None or not self._on:
            return True
        if word.isupper() or word.casefold() in self._own:
            return True
        if word not in self._known:
            parts = [part for part in _PARTS.split(word) if part]
            self._known[word] = dictionary.spell(word) or (
                len(parts) > 1 and all(self.accepts(part) for part in parts)
            )
        return self._known[word]

    def suggest(self, word: str) -> tuple[str, ...]:
        """Give words that may have been meant; takes up to a second."""
        if self._dictionary is None:
            return ()
        return tuple(self._dictionary.suggest(word))[:_MOST_SUGGESTIONS]

    def _read(self) -> None:
        from hunspell import Hunspell  # noqa: PLC0415  (slow, and not for every start)

        folder = _folder()
        if folder is None:
            _log.warning("dictionary-not-found")
            return
        dictionary = Hunspell(_DICTIONARY, hunspell_data_dir=str(folder))
        dictionary.spell("hus")
        self._dictionary = dictionary
        self.ready.emit()


@functools.cache
def speller() -> Speller:
    """Give the one speller of the program."""
    return Speller()


def misspelt(text: str) -> list[tuple[int, str]]:
    """Find the words of a text that are not right, each with its place in it."""
    accepts = speller().accepts
    found = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    return [(place, word) for place, word in found if not accepts(word)]


class Marks(QSyntaxHighlighter):
    """Underlines misspelt words in a document, but not in what ``codes`` matches."""

    def __init__(
        self, document: QTextDocument, codes: re.Pattern[str] | None = None
    ) -> None:
        super().__init__(document)
        self._codes = codes
        speller().ready.connect(self.rehighlight, Qt.ConnectionType.QueuedConnection)
        speller().load()

    @override
    def highlightBlock(self, text: str) -> None:
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        style.setUnderlineColor(theme.colour("bad"))
        if self._codes is not None:
            text = self._codes.sub(lambda code: " " * len(code[0]), text)
        for place, word in misspelt(text):
            self.setFormat(place, len(word), style)


def offer(menu: QMenu, cursor: QTextCursor) -> None:
    """Put suggestions for the word at ``cursor`` first in a context menu."""
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    word = cursor.selectedText()
    if not word or speller().accepts(word):
        return
    first = menu.actions()[0] if menu.actions() else None
    for action in _actions(menu, cursor, word):
        menu.insertAction(first, action)  # type: ignore[arg-type]


def _actions(menu: QMenu, cursor: QTextCursor, word: str) -> list[QAction]:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        suggestions = speller().suggest(word)
    finally:
        QApplication.restoreOverrideCursor()
    actions = []
    for suggestion in suggestions:
        action = QAction(suggestion, menu)
        action.triggered.connect(lambda _=False, s=suggestion: cursor.insertText(s))
        actions.append(action)
    if not actions:
        none = QAction("Inga förslag", menu)
        none.setEnabled(False)
        actions.append(none)
    keep = QAction(f"Lägg till ”{word}” i ordlistan", menu)
    keep.triggered.connect(lambda: speller().learn(word))
    line = QAction(menu)
    line.setSeparator(True)
    return [*actions, keep, line]


def _folder() -> Path | None:
    """Find the dictionary in the environment or beside an installed program."""
    homes = (Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).parent)
    for home in homes:
        folder = home / "share" / "hunspell"
        if (folder / f"{_DICTIONARY}.dic").is_file():
            return folder
    return None
