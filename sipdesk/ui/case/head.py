"""Draw what stands above a case: who, what protects, what comes next."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.content.words import word
from sipdesk.ui.case.model import Head, Tab
from sipdesk.ui.foot import short_reference
from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.cards import Panel, fact
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.dates import short
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import XS, M, S

TABS: Final = (
    (Tab.ROUTINE.value, "Arbetsrutin"),
    (Tab.PICTURES.value, "Bildstöd"),
    (Tab.PAPERS.value, "Papper"),
    (Tab.HISTORY.value, "Historik"),
)
_BETWEEN_FACTS: Final = 36


class CaseHead(Panel):
    """Name, number, protection, next day and consent, with the tabs below."""

    asked_help = Signal()
    asked_concern = Signal()

    def __init__(self) -> None:
        super().__init__("bar", gap=S, margins=(24, 14, 24, 0), name="case-head")
        self._drawn: object = None
        self._title = Title("", name="case-name")
        self._who = Muted("", wrap=False, name="case-who")
        self._chips = _Row("case-chips", S)
        self._facts = _Row("case-facts", _BETWEEN_FACTS)
        self.help_button = ghost("Hjälp", icon="circle-question-mark", name="case-help")
        self.help_button.setToolTip("Hjälp om det som visas (F1)")
        self.help_button.clicked.connect(self.asked_help)
        # Always there: whoever is worried must not have to look for it.
        self.concern_button = ghost("Oro för barn", name="case-concern")
        self.concern_button.setToolTip("Anmäl oro för ett barn till socialnämnden")
        self.concern_button.clicked.connect(self.asked_concern)
        buttons = holder(row(self.concern_button, self.help_button, gap=XS))
        self.tabs = Tabs("Ärendets delar", TABS, name="case-tabs")
        first = Flow(self._title, self._who, self._chips, buttons, gap=M, ends=True)
        self.add(holder(first), self._facts, self.tabs)

    def draw(self, head: Head, today: date) -> None:
        """Show it."""
        if (head, today) == self._drawn:
            return
        self._drawn = (head, today)
        self._title.say(head.name or "Namn saknas")
        self._who.say("  ·  ".join(_who(head)))
        self._chips.show_parts([Chip(text, "warn") for text in _flags(head)])
        self._facts.show_parts([fact(*told) for told in _facts(head, today)])


class _Row(QWidget):
    """Parts side by side, made anew; none hides the row."""

    def __init__(self, name: str, gap: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self._gap = gap
        self._inside: QWidget | None = None
        self._box: QVBoxLayout = column(gap=0)
        self.setLayout(self._box)

    def show_parts(self, parts: list[QWidget]) -> None:
        """Put parts in place of those before."""
        if self._inside is not None:
            self._box.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = holder(Flow(*parts, gap=self._gap))
        self._box.addWidget(self._inside)
        self.setVisible(bool(parts))


def _who(head: Head) -> list[str]:
    age = [] if head.age is None else [f"{head.age} år"]
    return [*age, head.number]


def _flags(head: Head) -> list[str]:
    own = ["Skyddad", *map(word, head.flags)] if head.flags else []
    return [*own, "Närstående skyddad"] if head.others_protected else own


def _facts(head: Head, today: date) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    if head.next is not None and head.next.due is not None:
        told.append((head.next_text, short(head.next.due, today)))
    if head.consents_to is not None:
        told.append(("Samtycke gäller till", short(head.consents_to, today)))
    if head.basis is not None:
        told.append(("Rättslig grund", short_reference(head.basis)))
    return told
