"""Everything that can go wrong without being a bug.

* SipdeskError
  x RuleBroken: the rules of SIP work say no
  x Conflict: someone saved the case after it was read
  x Missing: what was asked for is not there any more
  x Unavailable: disk, file, key or passphrase; SIPdesk is not to blame

An error carries codes, never what somebody typed: its text may end in a log.
The Swedish sentence for a code stands in ``resources/notices.toml``.
"""

from collections.abc import Mapping
from enum import Enum


class SipdeskError(Exception):
    """Base of all errors that are shown to a person rather than reported as bugs.

    ``code`` names the notice in ``resources/notices.toml`` that tells what to do next.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RuleBroken(SipdeskError):  # noqa: N818  (the house's word)
    """The rules of SIP work say no.

    ``code`` names the rule (``consent-in-the-future``); ``field`` the field of the
    order it concerns, if one; ``facts`` what the sentence needs (a date, a count),
    never a name.
    """

    def __init__(
        self, rule: str, field: str = "", facts: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(rule)
        self.field = field
        self.facts = dict(facts or {})


class Conflict(SipdeskError):  # noqa: N818
    """Someone saved the case after it was read."""

    def __init__(self) -> None:
        super().__init__("conflict")


class Missing(SipdeskError):  # noqa: N818
    """What was asked for is not there any more."""

    def __init__(self) -> None:
        super().__init__("missing")


class Trouble(Enum):
    """What the world outside can refuse. Each has a notice of its own."""

    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105  (a name, no secret)
    WRONG_RECOVERY_KEY = "wrong-recovery-key"
    NOT_LET_IN = "not-let-in"
    DEVICE_UNKNOWN = "device-unknown"
    NO_SUCH_FILE = "no-such-file"
    KEYS_MISSING = "keys-missing"
    KEYS_DAMAGED = "keys-damaged"
    EMPTY_FILE = "empty-file"
    IN_USE = "in-use"
    NOT_OURS = "not-ours"
    DAMAGED = "damaged"
    NETWORK_PATH = "network-path"
    TOO_NEW = "too-new"
    ALREADY_THERE = "already-there"
    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    BUSY = "busy"
    HELD = "held"
    DISK = "disk"
    NO_PASSPHRASE_FILE = "no-passphrase-file"  # noqa: S105  (a name, no secret)
    NO_BACKUP_FOLDER = "no-backup-folder"
    NO_ROOM_FOR_BACKUP = "no-room-for-backup"
    BACKUP_NOT_WRITTEN = "backup-not-written"
    NO_SUCH_BACKUP = "no-such-backup"
    NO_SUCH_FOLDER = "no-such-folder"
    NO_ROOM_TO_RESTORE = "no-room-to-restore"
    NOT_A_BACKUP = "not-a-backup"
    BACKUP_DAMAGED = "backup-damaged"
    OTHER_HOME = "other-home"
    NO_SUCH_PACKAGE = "no-such-package"
    NOT_A_PACKAGE = "not-a-package"
    PACKAGE_LOST = "package-lost"
    PACKAGE_TOO_BIG = "package-too-big"
    PACKAGE_DAMAGED = "package-damaged"
    PACKAGE_NOT_FOR_US = "package-not-for-us"
    PACKAGE_WRONG_PASSPHRASE = "package-wrong-passphrase"  # noqa: S105  (a name)
    PACKAGE_FORGED = "package-forged"
    PACKAGE_TOO_NEW = "package-too-new"
    NOT_A_CARD = "not-a-card"
    NOT_A_RECEIPT = "not-a-receipt"
    NO_SUCH_FIGURES = "no-such-figures"
    NOT_FIGURES = "not-figures"
    FIGURES_DAMAGED = "figures-damaged"
    FIGURES_LOCKED = "figures-locked"
    FIGURES_WRONG_PASSPHRASE = "figures-wrong-passphrase"  # noqa: S105  (a name)
    FIGURES_NOT_FOR_US = "figures-not-for-us"
    FIGURES_TOO_NEW = "figures-too-new"
    NOT_TIPS = "not-tips"
    TIPS_TOO_NEW = "tips-too-new"
    PLACE_DECIDED = "place-decided"
    NO_ETHIOPIC_FONT = "no-ethiopic-font"


class Unavailable(SipdeskError):  # noqa: N818
    """Disk, file, key or passphrase; SIPdesk is not to blame."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
