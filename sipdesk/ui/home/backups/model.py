"""How it stands with the backups, and what is done about them; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from enum import Enum
from pathlib import Path

from sipdesk.content.notices import Notice
from sipdesk.domain.backup import Backup, Contents
from sipdesk.domain.errors import SipdeskError, Trouble
from sipdesk.domain.rights import Right, may
from sipdesk.domain.settings import BACKUP_EVERY_HOURS, BACKUP_FOLDER, BACKUP_KEEP
from sipdesk.ui.home.facts.model import Saves, changed_figures
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.backup import (
    BackUp,
    BackupStanding,
    RehearseRestore,
    back_up,
    read_backups,
    rehearse_restore,
)
from sipdesk.usecases.home import ChangeSetting, HomeView, change_setting

_AT_FIELD = (
    Trouble.WRONG_PASSPHRASE.value,
    Trouble.WRONG_RECOVERY_KEY.value,
    Trouble.DEVICE_UNKNOWN.value,
    "too-many-attempts",
)
FIGURES = (BACKUP_KEEP, BACKUP_EVERY_HOURS)


class Work(Enum):
    """What takes a while."""

    BACKING_UP = "backing-up"
    REHEARSING = "rehearsing"


@dataclass(frozen=True, slots=True)
class BackupsState:
    """Everything the page needs in order to be drawn."""

    may_back_up: bool
    may_decide: bool
    standing: BackupStanding | None = None  # None until it is read
    chosen: str = ""  # the path of the backup that a rehearsal is held with
    busy: Work | None = None
    done: Work | None = None  # what has just been done
    done_at: time | None = None
    counted: Contents | None = None  # what the rehearsal found
    notice: Notice | None = None
    wrong_passphrase: str = ""  # what to say at the field

    @property
    def backup(self) -> Backup | None:
        """The backup that a rehearsal is held with: the chosen one, else the newest."""
        backups = () if self.standing is None else self.standing.backups
        whole = [one for one in backups if one.contents is not None]
        chosen = (one for one in whole if one.path == self.chosen)
        return next(chosen, whole[0] if whole else None)


class BackupsModel:
    """Shows the backups, makes one, and holds a rehearsal.

    Both go beside the orders: nobody waits to save while a slow disk is written to.
    """

    def __init__(self, around: Around, draw: Callable[[BackupsState], None]) -> None:
        self._around = around
        self._draw = draw
        user = around.user
        self.state = BackupsState(
            may(user, Right.BACK_UP), may(user, Right.MANAGE_HOME)
        )

    def refresh(self) -> None:
        """Read how it stands."""
        self._around.runner.read(read_backups, None, self._standing, self._refused)

    def choose(self, path: str) -> None:
        """Hold the next rehearsal with this backup."""
        self._show(replace(self.state, chosen=path, counted=None, done=None))

    def back_up(self) -> None:
        """Make a backup; a second press while it is made does nothing."""
        if self.state.busy is None:
            self._begin(Work.BACKING_UP)
            self._around.runner.read(back_up, BackUp(), self._made, self._refused)

    def rehearse(self, passphrase: str) -> None:
        """Hold a rehearsal."""
        backup = self.state.backup
        if self.state.busy is None and backup is not None:
            self._begin(Work.REHEARSING)
            order = RehearseRestore(Path(backup.path), passphrase)
            self._around.runner.read(
                rehearse_restore, order, self._rehearsed, self._refused
            )

    def typed(self) -> None:
        """Take away what was said of the passphrase."""
        if self.state.wrong_passphrase:
            self._show(replace(self.state, wrong_passphrase=""))

    def _begin(self, work: Work) -> None:
        state = replace(self.state, busy=work, done=None, counted=None, notice=None)
        self._show(replace(state, wrong_passphrase=""))

    def _made(self, _: Backup) -> None:
        self._finished(Work.BACKING_UP)
        self.refresh()

    def _rehearsed(self, counted: Contents) -> None:
        self._finished(Work.REHEARSING, counted)
        self.refresh()

    def _finished(self, work: Work, counted: Contents | None = None) -> None:
        now = self._around.clock_now()
        state = replace(self.state, busy=None, done=work, done_at=now)
        self._show(replace(state, counted=counted))

    def _standing(self, standing: BackupStanding) -> None:
        self._show(replace(self.state, standing=standing))

    def _refused(self, error: SipdeskError) -> None:
        said, state = refusal(error), replace(self.state, busy=None)
        if error.code in _AT_FIELD:
            self._show(replace(state, wrong_passphrase=said.whole))
        else:
            self._show(replace(state, notice=said))

    def _show(self, state: BackupsState) -> None:
        self.state = state
        self._draw(state)


@dataclass(frozen=True, slots=True)
class PolicyForm:
    """Where backups lie and how often they are made; called as the settings are."""

    backup_folder: str = ""
    backup_keep: str = ""
    backup_every_hours: str = ""


def policy_form(view: HomeView) -> PolicyForm:
    """Write the settings as a form."""
    settings = (BACKUP_FOLDER, *FIGURES)
    return PolicyForm(**{s.key: str(view.settings[s.key]) for s in settings})


def policy_saves(view: HomeView, form: PolicyForm, around: Around) -> Saves:
    """Turn what differs into what saves it.

    Raises:
        Unread: a figure is no whole number, or none that it may be.

    """
    saves = list(changed_figures(FIGURES, view, form, around))
    folder = form.backup_folder.strip()
    if folder != view.settings[BACKUP_FOLDER.key]:
        saves.append((change_setting, ChangeSetting(BACKUP_FOLDER.key, folder)))
    return saves
