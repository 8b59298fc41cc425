"""Draw the help of a step: what to think of, the law, and where it was read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.content.content import Content, Law
from sipdesk.content.swedish import short_date
from sipdesk.domain.routine import Step
from sipdesk.ui.foot import LAW_STATUS, short_reference
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder
from sipdesk.ui.widgets.text import Body, Meta, Small
from sipdesk.ui.widgets.tokens import XL, XS, M, S

VERIFIED = "verified"


class HelpPanel(ScrollPage):
    """A step's help, or a tab's; ``closed`` when the person has read enough."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(XS, 20, XL, XL), name="help")
        self._drawn: Step | None = None
        self._said = ""
        self._inside: QWidget | None = None
        self.close_button = Button(
            "",
            "ghost",
            icon="x",
            label="Stäng hjälpen",
            name="help-close",
            clicked=self._close,
        )
        self._card = Section(
            "Hjälp", aside=self.close_button, level=2, gap=M, name="help-card"
        )
        self.add(self._card)

    def draw(self, step: Step, content: Content) -> None:
        """Show the help of a step."""
        if step == self._drawn:
            return
        self._drawn = step
        self._put(step.title, _contents(step, content))

    def say(self, title: str, paragraphs: tuple[str, ...]) -> None:
        """Show the help of something that is no step."""
        if title != self._said:
            self._said = title
            self._put(title, column(*(Body(text) for text in paragraphs), gap=M))

    def show_alone(self, *, alone: bool) -> None:
        """Stand in line with the head above, where there is nothing to the left."""
        margins = self.body.contentsMargins()
        margins.setLeft(XL if alone else XS)
        self.body.setContentsMargins(margins)

    def _put(self, title: str, contents: QVBoxLayout) -> None:
        self._card.heading.say(f"Hjälp: {title}")
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = holder(contents)
        self._card.add(self._inside)
        self.verticalScrollBar().setValue(0)

    def _close(self) -> None:
        self.closed.emit()


def _contents(step: Step, content: Content) -> QVBoxLayout:
    contents = column(*(Body(text) for text in step.help), gap=M)
    laws = [content.laws[law] for law in step.laws]
    if laws:
        heading = Body("Stöd i lag", weight="semibold")
        for part in (Divider(), heading, *map(_law, laws)):
            contents.addWidget(part)
    for part in (Divider(), _read(step)):
        contents.addWidget(part)
    return contents


def _law(law: Law) -> QWidget:
    name = Meta(short_reference(law), weight="semibold", tone="text")
    told = column(
        holder(Flow(name, *_status(law.status), gap=S)),
        Meta(law.about),
        Small(f"{law.source} Läst {short_date(law.read_on)}."),
        gap=XS,
    )
    return holder(told)


def _status(status: str) -> list[QWidget]:
    """Make a chip for what deviates; what is verified says so in plain words."""
    word = LAW_STATUS.get(status, "")
    if not word:
        return []
    return [Meta(word, wrap=False) if status == VERIFIED else Chip(word, "warn")]


def _read(step: Step) -> QWidget:
    """Say where the step's text comes from, and how far to trust it."""
    told = [f"Källa: {step.source}"] if step.source else []
    if step.read_on is not None:
        told.append(f"Läst {short_date(step.read_on)}.")
    words = Small(" ".join(told))
    return holder(column(words, holder(Flow(*_status(step.status))), gap=XS))
