"""The hands of somebody who has a keyboard and nothing else.

What is meant is found as ``Hands`` finds it, by what can be read; Tab goes there, and
a key does what the mouse would have done.
"""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QTextEdit, QWidget
from typing_extensions import override

from sipdesk.ui.widgets.cardlist import CardList
from sipdesk.ui.widgets.combo import Combo
from tests.journeys.hands import Hands, NotInSightError
from tests.ui.typing import type_text

_MOST_TABS: Final = 400
_SETTLES: Final = 20  # milliseconds
_MODIFIED: Final = Qt.KeyboardModifier.ControlModifier


class Keyboard(Hands):
    """Somebody at a window, or at a part of it, who never takes the mouse."""

    def press_shortcut(self, key: Qt.Key) -> None:
        """Press a key together with Ctrl."""
        self.key(key, _MODIFIED)
        QTest.qWait(_SETTLES)

    @override
    def fill(self, name: str, text: str) -> None:
        control = self._control(name)
        self.go_to(control)
        self.key(Qt.Key.Key_A, _MODIFIED)
        if text:
            type_text(control, text)
        else:
            self.key(Qt.Key.Key_Delete)

    @override
    def choose(self, name: str, word: str) -> None:
        """Choose an answer: in a list by its arrow keys, in sight by going there."""
        field = self._field(name)
        found = field.findChildren(Combo)
        if not found:
            type(self)(self._window, field).press(word)
            return
        combo = found[0]
        rows = [row for row in range(combo.count()) if combo.itemText(row) == word]
        offered = [combo.itemText(row) for row in range(combo.count())]
        assert rows, f"{word} is not a choice of {name}: {offered}"
        self.go_to(combo)
        self.key(Qt.Key.Key_Home)
        for _ in range(rows[0]):
            self.key(Qt.Key.Key_Down)
        assert combo.currentText() == word
        self.key(Qt.Key.Key_Tab)

    @override
    def pick(self, text: str) -> None:
        """Choose the card in a list on which a text can be read."""
        self.see(text)
        for shown in self._part.findChildren(CardList):
            for number, row in enumerate(shown.rows):
                if text in row.words and shown.isVisible():
                    self.go_to(shown)
                    self.key(Qt.Key.Key_Home)
                    for _ in range(number):
                        self.key(Qt.Key.Key_Down)
                    self.key(Qt.Key.Key_Return)
                    return
        raise NotInSightError(f"{text} is on no card")

    def go_to(self, widget: QWidget) -> None:
        """Press Tab until something has the focus; within a choice, an arrow.

        Raises:
            NotInSightError: no key leads there.

        """
        for _ in range(_MOST_TABS):
            now = QApplication.focusWidget()
            if now is widget:
                return
            if isinstance(now, QRadioButton) and _among(widget, now):
                self.key(_arrow(now, widget))
            elif isinstance(now, QTextEdit) and not now.tabChangesFocus():
                self.key(Qt.Key.Key_Tab, _MODIFIED)
            else:
                self.key(Qt.Key.Key_Tab)
        raise NotInSightError(f"no key leads to {widget.objectName() or widget}")

    @override
    def _click(self, widget: QWidget, place: QPoint | None = None) -> bool:
        self.go_to(widget)
        self.key(Qt.Key.Key_Space)
        QApplication.processEvents()
        return True


def _among(widget: QWidget, radio: QRadioButton) -> bool:
    """Whether a widget is another answer to the same question."""
    same = widget.parentWidget() is radio.parentWidget()
    return same and isinstance(widget, QRadioButton)


def _arrow(now: QWidget, widget: QWidget) -> Qt.Key:
    """Give the arrow that leads from one answer towards another."""
    if now.y() != widget.y():
        return Qt.Key.Key_Down if now.y() < widget.y() else Qt.Key.Key_Up
    return Qt.Key.Key_Right if now.x() < widget.x() else Qt.Key.Key_Left
