"""Draw the backups: how it stands, those there are, a rehearsal, and the policy."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.content.swedish import SWEDEN, clock, counted, day_and_time
from sipdesk.content.words import lower_first
from sipdesk.domain.backup import Backup, Contents
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.settings import BACKUP_EVERY_HOURS, BACKUP_FOLDER, BACKUP_KEEP
from sipdesk.ui.home.backups.model import (
    BackupsModel,
    BackupsState,
    PolicyForm,
    Work,
    policy_form,
    policy_saves,
)
from sipdesk.ui.home.facts.card import FactsCard
from sipdesk.ui.home.facts.model import FactsModel
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import TextField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskFolder, choose_folder
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Meta, Muted
from sipdesk.ui.widgets.textfields import SecretField
from sipdesk.ui.widgets.tokens import M
from sipdesk.ui.widgets.wholelist import WholeList
from sipdesk.usecases.backup import BackupStanding
from sipdesk.usecases.home import HomeView, read_home

_WIDTH: Final = 760
_FIGURE: Final = 100
_MEGABYTE: Final = 1_000_000
_ABOUT: Final = (
    "En kopia av allt i hemmet, krypterad som hemmets egen fil. Den som hittar den kan "
    "inte läsa den utan lösenfras."
)
_FOLDER: Final = "Lämna tomt för en mapp bredvid hemmets fil."
_GONE: Final = (
    "Mappen finns inte eller går inte att nå nu. Den är sparad ändå: en plats på "
    "nätverket kan vara borta en stund. Tills dess går det varken att säkerhetskopiera "
    "dit eller att öva."
)
_REHEARSAL: Final = (
    "Kopian läggs tillbaka på en tillfällig plats, öppnas, räknas och tas bort igen. "
    "Hemmet rörs inte."
)


class BackupsPage(ScrollPage):
    """The backups. ``ask_folder`` opens the system's own dialog."""

    def __init__(
        self, around: Around, *, ask_folder: AskFolder = choose_folder
    ) -> None:
        super().__init__(most_width=_WIDTH, name="backups")
        self._around = around
        self._ask_folder = ask_folder
        self.model = BackupsModel(around, while_alive(self, self.draw))
        self.notice = Notice(name="backups-notice")
        for part in (
            self.notice,
            self._make_standing(),
            self._make_rehearsal(),
            self._make_policy(),
            self._make_kept(),  # last: it may be long
        ):
            self.add(part)
        self.policy = FactsModel(
            around,
            PolicyForm(),
            policy_form,
            partial(policy_saves, around=around),
            while_alive(self, self.policy_card.draw),
            saved=self.model.refresh,
        )
        self.policy_card.tie(self.policy)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read how it stands, and what has been decided."""
        self.model.refresh()
        self._around.runner.read(read_home, None, self._show_home, self._refused)

    def leave(self) -> None:
        """Save what is typed."""
        self.policy.leave()

    def draw(self, state: BackupsState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice)
        self._draw_standing(state)
        self._draw_kept(state)
        self._draw_rehearsal(state)
        is_gone = state.standing is not None and state.standing.trouble is not None
        if BACKUP_FOLDER.key not in self.policy.state.shut:
            self.folder.set_help(_GONE if is_gone else _FOLDER)

    # --- How it stands ------------------------------------------------------------

    def _make_standing(self) -> Section:
        self.late = Chip("", name="backups-late")
        self.facts = SummaryList(name="backups-facts")
        self.done = Notice(name="backups-done")
        self.now = primary(
            "Säkerhetskopiera nu", self.model.back_up, name="backups-now"
        )
        self.now_line = holder(Flow(self.now, gap=M))
        section = Section(
            "Säkerhetskopior", _ABOUT, aside=self.late, name="backups-standing"
        )
        section.add(self.facts, self.done, self.now_line)
        return section

    def _draw_standing(self, state: BackupsState) -> None:
        standing = state.standing
        self.facts.setVisible(standing is not None)
        self.late.show_state("", "warn")
        if standing is not None:
            late = "För gammal" if standing.last_verified else "Ingen än"
            self.late.show_state(late if standing.is_late else "", "warn")
            self.facts.show_rows(_facts(standing))
        making = state.busy is Work.BACKING_UP
        self.now.say("Säkerhetskopierar …" if making else "Säkerhetskopiera nu")
        self.now.setEnabled(state.busy is None)
        self.now_line.setVisible(state.may_back_up)
        if state.done is Work.BACKING_UP and state.done_at is not None:
            title = f"Säkerhetskopian är gjord och öppnad {clock(state.done_at)}."
            self.done.say("ok", "", title=title)
        else:
            self.done.clear()

    # --- Those there are ----------------------------------------------------------

    def _make_kept(self) -> Section:
        self.folder_notice = Notice(name="backups-folder-notice")
        self.list = WholeList("Kopior", name="backups-list")
        self.none = Muted("Det finns inga kopior i mappen än.", name="backups-none")
        self.list.chosen.connect(self._rehearse_with)
        self.kept = Section("Kopior i mappen", name="backups-kept")
        self.kept.add(self.folder_notice, self.none, self.list)
        return self.kept

    def _draw_kept(self, state: BackupsState) -> None:
        standing = state.standing
        self.kept.setVisible(standing is not None)
        if standing is None:
            return
        trouble = standing.trouble
        self.folder_notice.tell(notice(trouble.value) if trouble else None, "warn")
        self.none.setVisible(not standing.backups and trouble is None)
        self.list.setVisible(bool(standing.backups))
        self.list.show_rows([_row(backup) for backup in standing.backups])

    # --- A rehearsal --------------------------------------------------------------

    def _make_rehearsal(self) -> Section:
        self.which = Meta("", name="backups-which")
        self.passphrase = SecretField(
            "Lösenfras eller återställningsnyckel",
            "Nyckeln på papper går bra: då prövas den också.",
            name="backups-passphrase",
        )
        self.passphrase.edited.connect(lambda _: self.model.typed())
        self.passphrase.entered.connect(self._rehearse)
        self.rehearsed = Notice(name="backups-rehearsed")
        self.rehearse_button = secondary(
            "Öva återställning", self._rehearse, name="backups-rehearse"
        )
        self.rehearsal = Section(
            "Öva återställning", _REHEARSAL, name="backups-rehearsal"
        )
        self.rehearsal.add(
            self.which,
            self.passphrase,
            self.rehearsed,
            holder(Flow(self.rehearse_button, gap=M)),
        )
        return self.rehearsal

    def _draw_rehearsal(self, state: BackupsState) -> None:
        backup = state.backup
        self.rehearsal.setVisible(state.may_back_up and backup is not None)
        if backup is None or backup.contents is None:
            return
        self.which.say(f"Kopian från {lower_first(_when(backup.contents.made))}")
        self.passphrase.set_problem(state.wrong_passphrase or None)
        rehearsing = state.busy is Work.REHEARSING
        self.rehearse_button.say("Övar …" if rehearsing else "Öva återställning")
        self.rehearse_button.setEnabled(state.busy is None)
        if state.counted is None:
            self.rehearsed.clear()
            return
        found = _cases(state.counted)
        self.rehearsed.say(
            "ok",
            f"Kopian gick att öppna, och innehåller {found}.",
            title="Det gick bra",
        )

    def _rehearse_with(self, path: str) -> None:
        self.model.choose(path)
        if self.rehearsal.isVisible():
            self.passphrase.focus()

    def _rehearse(self) -> None:
        passphrase = self.passphrase.value
        self.passphrase.set_value("")
        self.model.rehearse(passphrase)

    # --- What has been decided ----------------------------------------------------

    def _make_policy(self) -> Section:
        self.policy_card = FactsCard(
            "När och var",
            "En kopia görs av sig själv när någon öppnar hemmet och den förra är för "
            "gammal. Bäst är en mapp på en annan disk eller på nätverket.",
            name="backups-policy",
        )
        self.folder = TextField(
            "Mapp",
            _FOLDER,
            prose=False,
            name="backup_folder",
        )
        self.policy_card.ask(self.folder)
        self.choose = secondary("Välj mapp …", self._choose, name="backups-choose")
        self.policy_card.add(holder(Flow(self.choose, gap=M)))
        self.policy_card.ask(
            TextField(
                "Gör en ny när den förra är äldre än så många timmar",
                width=_FIGURE,
                name="backup_every_hours",
            ),
            TextField(
                "Behåll så många kopior",
                "Den äldsta tas bort först när den nya är öppnad.",
                width=_FIGURE,
                name="backup_keep",
            ),
        )
        return self.policy_card

    def _choose(self) -> None:
        standing = self.model.state.standing
        chosen = self._ask_folder(self, standing.folder if standing else Path.home())
        if chosen is not None:
            self.policy.edit(backup_folder=str(chosen))
            self.policy.leave()

    def _show_home(self, view: HomeView) -> None:
        self.policy_card.setVisible(self.model.state.may_decide)
        self.policy.show_home(view)
        self.choose.setEnabled(BACKUP_FOLDER.key not in view.shut)

    def _refused(self, error: SipdeskError) -> None:
        self.notice.tell(notice(error.code))


def _facts(standing: BackupStanding) -> list[SummaryRow]:
    hours = int(standing.settings[BACKUP_EVERY_HOURS.key])
    keep = standing.settings[BACKUP_KEEP.key]
    last, rehearsed = standing.last_verified, standing.last_rehearsed
    often = f"När den förra är äldre än {counted(hours, 'timme', 'timmar')}. "
    return [
        SummaryRow(
            "", "Senast verifierad", _when(last) if last else "Aldrig", last is None
        ),
        SummaryRow(
            "",
            "Senast övad återställning",
            _when(rehearsed) if rehearsed else "Aldrig",
        ),
        SummaryRow("", "Mapp", str(standing.folder)),
        SummaryRow("", "Görs", f"{often}De {keep} senaste behålls."),
    ]


def _row(backup: Backup) -> ListRow:
    path, contents = backup.path, backup.contents
    size = f"{backup.size / _MEGABYTE:.1f} MB".replace(".", ",")
    if contents is None:
        name = Path(path).name
        return ListRow(
            path, name, note=size, chip_text="Går inte att läsa", chip_tone="bad"
        )
    return ListRow(path, _when(contents.made), meta=size, note=_cases(contents))


def _cases(contents: Contents) -> str:
    return counted(contents.cases, "ärende", "ärenden")


def _when(moment: datetime) -> str:
    here = moment.astimezone(SWEDEN)
    return day_and_time(here.date(), here.time()).capitalize()
