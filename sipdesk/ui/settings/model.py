"""What stands on Inställningar; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.settings import SPEECH_PACE, SPELLING, TEXT_SCALE, THEME
from sipdesk.ui.doing import Runner
from sipdesk.usecases.entrance import (
    ChangePreference,
    change_preference,
    read_preferences,
)
from sipdesk.usecases.ports import Entrance


@dataclass(frozen=True, slots=True)
class SettingsState:
    """One's own settings as they are now."""

    theme: str = THEME.default
    text_scale: int = TEXT_SCALE.default  # per cent
    spelling: bool = SPELLING.default
    pace: str = SPEECH_PACE.default
    notice: Notice | None = None


class SettingsModel:
    """Changes are seen at once, and saved behind."""

    def __init__(
        self,
        runner: Runner[Entrance],
        draw: Callable[[SettingsState], None],
        wear: Callable[[SettingsState], None],
    ) -> None:
        """``wear`` puts a change on the screen."""
        self._runner = runner
        self._draw = draw
        self._wear = wear
        self.state = SettingsState()

    def refresh(self) -> None:
        """Read the settings."""
        self._runner.read(read_preferences, None, self._read, self._refused)

    def choose_theme(self, theme: str) -> None:
        """Choose colours: ``system``, ``light``, ``dark`` or ``contrast``."""
        self._change(replace(self.state, theme=theme), THEME.key, theme)

    def choose_scale(self, per_cent: int) -> None:
        """Choose how large text is, 100 to 200 per cent."""
        state = replace(self.state, text_scale=per_cent)
        self._change(state, TEXT_SCALE.key, per_cent)

    def check_spelling(self, *, on: bool) -> None:
        """Mark misspelt words, or don't."""
        self._change(replace(self.state, spelling=on), SPELLING.key, on)

    def choose_pace(self, pace: str) -> None:
        """Choose how fast words are read aloud: ``slow``, ``calm`` or ``plain``."""
        self._change(replace(self.state, pace=pace), SPEECH_PACE.key, pace)

    def _change(self, state: SettingsState, key: str, value: str | int) -> None:
        if state == self.state:
            return
        self._show(replace(state, notice=None))
        self._wear(self.state)
        order = ChangePreference(key, value)
        self._runner.do(change_preference, order, lambda _: None, self._refused)

    def _read(self, preferences: Mapping[str, str | int]) -> None:
        self._show(
            SettingsState(
                theme=str(preferences[THEME.key]),
                text_scale=int(preferences[TEXT_SCALE.key]),
                spelling=bool(preferences[SPELLING.key]),
                pace=str(preferences[SPEECH_PACE.key]),
                notice=self.state.notice,
            )
        )

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=notice(error.code)))

    def _show(self, state: SettingsState) -> None:
        self.state = state
        self._draw(state)
