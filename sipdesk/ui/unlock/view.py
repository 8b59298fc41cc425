"""Draw the screen that unlocks a home: the first that is seen, so it is light."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.ui.runner import while_alive
from sipdesk.ui.unlock.model import Unlock, UnlockModel, UnlockState
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import link, primary, secondary
from sipdesk.ui.widgets.cards import Divider, Panel
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Heading, Meta, Title
from sipdesk.ui.widgets.textfields import SecretField
from sipdesk.ui.widgets.tokens import XL, L, M, S

FILES: Final = "SIPdesk-hem (*.sipdesk)"
_WIDTH: Final = 460


class UnlockPage(ScrollPage):
    """Which home, its passphrase, and the ways to another home.

    ``choose_file`` asks for a home's file, given the folder to begin in; None when
    nobody chose. ``wants_new`` when a new home is to be made.
    """

    wants_new = Signal()

    def __init__(
        self,
        unlock: Unlock,
        home: Path,
        public_passphrase: str = "",
        *,
        choose_file: Callable[[QWidget, Path], Path | None] | None = None,
    ) -> None:
        super().__init__(name="unlock", margins=(XL, XL, XL, XL))
        self._choose_file = choose_file or ask_for_file
        self.notice = Notice(name="unlock-notice")
        self.name = Heading("", level=2, name="unlock-home")
        self.place = Meta("", name="unlock-place")
        self.passphrase = SecretField("Lösenfras", name="unlock-passphrase")
        self.go = primary("Lås upp", self._unlock, icon="lock-open", name="unlock-go")
        self.other = link("Annat hem …", self._other, name="unlock-other")
        self.new = link("Nytt hem …", self.wants_new.emit, name="unlock-new")
        self._fill = secondary("Skriv in den åt mig", self._help, name="unlock-fill")
        self.public = Notice(action=self._fill, name="unlock-public")
        self._card = self._make_card()
        line = row(None, self._card, None)
        line.setStretch(1, 100)  # as wide as it may be; the rest is shared
        self.body.insertLayout(0, line)
        self.body.insertStretch(0, 1)
        self._fit()
        self.model = UnlockModel(
            unlock, while_alive(self, self.draw), home, public_passphrase
        )
        self.passphrase.edited.connect(lambda _: self.model.typed())
        self.passphrase.entered.connect(self._unlock)
        self.draw(self.model.state)

    def draw(self, state: UnlockState) -> None:
        """Show a state, whatever was shown before."""
        self.name.say(state.name)
        self.place.say(str(state.home.parent))
        self._draw_public(state.public_passphrase)
        self._draw_trouble(state)
        self.go.say("Låser upp …" if state.busy else "Lås upp")
        for part in (self.go, self.passphrase, self.other, self.new):
            part.setEnabled(not state.busy)
        if not state.busy and state.at_field:
            self.passphrase.edit.selectAll()
            self.passphrase.focus()

    def begin(self) -> None:
        """Put the cursor where the passphrase is written."""
        self.passphrase.focus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _make_card(self) -> Panel:
        mark = row(Picture("handshake", "accent", 26), Heading("SIPdesk"), None, gap=10)
        home = row(gap=10)
        home.addWidget(Picture("house", "muted", 20), 0, Qt.AlignmentFlag.AlignTop)
        home.addLayout(column(self.name, self.place, gap=2), 1)
        return Panel(
            "card",
            mark,
            S,
            Title("Lås upp", name="unlock-title"),
            home,
            self.public,
            self.notice,
            self.passphrase,
            self.go,
            Divider(),
            holder(Flow(self.other, self.new, gap=L)),
            gap=M,
            margins=(28, XL, 28, XL),
            name="unlock-card",
        )

    def _fit(self) -> None:
        self._card.setMaximumWidth(theme.px(_WIDTH))

    def _draw_public(self, passphrase: str) -> None:
        self._fill.setVisible(bool(passphrase))
        if passphrase:
            title = "Demonstration: alla personer är påhittade"
            self.public.say("info", f"Lösenfrasen är: {passphrase}", title=title)
        else:
            self.public.clear()

    def _draw_trouble(self, state: UnlockState) -> None:
        if not state.trouble:
            self.notice.clear()
            self.passphrase.set_problem(None)
            return
        # Not read before something is wrong: the first window opens sooner.
        from sipdesk.content.notices import notice  # noqa: PLC0415

        said = notice(state.trouble)
        if state.at_field:
            self.notice.clear()
            self.passphrase.set_problem(f"{said.text} {said.next}".strip())
        else:
            self.passphrase.set_problem(None)
            self.notice.say("bad", said.next, title=said.text)

    def _unlock(self) -> None:
        self.model.unlock(self.passphrase.value)

    def _help(self) -> None:
        self.passphrase.set_value(self.model.state.public_passphrase)
        self.passphrase.focus()

    def _other(self) -> None:
        chosen = self._choose_file(self, self.model.state.home.parent)
        if chosen is not None:
            self.passphrase.set_value("")
            self.model.choose_home(chosen)
            self.passphrase.focus()


def ask_for_file(parent: QWidget, folder: Path) -> Path | None:
    """Ask which home's file to open; None when nobody chose."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (only when asked for)

    title = "Öppna ett hem"
    file, _ = QFileDialog.getOpenFileName(parent, title, str(folder), FILES)
    return Path(file) if file else None
