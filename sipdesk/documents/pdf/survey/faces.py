"""A question as a young person gets it: faces with words, and boxes to tick.

The measures are those of bildstod.md 7.4: a face of 18 mm, a box of 8 mm beside it,
what is no step apart after a gap, the same way in each row.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sipdesk.content.document import Picture
from sipdesk.content.drawing import Align, Ink
from sipdesk.content.surveys import Question
from sipdesk.documents.pdf.canvas import Painted, TaggedCanvas
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.pieces import Text, text
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM, TextStyle
from sipdesk.documents.pdf.survey.boxes import (
    HAND,
    AnswerBox,
    Choice,
    apart_of,
    box_of,
    steps_of,
)
from sipdesk.documents.survey import FEW_STEPS, Asked, SurveyPaper

FACE: Final = 18.4 * MM
TICK: Final = 8.2 * MM

_TICK_GAP: Final = 1.2 * MM
_STEP: Final = 30.0 * MM
_APART_GAP: Final = 8.0 * MM
_APART_PITCH: Final = 11.8 * MM
_APART_WORDS_GAP: Final = 2.0 * MM
_PICTURE: Final = 15.0 * MM
_PICTURE_GAP: Final = 3.0 * MM
_PAD: Final = 1.4 * MM
_WORDS_GAP: Final = 0.6 * MM
_LEAN: Final = 1.4 * MM  # words may be so much wider than their face, to either side
_ABOVE_GAP: Final = 0.8 * MM
_RULE: Final = 0.6

_ABOVE: Final = TextStyle(Face.BOLD, 13, 16.5)
_BESIDE: Final = TextStyle(Face.BOLD, 12.5, 15.5)
_WORDS: Final = TextStyle(Face.REGULAR, 11, 14, align=Align.CENTRE)
_APART: Final = TextStyle(Face.REGULAR, 10.5, 12.5)


@dataclass(frozen=True, slots=True)
class Shown:
    """A face or a picture, painted on a square so that its ink fills it."""

    painted: Painted
    side: float

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner; the words beside say what it says."""
        left, low, right, high = self.painted.ink
        scale = self.side / max(right - left, high - low)
        middle = x + self.side / 2, top - self.side / 2
        corner = (
            middle[0] - (left + right) / 2 * scale,
            middle[1] - (low + high) / 2 * scale,
        )
        with canvas.artifact():
            canvas.symbol(self.painted, corner, self.painted.side * scale)


@dataclass(frozen=True, slots=True)
class _Step:
    face: Shown | None
    words: Text
    box: AnswerBox


@dataclass(frozen=True, slots=True)
class _Apart:
    words: Text
    box: AnswerBox


