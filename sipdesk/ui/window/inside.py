"""An opened home as the window holds it: its runner, its desk, and its closing."""

from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.key_slot import SlotKind
from sipdesk.domain.policy import (
    ALLOW_DEVICE,
    ALLOW_PASSPHRASE_ALONE,
    AUTO_LOCK_MINUTES,
)
from sipdesk.domain.rights import Right, may
from sipdesk.domain.settings import SPEECH_PACE, SPELLING
from sipdesk.ui.page import Around
from sipdesk.ui.runner import ThreadRunner, while_alive
from sipdesk.ui.widgets.speech import voice
from sipdesk.ui.widgets.spelling import speller
from sipdesk.ui.window.backing_up import BackingUp
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.faults import Faults
from sipdesk.ui.window.place import Place
from sipdesk.ui.window.warning import DEVICE_WANTED, KEY_MISSING
from sipdesk.usecases.backup import back_up_if_due
from sipdesk.usecases.ports import Entrance, Opened, Ports

if TYPE_CHECKING:  # it is made once a home
    from sipdesk.ui.first_start.recovery import RecoveryPage


@dataclass(frozen=True)
class Given:
    """What an opened home is put together from.

    ``own_folder`` is where the home may lay files over the built-in content.
    """

    path: Path
    opened: Opened
    ports: Ports
    entrance: Entrance
    own_folder: Path
    public_passphrase: str = ""


@dataclass
class Inside:
    """One opened home. Make its desk on the thread of the windows."""

    given: Given
    _runners: list[ThreadRunner[Any]] = field(default_factory=list)
    _orders: ThreadRunner[Ports] | None = None
    _around: Around | None = None
    _desk: Desk | None = None
    _has_failed: bool = False  # to back up

    @property
    def path(self) -> Path:
        """The home's file."""
        return self.given.path

    @property
    def public_passphrase(self) -> str:
        """The demonstration home's passphrase; empty for every other home."""
        return self.given.public_passphrase

    @property
    def demonstration(self) -> bool:
        """Whether everybody in it is made up."""
        return self.given.opened.home.demonstration

    @property
    def lock_minutes(self) -> int:
        """After how long it is locked until it has been read what the home says."""
        decided = self.given.opened.store.policies.decide(AUTO_LOCK_MINUTES)
        return int(str(decided.value))

    def make_key_page(self, faults: Faults) -> "RecoveryPage":
        """Make the page that gives a new home its recovery key."""
        from sipdesk.ui.first_start.recovery import (  # noqa: PLC0415  (once a home)
            RecoveryPage,
        )

        return RecoveryPage(self._make_around(faults).runner)

    def make_desk(self, faults: Faults) -> Desk:
        """Make the desk, and the threads that work for it."""
        entrance = self.given.entrance
        around = self._make_around(faults)
        doors = ThreadRunner(entrance, faults.take)
        aside = ThreadRunner(self.given.ports, faults.take)
        self._runners += [doors, aside]
        chosen = entrance.preferences.read()
        speller().switch(on=bool(chosen[SPELLING.key]))
        voice().speak_at(str(chosen[SPEECH_PACE.key]))
        opened, folder = self.given.opened, self.given.own_folder
        place = Place(doors, folder, _warnings(opened), opened.home.name)
        self._desk = Desk(around, place)
        if not self.demonstration:
            tell = while_alive(self._desk, self._tell_of_backup)
            BackingUp(self._desk, aside, tell)
        return self._desk

    def _make_around(self, faults: Faults) -> Around:
        """Make what every page is given, once, with the threads behind it."""
        if self._around is None:
            ports = self.given.ports
            self._orders = ThreadRunner(ports, faults.take)
            self._runners.append(self._orders)
            self._around = Around(
                runner=self._orders,
                content=ports.content,
                today=ports.clock.today,
                new_id=ports.new_id,
                user=ports.user,
                clock_now=lambda: ports.clock.now().time(),
                policies=ports.store.policies,
            )
        return self._around

    def leave(self) -> None:
        """Save or keep what is typed, and wait until that has been answered.

        A save that is refused keeps a draft when it is told so, hence the waiting;
        clicks and keys wait too.
        """
        if self._desk is None or self._orders is None:
            return
        self._desk.leave()
        waiting = QEventLoop()
        self._orders.do(_nothing, None, lambda _: waiting.quit(), lambda _: None)
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def close(self, *, back_up: bool = False) -> None:
        """Finish what is under way, close the file and let the key go, come what may.

        ``back_up`` first, if it is due. It takes its time with the key in memory, and
        so is not for a home that is locked: whoever unlocks it next makes the backup.
        """
        with ExitStack() as end:
            end.callback(self.given.opened.store.close)
            if back_up and not self.demonstration:
                end.callback(self._back_up)
            for runner in reversed(self._runners):
                end.callback(runner.stop)

    def _tell_of_backup(self, said: Notice | None) -> None:
        self._has_failed = said is not None
        if self._desk is not None:
            self._desk.tell_of_backup(said)

    def _back_up(self) -> None:
        """Make the last backup, if it is due; nobody is there to be told.

        One that could not be made while somebody was is not tried again: a share that
        does not answer would keep the home from being opened.
        """
        if not self._has_failed:
            with suppress(SipdeskError):
                back_up_if_due(None, self.given.ports)


def _warnings(opened: Opened) -> list[str]:
    told = {
        "keys-recovered": opened.recovered,
        "keys-older": opened.keys_older,
        "saves-missing": opened.saves_missing,
        "log-broken": opened.log_broken,
        "faults-unanswered": opened.faults_unanswered
        and may(opened.user, Right.REVIEW_LOG),
        KEY_MISSING: _lacks_key(opened),
        DEVICE_WANTED: _lacks_device(opened),
    }
    return [code for code, holds in told.items() if holds]


def _lacks_key(opened: Opened) -> bool:
    """Whether there is no recovery key, and this person is the one to make it."""
    if opened.home.demonstration or not may(opened.user, Right.MANAGE_PEOPLE):
        return False
    kinds = {slot.kind for slot in opened.keys.state().slots}
    return SlotKind.RECOVERY not in kinds


def _lacks_device(opened: Opened) -> bool:
    """Whether this person's passphrase is to be tied to the computer, and can be."""
    policies, keys = opened.store.policies, opened.keys.state()
    if opened.home.demonstration or policies.allows(ALLOW_PASSPHRASE_ALONE):
        return False
    tied = keys.has(SlotKind.PASSPHRASE_AND_DEVICE, opened.user.id)
    return policies.allows(ALLOW_DEVICE) and keys.device_keeps and not tied


def _nothing(_: None, __: Ports) -> None:
    """Come after every order given before."""
