"""What is seldom looked at: a quiet heading, with the rest behind it."""

from PySide6.QtWidgets import QWidget

from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.layout import Part, column, holder, row
from sipdesk.ui.widgets.tokens import MINIMUM_TARGET, S


class Fold(QWidget):
    """A heading that shows and hides what stands under it; folded from the start."""

    def __init__(self, title: str, *parts: Part, gap: int = S, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = title
        self.head = Button(
            title, "row", icon="chevron-right", name=f"{name}-head", clicked=self.turn
        )
        self.head.setMinimumHeight(theme.px(MINIMUM_TARGET))
        self._inside = holder(column(*parts, gap=gap))
        self.setLayout(column(row(self.head, None), self._inside, gap=S))
        self.open(on=False)

    @property
    def is_open(self) -> bool:
        """Whether what stands under the heading is shown."""
        return not self._inside.isHidden()

    def turn(self) -> None:
        """Open what is folded, or fold what is open."""
        self.open(on=not self.is_open)

    def say(self, title: str) -> None:
        """Show another heading."""
        self._title = title
        self.head.say(title)
        self.open(on=self.is_open)

    def open(self, *, on: bool) -> None:
        """Show what stands under the heading, or the heading alone."""
        self._inside.setVisible(on)
        self.head.set_icon("chevron-down" if on else "chevron-right")
        word = "Utfälld" if on else "Hopfälld"
        self.head.setAccessibleName(f"{self._title}. {word}.")
