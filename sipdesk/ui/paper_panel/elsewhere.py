"""Draw how a paper goes into somebody else's system: on a template, or copied."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.document_text import Section
from sipdesk.domain.paper import COPIED
from sipdesk.domain.policy import ALLOW_PAPER_COPY, ALLOW_PAPER_FILES, Policies
from sipdesk.ui.paper_panel.model import PaperState
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import Button, ghost, secondary
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.text import Body, Heading, Meta
from sipdesk.ui.widgets.tokens import S

_HINT: Final = (
    "För dig som skriver in det i Lifecare, Cosmic eller ett annat system. Att kopiera "
    "räknas som att lämna ut pappret, och det står sedan under Papper."
)


class TemplateCard(Card):
    """The templates that a plan can be saved on. ``wanted`` when it is to be."""

    wanted = Signal()
    chosen = Signal(str)

    def __init__(self, policies: Policies) -> None:
        super().__init__(gap=S, name="paper-template")
        self.choice = ChoiceField("Mall", (), name="paper-template-choice")
        self.choice.edited.connect(lambda value: self.chosen.emit(str(value)))
        self._only = Body("", name="paper-template-name")
        self.button = secondary(
            "Spara på mallen",
            self.wanted.emit,
            icon="download",
            name="paper-template-save",
        )
        self.add(
            Heading("Regionens mall"),
            self.choice,
            self._only,
            holder(Flow(self.button)),
            ShutLine(policies, ALLOW_PAPER_FILES, self.button),
        )

    def draw(self, state: PaperState) -> None:
        """Show the templates there are; nothing where there is none."""
        templates = state.preview.templates if state.preview is not None else ()
        self.setVisible(bool(templates))
        several = len(templates) > 1
        self.choice.setVisible(several)
        self._only.setVisible(not several)
        self.button.setEnabled(state.may_go_out)
        chosen = state.chosen_template
        if chosen is None:
            return
        self.choice.set_choices([(t.id, t.name) for t in templates])
        self.choice.set_value(chosen.id)
        self._only.say(chosen.name)


class SectionsCard(Card):
    """The sections of a paper, each with a button. ``wanted(text)`` when pressed.

    They are folded away until asked for: most papers go out as papers.
    """

    wanted = Signal(str)

    def __init__(self, policies: Policies) -> None:
        super().__init__(gap=S, name="paper-sections")
        self.buttons: list[Button] = []
        self._pressed = -1
        self._shown: tuple[Section, ...] = ()
        self._rows = column(gap=2)
        self._holder = holder(self._rows, name="paper-section-rows")
        self._hint = Meta(_HINT)
        self.turn_button = ghost(
            "Visa avsnitten",
            self._turn,
            icon="chevron-down",
            name="paper-sections-turn",
        )
        self.add(
            Heading("Kopiera avsnitt"),
            holder(Flow(self.turn_button)),
            ShutLine(policies, ALLOW_PAPER_COPY, self.turn_button),
            self._hint,
            self._holder,
        )
        self._open(on=False)

    def draw(self, state: PaperState) -> None:
        """Show the sections; nothing for papers that nobody types elsewhere."""
        sections = state.preview.sections if state.preview is not None else ()
        self.setVisible(bool(sections))
        if sections != self._shown:
            self._make(sections)
        for number, button in enumerate(self.buttons):
            button.setEnabled(state.may_go_out or state.busy)
            copied = state.done == COPIED and number == self._pressed
            button.say("Kopierat" if copied else "Kopiera")
            button.set_icon("check" if copied else "copy")

    def _turn(self) -> None:
        self._open(on=self._holder.isHidden())

    def _open(self, *, on: bool) -> None:
        self._hint.setVisible(on)
        self._holder.setVisible(on)
        self.turn_button.say("Dölj avsnitten" if on else "Visa avsnitten")
        self.turn_button.set_icon("chevron-up" if on else "chevron-down")

    def _make(self, sections: tuple[Section, ...]) -> None:
        self._shown = sections
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons = []
        for number, section in enumerate(sections):
            button = ghost(
                "Kopiera",
                self._asking(number, section.text),
                icon="copy",
                label=f"Kopiera {section.heading}",
                name=f"paper-copy-{number}",
            )
            self.buttons.append(button)
            line = row(Body(section.heading), button, gap=S)
            line.setStretch(0, 1)
            self._rows.addWidget(holder(line))

    def _asking(self, number: int, text: str) -> Callable[[], None]:
        def ask() -> None:
            self._pressed = number
            self.wanted.emit(text)

        return ask
