"""Draw what stands on the screen while others may see it and nothing may be shown."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.domain.case import Case
from sipdesk.domain.shared_screen import may_see_desk
from sipdesk.ui.meeting_mode.model import ModeState, Stage
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import M

_SAID: Final = {
    Stage.OVER: (
        "Mötet är slut",
        "Sluta visa skärmen för de andra. Sedan kommer ärendet tillbaka.",
    ),
    Stage.INTERRUPTED: (
        "Mötet har stannat upp",
        "Skärmen låstes. Visas den ännu för de andra syns inget annat än det här.",
    ),
}
_NOT_FOR_ALL: Final = (
    "Något i ärendet får inte alla här veta. Sluta visa skärmen. Sedan kan deltagarna "
    "få en egen bild."
)


class Cover(ScrollPage):
    """Nothing of any case. ``on`` to go on; ``alone`` when nobody else looks."""

    on = Signal()
    alone = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=760, name="meeting-cover")
        self._around = around
        self._title = Title("", name="cover-title")
        self._words = Muted("", size="lead", name="cover-words")
        self.go_on = primary("Fortsätt mötet", self.on.emit, icon="play", name="again")
        self.hidden = secondary(
            "Ingen annan ser skärmen", self.alone.emit, icon="eye-off", name="alone"
        )
        buttons = holder(Flow(self.go_on, self.hidden, gap=M))
        for part in (self._title, self._words, buttons):
            self.add(part)

    def draw(self, state: ModeState) -> None:
        """Show why nothing is shown."""
        if state.stage not in _SAID:
            return
        goes_on = self._may_go_on(state)
        title, words = _SAID[state.stage]
        self._title.say(title)
        stopped = state.stage is Stage.INTERRUPTED and not goes_on
        self._words.say(_NOT_FOR_ALL if stopped and state.view else words)
        self.go_on.setVisible(goes_on)
        again = goes_on and state.stage is Stage.INTERRUPTED
        self.setFocusProxy(self.go_on if again else self.hidden)

    def _may_go_on(self, state: ModeState) -> bool:
        """Whether all may look on; somebody may have been protected meanwhile."""
        case: Case | None = state.view.case if state.view else None
        return case is not None and may_see_desk(case, self._around.today())
