"""Draw who may know what on a day: answers in colour and words, and why."""

from datetime import date
from typing import Final

from sipdesk.content.swedish import long_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.disclosure_map import SHOWN, MapRow, disclosure_map
from sipdesk.domain.information import Information
from sipdesk.ui.consent.map_grid import MapGrid, Shown
from sipdesk.ui.consent.map_words import (
    LEGEND,
    MARKS,
    PICK,
    aloud,
    heads,
    in_full,
    remark,
)
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.cards import Panel, Section
from sipdesk.ui.widgets.fields import DateField
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.text import Body, Meta, Muted
from sipdesk.ui.widgets.tokens import M, S

_TITLE: Final = "Vem får veta vad?"
_WHY: Final = (
    "Läget en dag som du väljer: vad varje mottagare får veta, på vems ord eller med "
    "vilken grund. Pappret längst ned visar dagens läge."
)
_KINDS: Final = [(kind.value, word(kind)) for kind in SHOWN]


class MapCard(Section):
    """The map for a day, today unless another is chosen. Nothing is saved of it."""

    def __init__(self, around: Around) -> None:
        super().__init__(_TITLE, _WHY, name="map")
        self._around = around
        self._case: Case | None = None
        self._rows: dict[str, MapRow] = {}
        self._looked_at: tuple[str, str] | None = None
        self.day = DateField("Dag", today=around.today, name="map_day")
        self.day.set_value(around.today().isoformat())
        self.day.edited.connect(lambda _: self._draw())
        self._today = link("I dag", self._go_today, name="map-today")
        self._unread = Meta("", name="map-unread")
        self._legend = Muted(LEGEND, name="map-legend")
        self.why = _WhyPanel()
        self.grid = MapGrid(_TITLE, self.why, name="map-grid")
        self.grid.reached.connect(self._reach)
        self._remark = Muted("", name="map-remark")
        self.add(
            holder(column(self.day, self._unread, row(self._today, None), gap=S)),
            self._legend,
            self.grid,
            self._remark,
        )

    def show_case(self, case: Case) -> None:
        """Show a case on the day that is chosen; another case begins with today."""
        if self._case is not None and self._case.id != case.id:
            self.day.set_value(self._around.today().isoformat())
            self._looked_at = None
        self._case = case
        self._draw()

    @property
    def chosen_day(self) -> date:
        """The day that is shown: today where no day can be read."""
        return self.day.date or self._around.today()

    def _go_today(self) -> None:
        self.day.set_value(self._around.today().isoformat())
        self.day.focus()
        self._draw()

    def _draw(self) -> None:
        case, day = self._case, self.chosen_day
        if case is None:
            return
        content = self._around.content
        self._rows = {found.recipient: found for found in disclosure_map(case, day)}
        named = heads(case)
        self._unread.say(f"Här visas {long_date(day)}, i dag.")
        self._unread.setVisible(self.day.date is None)
        self._today.setVisible(self.day.date != self._around.today())
        self.grid.show_answers(
            [(key, named[key]) for key in self._rows],
            _KINDS,
            {
                (key, cell.kind.value): Shown(
                    MARKS[cell.verdict], aloud(case, cell, named[key], content)
                )
                for key, found in self._rows.items()
                for cell in found.cells
            },
        )
        told = remark(case)
        self._remark.say(told)
        self._remark.setVisible(bool(told))
        self._draw_why()

    def _reach(self, recipient: str, kind: str) -> None:
        self._looked_at = (recipient, kind)
        self._draw_why()

    def _draw_why(self) -> None:
        case, looked_at = self._case, self._looked_at
        found = self._rows.get(looked_at[0]) if looked_at else None
        if case is None or looked_at is None or found is None:
            self.why.say("", PICK, ())
            return
        cell = found.cells[SHOWN.index(Information(looked_at[1]))]
        content = self._around.content
        self.why.say(*in_full(case, found, cell, self.chosen_day, content))


class _WhyPanel(Panel):
    """Why one recipient may know one kind, in plain words."""

    def __init__(self) -> None:
        super().__init__("soft", gap=2, margins=(M, M, M, M), name="map-why")
        self._head = Body("", weight="semibold", name="map-why-head")
        self._sentence = Body("", name="map-why-sentence")
        self._notes = Meta("", name="map-why-notes")
        self.add(self._head, self._sentence, self._notes)

    def say(self, head: str, sentence: str, notes: tuple[str, ...]) -> None:
        """Say something else."""
        self._head.say(head)
        self._head.setVisible(bool(head))
        self._sentence.say(sentence)
        self._notes.say("\n".join(notes))
        self._notes.setVisible(bool(notes))
