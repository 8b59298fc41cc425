"""Questions as adults get them: a row each, the steps in columns, two more apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.drawing import Align, Ink
from sipdesk.content.surveys import Question, Scale
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.pieces import Text, text
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM, TextStyle
from sipdesk.documents.pdf.survey.boxes import (
    HAND,
    AnswerBox,
    apart_of,
    box_of,
    steps_of,
)
from sipdesk.documents.survey import Asked, SurveyPaper

BOX: Final = 6.5 * MM

_COLUMN: Final = 16.5 * MM
_APART_GAP: Final = 4.0 * MM
_GUTTER: Final = 3.0 * MM
_PAD: Final = 2.4 * MM
_HEAD_PAD: Final = 1.6 * MM
_RULE: Final = 0.6

_HEAD: Final = TextStyle(Face.BOLD, 8.5, 10.5, Ink.ACCENT, align=Align.CENTRE)
_QUESTION: Final = TextStyle(Face.REGULAR, 11, 14.5)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The words of the answers, above their columns."""

    width: float
    places: tuple[float, ...]
    words: tuple[Text, ...]
    before: float = 8
    after: float = 0

    @property
    def height(self) -> float:
        """The longest words, and the space round them."""
        return max(one.height for one in self.words) + 2 * _HEAD_PAD

    def for_the_eye(self) -> "HeadRow":
        """Give the same as an artifact, to be repeated on the next page."""
        words = tuple(replace(one, element=None) for one in self.words)
        return replace(self, words=words, before=0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner; the words stand on its bottom."""
        low = top - self.height
        with canvas.artifact():
            canvas.rectangle((x, low), self.width, self.height, fill=Ink.TINT)
            canvas.line((x, low), (x + self.width, low), Ink.ACCENT, 1)
        for place, one in zip(self.places, self.words, strict=True):
            one.draw(canvas, x + place, low + _HEAD_PAD + one.height)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question, and a box in each column. ``head`` is what stands above them."""

    head: HeadRow
    question: Text
    boxes: tuple[AnswerBox, ...]
    before: float = 0
    after: float = 0

    @property
    def height(self) -> float:
        """The question or the boxes, and the space round them."""
        boxes = max(box.height for box in self.boxes)
        return max(self.question.height, boxes) + 2 * _PAD

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        inner = self.height - 2 * _PAD
        drop = _PAD + (inner - self.question.height) / 2
        self.question.draw(canvas, x + _GUTTER, top - drop)
        for place, box in zip(self.head.places, self.boxes, strict=True):
            left = x + place + (_COLUMN - box.side) / 2
            box.draw(canvas, left, top - _PAD - (inner - box.height) / 2)
        with canvas.artifact():
            low = top - self.height
            canvas.line((x, low), (x + self.head.width, low), Ink.LINE, _RULE)


def table_rows(
    paper: SurveyPaper, asked: Asked, root: Element, width: float
) -> Iterator[HeadRow | AnswerRow]:
    """Give the rows of questions on one scale, the head first."""
    element = root.add("Table")
    head = _head(asked.scale, element.add("THead").add("TR"), width)
    yield head
    body = element.add("TBody")
    for question in asked.questions:
        yield _row(paper, question, head, asked.scale, body.add("TR"))


def _head(scale: Scale, row: Element, width: float) -> HeadRow:
    row.add("TD")  # above the questions there is nothing to say
    steps = [step.words for step in scale.steps]
    said = (*steps, scale.dont_know, scale.wont_say)
    first = width - len(said) * _COLUMN - _APART_GAP
    gaps = (0.0,) * len(steps) + (_APART_GAP,) * (len(said) - len(steps))
    places = tuple(first + at * _COLUMN + gap for at, gap in enumerate(gaps))
    words = tuple(
        text(
            HAND.printable(one),
            _HEAD,
            row.add("TH", scope="Column").add("P"),
            _COLUMN,
        )
        for one in said
    )
    return HeadRow(width, places, words)


def _row(
    paper: SurveyPaper, question: Question, head: HeadRow, scale: Scale, row: Element
) -> AnswerRow:
    room = head.places[0] - 2 * _GUTTER
    owner = row.add("TH", scope="Row").add("P")
    asked = text(HAND.printable(question.words), _QUESTION, owner, room)
    choices = (*steps_of(question, scale), *apart_of(question, scale))
    boxes = tuple(box_of(paper.form, one, row.add("TD"), BOX) for one in choices)
    return AnswerRow(head, asked, boxes)
