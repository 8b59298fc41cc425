"""Policies: what is decided for a computer or its user, and what then holds.

One table says what can be decided. It is read from the registry, written as ADMX and
ADML for those who administer, and told in their reference; nothing else knows the names
of the values. What holds is the first of: the computer's policy, the user's policy,
what somebody has chosen, the installer's default, what is built in.

A value that cannot be used is never dropped in silence: a fault tells of it, and the
next one holds. Only where it should say whether something may be done, it is not done.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.months import MOST_MONTHS
from sipdesk.domain.settings import (
    BACKUP_EVERY_HOURS,
    BACKUP_FOLDER,
    BACKUP_KEEP,
    CAPTURE_EXCEPTION,
    LOCK_MINUTES,
    LOG_REVIEW_MONTHS,
    MEETING_LOCK_MINUTES,
    Setting,
)

Value = bool | int | str | tuple[str, ...]
"""As its kind says: a switch, a number, a folder, folders."""

MOST_FOLDERS: Final = 20
MOST_PATH: Final = 1000
"""Characters of a folder's whole path."""
_NETWORK: Final = ("\\\\", "//")
_WHOLE_PATH: Final = re.compile(r"([A-Za-z]:[\\/]|\\\\[^\\]|/)[^\x00-\x1f]*")


class PolicyLevel(Enum):
    """Where a value comes from; the first that has one decides."""

    MACHINE = "machine"
    USER = "user"
    CHOICE = "choice"  # somebody chose it in the program
    INSTALLER = "installer"
    BUILT_IN = "built-in"


DECIDING: Final = frozenset({PolicyLevel.MACHINE, PolicyLevel.USER})
"""The levels over which nobody can choose in the program."""

READ: Final = (PolicyLevel.MACHINE, PolicyLevel.USER, PolicyLevel.INSTALLER)
"""The levels that are read from outside the program."""


class ValueKind(Enum):
    """What a policy's value is, and so of what type it lies in the registry."""

    NUMBER = "number"  # REG_DWORD
    SWITCH = "switch"  # REG_DWORD, 0 or 1
    FOLDER = "folder"  # REG_SZ or REG_EXPAND_SZ: a whole path
    FOLDERS = "folders"  # REG_MULTI_SZ: whole paths


class PolicyArea(Enum):
    """Under what heading a policy stands, in the order they are shown."""

    STORAGE = "storage"
    UNLOCKING = "unlocking"
    SCREEN = "screen"
    BACKUP = "backup"
    RETENTION = "retention"
    EXPORT = "export"
    CONTENT = "content"


class PolicyFlaw(Enum):
    """Why a value cannot be used."""

    WRONG_TYPE = "wrong-type"
    OUT_OF_BOUNDS = "out-of-bounds"
    NOT_WHOLE = "not-whole"  # a path that says too little, or is none
    NETWORK = "network"  # a path on the network, where there may be none
    UNKNOWN = "unknown"  # there is no policy of this name
    NO_DEFAULT = "no-default"  # nobody can choose it, so it must be a policy
    UNREADABLE = "unreadable"  # none of the level's values could be read
    UNSAFE = "unsafe"  # others than the administrator could have written them


@dataclass(frozen=True, slots=True)
class Policy:
    """Something that can be decided. ``name`` is that of its registry value.

    ``default`` is what is built in; ``least`` and ``most`` bound a number. ``setting``
    is the key of the home's setting that it takes the place of, empty for none.
    ``has_choice`` is whether somebody can choose it in the program where it is not
    decided: only then can the installer leave a default. ``is_local`` is of a folder
    that may not lie on the network. ``unusable`` is what a policy that cannot be
    used counts as, where it was to keep something from being done; else None.
    """

    name: str
    area: PolicyArea
    kind: ValueKind
    default: Value
    least: int = 0
    most: int = 1
    setting: str = ""
    has_choice: bool = False
    is_local: bool = False
    unusable: Value | None = None

    def judge(self, raw: object) -> Value | PolicyFlaw:
        """Give the value that lies there, or why it cannot be used."""
        match self.kind:
            case ValueKind.SWITCH:
                return _switch(raw)
            case ValueKind.NUMBER:
                return self._number(raw)
            case ValueKind.FOLDER:
                path = _folder(raw)
                shared = isinstance(path, str) and path.startswith(_NETWORK)
                return PolicyFlaw.NETWORK if shared and self.is_local else path
            case ValueKind.FOLDERS:
                return _folders(raw)

    def _number(self, raw: object) -> Value | PolicyFlaw:
        if isinstance(raw, bool) or not isinstance(raw, int):
            return PolicyFlaw.WRONG_TYPE
        return raw if self.least <= raw <= self.most else PolicyFlaw.OUT_OF_BOUNDS


