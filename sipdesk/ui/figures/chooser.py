"""Draw which period is counted, how it is split, and how far the counting has come."""

from typing import Final

from PySide6.QtCore import Qt, QTimer

from sipdesk.content.swedish import figure
from sipdesk.content.table_words import period_words
from sipdesk.content.words import lower_first
from sipdesk.ui.figures.model import FiguresModel, FiguresState
from sipdesk.ui.figures.periods import (
    BY_MONTH,
    BY_OWN,
    BY_QUARTER,
    LATEST,
    OWN,
    THIS_YEAR,
    Chosen,
)
from sipdesk.ui.page import Around
from sipdesk.ui.sheet import go_to_problem
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TextField
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.meter import Meter
from sipdesk.ui.widgets.text import Meta, Text
from sipdesk.ui.widgets.tokens import L, M, S

_LOOK_EVERY: Final = 250  # milliseconds
_SPLITS: Final = (
    (BY_MONTH, "Månader"),
    (BY_QUARTER, "Kvartal"),
    (BY_OWN, "Egna dagar"),
)


class Chooser(Card):
    """The choice of a period, and a button that counts."""

    def __init__(self, model: FiguresModel, around: Around) -> None:
        self._model = model
        self.period = ChoiceField("Period", (), width=360, name="figures-period")
        self.first = DateField("Från och med", today=around.today, name="figures-first")
        self.last = DateField("Till och med", today=around.today, name="figures-last")
        self.count = primary("Räkna", self._read, name="figures-count")
        self.split = ChoiceField(
            "Kolumner i effektmål 3", _SPLITS, width=360, name="figures-split"
        )
        self.ends = TextField(
            "Sista dagen i varje del",
            "Med komma mellan: 31 mar, 30 jun",
            prose=False,
            name="figures-ends",
        )
        self.places = TextField(
            "Antal platser på hemmet",
            "Står överst i effektmål 3, som i pilotens tabell. Lämna tomt om det inte "
            "är känt.",
            width=120,
            prose=False,
            name="figures-places",
        )
        self.fields = {
            "period": self.period,
            "first": self.first,
            "last": self.last,
            "split": self.split,
            "ends": self.ends,
            "places": self.places,
        }
        self.other = Text("", weight="medium", name="figures-other")
        self._days = Columns(self.first, self.last, breakpoint=520, gap=L)
        self.more = ghost("Fler val", self.turn, name="figures-more")
        self._rest = holder(column(self.split, self.ends, self.places, gap=M))
        self.meter = Meter(name="figures-meter")
        self.progress = Meta("", name="figures-progress")
        self.cancel = secondary("Avbryt", model.cancel, name="figures-cancel")
        told = row(column(self.progress, self.meter, gap=S), self.cancel, gap=L)
        told.setStretch(0, 1)
        self._reading = holder(told)
        line = row(self.period, self.count, self.more, None, gap=M)
        for button in (self.count, self.more):
            line.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        super().__init__(
            line,
            self._days,
            self._rest,
            self.other,
            self._reading,
            gap=M,
            name="figures-chooser",
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(model.look)
        self._connect()
        self.show_more(on=False)

    def turn(self) -> None:
        """Show the lesser choices, or put them away."""
        self.show_more(on=self._rest.isHidden())

    def draw(self, state: FiguresState) -> None:
        """Show a state, whatever was shown before."""
        wish = state.wish
        offered = [(one.key, said(one)) for one in state.choices]
        own = [(OWN, "Egna dagar")] if state.seen else []
        self.period.set_choices([*offered, *own])
        self.more.setVisible(state.seen)
        for name, asked in self.fields.items():
            asked.set_value(getattr(wish, name))
            asked.set_problem(state.problems.get(name))
        if {"split", "ends", "places"} & set(state.problems):
            self.show_more(on=True)
        self._days.setVisible(wish.period == OWN)
        self.ends.setVisible(wish.split == BY_OWN)
        self._draw_other(state)
        self._draw_progress(state)

    def ask_places(self) -> None:
        """Show where the number of places is written, and go there."""
        self.show_more(on=True)
        self.places.focus()

    def _draw_other(self, state: FiguresState) -> None:
        """Say that what is chosen is not what is shown, until it has been counted."""
        report = state.report
        self.other.setVisible(state.is_other)
        if report is not None and state.is_other:
            shown = lower_first(period_words(report.period))
            what = "med andra val" if state.is_same_period else f"för {shown}"
            self.other.say(f"Siffrorna nedanför är {what}. Tryck på Räkna.")

    def _draw_progress(self, state: FiguresState) -> None:
        told = state.progress
        self._reading.setVisible(told is not None)
        if told is None:
            self._timer.stop()
            return
        if not self._timer.isActive():
            self._timer.start()
        share = told.done / told.of if told.of else 0.0
        self.meter.show_share(share)
        so_far = f" {figure(told.done)} av {figure(told.of)} ärenden" if told.of else ""
        read = bool(told.of) and told.done == told.of
        self.progress.say("Räknar ihop …" if read else f"Läser …{so_far}")

    def show_more(self, *, on: bool) -> None:
        """Show the lesser choices, or the period alone."""
        self._rest.setVisible(on)
        self.more.set_icon("chevron-down" if on else "chevron-right")
        state = "Utfälld" if on else "Hopfälld"
        self.more.setAccessibleName(f"Fler val. {state}.")

    def _read(self) -> None:
        self._model.read()
        go_to_problem(self.fields.values())

    def _connect(self) -> None:
        self.period.edited.connect(lambda key: self._model.edit(period=str(key)))
        self.split.edited.connect(lambda key: self._model.edit(split=str(key)))
        self.first.edited.connect(lambda day: self._model.edit(first=str(day)))
        self.last.edited.connect(lambda day: self._model.edit(last=str(day)))
        self.ends.edited.connect(lambda text: self._model.edit(ends=str(text)))
        self.places.edited.connect(lambda text: self._model.edit(places=str(text)))
        for asked in (self.first, self.last, self.ends, self.places):
            asked.edit.returnPressed.connect(self._read)


def said(chosen: Chosen) -> str:
    """Name a period that can be chosen."""
    if chosen.key == LATEST:
        return "De senaste tolv månaderna"
    if chosen.key == THIS_YEAR:
        return (
            f"{chosen.period.first.year}, till i dag"
            if chosen.running
            else _year(chosen)
        )
    if not chosen.running:
        return period_words(chosen.period)
    kind, year, number = chosen.key.split("-")
    half = ("Första", "Andra")[int(number) - 1] if kind == "half" else ""
    named = f"{half} halvåret" if half else f"Kvartal {number}"
    return f"{named} {year}, till i dag"


def _year(chosen: Chosen) -> str:
    return period_words(chosen.period)
