"""Draw Handbok: chapters to read, and the obstacles with what eases each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.handbook import (
    HOME,
    STEP,
    Chapter,
    Handbook,
    Obstacle,
    ObstacleGroup,
    Obstacles,
    Spot,
)
from sipdesk.content.swedish import counted, short_date
from sipdesk.ui.handbook.about import AboutPart
from sipdesk.ui.handbook.model import (
    ABOUT,
    GUIDE,
    NEWS,
    OBSTACLES,
    HandbookModel,
    HandbookState,
)
from sipdesk.ui.handbook.news import news_part
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.layout import ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import empty_state
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.text import Body, Meta, Muted, Small, Title
from sipdesk.ui.widgets.textfields import SearchField
from sipdesk.ui.widgets.tokens import XS, M, S

_WIDTH: Final = 820
_PARTS: Final = (
    (GUIDE, "Så arbetar du"),
    (OBSTACLES, "Hinder"),
    (NEWS, "Nytt"),
    (ABOUT, "Om SIPdesk"),
)
_ABOUT: Final = (
    "Det här stod i vägen för SIP när den prövades. Till varje hinder står vad "
    "programmet gör, var, och vad som är kvar för människor att göra."
)


class HandbookPage(ScrollPage):
    """What there is to read about the work.

    ``wants_part(key)`` for a part of Hemmet, ``wants_place(key)`` for one of the rail.
    """

    wants_part = Signal(str)
    wants_place = Signal(str)

    help_text = (
        "Handboken säger hur arbetet går till och vad programmet gör åt varje hinder.",
        "Under Hinder söker du på ett ord eller ett nummer.",
        "Varje stegs egen hjälp finns i ärendet. Öppna den med F1.",
        "Under Om SIPdesk står programmets version, licens och delar från andra.",
    )

    def __init__(
        self, around: Around, reaches: Callable[[Spot], bool] = lambda _: True
    ) -> None:
        """``reaches`` answers whether the person may go to a place."""
        super().__init__(most_width=_WIDTH, gap=M, name="handbook")
        book = around.content.read_handbook()
        self.tabs = Tabs("Delar av handboken", _PARTS, name="handbook-tabs")
        self._guide = _chapters(book)
        self._obstacles = _ObstaclesPart(book.obstacles, _Ways(reaches, self._go))
        self._news = news_part(book.news)
        self.about = AboutPart(around.content.read_installed)
        for part in (
            column(Title("Handbok"), self.tabs, gap=M),
            self._guide,
            self._obstacles,
            self._news,
            self.about,
        ):
            self.add(part)
        self.model = HandbookModel(book, self.draw)
        self.tabs.chosen.connect(self.model.show)
        self._obstacles.search.searched.connect(self.model.seek)
        self.draw(self.model.state)

    def draw(self, state: HandbookState) -> None:
        """Show a state, whatever was shown before."""
        self.tabs.show_current(state.part)
        self._guide.setVisible(state.part == GUIDE)
        self._obstacles.setVisible(state.part == OBSTACLES)
        self._obstacles.draw(state)
        self._news.setVisible(state.part == NEWS)
        self.about.setVisible(state.part == ABOUT)
        if state.part == ABOUT:
            self.about.model.refresh()

    def refresh(self) -> None:
        """Nothing changes while the program runs."""

    def leave(self) -> None:
        """Nothing is typed that is kept."""

    def begin(self) -> None:
        """Put the focus on the parts."""
        self.tabs.setFocus()

    def _go(self, spot: Spot) -> None:
        (self.wants_part if spot.sort == HOME else self.wants_place).emit(spot.key)


def _chapters(book: Handbook) -> QWidget:
    return holder(column(*map(_chapter, book.chapters), gap=M), name="handbook-guide")


def _chapter(chapter: Chapter) -> Section:
    return Section(chapter.title, "", *map(Body, chapter.texts), gap=M, level=2)


@dataclass(frozen=True, slots=True)
class _Ways:
    reaches: Callable[[Spot], bool]
    go: Callable[[Spot], None]


class _ObstaclesPart(QWidget):
    """A card for each group; a row is shown while it matches what is searched for."""

    def __init__(self, obstacles: Obstacles, ways: _Ways) -> None:
        super().__init__()
        self.setObjectName("handbook-obstacles")
        self.search = SearchField(
            "Sök bland hindren", "Ett ord eller ett nummer", name="obstacles-search"
        )
        self._count = Muted("", name="obstacles-count")
        self.empty = empty_state(
            "search",
            "Inget hinder med de orden",
            "Pröva ett kortare ord, eller rensa sökningen.",
            name="obstacles-empty",
        )
        self._cards = {group.id: _Card(group, ways) for group in obstacles.groups}
        whole = column(
            Muted(_ABOUT),
            self.search,
            self._count,
            self.empty,
            *self._cards.values(),
            Small(_read(obstacles)),
            gap=M,
        )
        self.setLayout(whole)

    def draw(self, state: HandbookState) -> None:
        self.search.set_value(state.sought)
        self._count.say(counted(state.found, "hinder", "hinder"))
        self._count.setVisible(bool(state.sought.strip() and state.found))
        self.empty.setVisible(not state.found)
        found = {group.id: group for group in state.groups}
        for key, card in self._cards.items():
            card.draw(found.get(key))


class _Card(Section):
    def __init__(self, group: ObstacleGroup, ways: _Ways) -> None:
        super().__init__(group.title, "", gap=M, level=2, name=f"obstacles-{group.id}")
        self._rows = {one.number: _Row(one, ways) for one in group.obstacles}
        self.add(*self._rows.values())

    def draw(self, group: ObstacleGroup | None) -> None:
        self.setVisible(group is not None)
        shown = [one.number for one in group.obstacles] if group else []
        for number, drawn in self._rows.items():
            drawn.setVisible(number in shown)
            drawn.line.setVisible(number in shown[1:])


class _Row(QWidget):
    def __init__(self, one: Obstacle, ways: _Ways) -> None:
        super().__init__()
        self.setObjectName(f"obstacle-{one.number}")
        self.line = Divider()
        parts: list[QWidget] = [
            self.line,
            Body(f"{one.number}. {one.obstacle}", weight="semibold"),
            Body(one.relief),
        ]
        if one.limit:
            parts.append(Meta(f"Kvar för människor: {one.limit}"))
        parts.append(_where(one, ways))
        self.setLayout(column(*parts, gap=XS))


def _where(one: Obstacle, ways: _Ways) -> QWidget:
    spot = one.spot
    if spot.sort != STEP and not ways.reaches(spot):
        return Meta(f"Finns under {spot.text}.")
    if spot.sort == STEP:
        return Meta(f"Finns i ärendet, steget {spot.text}.")
    button = link(
        spot.text,
        lambda: ways.go(spot),
        icon="arrow-right",
        label=f"Gå till {spot.text}",
        name=f"obstacle-{one.number}-go",
    )
    return holder(row(button, None, gap=S))


def _read(obstacles: Obstacles) -> str:
    day = f" Läst {short_date(obstacles.read_on)}." if obstacles.read_on else ""
    return f"Källa: {obstacles.source}{day}"
