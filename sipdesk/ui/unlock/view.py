"""Draw the screen that unlocks a home: the first that is seen, so it is light."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sipdesk.ui.unlock.model import Look, Unlock, UnlockModel, UnlockState
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import link, primary, secondary
from sipdesk.ui.widgets.cardpage import CardPage, program_mark
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Heading, Meta, Title
from sipdesk.ui.widgets.textfields import SecretField
from sipdesk.ui.widgets.tokens import L, M, S

FILES: Final = "SIPdesk-hem (*.sipdesk)"
_WIDTH: Final = 460
_NO_KEY: Final = (
    "Bestämt av administratören: återställningsnyckeln går inte att använda på den här "
    "datorn."
)
_SECOND: Final = 1000  # milliseconds


class UnlockPage(CardPage):
    """Which home, its passphrase, and the ways to another home.

    ``look`` sees what is wrong with a home's file before a passphrase is typed.
    ``choose_file`` asks for a home's file, given the folder to begin in; None when
    nobody chose. ``wants_new`` when a new home is to be made, ``wants_restore`` when
    one is to be put back from its backup, ``wants_homes`` when figures of several are
    to be added up, ``forgot(home)`` when the passphrase is forgotten; not where no
    recovery key may be used (``may_recover``).
    """

    wants_new = Signal()
    wants_restore = Signal()
    wants_homes = Signal()
    forgot = Signal(object)

    def __init__(  # noqa: PLR0913  (the last ones are seldom given)
        self,
        unlock: Unlock,
        home: Path,
        public_passphrase: str = "",
        *,
        look: Look = lambda *_: None,
        choose_file: Callable[[QWidget, Path], Path | None] | None = None,
        may_recover: bool = True,
    ) -> None:
        super().__init__(card_width=_WIDTH, name="unlock")
        self._choose_file = choose_file or ask_for_file
        self._may_recover = may_recover
        self._notices = column(gap=M)
        self._public: Notice | None = None
        self._trouble: Notice | None = None
        self.name = Heading("", level=2, name="unlock-home")
        self.place = Meta("", name="unlock-place")
        self.passphrase = SecretField("Lösenfras", name="unlock-passphrase")
        self.go = primary("Lås upp", self._unlock, icon="lock-open", name="unlock-go")
        self.lost = link("Jag har glömt lösenfrasen", self._forgot, name="unlock-lost")
        self._no_key = Meta(_NO_KEY, name="unlock-no-key")
        if may_recover:
            self._no_key.hide()
        self.other = link("Annat hem …", self._other, name="unlock-other")
        self.new = link("Nytt hem …", self.wants_new.emit, name="unlock-new")
        self.restore = link(
            "Återställ från säkerhetskopia …",
            self.wants_restore.emit,
            name="unlock-restore",
        )
        self.homes = link(
            "Läs sammanställning …", self.wants_homes.emit, name="unlock-homes"
        )
        self._ways = (self.other, self.new, self.restore, self.homes)
        self._lay_card()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self.model = UnlockModel(unlock, self.draw, home, public_passphrase, look=look)
        self._second.timeout.connect(self.model.tick)
        self.passphrase.edited.connect(lambda _: self.model.typed())
        self.passphrase.entered.connect(self._unlock)
        self.draw(self.model.state)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is lost if the screen goes away."""
        return not (self.model.state.busy or self.passphrase.value)

    def draw(self, state: UnlockState) -> None:
        """Show a state, whatever was shown before."""
        self.name.say(state.name)
        self.place.say(str(state.home.parent))
        self._draw_public(state.public_passphrase)
        self._draw_trouble(state)
        self.go.say("Låser upp …" if state.busy else _go_word(state.wait))
        for part in (self.go, self.passphrase, self.lost, *self._ways):
            part.setEnabled(not state.busy)
        self.lost.setVisible(self._may_recover and not state.public_passphrase)
        self._draw_wait(state.wait)
        if not state.busy and state.at_field:
            self.passphrase.edit.selectAll()
            self.passphrase.focus()

    def begin(self) -> None:
        """Put the cursor where the passphrase is written."""
        self.passphrase.focus()

    def _lay_card(self) -> None:
        home = row(gap=10)
        home.addWidget(Picture("house", "muted", 20), 0, Qt.AlignmentFlag.AlignTop)
        home.addLayout(column(self.name, self.place, gap=2), 1)
        self.fill_card(
            program_mark(),
            S,
            Title("Lås upp", name="unlock-title"),
            home,
            self._notices,
            self.passphrase,
            self.go,
            holder(Flow(self.lost)),
            self._no_key,
            Divider(),
            holder(Flow(*self._ways, gap=L)),
        )

    def _draw_public(self, passphrase: str) -> None:
        if passphrase and self._public is None:
            fill = secondary("Skriv in den åt mig", self._help, name="unlock-fill")
            self._public = Notice(action=fill, name="unlock-public")
            self._notices.insertWidget(0, self._public)
            QWidget.setTabOrder(fill, self.passphrase.edit)
        if passphrase and self._public is not None:
            title = "Demonstration: alla personer är påhittade"
            words = (
                f"Lösenfrasen är: {passphrase}\n"
                "Hemmet görs om från början varje gång demonstrationen startas."
            )
            self._public.say("info", words, title=title)
        elif self._public is not None:
            self._public.clear()

    def _draw_wait(self, seconds: int) -> None:
        """Count down on the button, second by second, and say when it is over."""
        if seconds:
            self.go.setEnabled(False)
            if not self._second.isActive():
                self._second.start()
        elif self._second.isActive():
            self._second.stop()
            announce(self, "Du kan försöka igen.")
            self.passphrase.focus()

    def _draw_trouble(self, state: UnlockState) -> None:
        if not state.trouble:
            self.passphrase.set_problem(None)
            self._say(None)
            return
        # Not read before something is wrong: the first window opens sooner.
        from sipdesk.content.notices import notice  # noqa: PLC0415

        said = notice(state.trouble)
        at_field = said.whole if state.at_field else None
        self.passphrase.set_problem(at_field)
        self._say(None if state.at_field else (said.text, said.next))

    def _say(self, said: tuple[str, str] | None) -> None:
        if said is not None and self._trouble is None:
            self._trouble = Notice(name="unlock-notice")
            self._notices.addWidget(self._trouble)
        if said is not None and self._trouble is not None:
            title, text = said
            self._trouble.say("bad", text, title=title)
        elif self._trouble is not None:
            self._trouble.clear()

    def _unlock(self) -> None:
        self.model.unlock(self.passphrase.value)

    def _forgot(self) -> None:
        self.forgot.emit(self.model.state.home)

    def _help(self) -> None:
        self.passphrase.set_value(self.model.state.public_passphrase)
        self.passphrase.focus()

    def _other(self) -> None:
        chosen = self._choose_file(self, self.model.state.home.parent)
        if chosen is not None:
            self.passphrase.set_value("")
            self.model.choose_home(chosen)
            self.passphrase.focus()


def _go_word(wait: int) -> str:
    """Say what the button does, or how long it is until it does it."""
    if not wait:
        return "Lås upp"
    minutes, seconds = divmod(wait, 60)
    left = f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
    return f"Försök igen om {left}"


def ask_for_file(parent: QWidget, folder: Path) -> Path | None:
    """Ask which home's file to open; None when nobody chose."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (only when asked for)

    title = "Öppna ett hem"
    file, _ = QFileDialog.getOpenFileName(parent, title, str(folder), FILES)
    return Path(file) if file else None
