"""Draw what lies around a follow-up: what has slipped, and the plan's history."""

from typing import Final, assert_never

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import short_date
from sipdesk.content.timeline import told
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.slipped import Slipped, SlippedKind, last_held, slipped
from sipdesk.domain.timeline import history
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.timeline import TimelinePicture
from sipdesk.ui.widgets.tokens import XS, L, M, S

_PAIR: Final = 560
_NUMBER: Final = 22


class SlippedCard(Section):
    """What should have been done by now; hidden when nothing is."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._lines = Lines(name="slipped-lines")
        super().__init__(
            "Det här har inte blivit av",
            "Börja här. Fråga vad som är i vägen och vem som kan göra vad.",
            self._lines,
            gap=M,
            name="slipped",
        )

    def show_case(self, case: Case) -> None:
        """Show what has slipped in a case."""
        found = slipped(case, self._around.today())
        self._lines.show_lines([self._line(case, one) for one in found])
        self.setVisible(bool(found))

    def _line(self, case: Case, one: Slipped) -> Line:
        since = short_date(one.since) if one.since else ""
        match one.kind:
            case SlippedKind.MEASURE:
                measure = next(m for m in case.plan.measures if m.id == one.about)
                who = person(case, measure.party, self._around.today())
                words, note = measure.what, f"{who} · skulle ske senast {since}"
            case SlippedKind.GOAL:
                goal = next(g for g in case.plan.goals if g.id == one.about)
                words, note = goal.words, f"Skulle nås senast {since}"
            case SlippedKind.QUESTION:
                words, note = _question(case, one), f"Lades åt sidan {since}"
            case _:
                assert_never(one.kind)
        return Line("clock", "muted", f"{word(one.kind)}: {words}", note)


def _question(case: Case, one: Slipped) -> str:
    meeting = last_held(case)
    asked = meeting.questions if meeting else ()
    return next(q.text for q in asked if q.id == one.about)


class HistoryCard(Section):
    """The plan's history along its days, and the same in words."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.picture = TimelinePicture(name="timeline")
        self._columns = (column(gap=XS, margins=(0, 0, L, 0)), column(gap=XS))
        self._shown: tuple[str, ...] = ()
        super().__init__(
            "Planens historia",
            "Fyllda ringar har varit, tomma ligger framåt. Överstruket blev inte av.",
            self.picture,
            Columns(*map(holder, self._columns), breakpoint=_PAIR, gap=XS),
            gap=S,
            name="history",
        )

    def show_case(self, case: Case) -> None:
        """Show what has happened in a case, and what lies ahead."""
        today = self._around.today()
        events = history(case, today)
        self.setVisible(bool(events))
        self.picture.show_events(events, today)
        rows = tuple(map(told, events))
        if rows == self._shown:
            return
        self._shown = rows
        numbered = [_numbered(n, words) for n, words in enumerate(rows, 1)]
        middle = (len(rows) + 1) // 2
        halves = (numbered[:middle], numbered[middle:])
        for box, half in zip(self._columns, halves, strict=True):
            while (item := box.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for one in half:
                box.addWidget(one)


def _numbered(number: int, words: str) -> QWidget:
    sign = Meta(str(number), weight="semibold", tone="accent")
    sign.setFixedWidth(theme.px(_NUMBER))
    whole = row(sign, Meta(words, tone="text"), gap=XS)
    whole.setStretch(1, 1)
    whole.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return holder(whole)
