"""The routine as navigation: phases that fold, steps with their state."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from sipdesk.domain.routine import StepState
from sipdesk.ui.widgets import icons, theme
from sipdesk.ui.widgets.buttons import Button, pressed_by_enter
from sipdesk.ui.widgets.cards import Divider, Panel
from sipdesk.ui.widgets.chips import SIGNS, chip_size, paint_chip
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import Tone, Weight

_SIDE: Final = 16
_ICON: Final = 20
_GAP: Final = 10
_PADDING: Final = 8
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Task:
    """One step as the list shows it.

    ``detail`` follows the state's word (a reason); ``note`` is a date or the like;
    ``chip`` is a deviation said instead of the state ("Försenad 2 dagar").
    """

    key: str
    number: str
    title: str
    state: StepState
    detail: str = ""
    note: str = ""
    chip: str = ""
    chip_tone: Tone = "bad"

    @property
    def state_words(self) -> str:
        """The state in words, with its reason."""
        word = SIGNS[self.state].word
        return f"{word}: {self.detail}" if self.detail else word

    @property
    def spoken(self) -> str:
        """What a screen reader says: "Steg 3, Samtycke. Pågår. …"."""
        number = f"Steg {self.number}, " if self.number else ""
        said = (f"{number}{self.title}", self.state_words, self.chip, self.note)
        return " ".join(f"{part.rstrip('.')}." for part in said if part)


@dataclass(frozen=True, slots=True)
class Phase:
    """A group of steps."""

    key: str
    title: str
    tasks: tuple[Task, ...]

    @property
    def done(self) -> int:
        """How many steps are done or skipped."""
        over = (StepState.DONE, StepState.SKIPPED)
        return sum(task.state in over for task in self.tasks)

    @property
    def late(self) -> int:
        """How many steps have a deviation to tell of."""
        return sum(bool(task.chip) for task in self.tasks)


class TaskList(QWidget):
    """Every phase, the one with the current step unfolded.

    ``chosen(key)`` comes when a step is pressed. A phase that a person has folded or
    unfolded stays so until the current step moves to another phase.
    """

    chosen = Signal(str)

    def __init__(self, label: str, *, name: str = "tasks") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self._current: str | None = None
        self._phases: dict[str, _PhaseCard] = {}
        self._box = column(gap=12)
        self.setLayout(self._box)

    def show_phases(self, phases: Sequence[Phase], current: str = "") -> None:
        """Show the routine; ``current`` is the key of the step being worked in."""
        keys = tuple((p.key, tuple(t.key for t in p.tasks)) for p in phases)
        if keys != self._keys:
            self._keys = keys
            self._rebuild(phases)
        moved = current != self._current
        self._current = current
        for phase in phases:
            self._phases[phase.key].show_phase(phase, current, refold=moved)

    @property
    def current(self) -> QWidget | None:
        """The current step's button; None when there is no current step."""
        for card in self._phases.values():
            if self._current in card.steps:
                return card.steps[self._current]
        return None

    def focus_current(self) -> None:
        """Put the focus on the current step."""
        if self.current is not None:
            self.current.setFocus()

    def _rebuild(self, phases: Sequence[Phase]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._phases = {}
        self._current = None
        for phase in phases:
            card = _PhaseCard(phase, self.objectName())
            card.chosen.connect(self.chosen)
            self._phases[phase.key] = card
            self._box.addWidget(card)


class _PhaseCard(Panel):
    chosen = Signal(str)

    def __init__(self, phase: Phase, name: str) -> None:
        super().__init__(
            "card", gap=0, margins=(0, 6, 0, 6), name=f"{name}-{phase.key}"
        )
        self._phase = phase
        self._open = False
        self._head = Button(
            phase.title,
            "row",
            icon="chevron-right",
            size="lead",
            weight="semibold",
            name=f"{name}-{phase.key}-head",
            clicked=lambda: self.fold(unfolded=not self._open),
        )
        self._count = Meta(wrap=False)
        self._done = Picture("circle-check", "ok", 16)
        head = row(self._head, self._done, self._count, gap=6, margins=(8, 0, 14, 0))
        head.setStretch(0, 1)
        self.steps = {
            task.key: TaskButton(task, name=f"{name}-{task.key}")
            for task in phase.tasks
        }
        for key, step in self.steps.items():
            step.clicked.connect(lambda _=False, k=key: self.chosen.emit(k))
        self._inside = QWidget()
        inside = column(6, Divider(), 4, *self.steps.values(), gap=0)
        self._inside.setLayout(inside)
        self._inside.hide()
        self.add(head, self._inside)

    def show_phase(self, phase: Phase, current: str, *, refold: bool) -> None:
        """Show how far the phase has come."""
        self._phase = phase
        for task in phase.tasks:
            self.steps[task.key].show_task(task, current=task.key == current)
        self._done.setVisible(phase.done == len(phase.tasks))
        if refold:
            self._unfold(on=current in self.steps)
        self._tell()

    def fold(self, *, unfolded: bool) -> None:
        """Show the steps, or the heading alone."""
        self._unfold(on=unfolded)
        self._tell()

    def _unfold(self, *, on: bool) -> None:
        self._open = on
        self._inside.setVisible(on)
        self._head.set_icon("chevron-down" if on else "chevron-right")

    def _tell(self) -> None:
        """Say how far the phase has come; folded, first of all that a step is late."""
        phase, total = self._phase, len(self._phase.tasks)
        late = f"{phase.late} sen" if phase.late == 1 else f"{phase.late} sena"
        hidden = bool(phase.late) and not self._open
        begun = f"{phase.done} av {total} klara"
        told = (
            "Klar" if phase.done == total else begun if phase.done else f"{total} steg"
        )
        self._count.say(late if hidden else told)
        self._count.set_tone("bad" if hidden else "muted")
        word = "Utfälld" if self._open else "Hopfälld"
        behind = f" {late}." if hidden else ""
        self._head.setAccessibleName(
            f"{phase.title}. {phase.done} av {total} steg klara.{behind} {word}."
        )


class TaskButton(QPushButton):
    """One step: icon, number and title, then its state in words."""

    def __init__(self, task: Task, *, name: str) -> None:
        super().__init__()
        self._task = task
        self._current = False
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_task(task, current=False)

    def show_task(self, task: Task, *, current: bool) -> None:
        """Show the step's state; ``current`` marks where the person is."""
        self._task, self._current = task, current
        here = " Du är här." if current else ""
        self.setAccessibleName(task.spoken + here)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        title = self._title_height(arg__1)
        chip, words = self._under_places(arg__1, 0)
        under = max(chip.bottom(), words.bottom())
        return math.ceil(title + under) + 2 * theme.px(_PADDING)

    @override
    def sizeHint(self) -> QSize:
        width = theme.px(280)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(44))

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)
        painter.end()

    def _words(self) -> str:
        number = f"{self._task.number}  " if self._task.number else ""
        return f"{number}{self._task.title}"

    def _under(self) -> str:
        """Give the words under the title; a chip says the state better."""
        parts = (
            (self._task.note,)
            if self._chip()
            else (
                self._task.state_words,
                self._task.note,
            )
        )
        return "  ·  ".join(part for part in parts if part)

    def _chip(self) -> tuple[str, Tone] | None:
        if self._task.chip:
            return self._task.chip, self._task.chip_tone
        tone = SIGNS[self._task.state].tone
        return (self._task.state_words, tone) if tone else None

    def _text_left(self) -> int:
        return theme.px(_SIDE) + theme.px(_ICON) + theme.px(_GAP)

    def _text_room(self, width: int) -> int:
        return max(1, width - self._text_left() - theme.px(_SIDE))

    def _title_height(self, width: int) -> int:
        return _wrapped(
            self._words(), theme.font("body", "semibold"), self._text_room(width)
        )

    def _under_places(self, width: int, top: int) -> tuple[QRectF, QRectF]:
        """Place the chip and the words beside it, or below where there is no room."""
        left, room = self._text_left(), self._text_room(width)
        chip, words = QRectF(left, top, 0, 0), self._under()
        if shown := self._chip():
            size = chip_size(shown[0])
            chip = QRectF(left, top + 3, min(size.width(), room), size.height())
        font = theme.font("meta")
        beside = room - chip.width() - theme.px(_GAP)
        if shown and words and QFontMetrics(font).horizontalAdvance(words) < beside:
            start = chip.right() + theme.px(_GAP)
            return chip, QRectF(start, chip.top(), beside, chip.height())
        height = _wrapped(words, font, room) if words else 0
        return chip, QRectF(left, chip.bottom() + 1, room, height)

    def _paint_ground(self, painter: QPainter) -> None:
        place = QRectF(self.rect()).adjusted(6, 1, -6, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current or self.underMouse():
            painter.setBrush(theme.colour("soft" if self._current else "sunken"))
            painter.drawRoundedRect(place, 7, 7)
        if self._current:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(place.adjusted(0, 10, 4 - place.width(), -10), 2, 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_words(self, painter: QPainter) -> None:
        left, top = self._text_left(), theme.px(_PADDING)
        room = self._text_room(self.width())
        height = self._title_height(self.width())
        sign = SIGNS[self._task.state]
        side = theme.px(_ICON)
        place = QRectF(theme.px(_SIDE), top - 1, side, side)
        icons.draw(painter, sign.icon, theme.colour(sign.colour), place)
        weight: Weight = "semibold" if self._current else "medium"
        painter.setFont(theme.font("body", weight))
        painter.setPen(theme.colour("on_soft" if self._current else "text"))
        painter.drawText(QRect(left, top, room, height), _WRAP, self._words())
        chip, words = self._under_places(self.width(), top + height)
        if shown := self._chip():
            paint_chip(painter, chip, *shown)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(words, _WRAP | middle, self._under())


def _wrapped(text: str, font: QFont, width: int) -> int:
    """Height of a text in lines of ``width``."""
    room = QRect(0, 0, width, 1 << 16)
    return QFontMetrics(font).boundingRect(room, _WRAP, text).height() + 2
