"""What is decided on this computer, read from where only its administrator writes.

In Windows that is the registry. Elsewhere it is one file, ``/etc/sipdesk/policy.toml``,
that counts only if root owns it and nobody else can write it; nothing in the program
or its surroundings points to another.
"""

import stat
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from sipdesk.domain.policy import (
    Policies,
    PolicyFlaw,
    PolicyLevel,
)
from sipdesk.domain.policy_reading import Reading, judged

KEY: Final = r"Software\Policies\SIPdesk"
"""Under the computer's root and the user's; both can only be written by who may."""
DEFAULTS_KEY: Final = r"Software\SIPdesk"
"""Under the computer's root: what the installer was told."""

NO_MORE: Final = 259  # ERROR_NO_MORE_ITEMS, of Windows
REG_SZ, REG_EXPAND_SZ = 1, 2
"""The types of Windows that are changed before they are judged."""

SYSTEM_FILE: Final = Path("/etc/sipdesk/policy.toml")
ROOT: Final = 0
_MOST_BYTES: Final = 1_000_000
_TABLES: Final = {"policy": PolicyLevel.MACHINE, "default": PolicyLevel.INSTALLER}

Row = tuple[str, object, int]
"""A value of the registry: name, what lies there, type."""


@dataclass(frozen=True, slots=True)
class RegistryPolicies:
    """The registry of Windows (``ports.PolicyReader``).

    ``rows`` gives the values of a key, none where there is no such key; True asks the
    computer's root and False the user's. ``expand`` fills in variables like
    ``%USERNAME%``.
    """

    rows: Callable[[bool, str], list[Row]]
    expand: Callable[[str], str]

    def read(self) -> Policies:
        """Read all that is decided."""
        reading = {
            PolicyLevel.MACHINE: self._values(KEY, of_machine=True),
            PolicyLevel.USER: self._values(KEY, of_machine=False),
            PolicyLevel.INSTALLER: self._values(DEFAULTS_KEY, of_machine=True),
        }
        return judged(reading)

    def _values(
        self, key: str, *, of_machine: bool
    ) -> Mapping[str, object] | PolicyFlaw:
        try:
            rows = self.rows(of_machine, key)
        except OSError:
            return PolicyFlaw.UNREADABLE
        # A key's own nameless value is nobody's.
        return {name: self._value(raw, kind) for name, raw, kind in rows if name}

    def _value(self, raw: object, kind: int) -> object:
        return self.expand(str(raw)) if kind == REG_EXPAND_SZ else raw


@dataclass(frozen=True, slots=True)
class FilePolicies:
    """A TOML file with the tables ``policy`` and ``default`` (``ports.PolicyReader``).

    It counts only if ``owner`` owns it and its folder and nobody else can write them.
    No file decides nothing.
    """

    path: Path = SYSTEM_FILE
    owner: int = ROOT

    def read(self) -> Policies:
        """Read all that is decided."""
        return judged(self._reading())

    def _reading(self) -> Reading:
        import tomllib  # noqa: PLC0415  (mostly there is no file)

        try:
            if not all(self._is_safe(one) for one in (self.path.parent, self.path)):
                return {PolicyLevel.MACHINE: PolicyFlaw.UNSAFE}
            with self.path.open("rb") as file:
                tables = tomllib.loads(file.read(_MOST_BYTES).decode("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return {PolicyLevel.MACHINE: PolicyFlaw.UNREADABLE}
        strange = {name: raw for name, raw in tables.items() if name not in _TABLES}
        found = {level: _table(tables.get(n, {})) for n, level in _TABLES.items()}
        policy = found[PolicyLevel.MACHINE]
        if strange and not isinstance(policy, PolicyFlaw):
            found[PolicyLevel.MACHINE] = {**policy, **strange}
        return found

    def _is_safe(self, path: Path) -> bool:
        found = path.stat()
        others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        return found.st_uid == self.owner and not others


def _table(found: object) -> Mapping[str, object] | PolicyFlaw:
    return found if isinstance(found, dict) else PolicyFlaw.UNREADABLE


if sys.platform == "win32":

    def this_computer() -> RegistryPolicies:
        """Give what reads the policies of this computer."""
        import winreg  # noqa: PLC0415  (there alone)

        return RegistryPolicies(_rows, winreg.ExpandEnvironmentStrings)

    def _rows(of_machine: bool, key: str) -> list[Row]:  # noqa: FBT001
        import winreg  # noqa: PLC0415  (there alone)

        root = winreg.HKEY_LOCAL_MACHINE if of_machine else winreg.HKEY_CURRENT_USER
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        try:
            opened = winreg.OpenKey(root, key, 0, access)
        except FileNotFoundError:
            return []
        with opened:
            found: list[Row] = []
            for index in count():  # others may come or go meanwhile
                try:
                    found.append(winreg.EnumValue(opened, index))
                except OSError as error:
                    if error.winerror != NO_MORE:
                        raise
                    break
            return found

else:

    def this_computer() -> FilePolicies:
        """Give what reads the policies of this computer."""
        return FilePolicies()
