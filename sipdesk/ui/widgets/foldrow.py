"""A row with an arrow, and behind the arrow what is seldom needed."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.tokens import S


class FoldRow(QWidget):
    """Who makes one puts its first line, with ``turn`` at the end, into ``box``."""

    def __init__(self, behind: str, *, name: str) -> None:
        """``behind`` is what the arrow opens, as it is read aloud."""
        super().__init__()
        self.setObjectName(name)
        self.opened = False
        self._behind = behind
        self._details: QWidget | None = None
        self.turn = Button(
            "",
            "ghost",
            icon="chevron-down",
            label=f"Öppna {behind}",
            name=f"{name}-turn",
            clicked=self._turn,
        )
        self.box: QBoxLayout = column(gap=S)
        self.setLayout(self.box)

    def make_details(self) -> QWidget:
        """Make what is behind the arrow, when it is first asked for."""
        raise NotImplementedError

    def turned(self) -> None:
        """Follow when somebody has pressed the arrow."""

    def open(self) -> None:
        """Show what is behind the arrow."""
        if self._details is None:
            self._details = self.make_details()
            self.box.addWidget(self._details)
        self._show_details(opened=True)

    def _turn(self) -> None:
        if self.opened:
            self._show_details(opened=False)
        else:
            self.open()
        self.turned()

    def _show_details(self, *, opened: bool) -> None:
        self.opened = opened
        if self._details is not None:
            self._details.setVisible(opened)
        self.turn.set_icon("chevron-up" if opened else "chevron-down")
        verb = "Stäng" if opened else "Öppna"
        self.turn.setAccessibleName(f"{verb} {self._behind}")
        self.turn.setToolTip(self.turn.accessibleName())
