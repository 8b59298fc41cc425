"""Draw the history of a case: what was done, and what each change changed."""

from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, long_date, short_date
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
from sipdesk.ui.widgets.cards import Card, Divider
from sipdesk.ui.widgets.layout import Columns, Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import XS, M, S
from sipdesk.usecases.case import CaseView

_LIST_WIDTH = 380
_NARROW = 860
_ROW_HEIGHT = 76
_MOST_ROWS = 8


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
        undo = Flow(self.undo_button, self._undoable, gap=M)
        self.entries = CardList("Händelser i ärendet", name="history-list")
        self.entries.current_changed.connect(self._choose)
        self.entries.chosen.connect(self._choose)
        listed = Card(self.entries, gap=0, name="history-card")
        listed.body.setContentsMargins(0, 6, 0, 6)
        self._title = Heading("", level=2, name="history-title")
        self._when = Muted("", name="history-when")
        self._detail = Card(self._title, self._when, gap=XS, name="history-detail")
        self._columns = Columns(
            listed,
            self._detail,
            breakpoint=_NARROW,
            stretch=(0, 1),
            widths=(_LIST_WIDTH, 0),
            name="history-columns",
        )
        for part in (self._notice, holder(undo), self._columns):
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
        self.undo_button.setEnabled(last is not None and not state.busy)
        self._undoable.say(label(last.label) if last else "Inget att ångra just nu.")
        self._draw_list(state)
        self._draw_entry(state)

    def _draw_list(self, state: HistoryState) -> None:
        if state.history is None:
            return
        today, taken_back = self._around.today(), state.taken_back
        rows = [
            _row(
                entry,
                state.history.names.get(entry.by, ""),
                today,
                undone=entry.version in taken_back,
            )
            for entry in reversed(state.history.entries)
        ]
        self.entries.show_rows(rows, str(state.chosen))
        height = theme.px(_ROW_HEIGHT) * min(_MOST_ROWS, max(1, len(rows)))
        self.entries.setFixedHeight(height)

    def _draw_entry(self, state: HistoryState) -> None:
        entry, history = state.entry, state.history
        if entry is None or history is None:
            return
        name = history.names.get(entry.by, "Okänd")
        moment = f"{long_date(entry.at.date())} kl. {clock(entry.at.time())}"
        self._title.say(label(entry.label))
        self._when.say(f"{name}, {moment}")
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
        parts = [_difference(one) for one in told] or [Body(nothing)]
        self._inside = holder(column(S, *parts, gap=M), name="history-differences")
        self._detail.add(self._inside)

    def _choose(self, version: str) -> None:
        self._model.choose(int(version))

    def _undo(self) -> None:
        self._model.undo()


def _difference(told: Told) -> QWidget:
    parts = [
        Divider(),
        Meta(told.what, weight="semibold", tone="text"),
        Body(told.now),
    ]
    if told.before:
        parts.append(Muted(f"Tidigare: {told.before}"))
    return holder(column(*parts, gap=XS))


def _row(entry: Entry, name: str, today: date, *, undone: bool) -> ListRow:
    day = entry.at.date()
    when = "i dag" if day == today else short_date(day)
    return ListRow(
        str(entry.version),
        label(entry.label),
        meta=f"{when} {clock(entry.at.time())}",
        note=name,
        chip_text="Ångrad" if undone else "",
    )
