"""The rail at the left: where one can go, who one is, and the lock."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from typing_extensions import override

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import NavButton, ghost
from sipdesk.ui.widgets.cards import Divider, Panel
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Heading, Meta, Small
from sipdesk.ui.widgets.tokens import XS, M, S

_WIDE: Final = 200
_ICON: Final = 17
_ROUND_ICON: Final = 48  # margins and padding, that do not grow with the text


class Rail(Panel):
    """The main menu. ``chosen(key)`` for a place, ``locked`` for the lock."""

    chosen = Signal(str)
    locked = Signal()

    def __init__(self, places: Sequence[tuple[str, str, str]]) -> None:
        """``places`` are key, text and icon."""
        super().__init__("rail", gap=XS, margins=(M, 18, M, M), name="rail")
        self._slim = False
        self._mark = Picture("handshake", "accent", 24)
        self._name = Heading("SIPdesk", wrap=False, name="rail-mark")
        self._home = Small("", wrap=False, name="rail-home-name")
        self._home.hide()
        self._brand = holder(column(self._name, self._home, gap=1))
        self.buttons = {
            key: NavButton(text, self._go(key), icon=icon, name=f"rail-{key}")
            for key, text, icon in places
        }
        self.lock = ghost(
            "", self.locked.emit, icon="lock", label="Lås (Ctrl+L)", name="rail-lock"
        )
        self._user = Meta("", weight="semibold", tone="text", wrap=False)
        self._title = Small("", wrap=False)
        self._who = holder(column(self._user, self._title, gap=1), name="rail-user")
        self._foot = row(self._who, self.lock, gap=S)
        self._foot.setStretch(0, 1)
        head = row(self._mark, self._brand, gap=10, margins=(10, 0, 0, 0))
        head.setStretch(1, 1)
        nav = column(*self.buttons.values(), gap=XS)
        self.add(head, S, nav, None, Divider(), XS, self._foot)
        self._fit()

    def show_home(self, name: str) -> None:
        """Show which home is unlocked; where it does not fit, the tooltip has it."""
        self._home.say(name)
        self._home.setVisible(bool(name))

    def show_user(self, name: str, title: str) -> None:
        """Show who has unlocked the home."""
        self._user.say(name)
        self._title.say(title)
        self._title.setVisible(bool(title))

    def show_current(self, key: str) -> None:
        """Mark where the window is."""
        for name, button in self.buttons.items():
            button.set_current(current=name == key)

    def set_slim(self, *, slim: bool) -> None:
        """Show icons alone, where there is no room for words."""
        if slim == self._slim:
            return
        self._slim = slim
        for button in self.buttons.values():
            button.set_slim(slim=slim)
        self._brand.setVisible(not slim)
        self._who.setVisible(not slim)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        slim = theme.px(_ICON) + _ROUND_ICON
        self.setFixedWidth(slim if self._slim else theme.px(_WIDE))

    def _go(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key)
