"""Preferences that are kept in memory."""

from collections.abc import Mapping

from sipdesk.domain.settings import SETTINGS, Scope


class Kept:
    """One's own settings, with the defaults to begin with (``ports.Preferences``)."""

    def __init__(self) -> None:
        self._values: dict[str, str | int] = {
            key: s.default for key, s in SETTINGS.items() if s.scope is Scope.USER
        }

    def read(self) -> Mapping[str, str | int]:
        """Read them."""
        return dict(self._values)

    def write(self, key: str, value: str | int) -> None:
        """Save one."""
        self._values[key] = value
