"""Draw the screen that puts a home back from its backup."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sipdesk.content.notices import notice
from sipdesk.content.restored_words import restored_notice
from sipdesk.content.swedish import SWEDEN, day_and_time
from sipdesk.domain.backup import Contents
from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.restore.model import Outside, RestoreModel, RestoreState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import link, primary, secondary
from sipdesk.ui.widgets.cardpage import CardPage
from sipdesk.ui.widgets.cards import Divider
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Meta, Muted, Title
from sipdesk.ui.widgets.textfields import SecretField
from sipdesk.ui.widgets.tokens import L, M

AskBackup = Callable[[QWidget, Path], Path | None]
AskPlace = Callable[[QWidget, Path], Path | None]

_WIDTH: Final = 620
_RING: Final = 4
"""Room above the title for the ring of its first letter."""
_BACKUPS: Final = "Säkerhetskopior (*.sipdesk-backup)"
_HOMES: Final = "SIPdesk-hem (*.sipdesk)"
_ABOUT: Final = (
    "Hemmet läggs tillbaka som en ny fil, så som det var när kopian gjordes. Ingen fil "
    "skrivs över."
)


class RestorePage(CardPage):
    """Which backup, what it holds, its passphrase, and where its home is to lie.

    ``ask_backup`` and ``ask_place`` open the system's own dialogs. ``wants_back`` when
    nothing is to be put back.
    """

    wants_back = Signal()

    def __init__(
        self,
        outside: Outside,
        *,
        ask_backup: AskBackup | None = None,
        ask_place: AskPlace | None = None,
    ) -> None:
        super().__init__(card_width=_WIDTH, name="restore")
        self._folder = outside.folder
        self._place_decided = outside.place_decided
        self._ask_backup = ask_backup or _ask_for_backup
        self._ask_place = ask_place or _ask_for_place
        self._make_choosing()
        self._make_restoring()
        self._make_done()
        self._lay_card()
        self.model = RestoreModel(outside, while_alive(self, self.draw))
        self.passphrase.edited.connect(lambda _: self.model.typed())
        self.passphrase.entered.connect(self._restore)
        self.draw(self.model.state)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is lost if the screen goes away."""
        return self.model.state == RestoreState()

    def _make_choosing(self) -> None:
        self.notice = Notice(name="restore-notice")
        self.choose = secondary(
            "Välj säkerhetskopia …", self._choose, name="restore-choose"
        )
        self._to_choose = holder(Flow(self.choose, gap=M))
        self._line = Divider()
        self.back = link("Tillbaka", self.wants_back.emit, name="restore-back")
        self._to_leave = holder(Flow(self.back, gap=L))

    def _make_restoring(self) -> None:
        self.facts = SummaryList(name="restore-facts")
        self.place = secondary("Välj plats …", self._place, name="restore-place")
        self._decided = Meta(
            BY_ADMINISTRATOR if self._place_decided else "", name="restore-decided"
        )
        self.passphrase = SecretField(
            "Lösenfras eller återställningsnyckel",
            "Den som gällde när kopian gjordes.",
            name="restore-passphrase",
        )
        self.go = primary("Återställ hemmet", self._restore, name="restore-go")
        self._found = holder(
            column(
                self.facts,
                holder(Flow(self.place, self._decided, gap=M)),
                self.passphrase,
                holder(Flow(self.go, gap=M)),
                gap=L,
            )
        )

    def _make_done(self) -> None:
        self.go_on = primary("Till hemmet", self._go_on, name="restore-go-on")
        self.told = Notice(name="restore-told")
        self._done = holder(
            column(self.told, holder(Flow(self.go_on, gap=M)), gap=L),
        )

    def _lay_card(self) -> None:
        title = Title("Återställ från säkerhetskopia", name="restore-title")
        title.setContentsMargins(0, _RING, 0, 0)
        self.fill_card(
            title,
            Muted(_ABOUT),
            self._to_choose,
            self.notice,
            self._found,
            self._done,
            self._line,
            self._to_leave,
        )

    def draw(self, state: RestoreState) -> None:
        """Show a state, whatever was shown before."""
        said = notice(state.trouble) if state.trouble else None
        self.notice.tell(None if state.at_field else said)
        self.passphrase.set_problem(said.whole if said and state.at_field else None)
        restored = state.restored
        for part in (self._to_choose, self._line, self._to_leave):
            part.setVisible(restored is None)
        self._done.setVisible(restored is not None)
        self._found.setVisible(state.contents is not None and restored is None)
        if restored is not None:
            self.told.tell(restored_notice(restored), "ok")
            self.go_on.setFocus()
            return
        if state.contents is not None:
            self.facts.show_rows(_facts(state, state.contents))
        restoring = state.busy and state.contents is not None
        self.go.say("Återställer …" if restoring else "Återställ hemmet")
        looking = state.busy and state.contents is None
        self.choose.say("Läser kopian …" if looking else "Välj säkerhetskopia …")
        for part in (self.choose, self.place, self.passphrase, self.go, self.back):
            part.setEnabled(not state.busy)
        if self._place_decided:
            self.place.setEnabled(False)
        if state.at_field and not state.busy:
            self.passphrase.focus()  # a part that cannot be pressed loses it

    def begin(self) -> None:
        """Put the focus on what is chosen first."""
        self.choose.setFocus()

    def _choose(self) -> None:
        backup = self._ask_backup(self, self._folder)
        if backup is not None:
            self.passphrase.set_value("")
            self.model.choose(backup)

    def _place(self) -> None:
        to = self._ask_place(self, self.model.state.to or self._folder)
        if to is not None:
            self.model.put_at(to)

    def _go_on(self) -> None:
        self.model.go_on()

    def _restore(self) -> None:
        self.model.restore(self.passphrase.value)


def _facts(state: RestoreState, contents: Contents) -> list[SummaryRow]:
    made = contents.made.astimezone(SWEDEN)
    when = day_and_time(made.date(), made.time()).capitalize()
    return [
        SummaryRow("", "Säkerhetskopia", state.backup.name if state.backup else ""),
        SummaryRow("", "Gjord", when),
        SummaryRow("", "Ärenden", str(contents.cases)),
        SummaryRow("", "Läggs som", str(state.to)),
    ]


def _ask_for_backup(parent: QWidget, folder: Path) -> Path | None:
    title = "Välj säkerhetskopia"
    file, _ = QFileDialog.getOpenFileName(parent, title, str(folder), _BACKUPS)
    return Path(file) if file else None


def _ask_for_place(parent: QWidget, proposed: Path) -> Path | None:
    title = "Var ska hemmet ligga?"
    file, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), _HOMES)
    return Path(file) if file else None
