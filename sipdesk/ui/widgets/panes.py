"""F6 moves between the panes of a window; Ctrl+1 to 8 between its tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from sipdesk.ui.widgets import theme


class Panes(QObject):
    """Cycles the focus through panes with F6, and back with Shift+F6.

    A pane that is hidden or has nothing to focus is passed over; one that has been
    visited gets the focus where it was.
    """

    def __init__(self, window: QWidget, panes: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._panes = tuple(panes)
        self._last: dict[int, QWidget] = {}
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda s=step: self.go(s))

    def go(self, step: int) -> None:
        """Move ``step`` panes on (1) or back (-1)."""
        focus = QApplication.focusWidget()
        here = self._holding(focus)
        if focus is not None and here >= 0:
            self._last[here] = focus
        count = len(self._panes)
        start = here if here >= 0 else (-1 if step > 0 else 0)
        for distance in range(1, count + 1):
            number = (start + step * distance) % count
            if number != here and self._enter(number):
                return

    def _holding(self, focus: QWidget | None) -> int:
        for number, pane in enumerate(self._panes):
            if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
                return number
        return -1

    def _enter(self, number: int) -> bool:
        pane = self._panes[number]
        if not pane.isVisible():
            return False
        last = self._last.get(number)
        target = last if last is not None and can_focus(last, pane) else first(pane)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def first(pane: QWidget) -> QWidget | None:
    """Find what in a pane Tab reaches first."""
    candidate = pane
    seen = 0
    while seen < 2000:  # noqa: PLR2004  (a chain is a ring; this is a safe end)
        if can_focus(candidate, pane):
            return candidate
        following = candidate.nextInFocusChain()
        if following is pane or following is None:
            return None
        candidate = following
        seen += 1
    return None


def can_focus(widget: QWidget, pane: QWidget) -> bool:
    """Tell whether Tab can reach a widget that is a pane or stands in one."""
    inside = widget is pane or pane.isAncestorOf(widget)
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(
        inside
        and by_tab
        and not _passed_by(widget)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def _passed_by(widget: QWidget) -> bool:
    """Whether Tab goes to another answer of the same question: the one chosen."""
    group = widget.group() if isinstance(widget, QRadioButton) else None
    chosen = group.checkedButton() if group is not None else None
    return chosen is not None and chosen is not widget


class Tabs(QTabBar):
    """Tabs for the parts of one thing; ``chosen(key)`` when the person picks one."""

    chosen = Signal(str)

    def __init__(
        self, label: str, tabs: Sequence[tuple[str, str]], *, name: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(theme.font("body", "medium"))
        self._keys = tuple(key for key, _ in tabs)
        for _, text in tabs:
            self.addTab(text.replace("&", "&&"))
        for button, side in zip(
            self.findChildren(QToolButton), ("vänster", "höger"), strict=False
        ):
            button.setAccessibleName(f"Rulla flikarna åt {side}")
        self.currentChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """The key of the tab shown."""
        return self._keys[self.currentIndex()] if self._keys else ""

    def show_current(self, key: str) -> None:
        """Show a tab as chosen, without telling."""
        blocked = self.blockSignals(True)  # noqa: FBT003
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(blocked)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme.font("body", "medium"))

    def _tell(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.chosen.emit(self._keys[index])
