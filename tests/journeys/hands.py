"""The hands and eyes of somebody at the window.

What is done here is done with mouse and keyboard on what is in sight, found by what
can be read there: the words on a button, the label of a field, the heading of a card
(or by its ``objectName``, where words do not tell things apart). Whatever takes its
time is waited for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final, Self, TypeVar

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QTabBar,
    QTextEdit,
    QWidget,
)

from sipdesk.ui.widgets.cardlist import CardList
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.combo import Combo
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.ticks import Tick
from tests.ui.typing import type_text

W = TypeVar("W", bound=QWidget)
Answer = Callable[["Hands"], None]

PATIENCE: Final = 8.0  # seconds; far more than anything takes
_LOOK_AGAIN: Final = 3  # milliseconds
_HELD: Final = 25  # milliseconds that a button is held down, time enough for a save
_NOTCH: Final = 120  # of a mouse wheel, in eighths of a degree
_MOST_NOTCHES: Final = 400


class NotInSightError(AssertionError):
    """What was looked for is not there; says what is."""


class Hands:
    """Somebody at a window, or at a part of it."""

    def __init__(self, window: QWidget, part: QWidget | None = None) -> None:
        self._window = window
        self._part = part or window

    # --- Looking ------------------------------------------------------------------

    @property
    def words(self) -> str:
        """Everything that can be read, in no special order."""
        return "\n".join(_words(self._part))

    def see(self, *texts: str) -> None:
        """Wait until each text can be read."""
        for text in texts:
            self.wait_for(partial(self._reads, text), f"”{text}”")

    def _reads(self, text: str) -> bool:
        return text in self.words

    def see_no(self, text: str) -> None:
        """Wait until a text cannot be read any more."""
        self.wait_for(lambda: text not in self.words, f"no ”{text}”")

    def value(self, name: str) -> str:
        """Read what stands in a field."""
        control = self._control(name)
        if isinstance(control, QTextEdit):
            return control.toPlainText()
        if isinstance(control, QLineEdit):
            return control.text()
        assert isinstance(control, Combo)
        return control.currentText()

    def finds(self, button: str) -> bool:
        """Tell whether a button is in sight at this moment."""
        return bool(self._buttons(button))

    def may_press(self, button: str) -> bool:
        """Tell whether a button is in sight at this moment, and not grey."""
        return any(found.isEnabled() for found in self._buttons(button))

    def _buttons(self, name: str) -> list[QAbstractButton]:
        return [b for b in _seen(self._part, QAbstractButton) if _is_button(b, name)]

    def trouble(self, name: str) -> str:
        """Read what is said to be wrong at a field; waits until something is."""
        field = self._field(name)
        self.wait_for(lambda: bool(field.problem), f"a problem at {name}")
        return field.problem

    def wait_for(self, holds: Callable[[], object], what: str = "it") -> None:
        """Wait until something holds."""
        end = monotonic() + PATIENCE
        while not holds():
            if monotonic() > end:
                raise NotInSightError(
                    f"{what} is not in sight. In sight:\n{self.words}"
                )
            QTest.qWait(_LOOK_AGAIN)

    def within(self, name: str) -> Self:
        """Look at one part only: a card by its heading, or anything by its name."""
        return type(self)(self._window, self._one(QWidget, name, _is_part))

    def picture(self, file: Path | None) -> None:
        """Take a picture of the window, if there is a file for it."""
        if file is not None:
            QApplication.processEvents()
            file.parent.mkdir(parents=True, exist_ok=True)
            assert self._window.grab().save(str(file))

    # --- Mouse --------------------------------------------------------------------

    def press(self, name: str, answer: Answer | None = None) -> None:
        """Press a button, a link, a tick or a choice.

        ``answer`` deals with the dialog that then comes up.
        """
        with _answering(answer):
            self.wait_for(partial(self._pressed, name), f"”{name}”, to be pressed,")
        if answer is not None:
            self._window.activateWindow()  # as the system does, but for offscreen

    def _pressed(self, name: str) -> bool:
        """Press a button; whether it took it, for a page may move under the mouse."""
        button = self._one(QAbstractButton, name, _is_button)
        taken = []
        button.clicked.connect(lambda: taken.append(button))
        there = self._click(button)
        # What was pressed may have taken its own screen away.
        return there and (bool(taken) or not shiboken6.isValid(button))

    def tick(self, name: str, *words: str) -> None:
        """Tick boxes of a field."""
        field = self._field(name)
        for word in words:
            Hands(self._window, field).press(word)

    def choose(self, name: str, word: str) -> None:
        """Choose an answer in a field, whether its answers are a list or in sight."""
        field = self._field(name)
        found = field.findChildren(Combo)
        if not found:
            Hands(self._window, field).press(word)
            return
        combo = found[0]
        rows = [row for row in range(combo.count()) if combo.itemText(row) == word]
        offered = [combo.itemText(row) for row in range(combo.count())]
        assert rows, f"{word} is not a choice of {name}: {offered}"
        self._click(combo)
        opened = combo.view()
        self.wait_for(opened.isVisible, f"the choices of {name}")
        # Mouse releases do not count until a double click's time has passed.
        QTest.keyClick(opened, Qt.Key.Key_Home)
        for _ in range(rows[0]):
            QTest.keyClick(opened, Qt.Key.Key_Down)
        QTest.keyClick(opened, Qt.Key.Key_Return)
        assert combo.currentText() == word

    def turn_to(self, tab: str) -> None:
        """Choose a tab."""
        bars = [bar for bar in _seen(self._part, QTabBar) if tab in _tabs(bar)]
        assert len(bars) == 1, f"{len(bars)} rows of tabs with {tab}"
        place = bars[0].tabRect(_tabs(bars[0]).index(tab)).center()
        self._click(bars[0], place)

    def pick(self, text: str) -> None:
        """Press the card in a list on which a text can be read."""
        self.see(text)
        for shown in _seen(self._part, CardList):
            for number, row in enumerate(shown.rows):
                if text in row.words:
                    place = shown.visualRect(shown.model().index(number, 0))
                    self._click(shown.viewport(), place.center())
                    return
        raise NotInSightError(f"{text} is on no card")

    # --- Keyboard -----------------------------------------------------------------

    def write(self, name: str, text: str) -> None:
        """Write in a field in place of what stands there, and go on to the next."""
        self.fill(name, text)
        self.key(Qt.Key.Key_Tab)

    def fill(self, name: str, text: str) -> None:
        """Write in a field in place of what stands there, and stay in it."""
        control = self._enter(name)
        if text:
            type_text(control, text)
        else:
            self.key(Qt.Key.Key_Delete)

    def paste(self, name: str, text: str) -> None:
        """Put a text in a field from the clipboard, and go on to the next."""
        self._enter(name)
        QApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QApplication.clipboard().clear()
        self.key(Qt.Key.Key_Tab)

    def name_file(self, file: Path) -> None:
        """Answer Qt's own dialog for files."""
        self._enter("fileNameEdit")
        type_text(self._control("fileNameEdit"), str(file))
        self.key(Qt.Key.Key_Return)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key."""
        QTest.keyClick(self._window.windowHandle(), key, modifier)

    # --- Inside -------------------------------------------------------------------

    def _enter(self, name: str) -> QWidget:
        control = self._control(name)
        self._click(control)
        self.wait_for(control.hasFocus, f"the cursor in {name}")
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        return control

    def _control(self, name: str) -> QWidget:
        field = self._one(QWidget, name, _is_field)
        for kind in (QTextEdit, QLineEdit, Combo):
            if isinstance(field, kind):
                return field
            inside = field.findChildren(kind)
            if inside:
                return inside[0]
        raise NotInSightError(f"nothing can be written in {name}")

    def _field(self, name: str) -> Field:
        found = self._one(QWidget, name, _is_field)
        assert isinstance(found, Field), f"{name} is no field"
        return found

    def _one(
        self, kind: type[W], name: str, called: Callable[[QWidget, str], bool]
    ) -> W:
        """Find the one thing of a kind that is called so."""
        found: list[W] = []

        def look() -> bool:
            fitting = [w for w in _seen(self._part, kind) if called(w, name)]
            enabled = [w for w in fitting if w.isEnabled()]
            found[:] = [w for w in enabled if not _inside_another(w, enabled)]
            return len(found) == 1

        try:
            self.wait_for(look)
        except NotInSightError as error:
            raise NotInSightError(
                f"{len(found)} are called ”{name}”. {error}"
            ) from None
        return found[0]

    def _click(self, widget: QWidget, place: QPoint | None = None) -> bool:
        """Click on a widget, or at a place in it, after scrolling to it.

        Answers whether it was still there to be clicked.
        """
        spot = place or widget.rect().center()
        at = [QPoint(-1, -1)]

        def still_in_reach() -> bool:
            before = at[0]
            self._scroll_to(widget, spot)
            if not self._window.isAncestorOf(widget):  # its screen has been left
                return False
            at[0] = widget.mapTo(self._window, spot)
            there = self._window.childAt(at[0])
            mine = there is not None and widget in (there, *_around(there))
            return mine and at[0] == before

        try:
            self.wait_for(still_in_reach, f"{widget}, to be clicked,")
        except RuntimeError:  # of a widget that is gone
            return False
        left = Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        handle = self._window.windowHandle()
        QTest.mousePress(handle, left, none, at[0])
        QTest.qWait(_HELD)
        QTest.mouseRelease(handle, left, none, at[0])
        QApplication.processEvents()
        return True

    def _scroll_to(self, widget: QWidget, spot: QPoint) -> None:
        """Turn the wheel until a place is in sight, in every page it lies in."""
        QApplication.processEvents()
        for page in _around(widget):
            if isinstance(page, QAbstractScrollArea) and self._window.isAncestorOf(
                page
            ):
                self._wheel(page, widget, spot)

    def _wheel(self, page: QAbstractScrollArea, widget: QWidget, spot: QPoint) -> None:
        edge = page.viewport().mapTo(self._window, QPoint(3, 3))
        for _ in range(_MOST_NOTCHES):
            if not page.viewport().isAncestorOf(widget):
                return
            room: QRect = page.viewport().rect().adjusted(0, 24, 0, -24)
            y = widget.mapTo(page.viewport(), spot).y()
            bar = page.verticalScrollBar()
            up, down = y < room.top(), y > room.bottom()
            if not ((up and bar.value() > 0) or (down and bar.value() < bar.maximum())):
                return
            turn = QPoint(0, _NOTCH if up else -_NOTCH)
            QTest.wheelEvent(self._window.windowHandle(), QPointF(edge), turn)
            QApplication.processEvents()


@contextmanager
def _answering(answer: Answer | None) -> Iterator[None]:
    """Deal with the dialog that comes up meanwhile."""
    if answer is None:
        yield
        return
    told: list[BaseException] = []
    came: list[QWidget] = []
    watch = QTimer()
    watch.setInterval(_LOOK_AGAIN)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible():
            return
        watch.stop()
        came.append(dialog)
        try:
            answer(Hands(dialog))
        except Exception as error:  # noqa: BLE001  (it must not be left standing)
            told.append(error)
            if isinstance(dialog, QDialog):
                dialog.reject()

    watch.timeout.connect(look)
    watch.start()
    yield
    watch.stop()
    if told:
        raise told[0]
    assert came, "no dialog came"


def _seen(part: QWidget, kind: type[W]) -> list[W]:
    every = [part, *part.findChildren(QWidget)]
    return [w for w in every if isinstance(w, kind) and w.isVisible()]


def _around(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _inside_another(widget: QWidget, others: list[W]) -> bool:
    return any(o is not widget and o.isAncestorOf(widget) for o in others)


def _is_button(widget: QWidget, name: str) -> bool:
    assert isinstance(widget, QAbstractButton)
    return name in (widget.objectName(), _label(widget), widget.accessibleName())


def _is_field(widget: QWidget, name: str) -> bool:
    if name in (widget.objectName(), widget.accessibleName()):
        return isinstance(widget, (Field, Combo, QLineEdit, QTextEdit))
    return isinstance(widget, Field) and widget.label.words == name


def _is_part(widget: QWidget, name: str) -> bool:
    if isinstance(widget, Section) and widget.heading.words == name:
        return True
    return name in (widget.objectName(), widget.accessibleName())


def _label(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&")


def _tabs(bar: QTabBar) -> list[str]:
    return [bar.tabText(number) for number in range(bar.count())]


def _words(part: QWidget) -> Iterator[str]:  # noqa: C901  (one line a kind)
    for widget in _seen(part, QWidget):
        if isinstance(widget, Text):
            yield widget.words
        elif isinstance(widget, Tick):
            yield f"[{'x' if widget.isChecked() else ' '}] {widget.words()}"
        elif isinstance(widget, QAbstractButton):
            yield _label(widget) or widget.accessibleName()
        elif isinstance(widget, QLineEdit):
            hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
            yield "" if hidden else widget.text()
        elif isinstance(widget, QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, Combo):
            yield widget.currentText()
        elif isinstance(widget, QTabBar):
            yield from _tabs(widget)
        elif isinstance(widget, CardList):
            yield from (row.words for row in widget.rows)
        elif isinstance(widget, QListView):
            continue
