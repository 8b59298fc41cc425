"""Something that few need to see: folded until its button is pressed."""

from PySide6.QtWidgets import QWidget

from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.tokens import S


class Fold(QWidget):
    """A button that shows what is below it, and hides it again.

    ``opens`` and ``closes`` are what the button says.
    """

    def __init__(self, opens: str, closes: str, inside: QWidget, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._opens, self._closes = opens, closes
        # What is inside may show and hide itself.
        self._inside = holder(column(inside))
        self._button = ghost(opens, self._turn, icon="chevron-down", name=f"{name}-go")
        self._inside.hide()
        self.setLayout(column(row(self._button, None), self._inside, gap=S))

    def _turn(self) -> None:
        open_ = self._inside.isHidden()
        self._inside.setVisible(open_)
        self._button.say(self._closes if open_ else self._opens)
        self._button.set_icon("chevron-up" if open_ else "chevron-down")
