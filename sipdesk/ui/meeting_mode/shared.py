"""Draw what those who are there see: the meeting, and nothing else."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, long_date, short_date
from sipdesk.content.words import recipient, word
from sipdesk.domain.meeting import Part, QuestionState, TiedTo
from sipdesk.domain.party import PartyKind
from sipdesk.domain.plan import Horizon
from sipdesk.domain.shared_screen import SharedScreen, ShownMeasure, Who
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.lines import Line
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.seen import let_all_see
from sipdesk.ui.widgets.text import Muted, Text, Title
from sipdesk.ui.widgets.tokens import XL, XXL, L, M, S

TAKEN_UP: Final = {
    QuestionState.OPEN: ("circle", "muted"),
    QuestionState.ANSWERED: ("circle-check", "ok"),
    QuestionState.PARTLY: ("circle-dot", "accent"),
    QuestionState.PARKED: ("flag", "muted"),
}
MEETINGS: Final = {
    TiedTo.NONE: "SIP-möte",
    TiedTo.START: "Uppstartsmöte",
    TiedTo.REVIEW: "Uppföljningsmöte",
    TiedTo.ENFORCEMENT: "Verkställighetsmöte",
    TiedTo.DISCHARGE: "Utskrivningsmöte",
}
_ORDINARY: Final = 800  # wide, at which words have their ordinary size
_LEAST, _MOST, _STEP = 0.7, 2.2, 0.1
_LONGEST: Final = 1400
_SIGN: Final = 22
_TWO: Final = 760  # wide enough for two columns
_HORIZONS: Final = (Horizon.NOW, Horizon.NEXT, Horizon.LONG)


def who(one: Who) -> str:
    """Name a capacity, never a person or an agency."""
    return word(one) if isinstance(one, PartyKind) else recipient(YOUNG_PERSON)


def heading(screen: SharedScreen) -> str:
    """Name the meeting, with the young person's given name if all may know it."""
    kind = MEETINGS[screen.tied_to]
    return f"{kind} för {screen.called}" if screen.called else kind


class SharedView(ScrollPage):
    """The meeting's part as all may see it. ``show_paused`` shows nothing of it."""

    def __init__(self, *, name: str = "shared") -> None:
        super().__init__(gap=L, margins=(XXL, XL, XXL, XXL), name=name)
        self.verticalScrollBar().setAccessibleName("Rulla det som deltagarna ser")
        self._shown: object = None
        self._inside: QWidget | None = None

    def show_screen(self, screen: SharedScreen, part: Part) -> None:
        """Show what may be seen of a part."""
        # In points of the screen: the words fit themselves to it, whatever the scale.
        wide = self.viewport().width() >= _TWO
        if (screen, part, wide) != self._shown:
            self._shown = (screen, part, wide)
            self._put(_page(screen, part, wide=wide))

    def show_paused(self) -> None:
        """Show that the meeting stands still."""
        if self._shown != "paused":
            self._shown = "paused"
            self._put([Title("Paus"), _large("Vi fortsätter strax.", tone="muted")])

    @property
    def words(self) -> list[str]:
        """All that stands there."""
        inside = self._inside
        return [t.words for t in inside.findChildren(Text)] if inside else []

    def _put(self, parts: list[QWidget]) -> None:
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = holder(column(*parts, gap=M))
        self.add(self._inside)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self._shown, tuple):
            self.show_screen(*self._shown[:2])
        self._fit()

    def _fit(self) -> None:
        """Show the words as large as there is room for, down to what can be read.

        Nobody who looks can scroll.
        """
        room = self.viewport().size()
        wide = room.width() / theme.px(_ORDINARY)
        least = _LEAST / theme.look.scale
        factor = round(min(_MOST, max(least, wide)), 1)
        while self._grow(factor) > room.height() and factor > least:
            factor = round(factor - _STEP, 1)

    def _grow(self, factor: float) -> int:
        """Show the words larger, and give the height that all takes then."""
        inside = self._inside
        if inside is None:
            return 0
        for words in inside.findChildren(Text):
            words.grow(factor)
        margins = self.body.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        # Qt lays out what is deepest last, and remembers heights until then.
        for part in reversed([inside, *inside.findChildren(QWidget)]):
            part.updateGeometry()
            if (layout := part.layout()) is not None:
                layout.invalidate()
        height = inside.heightForWidth(width)
        return height + margins.top() + margins.bottom()


class SharedWindow(QWidget):
    """A window of its own for those who are there; it holds nothing but the meeting."""

    turned = Signal()  # shown, or closed

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("shared-window")
        let_all_see(self)
        self.setWindowTitle("Möte")  # seen in the task bar: no name
        # Keys belong to the one who writes.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = SharedView(name="shared-view")
        self.setLayout(column(self.view, gap=0))
        self.resize(1280, 720)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # Closed by whoever sees it, it can be shown again from the meeting.
        self.hide()
        event.accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turned.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.turned.emit()


