"""What a talk says when it is read aloud: all that is seen, in the order of the eye."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from sipdesk.ui.reading_order import as_read
from sipdesk.ui.widgets.picturecards import PictureCard
from sipdesk.ui.widgets.text import Text

_ENDS = (".", "?", "!", ":", "…")


def words_of(*parts: QWidget) -> str:
    """Give the words of parts of the screen, each a sentence of its own."""
    return "\n".join(
        words if words.endswith(_ENDS) else f"{words}."
        for part in parts
        for words in _seen(part)
    )


def _seen(part: QWidget) -> Iterator[str]:
    for one in as_read(part):
        if isinstance(one, (Text, PictureCard)) and one.isVisible() and one.words:
            yield one.words
