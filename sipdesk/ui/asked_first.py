"""What is done in two steps: a quiet button, and then a card that asks for words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.domain.free_text import Names
from sipdesk.ui.remarks import said_of
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.tokens import S


class AskedFirst(QWidget):
    """A button that opens a card with one field, and gives way to it meanwhile.

    ``asked`` comes with the words of the field when the card's own button is pressed.
    The buttons are called ``name``, ``name-go`` and ``name-stop``.
    """

    asked = Signal(str)

    def __init__(
        self, deed: str, about: str, words: Field, *above: QWidget, name: str
    ) -> None:
        """``deed`` is what the buttons say; ``about`` stands on top of the card."""
        super().__init__()
        self._words = words
        self._names = Names()
        words.edited.connect(self._look)
        self._begin = ghost(f"{deed} …", self._open, name=name)
        go = secondary(deed, self._press, name=f"{name}-go")
        stop = ghost("Avbryt", self._close, name=f"{name}-stop")
        buttons = holder(Flow(go, stop))
        self._asking = Section(deed, about, words, buttons, name=f"{name}-card")
        self._asking.hide()
        self.setLayout(column(*above, row(self._begin, None), self._asking, gap=S))

    def watch(self, names: Names) -> None:
        """Remark on words that may hold one of these names."""
        self._names = names
        self._look()

    def _look(self) -> None:
        self._words.set_remark(said_of(str(self._words.value), self._names))

    def _open(self) -> None:
        self._unfold()
        self._words.focus()

    def _unfold(self) -> None:
        self._begin.hide()
        self._asking.show()

    def _close(self) -> None:
        # Not Qt's own focusWidget(): it remembers what had the focus here before.
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._asking.hide()
        self._begin.show()
        if had_focus:
            self._begin.setFocus()

    def _forget(self) -> None:
        """Close the card, and let go of what was written on it."""
        self._words.set_value("")
        self._look()
        self._close()

    def _press(self) -> None:
        self.asked.emit(str(self._words.value))