def _page(screen: SharedScreen, part: Part, *, wide: bool) -> list[QWidget]:
    told: dict[Part, Callable[[], Iterator[QWidget]]] = {
        Part.OPENING: lambda: _opening(screen),
        Part.SITUATION: lambda: _situation(screen),
        Part.NEEDS: lambda: _needs(screen, wide=wide),
        Part.SUMMARY: lambda: _summary(screen, wide=wide),
        Part.CLOSING: lambda: _closing(screen),
    }
    return [Muted(heading(screen)), _track(part), Title(word(part)), *told[part]()]


def _track(part: Part) -> QWidget:
    """Show where in the meeting one is: the parts in order, this one marked."""
    names = [
        Text(
            f"{number}  {word(one)}",
            size="meta",
            weight="semibold" if one is part else "regular",
            tone="accent" if one is part else "muted",
        )
        for number, one in enumerate(Part, start=1)
    ]
    return holder(Flow(*names, gap=XL))


def _opening(screen: SharedScreen) -> Iterator[QWidget]:
    if screen.purpose.strip():
        yield _large(screen.purpose.strip())
    if screen.here:
        yield _section("Här nu")
        yield _lines([Line("user", "muted", who(one)) for one in screen.here])
    yield from _questions(screen)


def _situation(screen: SharedScreen) -> Iterator[QWidget]:
    if screen.important.strip():
        yield _section("Det här är viktigt för mig")
        yield _large(f"”{screen.important.strip()}”")
    else:
        yield _large("Hur är det nu?", tone="muted")


def _needs(screen: SharedScreen, *, wide: bool) -> Iterator[QWidget]:
    yield _side_by_side(
        [*_questions(screen), *_goals(screen)], [*_measures(screen)], wide=wide
    )


def _summary(screen: SharedScreen, *, wide: bool) -> Iterator[QWidget]:
    yield _large("Har vi förstått varandra rätt?", tone="muted")
    yield _side_by_side([*_goals(screen)], [*_measures(screen)], wide=wide)


def _side_by_side(one: list[QWidget], other: list[QWidget], *, wide: bool) -> QWidget:
    """Set two columns where there is room and both have something."""
    if not (one and other and wide):
        return holder(column(*one, *other, gap=M))
    columns = [column(*parts, None, gap=M) for parts in (one, other)]
    whole = row(*columns, gap=XXL)
    whole.setStretch(0, 1)
    whole.setStretch(1, 1)
    return holder(whole)


def _closing(screen: SharedScreen) -> Iterator[QWidget]:
    yield from _measures(screen)
    yield _section("Nästa möte")
    if screen.next_day is None:
        yield _large("Inte bestämt än.", tone="muted")
        return
    at = f", kl. {clock(screen.next_start)}" if screen.next_start else ""
    yield _large(f"{long_date(screen.next_day)}{at}")


def _questions(screen: SharedScreen) -> Iterator[QWidget]:
    if screen.questions:
        yield _section("Frågorna")
        yield _lines(
            [
                Line(*TAKEN_UP[q.state], q.text, "Den unges egen fråga" * q.own)
                for q in screen.questions
            ]
        )


def _goals(screen: SharedScreen) -> Iterator[QWidget]:
    for horizon in _HORIZONS:
        goals = [g for g in screen.goals if g.horizon is horizon]
        if goals:
            yield _section(f"Mål · {word(horizon)}")
            yield _lines([Line("target", "accent", g.words) for g in goals])


def _measures(screen: SharedScreen) -> Iterator[QWidget]:
    if screen.measures:
        yield _section("Vem gör vad")
        yield _lines([_measure(m) for m in screen.measures])


def _measure(measure: ShownMeasure) -> Line:
    due = f" · till {short_date(measure.due)}" if measure.due else ""
    return Line("arrow-right", "accent", measure.what, f"{who(measure.who)}{due}")


def _lines(lines: list[Line]) -> QWidget:
    shown = [_line(line) for line in lines]
    return holder(column(*shown, gap=M))


def _line(line: Line) -> QWidget:
    sign = Picture(line.icon, line.tone, round(_SIGN / theme.look.scale))
    words = column(_large(line.text), gap=2)
    if line.note:
        words.addWidget(Muted(line.note, size="lead"))
    signed = holder(column(S, sign, None, gap=0))
    whole = row(signed, words, None, gap=M)
    whole.setStretch(1, 100)
    whole.setAlignment(signed, Qt.AlignmentFlag.AlignTop)
    return holder(whole)


def _large(text: str, *, tone: str = "text") -> Text:
    words = Text(text, size="section", tone=tone)
    words.set_longest(_LONGEST)
    return words


def _section(text: str) -> QWidget:
    return holder(
        column(S, Text(text, size="lead", weight="semibold", tone="muted"), gap=0)
    )
