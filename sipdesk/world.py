"""The real things behind the window and the commands, put together and made late.

What is heavy is imported when it is first needed: no window waits for it.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sipdesk import paths
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.policy import DATABASE_FOLDER, REGION_PROFILE_FOLDER, Policies
from sipdesk.storage.policy import this_computer
from sipdesk.storage.preferences import FilePreferences

if TYPE_CHECKING:  # what these need takes longer to import than the first window
    from sipdesk.commands.tools import Tools
    from sipdesk.content.content import Content
    from sipdesk.domain.backup import Contents, Restored
    from sipdesk.domain.case import CaseId
    from sipdesk.domain.user import User
    from sipdesk.storage.restore import FileRestorer
    from sipdesk.storage.vault import FileVault
    from sipdesk.ui.first_start.model import NewHome, Secret
    from sipdesk.ui.unlock.recovery_model import NewPassphrase
    from sipdesk.ui.window.inside import Inside
    from sipdesk.usecases.aggregate import CameFile, Desk, HomesRead, SumPaper
    from sipdesk.usecases.ports import Entrance, Opened, PolicyReader, Ports

OWN_CONTENT = "eget"
"""The folder, beside the homes, where an institution lays its own files."""

_LATER = (
    "sipdesk.ui.window.inside",
    "sipdesk.ui.first_start.view",
    "sipdesk.documents.desk",
    "sipdesk.ui.case.view",
)
"""Imported once the first window has been seen, most urgent first."""


def tools() -> "Tools":
    """Put together what the commands are given."""
    from sipdesk.clock import SystemClock  # noqa: PLC0415
    from sipdesk.commands.tools import Tools  # noqa: PLC0415
    from sipdesk.content.library import read_content  # noqa: PLC0415
    from sipdesk.storage.restore import FileRestorer  # noqa: PLC0415
    from sipdesk.storage.vault import FileVault  # noqa: PLC0415

    policies = this_computer().read()
    resources, vault = paths.resources(), FileVault(policies=policies)
    regions = regions_folder(policies)
    return Tools(
        vault=vault,
        restorer=FileRestorer(vault),
        clock=SystemClock(),
        new_id=new_id,
        content=lambda: read_content(resources, regions=regions),
        resources=resources,
        take_pictures=take_pictures,
    )


def take_pictures(
    ports: "Ports", cases: "Mapping[str, CaseId]", passphrase: str, folder: Path
) -> "Sequence[Path]":
    """Draw every screen of an opened home (``commands.tools.TakePictures``)."""
    from sipdesk.storage.vault import FileVault  # noqa: PLC0415
    from sipdesk.ui.window.pictures import Subject, take  # noqa: PLC0415

    return take(Subject(ports, FileVault(), cases, passphrase), folder)


def new_id() -> str:
    """Make an id that nobody has had."""
    from uuid import uuid4  # noqa: PLC0415  (not for the first window)

    return str(uuid4())


class World:
    """What lies behind the window (``session.Outside``): the real things, made late.

    Its methods may be called from several threads at once.
    """

    def __init__(
        self,
        preferences: FilePreferences,
        vault: "FileVault | None" = None,
        policies: "PolicyReader | None" = None,
    ) -> None:
        """``vault`` and ``policies`` are the real ones but in tests."""
        self.policies: PolicyReader = policies or this_computer()
        self._preferences = preferences
        self._vault = vault
        self._content: Content | None = None
        self._reading = Lock()

    @property
    def folder(self) -> Path:
        """Where homes lie unless somebody chooses otherwise, and may."""
        decided = str(self.decided.decide(DATABASE_FOLDER).value)
        if not decided:
            return paths.data_folder()
        with suppress(OSError):  # whoever makes a home there is told what is wrong
            Path(decided).mkdir(mode=paths.OWN, parents=True, exist_ok=True)
        return Path(decided)

    @property
    def decided(self) -> Policies:
        """What is decided on this computer now."""
        return self.policies.read()

    def warm_up(self) -> None:
        """Import and read what an opened home needs."""
        self._entrance()
        self._restorer().sweep()
        self._read_content()
        for module in _LATER:
            import_module(module)

    def prepare_demonstration(self) -> None:
        """Make the demonstration home anew."""
        from sipdesk.commands.demonstration import make_for_window  # noqa: PLC0415

        make_for_window(tools())

    def look_at_home(self, home: Path) -> None:
        """Tell what keeps a home from being unlocked."""
        self._homes().look(home)

    def open(self, home: Path, passphrase: str, public_passphrase: str) -> "Inside":
        """Unlock a home."""
        from sipdesk.usecases.entrance import OpenHome, open_home  # noqa: PLC0415

        opened = open_home(OpenHome(home, passphrase), self._entrance())
        return self._inside(home, opened, public_passphrase)

    def people(self, home: Path, code: str) -> "tuple[User, ...]":
        """Name those who can get a new passphrase by a recovery key."""
        from sipdesk.usecases.keys import AskWho, ask_who  # noqa: PLC0415

        return ask_who(AskWho(home, code), self._entrance())

    def recover(self, home: Path, wanted: "NewPassphrase") -> "Inside":
        """Unlock a home with its recovery key."""
        from sipdesk.usecases.keys import (  # noqa: PLC0415
            OpenWithRecoveryKey,
            open_with_recovery_key,
        )

        order = OpenWithRecoveryKey(
            path=home,
            code=wanted.code,
            person=wanted.person,
            passphrase=wanted.passphrase,
            again=wanted.again,
        )
        opened = open_with_recovery_key(order, self._entrance())
        return self._inside(home, opened, "")

    def create(self, home: Path, form: "NewHome", secret: "Secret") -> "Inside":
        """Make a home, and open it."""
        from sipdesk.usecases.entrance import CreateHome, create_home  # noqa: PLC0415

        order = CreateHome(
            path=home,
            home_name=form.home_name,
            user_name=form.user_name,
            user_title=form.user_title,
            passphrase=secret.passphrase,
            again=secret.again,
        )
        return self._inside(home, create_home(order, self._entrance()), "")

    def look_at_backup(self, backup: Path) -> "Contents":
        """Tell what a backup holds."""
        from sipdesk.usecases.backup import (  # noqa: PLC0415
            PreviewBackup,
            preview_backup,
        )

        return preview_backup(PreviewBackup(backup), self._restorer())

    def restore(self, backup: Path, to: Path, passphrase: str) -> "Restored":
        """Put a home back as a new file."""
        from sipdesk.usecases.backup import (  # noqa: PLC0415
            RestoreBackup,
            restore_backup,
        )

        order = RestoreBackup(backup, to, passphrase)
        return restore_backup(order, self._restorer())

    def read_homes(self, files: "tuple[CameFile, ...]") -> "HomesRead":
        """Open files of figures, and add them up."""
        from sipdesk.usecases.aggregate import read_homes  # noqa: PLC0415

        return read_homes(files, self._adding_up())

    def print_homes(self, read: "HomesRead") -> "SumPaper":
        """Make the sum of several homes a paper."""
        from sipdesk.usecases.aggregate import print_homes  # noqa: PLC0415

        return print_homes(read, self._adding_up())

    def check_place(self, file: Path) -> None:
        """Refuse a file that cannot hold a new home."""
        from sipdesk.storage.files import check_place  # noqa: PLC0415

        check_place(file)
        if file.exists():
            raise Unavailable(Trouble.ALREADY_THERE)
        if not file.parent.is_dir():
            raise Unavailable(Trouble.NO_SUCH_FILE)

    def judge(self, passphrase: str) -> str:
        """Give the code of what is wrong with a new passphrase; empty if it will do."""
        from sipdesk.storage.keys import weakness  # noqa: PLC0415

        weak = weakness(passphrase)
        return f"passphrase-{weak.value}" if weak else ""

    def _inside(self, home: Path, opened: "Opened", public: str) -> "Inside":
        from sipdesk.clock import SystemClock  # noqa: PLC0415
        from sipdesk.ui.window.inside import Given, Inside  # noqa: PLC0415
        from sipdesk.usecases.ports import Ports  # noqa: PLC0415

        ports = Ports(
            store=opened.store,
            clock=SystemClock(),
            new_id=new_id,
            user=opened.user,
            content=self._read_content(),
            keys=opened.keys,
        )
        own = self.folder / OWN_CONTENT
        return Inside(Given(home, opened, ports, self._entrance(), own, public))

    def _adding_up(self) -> "Desk":
        from sipdesk.clock import SystemClock  # noqa: PLC0415
        from sipdesk.storage.aggregate_file import OpenAggregates  # noqa: PLC0415
        from sipdesk.usecases.aggregate import Desk  # noqa: PLC0415

        return Desk(OpenAggregates(), self._read_content(), SystemClock())

    def _restorer(self) -> "FileRestorer":
        from sipdesk.storage.restore import FileRestorer  # noqa: PLC0415

        return FileRestorer(self._homes())

    def _entrance(self) -> "Entrance":
        from sipdesk.usecases.ports import Entrance  # noqa: PLC0415

        return Entrance(self._homes(), self._preferences, new_id)

    def _homes(self) -> "FileVault":
        from sipdesk.storage.vault import FileVault  # noqa: PLC0415

        return replace(self._vault or FileVault(), policies=self.decided)

    def _read_content(self) -> "Content":
        from sipdesk.content.library import read_content  # noqa: PLC0415

        with self._reading:
            if self._content is None:
                own = self.folder / OWN_CONTENT
                there = own if own.is_dir() else None
                regions = regions_folder(self.decided, there)
                self._content = read_content(paths.resources(), there, regions)
            return self._content


def regions_folder(policies: Policies, own: Path | None = None) -> Path | None:
    """Give the folder of the regions' file; None for the one that comes with it."""
    from sipdesk.content.files import REGIONS  # noqa: PLC0415  (not for first window)

    has_own = own is not None and (own / REGIONS).exists()
    decided = policies.decide(REGION_PROFILE_FOLDER, str(own) if has_own else None)
    return Path(str(decided.value)) if decided.value else None
