"""Draw what covers the meeting while it stands still."""

from PySide6.QtCore import Signal

from sipdesk.content.swedish import clock
from sipdesk.content.words import word
from sipdesk.domain.meeting import BreakKind, TakingPart
from sipdesk.ui.meeting_mode.model import ModeState
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import RadioField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import M

ONWARD = [
    (TakingPart.NOT_PRESENT.value, "Mötet fortsätter utan den unge"),
    (TakingPart.BY_LINK.value, word(TakingPart.BY_LINK)),
    (TakingPart.REPRESENTATIVE.value, word(TakingPart.REPRESENTATIVE)),
]


class Pause(ScrollPage):
    """Paus. ``on`` to go on; ``left`` with how the young person takes part then."""

    on = Signal()
    left = Signal(object)  # TakingPart

    def __init__(self) -> None:
        super().__init__(most_width=760, name="meeting-pause")
        self._shown = ""
        self._since = Muted("", size="lead", name="pause-since")
        self.go_on = primary("Fortsätt mötet", self.on.emit, icon="play", name="go-on")
        self.setFocusProxy(self.go_on)
        self.onward = RadioField("Hur fortsätter mötet?", ONWARD, name="onward")
        self.onward.set_value(TakingPart.NOT_PRESENT.value)
        went = secondary(
            "Den unge har gått", self._left, icon="log-out", name="young-person-left"
        )
        for part in (
            Title("Paus", name="pause-title"),
            self._since,
            holder(Flow(self.go_on, gap=M)),
            Section(
                "Om den unge har gått",
                "Ingen behöver förklara sig. Frågor som ni inte hinner med tas upp en "
                "annan gång, och den unge får veta samma dag vad som bestämdes.",
                self.onward,
                holder(Flow(went)),
                name="pause-left",
            ),
        ):
            self.add(part)

    def draw(self, state: ModeState) -> None:
        """Show since when the meeting stands still."""
        view = state.view
        still = view.case.meeting.open_break(BreakKind.PAUSE) if view else None
        self._since.say(f"Sedan {clock(still.began)}." if still else "")
        if still is not None and still.id != self._shown:
            # What was chosen in another pause says nothing of this one.
            self._shown = still.id
            self.onward.set_value(TakingPart.NOT_PRESENT.value)

    def _left(self) -> None:
        self.left.emit(TakingPart(self.onward.value or TakingPart.NOT_PRESENT.value))
