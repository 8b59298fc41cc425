"""One's own settings on this PC, as a small TOML file outside every home."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.settings import SETTINGS, Scope

_OWN = tuple(s for s in SETTINGS.values() if s.scope is Scope.USER)


@dataclass(frozen=True, slots=True)
class FilePreferences:
    """A person's own settings (``ports.Preferences``).

    A value that is missing, damaged or out of bounds counts as its default, and what
    belongs to no setting is left out at the next save: losing one's colours is no
    reason not to start.
    """

    path: Path

    def read(self) -> Mapping[str, str | int]:
        """Read them, defaults where none is set."""
        written = self._written()
        values: dict[str, str | int] = {}
        for setting in _OWN:
            try:
                values[setting.key] = setting.checked(written.get(setting.key))
            except RuleBroken:
                values[setting.key] = setting.default
        return MappingProxyType(values)

    def write(self, key: str, value: str | int) -> None:
        """Save one.

        Raises:
            Unavailable: the file cannot be written.

        """
        # Brings locks and temporary files along; the first window only reads.
        from sipdesk.storage.files import write_atomically  # noqa: PLC0415

        values = {**self.read(), key: value}
        lines = (f"{name} = {_toml(values[name])}\n" for name in sorted(values))
        # A file name need not be Unicode; the rest of the settings must survive it.
        write_atomically(self.path, "".join(lines).encode("utf-8", "replace"))

    def _written(self) -> Mapping[str, object]:
        """Read line by line: a damaged line costs one setting, not all."""
        try:
            lines = self.path.read_text("utf-8").split("\n")
        except (OSError, ValueError):
            return {}
        found: dict[str, object] = {}
        for line in lines:
            key, _, value = line.partition("=")
            with suppress(ValueError, RecursionError):
                found[key.strip()] = json.loads(value)
        return found


def _toml(value: str | int) -> str:
    """Write a value; JSON and TOML agree on these kinds, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
