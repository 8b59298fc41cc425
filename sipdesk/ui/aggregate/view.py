"""Draw Läs sammanställning: the files, what became of each, and the sum."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.aggregate_words import SumText
from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, in_sweden, short_date
from sipdesk.content.table_words import CellWords, period_words
from sipdesk.ui.aggregate.model import LOCKED, HomesModel, HomesState, Outside
from sipdesk.ui.doing import Deliver
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import Button, link, primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.figuregrid import Grid, GridCell, GridRow
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskFigures,
    AskFile,
    AskPrinter,
    choose_figures,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Meta, Muted, Title
from sipdesk.ui.widgets.textfields import SecretField
from sipdesk.ui.widgets.tokens import XS, L, M, S
from sipdesk.usecases.aggregate import FileRead, SumPaper

_WIDTH: Final = 1000
_ABOUT: Final = (
    "Välj filerna som hemmen har gjort. Här finns bara antal, inga ärenden och inga "
    "namn. Inget sparas när du stänger."
)
_COMPARE: Final = (
    "Att filerna är hela och oförändrade är prövat. Vem som gjorde dem vet du när du "
    "har jämfört de sex grupperna med hemmet i telefon, på ett nummer du redan har."
)
_NO_SUM: Final = "Ingen fil går att räkna än. Läs vad som står vid varje fil."


class HomesPage(ScrollPage):
    """The sum of several homes. ``wants_back`` when one has read enough.

    ``ask_files``, ``ask_file`` and ``ask_printer`` open the system's own dialogs.
    """

    wants_back = Signal()

    def __init__(
        self,
        outside: Outside,
        *,
        ask_files: AskFigures = choose_figures,
        ask_file: AskFile = choose_file,
        ask_printer: AskPrinter = choose_printer,
    ) -> None:
        super().__init__(name="homes", most_width=_WIDTH, gap=L)
        self._ask_files = ask_files
        self._ask_file = ask_file
        self._ask_printer = ask_printer
        self._drawn: tuple[FileRead, ...] | None = None
        self._texts: tuple[SumText, ...] = ()
        self.secrets: dict[Path, SecretField] = {}
        self._make_head()
        self._make_files()
        self._make_sum()
        self._tables = column(gap=L)
        for part in (self._head, self.notice, self.files, self.sums):
            self.add(part)
        self.add(holder(self._tables))
        self.model = HomesModel(outside, while_alive(self, self.draw))
        self.draw(self.model.state)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is lost if the screen goes away."""
        return not (self.model.state.files or self.model.state.busy)

    def draw(self, state: HomesState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice)
        self.choose.say("Läser filerna …" if state.busy else "Välj filer …")
        for button in (self.choose, self.print_button, self.save, self.back):
            button.setEnabled(not state.busy)
        found = state.found
        self.files.setVisible(found is not None)
        if found is not None and found.files != self._drawn:
            self._drawn = found.files
            self.secrets = {}
            self._rows.show_rows([self._file(one) for one in found.files], self.choose)
        self.compare.setVisible(bool(state.counting))
        self.none.setVisible(found is not None and found.sum is None)
        self.sums.setVisible(found is not None and found.sum is not None)
        if found is not None and found.sum is not None:
            homes = counted(len(found.sum.homes), "hem", "hem")
            period = period_words(found.sum.period)
            self.of.say(f"{period[:1].upper()}{period[1:]}, {homes}.")
            self._say_checks(state)
        if state.saved:
            self.done.say("ok", "Sammanställningen är sparad eller utskriven.")
        else:
            self.done.clear()
        QTimer.singleShot(0, self, lambda: tab_as_read(self))
        texts = found.texts if found is not None else ()
        if texts != self._texts:
            self._texts = texts
            self._draw_tables()

    def begin(self) -> None:
        """Put the focus on what is chosen first."""
        self.choose.setFocus()

    # --- Making it --------------------------------------------------------------------

    def _make_head(self) -> None:
        self.back = link(
            "Tillbaka", self.wants_back.emit, icon="arrow-left", name="homes-back"
        )
        self.choose = primary(
            "Välj filer …", self._choose, icon="folder-open", name="homes-choose"
        )
        self.notice = Notice(name="homes-notice")
        self._head = holder(
            column(
                row(self.back, None),
                Title("Läs sammanställning", name="homes-title"),
                Muted(_ABOUT),
                holder(Flow(self.choose)),
                gap=M,
            )
        )

    def _make_files(self) -> None:
        self._rows = Rows()
        self.compare = Meta(_COMPARE, name="homes-compare")
        self.none = Muted(_NO_SUM, name="homes-none")
        self.files = Section(
            "Filerna", "", self._rows, self.none, self.compare, name="homes-files"
        )

    def _make_sum(self) -> None:
        self.of = Body("", weight="medium", name="homes-of")
        self.checks = Notice(name="homes-checks")
        self.done = Notice(name="homes-done")
        self.print_button = secondary(
            "Skriv ut …", self._print, icon="printer", name="homes-print"
        )
        self.save = secondary(
            "Spara som PDF …", self._save, icon="download", name="homes-save"
        )
        self.sums = Section(
            "Sammanställningen",
            "",
            self.of,
            self.checks,
            holder(Flow(self.print_button, self.save, gap=M)),
            self.done,
            name="homes-sum",
        )

    def _file(self, one: FileRead) -> QWidget:
        sender = one.figures.sender if one.figures else None
        head = Flow(Body(sender.name if sender else one.path.name, weight="medium"))
        if one.problem and one.problem not in LOCKED:
            head.addWidget(Chip("Räknas inte", "warn"))
        words = column(holder(head), gap=XS)
        if one.figures is not None and sender is not None:
            words.addWidget(Meta(_about(one)))
            words.addWidget(Meta(f"Sex grupper: {sender.fingerprint}"))
        if one.problem:
            said = notice(one.problem, dict(one.facts))
            words.addWidget(Meta(said.whole, tone="warn"))
        if one.problem in LOCKED:
            words.addWidget(self._opener(one))
        key = f"{one.path.name}"
        away = Button(
            "Ta bort",
            label=f"Ta bort filen {key} ur listan",
            name=f"homes-away-{key}",
            clicked=lambda: self.model.take_away(one.path),
        )
        line = row(words, away, gap=M)
        line.setStretch(0, 1)
        return holder(line)

    def _opener(self, one: FileRead) -> QWidget:
        field = SecretField("Lösenfras", name=f"homes-secret-{one.path.name}")

        def try_it() -> None:
            self.model.open(one.path, field.value)

        field.entered.connect(try_it)
        self.secrets[one.path] = field
        button = secondary("Öppna", try_it, name=f"homes-open-{one.path.name}")
        return holder(column(field, holder(Flow(button)), gap=S))

    def _draw_tables(self) -> None:
        while (item := self._tables.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, text in enumerate(self._texts):
            self._tables.addWidget(_table(text, f"homes-table-{at}"))

    def _say_checks(self, state: HomesState) -> None:
        found = state.found.sum if state.found else None
        if found is None or found.reconciles:
            self.checks.clear()
            return
        title = "Allt går inte ihop"
        self.checks.say("warn", "Skälet står under varje tabell.", title=title)

    # --- What is pressed --------------------------------------------------------------

    def _choose(self) -> None:
        self.model.choose(self._ask_files(self))

    def _print(self) -> None:
        def where(paper: SumPaper) -> Deliver | None:
            printer = self._ask_printer(self, paper.file_name)
            return to_printer(printer) if printer is not None else None

        self.model.deliver(where)

    def _save(self) -> None:
        def where(paper: SumPaper) -> Deliver | None:
            path = self._ask_file(self, paper.file_name)
            return to_file(path) if path is not None else None

        self.model.deliver(where)


def _about(one: FileRead) -> str:
    if one.figures is None:
        return ""
    made = short_date(in_sweden(one.figures.made).date())
    holds = "Alla antal" if one.figures.whole else "Små antal är dolda"
    period = period_words(one.figures.period)
    return f"{period[:1].upper()}{period[1:]} · Gjord {made} · {holds}"


def _table(text: SumText, name: str) -> Section:
    grid = FigureTable(text.title, name=f"{name}-grid")
    rows = tuple(
        GridRow(one.head, tuple(map(_cell, one.cells)), strong=one.strong)
        for one in text.rows
    )
    grid.show_grid(Grid(text.heads, rows))
    lines = [
        Meta(one.text, tone="muted" if one.holds else "warn") for one in text.checks
    ]
    notes = [Meta(note) for note in text.notes]
    under = holder(column(*lines, *notes, gap=XS))
    return Section(text.title, text.about, grid, under, gap=M, level=2, name=name)


def _cell(words: CellWords) -> GridCell:
    spoken = "inte räknat" if words.text == "–" else words.text
    return GridCell(words.text, words.note, quiet=not words.counted, spoken=spoken)
