"""Draw what stands on the screen while it goes from the young person to the adult."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import XL, XXL, L, M


class HandBack(QWidget):
    """Nothing of the case. ``stayed`` goes on with the talk, ``taken`` ends it here."""

    stayed = Signal()
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talk-hand-over")
        self.title = Title("Lämna till den vuxna", name="talk-hand-title")
        self.told = Muted("Tack. Nu är din del klar.", size="lead")
        self.stay = secondary(
            "Fortsätt svara", self.stayed.emit, icon="arrow-left", name="talk-stay"
        )
        self.take = primary(
            "Till den vuxna: lås", self.taken.emit, icon="lock", name="talk-take"
        )
        adult = Muted(
            "Den vuxna öppnar igen med sin lösenfras, på ärendets sida Bildstöd."
        )
        buttons = holder(row(self.stay, self.take, gap=M))
        middle = column(self.title, self.told, buttons, adult, gap=L)
        middle.setContentsMargins(XXL, XL, XXL, XL)
        for part in (self.title, self.told, buttons, adult):
            middle.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
        whole = column(None, holder(middle), None, gap=0)
        self.setLayout(whole)

    def begin(self, *, over: bool) -> None:
        """Show it. ``over``: there is no talk to go back to."""
        self.told.say("Tack. Nu är din del klar." if over else "Dina svar är sparade.")
        self.stay.setVisible(not over)
        (self.take if over else self.stay).setFocus()
