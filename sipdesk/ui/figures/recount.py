"""Draw a printed table counted again: what it says, and what its cells add up to."""

from collections.abc import Iterator
from typing import Final

from sipdesk.content.swedish import counted
from sipdesk.ui.figures.recount_model import RecountModel, RecountState
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.figuregrid import Grid, GridCell, GridRow
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    AskTable,
    choose_file,
    choose_printer,
    choose_table,
    from_file,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.pilot_table import BesideWords

_PAPER: Final = "tabell-kontrollraknad.pdf"
_EXAMPLE: Final = "tabell.csv"
_HEADS: Final = ("Tryckt", "Rutorna ger", "Skillnad")


class RecountCard(Section):
    """A table that somebody else has printed, held against its own cells."""

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
        ask_table: AskTable = choose_table,
    ) -> None:
        self.ask_printer = ask_printer
        self.ask_file = ask_file
        self.ask_table = ask_table
        self.model = RecountModel(around, while_alive(self, self.draw))
        self.pilot = secondary(
            "Pilotens tabell", self._count_pilots, name="recount-pilot"
        )
        self.choose = secondary(
            "Välj en tabell …", self._choose, icon="folder-open", name="recount-choose"
        )
        self.example = ghost("Spara ett exempel", self._example, name="recount-example")
        self.notice = Notice(name="recount-notice")
        self.told = Meta("", name="recount-told")
        self.grid = FigureTable("Tryckt och räknat", name="recount-grid")
        self.lines = Lines(name="recount-lines")
        self.print = secondary(
            "Skriv ut", self._print, icon="printer", name="recount-print"
        )
        self.save = secondary(
            "Spara som PDF", self._save, icon="download", name="recount-save"
        )
        self.put_away = ghost("Stäng", self._close, icon="x", name="recount-close")
        self._ways_out = holder(Flow(self.print, self.save, self.put_away, gap=M))
        super().__init__(
            "Kontrollräkna en tryckt tabell",
            "Det som är tryckt hålls mot det som rutorna ger. En tom ruta är okänd, "
            "inte noll. En egen tabell läses ur en CSV-fil: hem;period;uppgift;värde.",
            holder(Flow(self.pilot, self.choose, self.example, gap=M)),
            self.notice,
            self.told,
            self.grid,
            self.lines,
            self._ways_out,
            gap=M,
            name="recount-card",
        )
        self.draw(self.model.state)

    def draw(self, state: RecountState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        found = state.found
        self.told.setVisible(found is not None)
        self.grid.setVisible(found is not None and bool(found.beside))
        self.put_away.setVisible(found is not None)
        self._ways_out.setVisible(found is not None)
        self.lines.show_lines(list(_lines(state)))
        if found is not None:
            self.grid.show_grid(Grid(_HEADS, tuple(map(_row, found.beside))))
            whose = "Pilotens tabell" if state.is_pilots else "Tabellen"
            things = counted(len(found.found), "sak", "saker")
            self.told.say(
                f"{whose}: {things} går inte ihop."
                if found.found
                else f"{whose}: allt går ihop."
            )
        for button in (self.pilot, self.choose, self.print, self.save):
            button.setEnabled(not state.busy)

    def _count_pilots(self) -> None:
        self.model.count()

    def _close(self) -> None:
        self.model.close()
        self.pilot.setFocus()

    def _choose(self) -> None:
        path = self.ask_table(self)
        if path is None:
            return
        try:
            data = from_file(path)()
        except OSError:
            self.model.not_read()
        else:
            self.model.count(data)

    def _example(self) -> None:
        path = self.ask_file(self, _EXAMPLE)
        if path is not None:
            self.model.example(to_file(path))

    def _print(self) -> None:
        printer = self.ask_printer(self, _PAPER)
        if printer is not None:
            self.model.hand_out(to_printer(printer))

    def _save(self) -> None:
        path = self.ask_file(self, _PAPER)
        if path is not None:
            self.model.hand_out(to_file(path))


def _row(one: BesideWords) -> GridRow:
    """Draw a printed number and what was counted; what agrees is quiet."""
    by = one.difference
    return GridRow(
        one.what,
        (
            GridCell(one.printed),
            GridCell(one.counted),
            GridCell(by or "–", quiet=not by, spoken=by or "ingen skillnad"),
        ),
        strong=bool(by),
    )


def _lines(state: RecountState) -> Iterator[Line]:
    if state.found is None:
        return
    for told in state.found.found:
        yield Line("triangle-alert", "warn", told.sentence)
    for refused in state.found.refused:
        yield Line("info", "muted", refused.why)
