"""Draw the ways out of the figures: whom the report is for, in which form."""

from typing import Final

from sipdesk.content.table_words import period_words
from sipdesk.content.words import lower_first
from sipdesk.domain.policy import ALLOW_FIGURES_FILES, Policies
from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.ui.figures.model import FiguresModel, FiguresState
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M

_READERS: Final = (
    (Reader.INSIDE.value, "Hemmet, med små tal"),
    (Reader.OUTSIDE.value, "Utanför SiS, utan små tal"),
)
_FORMS: Final = (
    (ReportForm.PDF.value, "Papper (PDF)"),
    (ReportForm.XLSX.value, "Kalkylark (Excel)"),
    (ReportForm.CSV.value, "Textfil (CSV)"),
)
_NAME: Final = "sip-rapport"
_NOT_OUT: Final = "Perioden som är vald är inget halvår som är slut."


class ReportCard(Section):
    """The report of the chosen period, on paper or in a file."""

    def __init__(
        self,
        model: FiguresModel,
        policies: Policies,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        self._model = model
        self.ask_printer = ask_printer
        self.ask_file = ask_file
        self.reader = ChoiceField("Vem ska ha den?", _READERS, name="report-reader")
        self.form = ChoiceField("Som vad?", _FORMS, name="report-form")
        self.reader.edited.connect(lambda key: model.edit(reader=str(key)))
        self.form.edited.connect(lambda key: model.edit(form=str(key)))
        self.not_out = Meta(_NOT_OUT, name="report-not-out")
        self.choose_half = link("-", self._choose_half, name="report-choose-half")
        self._half = holder(Flow(self.not_out, self.choose_half, gap=M))
        self.making = Meta("Rapporten görs …", name="report-making")
        self.cancel = link("Avbryt", model.cancel_report, name="report-cancel")
        self._made = holder(Flow(self.making, self.cancel, gap=M))
        self.print = secondary(
            "Skriv ut", self._print, icon="printer", name="print-report"
        )
        self.save = secondary(
            "Spara som fil", self._save, icon="download", name="save-report"
        )
        self.shut = ShutLine(policies, ALLOW_FIGURES_FILES, self.print, self.save)
        super().__init__(
            "Rapporten",
            "Perioden som är vald ovan, med alla tabeller, diagram och definitioner. "
            "Utanför SiS går bara hela halvår som är slut, utan små tal. Det som har "
            "gått ut för ett halvår går ut likadant igen: för in allt först.",
            holder(Flow(self.reader, self.form, gap=M)),
            self._half,
            holder(Flow(self.print, self.save, self._made, gap=M)),
            self.shut,
            gap=M,
            name="report-card",
        )

    def draw(self, state: FiguresState) -> None:
        """Show a state, whatever was shown before."""
        self.reader.set_value(state.wish.reader)
        self.form.set_value(state.wish.form)
        on_paper = state.wish.form == ReportForm.PDF.value
        self.print.setVisible(on_paper)
        half = state.half_to_choose
        self._half.setVisible(half is not None)
        if half is not None:
            self.choose_half.say(f"Välj {lower_first(period_words(half.period))}")
        self._made.setVisible(state.busy)
        self.shut.hold(on=state.wish.reader == Reader.OUTSIDE.value)
        for button in (self.print, self.save):
            button.setEnabled(not state.busy)

    def _choose_half(self) -> None:
        half = self._model.state.half_to_choose
        if half is not None:
            self._model.edit(period=half.key)
            self.reader.focus()

    def _print(self) -> None:
        printer = self.ask_printer(self, f"{_NAME}.pdf")
        if printer is not None:
            self._model.hand_out(to_printer(printer))

    def _save(self) -> None:
        path = self.ask_file(self, f"{_NAME}.{self._model.state.wish.form}")
        if path is not None:
            self._model.hand_out(to_file(path))
