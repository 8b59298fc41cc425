"""Draw what the one who answers meets: who one is, a question, one's own words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.concept import Concept
from sipdesk.content.surveys import Scale
from sipdesk.domain.free_text import Names
from sipdesk.domain.survey import DONT_KNOW, WONT_SAY, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_words import pointing
from sipdesk.ui.survey.model import SurveyState
from sipdesk.ui.survey.targets import BESIDE, Choice, Targets
from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.layout import column, row
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.widgets.tokens import L, M

GROUPS: Final[Mapping[SurveyGroup, tuple[str, str]]] = {
    SurveyGroup.YOUNG_PERSON: ("Du som är ung", "Det handlar om dig."),
    SurveyGroup.GUARDIAN: ("Vårdnadshavare", "Mamma, pappa eller någon annan."),
    SurveyGroup.PRINCIPAL: ("Kommun och region", "Socialtjänst eller vård."),
    SurveyGroup.OTHER_ACTOR: ("Någon annan", "Skola, släkt eller en vän."),
    SurveyGroup.SIS_SCHOOL: ("Skolan på SiS", ""),
    SurveyGroup.SIS_CARE: ("Personal på SiS", "Vård och behandling."),
    SurveyGroup.SIS_HEALTH: ("Sjukvården på SiS", ""),
}
"""What a group is called by those who choose it, and what that means."""
_GUESSED: Final = {
    SurveyOccasion.MEETING: "De som var med kan kanske gissa.",
    SurveyOccasion.DISCHARGE: "De som känner dig kan kanske gissa.",
}
_NO_NAMES: Final = "Skriv gärna utan namn, ditt eller andras."
_A_NUMBER: Final = "Det ser ut som ett nummer. Ta gärna bort det."
_IN_A_ROW: Final = 4
_MOST_WIDE: Final = 320


class WhoPage(QWidget):
    """Who answers now. ``chosen`` comes with a group."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("survey-who")
        self._groups: tuple[SurveyGroup, ...] = ()
        self.targets = Targets(most_wide=_MOST_WIDE, apart=0, name="survey-group")
        self.targets.setAccessibleName("Vem svarar nu? Välj en ruta.")
        self.targets.pressed.connect(lambda value: self.chosen.emit(SurveyGroup(value)))
        self.setLayout(column(self.targets, gap=0))

    def draw(self, state: SurveyState) -> None:
        """Show a state."""
        self._groups = state.groups
        choices = [
            Choice(group.value, words, f"{number}", more=more)
            for number, group in enumerate(state.groups, 1)
            for words, more in (GROUPS[group],)
        ]
        self.targets.show_choices(*_rows_of(choices))

    def begin(self) -> None:
        """Put the focus where no press too many chooses anybody."""
        self.targets.setFocus()

    def press(self, key: str) -> None:
        """Choose by what stands on a key."""
        number = int(key) if key.isascii() and key.isdecimal() else 0
        if 1 <= number <= len(self._groups):
            self.chosen.emit(self._groups[number - 1])


class AskPage(QWidget):
    """One question. ``entered`` when Enter is pressed on what is answered.

    ``turned`` when it is to be answered with more faces, or fewer.
    """

    answered = Signal(str)
    entered = Signal()
    turned = Signal()

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        super().__init__()
        self.setObjectName("survey-ask")
        self._concepts = concepts
        self._asked: object = None
        self.targets = Targets(name="survey-answer")
        self.targets.pressed.connect(self.answered)
        self.targets.entered.connect(self.entered)
        self.steps_button = ghost("", self.turned.emit, name="survey-steps")
        self.steps_button.enlarge()
        self.setLayout(column(self.targets, row(self.steps_button, None), gap=M))

    def draw(self, state: SurveyState) -> None:
        """Show a state."""
        words = state.question.words
        self.targets.setAccessibleName(f"{words} Välj ett svar.")
        self.targets.show_choices(*choices(state.scale, self._concepts))
        self.targets.choose(state.given)
        several = len(state.question.scales) > 1
        self.steps_button.setVisible(several)
        fewer = several and state.scale != state.question.scales[0]
        self.steps_button.say("Färre ansikten" if fewer else "Fler ansikten")

    def begin(self) -> None:
        """Put the focus where no press too many answers anything."""
        chosen = [one for one in self.targets.shown if one.isChecked()]
        (chosen[0] if chosen else self.targets).setFocus()


def choices(
    scale: Scale, concepts: Mapping[str, Concept]
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Give what can be pressed on a scale: its steps, and apart what is no step."""
    steps = tuple(
        Choice(
            step.value,
            step.words,
            f"{number}",
            concepts[step.face].symbol.text if step.face else "",
        )
        for number, step in enumerate(scale.steps, 1)
    )
    beside = (
        Choice(DONT_KNOW, scale.dont_know, "V"),
        Choice(WONT_SAY, scale.wont_say, "N"),
    )
    return steps, beside


class WordsPage(QWidget):
    """One's own words, for who has any. ``written`` comes with them."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("survey-words")
        self.field = TextArea("-", rows=5, most_rows=8, name="survey-own")
        # A menu would be one thing more to find one's way out of.
        self.field.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.field.edited.connect(lambda words: self.written.emit(str(words)))
        asked = Text(_NO_NAMES, size="lead")
        self.setLayout(column(asked, self.field, None, gap=M, margins=BESIDE))

    def draw(self, state: SurveyState) -> None:
        """Show a state."""
        self.field.label.say(state.asks_for_words)
        self.field.set_value(state.words)
        # Looked through for numbers alone, which show by their form. Had it been for
        # names, whoever sits here could try out who is known in this home.
        found = any(pointing(state.words, Names()))
        self.field.set_remark(_A_NUMBER if found else "")

    def forget(self) -> None:
        """Keep nothing of what was written, nor of what Ctrl+Z would bring back."""
        self.field.set_value("")
        self.field.edit.show_text("")

    def begin(self) -> None:
        """Put the cursor there."""
        self.field.focus()


class Lines(QWidget):
    """Some sentences, one a line."""

    def __init__(self, *sentences: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines = column(gap=M)
        self._said: tuple[str, ...] = ()
        self._shown: list[Text] = []
        self.setLayout(column(self._lines, None, gap=L, margins=BESIDE))
        self.say(*sentences)

    def say(self, *sentences: str) -> None:
        """Say these instead."""
        if sentences == self._said:
            return
        self._said = sentences
        for gone in self._shown:
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._shown = [Text(words, size="section") for words in sentences]
        for shown in self._shown:
            self._lines.addWidget(shown)


def promises(state: SurveyState) -> Iterator[str]:
    """Say what is kept and what is not, before anything is asked."""
    count = len(state.questions)
    yield "Ditt namn skrivs inte."
    yield _GUESSED[state.survey.occasion]
    yield "Du väljer själv om du vill svara."
    yield f"Det är {count} frågor." if count > 1 else "Det är en fråga."


def _rows_of(choices: Sequence[Choice]) -> Iterator[Sequence[Choice]]:
    for first in range(0, len(choices), _IN_A_ROW):
        yield choices[first : first + _IN_A_ROW]