def _switch(raw: object) -> Value | PolicyFlaw:
    if not isinstance(raw, int):  # true and false are numbers too
        return PolicyFlaw.WRONG_TYPE
    return bool(raw) if raw in {0, 1} else PolicyFlaw.OUT_OF_BOUNDS


def _folder(raw: object) -> Value | PolicyFlaw:
    if not isinstance(raw, str):
        return PolicyFlaw.WRONG_TYPE
    path = raw.strip()
    is_whole = len(path) <= MOST_PATH and _WHOLE_PATH.fullmatch(path)
    return path if is_whole else PolicyFlaw.NOT_WHOLE


def _folders(raw: object) -> Value | PolicyFlaw:
    if not isinstance(raw, (tuple, list)):
        return PolicyFlaw.WRONG_TYPE
    judged = [_folder(one) for one in raw]
    flaws = [one for one in judged if isinstance(one, PolicyFlaw)]
    if flaws:
        return flaws[0]
    if not 0 < len(judged) <= MOST_FOLDERS:
        return PolicyFlaw.OUT_OF_BOUNDS
    return tuple(str(one) for one in judged)


def _of(setting: Setting[int], name: str, area: PolicyArea) -> Policy:
    """Make the policy that takes the place of a figure of the home's."""
    least, most = setting.least or 0, setting.most or 0
    return Policy(
        name,
        area,
        ValueKind.NUMBER,
        setting.default,
        least,
        most,
        setting.key,
        has_choice=True,
    )


def _allowed(name: str, area: PolicyArea) -> Policy:
    return Policy(name, area, ValueKind.SWITCH, default=True, unusable=False)


DATABASE_FOLDER: Final = Policy(
    "DatabaseFolder",
    PolicyArea.STORAGE,
    ValueKind.FOLDER,
    "",
    has_choice=True,
    is_local=True,
)
"""Where homes are made and put back; empty: the person's own folder."""
ALLOW_PASSPHRASE_ALONE: Final = _allowed("AllowPassphraseAlone", PolicyArea.UNLOCKING)
"""Whether a passphrase may go on opening a home on any computer."""
ALLOW_DEVICE: Final = _allowed("AllowDevice", PolicyArea.UNLOCKING)
"""Whether a passphrase may be tied to the computer."""
ALLOW_RECOVERY_KEY: Final = _allowed("AllowRecoveryKey", PolicyArea.UNLOCKING)
"""Whether the recovery key opens a home on this computer."""
AUTO_LOCK_MINUTES: Final = _of(LOCK_MINUTES, "AutoLockMinutes", PolicyArea.SCREEN)
MEETING_AUTO_LOCK_MINUTES: Final = _of(
    MEETING_LOCK_MINUTES, "MeetingAutoLockMinutes", PolicyArea.SCREEN
)
CAPTURE_PROTECTION: Final = Policy(
    "CaptureProtection", PolicyArea.SCREEN, ValueKind.SWITCH, default=True
)
"""Whether the windows are kept out of screen captures at all."""
ALLOW_SCREEN_SHARING: Final = Policy(
    "AllowScreenSharing",
    PolicyArea.SCREEN,
    ValueKind.SWITCH,
    CAPTURE_EXCEPTION.default,
    setting=CAPTURE_EXCEPTION.key,
    has_choice=True,
    unusable=False,
)
BACKUP_TO: Final = Policy(
    "BackupFolder",
    PolicyArea.BACKUP,
    ValueKind.FOLDER,
    BACKUP_FOLDER.default,
    setting=BACKUP_FOLDER.key,
    has_choice=True,
)
BACKUP_HOURS: Final = _of(BACKUP_EVERY_HOURS, "BackupEveryHours", PolicyArea.BACKUP)
BACKUPS_KEPT: Final = _of(BACKUP_KEEP, "BackupKeep", PolicyArea.BACKUP)
ALLOW_ERASURE: Final = _allowed("AllowErasure", PolicyArea.RETENTION)
"""Whether cases may be erased on this computer; SiS's decision is needed as well."""
RETENTION_LEAST_MONTHS: Final = Policy(
    "RetentionLeastMonths",
    PolicyArea.RETENTION,
    ValueKind.NUMBER,
    default=0,
    most=MOST_MONTHS,
    unusable=MOST_MONTHS,
)
"""So many months after it was closed a case is kept, though a decision says fewer."""
LOG_REVIEW: Final = _of(LOG_REVIEW_MONTHS, "LogReviewMonths", PolicyArea.RETENTION)
ALLOW_PAPER_FILES: Final = _allowed("AllowPaperFiles", PolicyArea.EXPORT)
ALLOW_PAPER_COPY: Final = _allowed("AllowPaperCopy", PolicyArea.EXPORT)
ALLOW_CASE_TRANSFER: Final = _allowed("AllowCaseTransfer", PolicyArea.EXPORT)
ALLOW_FIGURES_FILES: Final = _allowed("AllowFiguresFiles", PolicyArea.EXPORT)
ALLOW_LOG_EXPORT: Final = _allowed("AllowLogExport", PolicyArea.EXPORT)
ALLOW_CONTACT_EXPORT: Final = _allowed("AllowContactExport", PolicyArea.EXPORT)
ALLOW_SHARING: Final = _allowed("AllowSharing", PolicyArea.EXPORT)
REGION_PROFILE_FOLDER: Final = Policy(
    "RegionProfileFolder", PolicyArea.CONTENT, ValueKind.FOLDER, "", has_choice=True
)
"""Where what is known of the regions lies; empty: what comes with the program."""
SYMBOL_FOLDERS: Final = Policy(
    "SymbolFolders", PolicyArea.CONTENT, ValueKind.FOLDERS, ()
)
"""From where alone pictures are taken in; empty: from anywhere."""

