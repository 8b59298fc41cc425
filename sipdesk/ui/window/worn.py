"""The preferences that a picture of a screen is drawn with."""

from collections.abc import Mapping

from sipdesk.domain.settings import SETTINGS, TEXT_SCALE, THEME, Scope
from sipdesk.ui.widgets.theme import Mode, Theme


class Worn:
    """Preferences (``ports.Preferences``) that say what is worn for the picture."""

    def __init__(self, worn: Theme) -> None:
        self._worn = worn

    def read(self) -> Mapping[str, str | int]:
        """Give the defaults, but for the look."""
        own = {k: s.default for k, s in SETTINGS.items() if s.scope is Scope.USER}
        mode: Mode = self._worn.mode
        scale = round(self._worn.text_scale * 100)
        return {**own, THEME.key: mode, TEXT_SCALE.key: scale}

    def write(self, key: str, value: str | int) -> None:
        """Keep nothing."""