@dataclass(frozen=True, slots=True)
class FaceRow:
    """A question with its answers; with few steps it stands beside them."""

    width: float
    question: Text
    picture: Shown | None
    steps: tuple[_Step, ...]
    apart: tuple[_Apart, ...]
    before: float = 0
    after: float = 0

    @property
    def _is_beside(self) -> bool:
        return len(self.steps) <= FEW_STEPS

    @property
    def _answers(self) -> float:
        words = max(step.words.height for step in self.steps)
        stack = _APART_PITCH + max(one.box.height for one in self.apart)
        return max(FACE + _WORDS_GAP + words, stack)

    @property
    def height(self) -> float:
        """The question and its answers, and the space round them."""
        asked = self.question.height
        above = asked + _ABOVE_GAP + self._answers
        both = max(asked, self._answers) if self._is_beside else above
        return both + 2 * _PAD

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        y = top - _PAD
        if self._is_beside:
            self._draw_beside(canvas, x, y)
            y -= (self.height - 2 * _PAD - self._answers) / 2
        else:
            self.question.draw(canvas, x, y)
            y -= self.question.height + _ABOVE_GAP
        self._draw_steps(canvas, x, y)
        self._draw_apart(canvas, x, y)
        with canvas.artifact():
            low = top - self.height
            canvas.line((x, low), (x + self.width, low), Ink.LINE, _RULE)

    def _draw_beside(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        inner = self.height - 2 * _PAD
        if self.picture:
            self.picture.draw(canvas, x, y - (inner - self.picture.side) / 2)
            x += self.picture.side + _PICTURE_GAP
        self.question.draw(canvas, x, y - (inner - self.question.height) / 2)

    def _draw_steps(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        left = x + self.width - _apart_width(len(self.steps)) - _APART_GAP
        left -= len(self.steps) * _STEP - _LEAN
        for step in self.steps:
            if step.face:
                step.face.draw(canvas, left, y)
            middle = y - (FACE - step.box.side) / 2
            step.box.draw(canvas, left + FACE + _TICK_GAP, middle)
            step.words.draw(canvas, left - _LEAN, y - FACE - _WORDS_GAP)
            left += _STEP

    def _draw_apart(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        left = x + self.width - _apart_width(len(self.steps))
        for one in self.apart:
            one.box.draw(canvas, left, y)
            drop = (one.box.side - one.words.height) / 2
            one.words.draw(canvas, left + TICK + _APART_WORDS_GAP, y - drop)
            y -= _APART_PITCH


def face_rows(
    paper: SurveyPaper,
    asked: Asked,
    root: Element,
    width: float,
    shown: Callable[[Picture], Painted],
) -> Iterator[FaceRow]:
    """Give the rows of questions on one scale. ``shown`` paints a picture."""
    setter = _Setter(paper, asked, root, width, shown)
    yield from map(setter.row, asked.questions)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets the questions of one scale."""

    paper: SurveyPaper
    asked: Asked
    root: Element
    width: float
    shown: Callable[[Picture], Painted]

    def row(self, question: Question) -> FaceRow:
        """Set a question and its answers, read in this order."""
        scale = self.asked.scale
        picture = self._painted(question.picture, _PICTURE) if self._is_few else None
        said = self._said(question, picture)
        listed = self.root.add("L", numbering="None")
        steps = tuple(
            _Step(
                self._painted(step.face, FACE),
                *self._answer(choice, listed, _WORDS, FACE + 2 * _LEAN),
            )
            for step, choice in zip(scale.steps, steps_of(question, scale), strict=True)
        )
        room = self._apart - TICK - _APART_WORDS_GAP
        apart = tuple(
            _Apart(*self._answer(choice, listed, _APART, room))
            for choice in apart_of(question, scale)
        )
        return FaceRow(self.width, said, picture, steps, apart)

    @property
    def _is_few(self) -> bool:
        return len(self.asked.scale.steps) <= FEW_STEPS

    @property
    def _apart(self) -> float:
        return _apart_width(len(self.asked.scale.steps))

    def _said(self, question: Question, picture: Shown | None) -> Text:
        words, owner = HAND.printable(question.words), self.root.add("P")
        if not self._is_few:
            return text(words, _ABOVE, owner, self.width)
        steps = len(self.asked.scale.steps) * _STEP
        room = self.width - self._apart - _APART_GAP - steps - _PICTURE_GAP
        if picture:
            room -= picture.side + _PICTURE_GAP
        return text(words, _BESIDE, owner, room)

    def _painted(self, concept: str, side: float) -> Shown | None:
        picture = self.paper.pictures.get(concept)
        return Shown(self.shown(picture), side) if picture else None

    def _answer(
        self, choice: Choice, listed: Element, look: TextStyle, room: float
    ) -> tuple[Text, AnswerBox]:
        item = listed.add("LI")
        box = box_of(self.paper.form, choice, item.add("Lbl"), TICK)
        words = HAND.printable(choice.words)
        return text(words, look, item.add("LBody").add("P"), room), box


def _apart_width(steps: int) -> float:
    return (36.0 if steps <= FEW_STEPS else 28.0) * MM
