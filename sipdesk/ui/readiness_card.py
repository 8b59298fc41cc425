"""Draw what a good meeting has and what it lacks; each lack with the way to it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import counted
from sipdesk.content.words import in_short, listed, word
from sipdesk.domain.case import Case
from sipdesk.domain.readiness import Point, readiness
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Body, Muted
from sipdesk.ui.widgets.tokens import M, S

_LEVEL: Final = 4
"""Brings words level with the words of the link beside them."""


class ReadinessCard(Section):
    """What is missing for a good meeting, and what is in place. It stops nothing.

    ``asked(Point)`` when a way is taken; ``step`` is the page that the card stands on.
    """

    asked = Signal(object)

    def __init__(self, step: str, around: Around) -> None:
        super().__init__("För ett bra möte", "-", gap=M, name="readiness")
        self._step = step
        self._around = around
        self._titles = {s.id: s.title for s in around.content.routine.steps}
        self._shown: object = None
        self._inside: QWidget | None = None

    def show_case(self, case: Case, video_system: str) -> None:
        """Show how the case's meeting stands; nothing of one that is not ahead."""
        meeting = case.meeting
        self.setVisible(meeting.is_ahead)
        today = self._around.today()
        points = readiness(case, today, video_system) if meeting.is_ahead else ()
        told = tuple((point, self._told(point, case)) for point in points)
        if told == self._shown:
            return
        self._shown = told
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._draw(told)
        self.add(self._inside)

    def _draw(self, told: Sequence[tuple[Point, str]]) -> QWidget:
        missing = [(point, text) for point, text in told if not point.in_place]
        there = [in_short(point.matter) for point, _ in told if point.in_place]
        self.subtitle.say(_summary(len(missing)))
        parts: list[QWidget] = [self._missing(*lack) for lack in missing]
        if missing and there:
            parts.append(Divider())
        if there:
            words = Body(f"På plats: {listed(there)}.", name="in-place")
            parts.append(_signed(Picture("check", "ok", 18), words))
        return holder(column(*parts, gap=S))

    def _missing(self, point: Point, text: str) -> QWidget:
        title = self._titles.get(point.step, "")
        own = point.step == self._step
        way = link(
            "Visa" if own else title,
            lambda: self.asked.emit(point),
            label=f"{text}: {'visa' if own else f'gå till {title}'}",
            name=f"ready-{point.matter.value}",
        )
        return _signed(Picture("circle-dashed", "muted", 18), Muted(f"{text}."), way)

    def _told(self, point: Point, case: Case) -> str:
        today = self._around.today()
        names = ", ".join(person(case, party, today) for party in point.who)
        return f"{word(point.matter)}: {names}" if names else word(point.matter)


def _summary(missing: int) -> str:
    if not missing:
        return "Allt som brukar behövas är på plats."
    lacks = counted(missing, "sak saknas", "saker saknas")
    return f"{lacks}. Inget av det hindrar er, men det brukar hjälpa."


def _signed(sign: Picture, words: QWidget, *after: QWidget) -> QWidget:
    # All stand on the first line of the words, and that beside the link.
    level = _LEVEL if after else 0
    words.setContentsMargins(0, level, 0, 0)
    before = column(level + 1, sign, None, gap=0)
    whole = row(before, column(words, None, gap=0), *after, gap=M)
    whole.setStretch(1, 1)
    for part in after:
        whole.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return holder(whole)
