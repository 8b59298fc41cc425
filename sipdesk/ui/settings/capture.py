"""Draw what lets the window be seen in a shared screen for a while."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.doing import Runner
from sipdesk.ui.runner import while_alive
from sipdesk.ui.settings.capture_model import CaptureModel, CaptureState
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted
from sipdesk.usecases.ports import Ports

_WORDS: Final = (
    "Den som du delar skärmen med ser då allt i fönstret: namn, ärenden, papper. "
    "Stäng det som inte hör dit först. Det avslutas av sig självt, och när hemmet "
    "låses. Att du visade fönstret står i åtkomstloggen."
)
_FORBIDDEN: Final = (
    "Hemmet har bestämt att fönstret inte visas i skärmdelning. Ett möte visar du i "
    "mötesläget."
)
_DECIDED: Final = (
    f"{BY_ADMINISTRATOR} Fönstret visas inte i skärmdelning. Ett möte visar du i "
    "mötesläget."
)
_UNCOVERED: Final = (
    f"{BY_ADMINISTRATOR} Fönstret syns på skärmbilder och när skärmen delas. Den som "
    "du delar hela skärmen med kan se allt som syns."
)
_NOT_KEPT: Final = (
    "Den här datorn håller inte fönstret utanför skärmdelning och skärmbilder. Den "
    "som du delar hela skärmen med kan se allt som syns."
)


class CaptureCard(Section):
    """Screen sharing. ``allowed`` with the minutes for which it is."""

    allowed = Signal(int)

    def __init__(self, runner: Runner[Ports], *, kept_out: bool) -> None:
        """``kept_out`` is whether the system keeps the window out otherwise."""
        self._kept_out = kept_out
        self.notice = Notice(name="capture-notice")
        self._words = Muted("", name="capture-told")
        self.go = secondary(
            "Visa för skärmdelning i tio minuter",
            self._allow,
            icon="screen-share",
            name="capture-allow",
        )
        self._line = holder(Flow(self.go))
        super().__init__(
            "Skärmdelning",
            "Fönstret syns inte på skärmbilder eller när du delar skärmen."
            if kept_out
            else "",
            self.notice,
            self._words,
            self._line,
            name="settings-capture",
        )
        self.model = CaptureModel(
            runner, while_alive(self, self.draw), self.allowed.emit
        )
        self.draw(self.model.state)

    def draw(self, state: CaptureState) -> None:
        """Show a state, whatever was shown before."""
        may = self._kept_out and not state.forbidden
        self._words.say(self._told(state))
        self._line.setVisible(may)
        self.notice.tell(state.notice, "warn")

    def _told(self, state: CaptureState) -> str:
        if state.uncovered:
            return _UNCOVERED
        if not self._kept_out:
            return _NOT_KEPT
        if not state.forbidden:
            return _WORDS
        return _DECIDED if state.decided else _FORBIDDEN

    def _allow(self) -> None:
        self.model.allow()
