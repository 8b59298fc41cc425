"""Surfaces: cards with a line around them and no shadow."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sipdesk.ui.widgets.layout import Margins, Part, column, fill, row
from sipdesk.ui.widgets.text import Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import XS, L, S

Surface = Literal[
    "card", "soft", "active", "inside", "rail", "pane", "bar", "foot", "canvas"
]


class Panel(QFrame):
    """A surface that holds parts below one another."""

    def __init__(
        self,
        surface: Surface,
        *parts: Part,
        gap: int = S,
        margins: Margins = (L, 14, L, L),
        name: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("surface", surface)
        self.setObjectName(name)
        self.body: QVBoxLayout = column(*parts, gap=gap, margins=margins)
        self.setLayout(self.body)

    def add(self, *parts: Part) -> None:
        """Put parts at the end."""
        fill(self.body, parts)


class Card(Panel):
    """A white card with a thin line."""

    def __init__(self, *parts: Part, gap: int = S, name: str = "") -> None:
        super().__init__("card", *parts, gap=gap, name=name)


class SoftCard(Panel):
    """A tinted card: what to do next."""

    def __init__(self, *parts: Part, gap: int = S, name: str = "") -> None:
        super().__init__("soft", *parts, gap=gap, name=name)


class ActiveCard(Panel):
    """The one card being worked in."""

    def __init__(self, *parts: Part, gap: int = S, name: str = "") -> None:
        super().__init__("active", *parts, gap=gap, name=name)


class Divider(QFrame):
    """A thin line."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "line")


class Section(Panel):
    """A card with a heading, a line of explanation and what belongs under it.

    ``aside`` stands to the right of the heading: a count, a mark, a button.
    """

    def __init__(  # noqa: PLR0913  (each has its everyday value)
        self,
        title: str,
        subtitle: str = "",
        *parts: Part,
        aside: QWidget | None = None,
        level: int = 3,
        gap: int = L,
        name: str = "",
    ) -> None:
        super().__init__("card", gap=gap, margins=(20, L, 20, 20), name=name)
        self.heading = Heading(title, level=level)
        self.subtitle = Muted(subtitle)
        if not subtitle:
            self.subtitle.hide()
        line = row(self.heading, gap=S)
        line.setStretch(0, 1)
        if aside is not None:
            line.addWidget(aside)
        self.body.addLayout(column(line, self.subtitle, gap=XS))
        fill(self.body, parts)


def fact(label: str, value: str, *, name: str = "") -> QWidget:
    """Show a small label above its value: "Nästa möte", "tor 17 dec 13.00"."""
    whole = QWidget()
    whole.setObjectName(name)
    whole.setLayout(
        column(Meta(label), Meta(value, weight="semibold", tone="text"), gap=1)
    )
    return whole
