"""The box of an answer: ticked by pen on paper, chosen in a file; its key below it."""

from dataclasses import dataclass
from typing import Final

from sipdesk.content.document import TickState
from sipdesk.content.drawing import Align, Ink
from sipdesk.content.survey_keys import key_of
from sipdesk.content.surveys import Question, Scale
from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.fields import ChoiceField
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.pieces import Text, TickBox, text
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import TextStyle
from sipdesk.domain.survey import DONT_KNOW, WONT_SAY
from sipdesk.domain.survey_form import SurveyForm

HAND: Final = hand_of(SWEDISH_IN_SWEDEN)
KEY: Final = TextStyle(Face.REGULAR, 8, 9, Ink.MUTED, align=Align.CENTRE)
_WEIGHT: Final = 1.2
_CORNER: Final = 2.0
_TICK: Final = TickBox.strokes(TickState.TICKED)[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: its value, its words, and its key."""

    question: Question
    scale: Scale
    answer: str
    words: str

    @property
    def key(self) -> str:
        """What it is keyed in with."""
        return key_of(self.answer, self.scale)


def steps_of(question: Question, scale: Scale) -> tuple[Choice, ...]:
    """Give the answers that are steps of a scale."""
    return tuple(Choice(question, scale, s.value, s.words) for s in scale.steps)


def apart_of(question: Question, scale: Scale) -> tuple[Choice, ...]:
    """Give the answers that stand apart from the scale."""
    return (
        Choice(question, scale, DONT_KNOW, scale.dont_know),
        Choice(question, scale, WONT_SAY, scale.wont_say),
    )


@dataclass(frozen=True, slots=True)
class AnswerBox:
    """A box with its key below. ``field`` is None on paper."""

    side: float
    key: Text
    element: Element
    field: ChoiceField | None

    @property
    def height(self) -> float:
        """The box and its key."""
        return self.side + self.key.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        corner = x, top - self.side
        edges = (*corner, x + self.side, top)
        if self.field is None:
            self.element.box = edges
            with canvas.element(self.element):
                self._frame(canvas, corner)
        else:
            with canvas.artifact():
                self._frame(canvas, corner)
            canvas.field(self.field, edges)
        self.key.draw(canvas, x, top - self.side)

    def _frame(self, canvas: TaggedCanvas, corner: tuple[float, float]) -> None:
        canvas.rectangle(
            corner,
            self.side,
            self.side,
            radius=_CORNER,
            stroke=Ink.TEXT,
            weight=_WEIGHT,
        )


def box_of(form: SurveyForm, choice: Choice, owner: Element, side: float) -> AnswerBox:
    """Make the box of an answer, read in an element of its own in ``owner``."""
    words, asked = HAND.one_line(choice.words), HAND.one_line(choice.question.words)
    key = text(choice.key, KEY, None, side)
    if not form.id:
        alt = f"{HAND.language.ticks[TickState.EMPTY]}: {words}"
        return AnswerBox(side, key, owner.add("Figure", alt=alt), None)
    element = owner.add("Form")
    field = ChoiceField(
        name=form.answer_field(choice.question.id, choice.scale.id),
        label=f"{asked} {words}",
        element=element,
        tick=_TICK,
        choice=choice.answer,
        about=asked,
    )
    return AnswerBox(side, key, element, field)
