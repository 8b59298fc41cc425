"""Draw the card where forms on paper are typed in, one key an answer."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.surveys import Question, Scale
from sipdesk.content.swedish import counted
from sipdesk.content.words import word
from sipdesk.domain.free_text import Names
from sipdesk.domain.survey import BLANK, SurveyOccasion
from sipdesk.ui.page import Around
from sipdesk.ui.remarks import said_of_answer
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.survey_form import SurveyWanted, words_of
from sipdesk.ui.survey_papers.key_in_model import KeyInModel, KeyInState
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cards import Panel, Section
from sipdesk.ui.widgets.fields import ChoiceField, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, bring_in_sight, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Meta, Text
from sipdesk.ui.widgets.tokens import XS, L, M, S

FEWER: Final = "fewer"
MORE: Final = "more"
_PAIR: Final = 480
_NO_ANSWER: Final = "Inget svar"
_BEGUN: Final = "Antalet ansikten går att byta mellan två papper."
_BACK: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Up)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyInCard(Section):
    """Forms of one group at a time, of one occasion."""

    def __init__(self, around: Around, occasion: SurveyOccasion) -> None:
        survey = around.content.read_surveys().on(occasion)
        groups = [(one.value, word(one)) for one in survey.groups]
        self.group = ChoiceField("Vilken grupp?", groups, name="key-in-group")
        steps = ((FEWER, "Tre"), (MORE, "Fem"))
        self.steps = ChoiceField(
            "Ansikten på pappret", steps, unchosen="Tre", name="key-in-steps"
        )
        self.pad = KeyPad()
        self.words = TextField(
            "Det de skrev själva", "Skriv av utan namn.", name="key-in-own"
        )
        self.fixed = Meta(_BEGUN, name="key-in-fixed")
        self.legend = Meta("", name="key-in-legend")
        self.notice = Notice(name="key-in-notice")
        self.done = Body("", name="key-in-done")
        self.save = primary("Spara och börja nästa", icon="check", name="key-in-save")
        self.undo = secondary("Ångra senaste", icon="undo-2", name="key-in-undo")
        buttons = holder(Flow(self.save, self.undo, gap=M))
        parts = (self.legend, self.pad, self.words, self.notice, self.done, buttons)
        self._typing = holder(column(*parts, gap=M))
        super().__init__(
            "Skriv in pappersenkäter",
            "Välj grupp en gång. Sedan en tangent per svar, och Enter när pappret är "
            "slut.",
            Columns(self.group, self.steps, breakpoint=_PAIR, gap=L),
            self.fixed,
            self._typing,
            name="key-in",
        )
        self._names = Names()
        self.model = KeyInModel(survey, around, while_alive(self, self.draw))
        self._saved: tuple[object, int] = (None, 0)
        self._connect()

    def show_wanted(self, wanted: SurveyWanted, names: Names) -> None:
        """Say of what the forms are, and which names no answer should hold."""
        self._names = names
        self.model.show(wanted)

    def draw(self, state: KeyInState) -> None:
        """Show a state, whatever was shown before."""
        self.group.set_value(state.group.value if state.group else "")
        # An answer on one scale is never turned into one on another.
        self.steps.setEnabled(not state.begun)
        self.fixed.setVisible(state.has_several and state.begun)
        self.steps.setVisible(state.has_several)
        self.steps.set_value(MORE if state.more_steps else FEWER)
        self.words.set_remark(said_of_answer(state.words, self._names))
        self._typing.setVisible(state.group is not None)
        if state.group is None:
            return
        self.legend.say(legend(state))
        self.pad.draw(state)
        self.words.set_value(state.words)
        self.words.setVisible(bool(state.survey.remark.get(state.group)))
        say(self.notice, state.notice)
        many = len(state.saved)
        saved = (state.group, many)
        if saved != self._saved and self._saved[0] is state.group:
            self.pad.setFocus()
            announce(self, _typed_in(many))
        self._saved = saved
        ends = state.at == len(state.questions) and not state.busy
        if ends and self.pad.hasFocus() and self.words.isVisible():
            self.words.focus()
        self.done.say(_typed_in(many))
        self.undo.setEnabled(bool(many))

    def _connect(self) -> None:
        model = self.model
        self.group.edited.connect(self._choose)
        self.steps.edited.connect(self._turn_steps)
        self.pad.keyed.connect(model.press)
        self.pad.gone.connect(model.go)
        self.pad.entered.connect(model.save)
        self.words.edited.connect(lambda words: model.write(str(words)))
        self.words.edit.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.undo.clicked.connect(model.take_back)

    def _choose(self, group: object) -> None:
        self.model.choose(str(group))
        if self.model.state.group is not None and not self.model.state.has_several:
            self.pad.setFocus()

    def _turn_steps(self, steps: object) -> None:
        self.model.turn_steps(more=steps == MORE)
        self.pad.setFocus()

    def _save(self) -> None:
        """Save, and take the keys that come meanwhile for the next."""
        self.pad.setFocus()
        self.model.save()


class KeyPad(QWidget):
    """The questions of one form, with what is typed. It has the focus, and the keys.

    ``keyed`` comes with what stands on a key, ``gone`` with the question to go to.
    """

    keyed = Signal(str)
    gone = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("key-in-pad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._at = 0
        self._asked: tuple[Question, ...] = ()
        self._rows: list[KeyRow] = []
        self._said = ""
        self._box = column(gap=2)
        self.setLayout(self._box)

    def draw(self, state: KeyInState) -> None:
        """Show a state."""
        if state.questions != self._asked:
            self._make(state.questions)
        self._at = state.at
        for number, (shown, question) in enumerate(
            zip(self._rows, state.questions, strict=True)
        ):
            shown.draw(
                answer_words(state.given(question), state.scale(question)),
                current=number == state.at,
                focused=self.hasFocus(),
            )
        said = self._told(state)
        if said != self._said:
            self._said = said
            self.setAccessibleName(said)
            if self.hasFocus():
                announce(self, said)
                bring_in_sight(self._rows[min(state.at, len(self._rows) - 1)])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key in _BACK:
            self.gone.emit(self._at - 1)
        elif key is Qt.Key.Key_Down:
            self.gone.emit(self._at + 1)
        elif event.text() and not event.modifiers() & _WITH:
            self.keyed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _mark(self) -> None:
        for number, shown in enumerate(self._rows):
            shown.mark(current=number == self._at, focused=self.hasFocus())

    def _make(self, questions: tuple[Question, ...]) -> None:
        for gone in self._rows:
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._asked = questions
        self._rows = [KeyRow(n, q.words) for n, q in enumerate(questions, 1)]
        for number, shown in enumerate(self._rows):
            shown.pressed.connect(lambda to=number: self._take(to))
            self._box.addWidget(shown)

    def _take(self, at: int) -> None:
        self.setFocus()
        self.gone.emit(at)

    @staticmethod
    def _told(state: KeyInState) -> str:
        many = len(state.questions)
        if state.at >= many:
            return "Alla frågor är inskrivna. Enter sparar."
        question = state.questions[state.at]
        given = answer_words(state.given(question), state.scale(question))
        said = f" Svar: {given}." if given else ""
        return f"Fråga {state.at + 1} av {many}: {question.words}{said}"


_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class KeyRow(Panel):
    """One question and what is typed for it. ``pressed`` with the mouse."""

    pressed = Signal()

    def __init__(self, number: int, words: str) -> None:
        self._number = Text(f"{number}", tone="muted", weight="medium")
        self._number.setMinimumWidth(L)
        self._words = Text(words)
        self._answer = Text("", weight="medium", name=f"key-in-answer-{number}")
        line = row(self._number, self._words, self._answer, gap=M)
        line.setStretch(1, 3)
        line.setStretch(2, 2)
        super().__init__("inside", line, margins=(S, XS, S, XS))

    def draw(self, answer: str, *, current: bool, focused: bool) -> None:
        """Show what is typed, and whether the next key is for this."""
        self._answer.say(answer or "–")
        self._answer.set_tone("text" if answer else "muted")
        self.mark(current=current, focused=focused)

    def mark(self, *, current: bool, focused: bool) -> None:
        """Show whether the next key is for this."""
        surface = ("active" if focused else "soft") if current else "inside"
        if surface != self.property("surface"):
            self.setProperty("surface", surface)
            theme.restyle(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()


def legend(state: KeyInState) -> str:
    """Say what each key answers, of the question whose turn it is."""
    asked = state.questions[min(state.at, len(state.questions) - 1)]
    scale = state.scale(asked)
    steps = [f"{n} {step.words}" for n, step in enumerate(scale.steps, 1)]
    beside = [f"V {scale.dont_know}", f"N {scale.wont_say}", f"Mellanslag {_NO_ANSWER}"]
    back = "Backsteg går tillbaka"
    return " · ".join([*steps, *beside, back])


def answer_words(answer: str, scale: Scale) -> str:
    """Give an answer in words; empty while nothing is typed."""
    return _NO_ANSWER if answer == BLANK else words_of(answer, scale)


def _typed_in(many: int) -> str:
    if not many:
        return "Ingen enkät är inskriven än."
    return f"{counted(many, 'enkät', 'enkäter')} inskrivna."
