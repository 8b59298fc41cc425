"""Draw the history of a case: what was done, and what each change changed."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, in_sweden, long_date, short_date
from sipdesk.content.words import label
from sipdesk.domain.journal import Entry
from sipdesk.ui.history.model import FIRST, HistoryModel, HistoryState
from sipdesk.ui.history.telling import Teller, Told
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import CasePage, say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.cards import Card, Divider, Section
from sipdesk.ui.widgets.layout import Columns, Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Body, Meta, Muted
from sipdesk.ui.widgets.tokens import L, M, S
from sipdesk.usecases.case import CaseView

_LIST_WIDTH = 380
_NARROW = 860
_ROW_HEIGHT = 76
_LEAST_ROWS = 3
_AROUND_LIST = 76
_UNDO_HEIGHT = 36


class HistoryScreen(CasePage):
    """Historik: who did what and when, what it changed, and taking it back."""

    def __init__(self, around: Around) -> None:
        super().__init__(name="history-screen")
        self._around = around
        self._told: tuple[Told, ...] | None = None
        self._inside: QWidget | None = None
        self._notice = Notice(name="history-notice")
        self.undo_button = secondary(
            "Ångra senaste", self._undo, icon="undo-2", name="history-undo"
        )
        self._undoable = Muted("", name="history-undoable")
        self._undo_line = holder(Flow(self.undo_button, self._undoable, gap=M))
        self.entries = CardList("Händelser i ärendet", name="history-list")
        self.entries.current_changed.connect(self._choose)
        self.entries.chosen.connect(self._choose)
        listed = Card(self.entries, gap=0, name="history-card")
        listed.body.setContentsMargins(0, 6, 0, 6)
        self._detail = Section("", " ", level=2, gap=M, name="history-detail")
        self._columns = Columns(
            listed,
            self._detail,
            breakpoint=_NARROW,
            stretch=(0, 1),
            widths=(_LIST_WIDTH, 0),
            name="history-columns",
        )
        for part in (self._notice, self._undo_line, self._columns):
            self.add(part)
        self._model = HistoryModel(around, while_alive(self, self.draw))
        self.draw(self._model.state)

    @override
    def show_case(self, view: CaseView) -> None:
        self._model.show_case(view)

    def draw(self, state: HistoryState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        history = state.history
        self._columns.setVisible(history is not None)
        if history is None:
            return
        last = history.undoable
        self._undo_line.setVisible(self._around.works)
        self.undo_button.setEnabled(last is not None and not state.busy)
        self._undoable.say(label(last.label) if last else "Inget att ångra just nu.")
        self._draw_list(state)
        self._draw_entry(state)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        """Show as many entries as there is room for; the list scrolls by itself."""
        row = theme.px(_ROW_HEIGHT)
        room = self.viewport().height() - _AROUND_LIST - theme.px(_UNDO_HEIGHT)
        rows = min(max(_LEAST_ROWS, room // row), max(1, len(self.entries.rows)))
        self.entries.setFixedHeight(row * rows)

    def _draw_list(self, state: HistoryState) -> None:
        if state.history is None:
            return
        today, taken_back = self._around.today(), state.taken_back
        rows = [
            _row(
                entry,
                state.history.by(entry),
                today,
                undone=entry.version in taken_back,
            )
            for entry in reversed(state.history.entries)
        ]
        self.entries.show_rows(rows, str(state.chosen))
        self._fit_list()

    def _draw_entry(self, state: HistoryState) -> None:
        entry, history = state.entry, state.history
        if entry is None or history is None:
            return
        name = history.by(entry) or "Okänd"
        at = in_sweden(entry.at)
        moment = f"{long_date(at.date())} kl. {clock(at.time())}"
        self._detail.heading.say(label(entry.label))
        self._detail.subtitle.say(f"{name}, {moment}")
        then = state.then
        if then is None or state.differences is None:
            return
        teller = Teller(then, self._around.content, history.names)
        told = tuple(teller.tell(one) for one in state.differences)
        self._draw_told(told, first=entry.version == FIRST)

    def _draw_told(self, told: tuple[Told, ...], *, first: bool) -> None:
        if told == self._told and self._inside is not None and not first:
            return
        self._told = told
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        nothing = "Här började ärendet." if first else "Inget skiljer sig."
        groups = groupby(told, key=lambda one: one.part)
        parts = [_group(part, tuple(ones)) for part, ones in groups]
        inside = column(*(parts or [Body(nothing)]), gap=L)
        self._inside = holder(inside, name="history-differences")
        self._detail.add(self._inside)

    def _choose(self, version: str) -> None:
        self._model.choose(int(version))

    def _undo(self) -> None:
        self._model.undo()


def _group(part: str, told: Sequence[Told]) -> QWidget:
    heading = Meta(part, weight="semibold", tone="text")
    rows = [SummaryRow("", one.field, _change(one)) for one in told]
    return holder(column(Divider(), heading, SummaryList(rows), gap=S))


def _change(told: Told) -> str:
    return f"{told.now}\nTidigare: {told.before}" if told.before else told.now


def _row(entry: Entry, name: str, today: date, *, undone: bool) -> ListRow:
    at = in_sweden(entry.at)
    day = at.date()
    when = "i dag" if day == today else short_date(day)
    return ListRow(
        str(entry.version),
        label(entry.label),
        meta=f"{when} {clock(at.time())}",
        note=name,
        chip_text="Ångrad" if undone else "",
    )
