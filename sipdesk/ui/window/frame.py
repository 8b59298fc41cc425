"""The outermost window: one thing at a time in it, and what must be seen above it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget
from typing_extensions import override

from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import XS, L, M, S, Tone

if TYPE_CHECKING:  # the first window is there before any content is read
    from sipdesk.content.notices import Notice as Said

_LEAST = (560, 360)
_FIRST = (1280, 800)
_TITLE_BAR = 32  # asking the style brings all its enums, and they take their time


class Frame(QWidget):
    """Shows the screen that is needed now; marks demonstrations; tells of faults.

    ``painted`` comes once, when the window has been seen; ``closing`` before it closes.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self._seen = False
        self._was_maximised = False
        self._may_close: Callable[[], bool] = lambda: True
        self._stack = QStackedWidget()
        self._stack.setObjectName("window-content")
        self._strip: QWidget | None = None
        self._fault: Notice | None = None
        self._said: Notice | None = None
        self._whole = column(gap=0)
        self._whole.addWidget(self._stack, 1)
        # Large text must not keep the window wider than the screen.
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._whole)
        self.setMinimumSize(*_LEAST)
        self.resize(self._first_size())
        self.mark_demonstration(on=False)

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen that is shown."""
        return self._stack.currentWidget()

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen in place of the one before, which is thrown away."""
        before = self._stack.currentWidget()
        if before is screen:
            return
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close only when it may be: somebody may have the screen who may not."""
        self._may_close = may_close

    def put_above(self, strip: QWidget) -> None:
        """Give what must always be in sight its place above everything else."""
        self._whole.insertWidget(0, strip)

    def mark_demonstration(self, *, on: bool) -> None:
        """Say, always in sight, that everybody here is made up; or stop saying so."""
        if on and self._strip is None:
            self._strip = _strip()
            self._whole.insertWidget(0, self._strip)
        if self._strip is not None:
            self._strip.setVisible(on)
        self.setWindowTitle("SIPdesk – Demonstration" if on else "SIPdesk")

    def fill_screen(self, on: bool) -> None:  # noqa: FBT001  (a signal's argument)
        """Fill the whole screen, or be as before."""
        if not self.isVisible() or on == self.isFullScreen():
            return
        if on:
            self._was_maximised = self.isMaximized()
            self.showFullScreen()
        elif self._was_maximised:
            self.showMaximized()
        else:
            self.showNormal()

    def come_forward(self) -> None:
        """Be in front of other windows, if the system lets it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def tell(self, tone: Tone, said: "Said") -> None:
        """Say something above whatever is shown, in place of what was said before."""
        if self._said is None:
            self._said = self._room("said")
        self._said.tell(said, tone)

    def dismiss(self) -> None:
        """Say nothing more; a fault stays."""
        if self._said is not None:
            self._said.clear()

    def tell_fault(self) -> None:
        """Tell calmly that the program is at fault, and what that means."""
        if self._fault is None:
            self._fault = self._room("fault")
        self._fault.say(
            "warn",
            "Det du har skrivit finns kvar. Lås och öppna igen om något ser konstigt "
            "ut. Felet är noterat i programmets logg, utan personuppgifter.",
            title="Något gick fel i programmet",
        )

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def _first_size(self) -> QSize:
        """Give the size that suits the work, or what the screen has room for."""
        room = self.screen().availableSize()
        whole = QSize(*_FIRST).boundedTo(room - QSize(0, _TITLE_BAR))
        return whole.expandedTo(self.minimumSize())

    def _room(self, name: str) -> Notice:
        """Make a notice that can be put away, and its room above the screen."""
        dismiss = ghost("Stäng meddelandet", None, name=f"{name}-dismiss")
        made = Notice(action=dismiss, name=name)
        dismiss.clicked.connect(made.clear)
        self._whole.insertLayout(
            self._whole.count() - 1, column(made, margins=(M, S, M, 0))
        )
        return made


def _strip() -> QWidget:
    words = "Demonstration. Alla personer och uppgifter är påhittade."
    note = Meta(words, weight="medium", tone="warn", wrap=False)
    line = row(Picture("flask-conical", "warn", 16), note, None)
    return Panel("bar", line, margins=(L, XS, L, XS), name="demonstration")