POLICIES: Final = (
    DATABASE_FOLDER,
    ALLOW_PASSPHRASE_ALONE,
    ALLOW_DEVICE,
    ALLOW_RECOVERY_KEY,
    AUTO_LOCK_MINUTES,
    MEETING_AUTO_LOCK_MINUTES,
    CAPTURE_PROTECTION,
    ALLOW_SCREEN_SHARING,
    BACKUP_TO,
    BACKUP_HOURS,
    BACKUPS_KEPT,
    ALLOW_ERASURE,
    RETENTION_LEAST_MONTHS,
    LOG_REVIEW,
    ALLOW_PAPER_FILES,
    ALLOW_PAPER_COPY,
    ALLOW_CASE_TRANSFER,
    ALLOW_FIGURES_FILES,
    ALLOW_LOG_EXPORT,
    ALLOW_CONTACT_EXPORT,
    ALLOW_SHARING,
    REGION_PROFILE_FOLDER,
    SYMBOL_FOLDERS,
)
"""Everything that can be decided, in the order it is shown."""

_BY_NAME: Final = MappingProxyType({one.name.casefold(): one for one in POLICIES})
OF_SETTING: Final = MappingProxyType({p.setting: p for p in POLICIES if p.setting})
"""The policy that can decide a setting, by the setting's key."""


def named(name: str) -> Policy | None:
    """Find a policy by the name of its value; Windows does not mind capitals."""
    return _BY_NAME.get(name.casefold())


@dataclass(frozen=True, slots=True)
class Decided:
    """What holds, and by whom."""

    value: Value
    level: PolicyLevel

    @property
    def is_shut(self) -> bool:
        """Whether it is decided for whoever uses the program."""
        return self.level in DECIDING


@dataclass(frozen=True, slots=True)
class PolicyFault:
    """A value that cannot be used.

    ``name`` is as written; empty where the whole level is meant.
    """

    name: str
    level: PolicyLevel
    flaw: PolicyFlaw


@dataclass(frozen=True, slots=True)
class Policies:
    """What is decided on this computer; every value can be used."""

    given: Mapping[tuple[PolicyLevel, str], Value] = field(default_factory=dict)
    faults: tuple[PolicyFault, ...] = ()

    def decide(self, policy: Policy, choice: Value | None = None) -> Decided:
        """Tell what holds; ``choice`` is what somebody has chosen in the program."""
        found = {level: self.given.get((level, policy.name)) for level in READ}
        found |= {PolicyLevel.CHOICE: choice, PolicyLevel.BUILT_IN: policy.default}
        return next(
            Decided(value, level)
            for level in PolicyLevel
            if (value := found[level]) is not None
        )

    def allows(self, policy: Policy) -> bool:
        """Whether a switch is on."""
        return self.decide(policy).value is True

    def check(self, policy: Policy) -> None:
        """Refuse what a switch does not let be done.

        Raises:
            RuleBroken: ``policy-forbids``.

        """
        if not self.allows(policy):
            raise RuleBroken("policy-forbids")

    @property
    def in_force(self) -> Mapping[Policy, Decided]:
        """What is decided over everybody's head, in the order it is shown."""
        all_of_them = {policy: self.decide(policy) for policy in POLICIES}
        return {p: decided for p, decided in all_of_them.items() if decided.is_shut}

    @property
    def shut(self) -> frozenset[str]:
        """The keys of the settings that nobody can change in the program."""
        return frozenset(p.setting for p in self.in_force if p.setting)

    def laid_over(self, chosen: Mapping[str, str | int]) -> Mapping[str, str | int]:
        """Give what holds for every setting that a policy can decide.

        ``chosen`` are the settings that somebody has chosen, by key.
        """
        decided = {
            key: self.decide(policy, chosen.get(key)).value
            for key, policy in OF_SETTING.items()
        }
        return {k: v for k, v in decided.items() if not isinstance(v, tuple)}


NO_POLICIES: Final = Policies()
"""Where nobody has decided anything."""
