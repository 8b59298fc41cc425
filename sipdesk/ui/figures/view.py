"""Draw Statistik: a period, what is looked at first, and every table behind it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from sipdesk.content.notices import Notice as Said
from sipdesk.content.swedish import clock, counted
from sipdesk.content.table_words import period_words, table_text
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.table import Row
from sipdesk.ui.figures.cases import CasesPanel
from sipdesk.ui.figures.chooser import Chooser
from sipdesk.ui.figures.model import Drill, FiguresModel, FiguresState
from sipdesk.ui.figures.own_words import OwnWordsCard
from sipdesk.ui.figures.parts import CHECKS, Parts, Ways, groups
from sipdesk.ui.figures.recount import RecountCard
from sipdesk.ui.figures.report import ReportCard
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.figuretable import FigureTable
from sipdesk.ui.widgets.groupedtabs import GroupedTabs
from sipdesk.ui.widgets.layout import ScrollPage, column, fill, row
from sipdesk.ui.widgets.notice import Notice, empty_state
from sipdesk.ui.widgets.text import Meta, Muted, Title
from sipdesk.ui.widgets.tokens import XS, L
from sipdesk.usecases.survey_remarks import ReadRemarks

_WIDTH: Final = 1000
_ASIDE: Final = 330
_LEAST_PAGE: Final = 560
_REPORT: Final = "Ta ut rapporten"
_FEW: Final = (
    "Du ser halvår som är slut, och inga ärenden. Två punkter står för antal under "
    "fem, och för tal som de går att räkna ut ur."
)
_EMPTY: Final = (
    "När hemmet har ärenden räknas de här: behov, påtalanden, möten och planer, varför "
    "det stannar, hur länge unga väntar och vad de som var med svarade."
)
_EMPTY_READER: Final = (
    "Inget antal i halvåret är så stort att det kan visas för dig. Antal visas från "
    "fem: behov, påtalanden, möten och planer, väntan och svar på enkäter."
)


class FiguresPage(QWidget):
    """Statistik. ``opened(case, step)`` when a case behind a number is chosen."""

    opened = Signal(str, str)

    help_text = (
        "Statistik räknar hemmets ärenden i en period, som pilotens rapport.",
        "Välj period och tryck Räkna. Fler val delar effektmål 3 i egna delar.",
        "Läget i siffror visar diagram. Varje diagram går att visa som tabell.",
        "Effektmål 1–4 har pilotens tabeller. Mått I1–I14 har ord för vad som räknas.",
        "Piltangenterna går mellan siffror. Enter visar ärendena bakom en siffra.",
        "Gäller den hälsa, samtycke eller skydd ser chefen ärendenummer och inget mer.",
        "Under Enkäter visas svaren, och vad de som svarade skrev med egna ord.",
        "Att ärenden och egna ord har visats står i åtkomstloggen.",
        "Ett streck betyder inte räknat. Det är inte noll. Okänt står för sig.",
        "Kontroll visar varje summa. Det som inte går ihop står först, med skäl.",
        "Tar det lång tid? Avbryt. Det som redan var räknat står kvar.",
    )

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("figures")
        self._around, self._content = around, around.content
        self._shown: tuple[int, str] | None = None
        self._came_from: tuple[FigureTable, int, int] | None = None
        self._parts: Parts | None = None
        self._of: Report | None = None
        self.model = FiguresModel(around, while_alive(self, self.draw))
        self.about = Muted("", name="figures-about")
        self.few = Meta(_FEW, name="figures-few")
        self.chooser = Chooser(self.model, around)
        self.report = ReportCard(self.model, around.policies)
        self.report.hide()
        self.to_report = secondary(
            _REPORT, self._turn_report, icon="file-text", name="to-report"
        )
        self.backup = Notice(name="figures-backup")
        self.notice = Notice(name="figures-notice")
        self.to_checks = link("Visa Kontroll", self._show_checks, name="to-checks")
        self.differs = Notice(action=self.to_checks, name="figures-differs")
        self.tabs = GroupedTabs(
            "Statistikens delar", groups(around.content), name="figures-tabs"
        )
        self.tabs.chosen.connect(self.model.show_part)
        self._inside = QWidget()
        self._inside.setLayout(column(gap=L))
        empty = _EMPTY if self.model.state.seen else _EMPTY_READER
        title = "Inget att räkna än" if self.model.state.seen else "Inget att visa"
        self.empty = empty_state("chart-bar", title, empty, name="figures-empty")
        self.recount = RecountCard(around)
        self.recount.hide()
        self.cases = CasesPanel()
        self._lay_out()
        self.cases.opened.connect(lambda case: self.opened.emit(case, ""))
        self.cases.closed.connect(self._close_cases)
        self.draw(self.model.state)

    def draw(self, state: FiguresState) -> None:
        """Show a state, whatever was shown before."""
        self.chooser.draw(state)
        self.to_report.setVisible(self.model.state.seen and not state.is_empty)
        self.report.draw(state)
        report = state.report
        if self.about.words != _about(state):
            self.about.say(_about(state))
            announce(self, self.about.words)
        self.few.setVisible(not self.model.state.seen)
        say(self.notice, state.notice, "info")
        if report is not None and not report.reconciles:
            self.differs.say(
                "warn", "Skälen står under Kontroll.", title="Allt går inte ihop"
            )
        else:
            self.differs.clear()
        counted_ = report is not None and not state.is_empty
        self.tabs.setVisible(counted_)
        self._inside.setVisible(counted_)
        self.recount.setVisible(state.part == CHECKS or state.is_empty)
        self.empty.setVisible(state.is_empty)
        if report is not None and counted_:
            self.tabs.show_current(state.part)
            self._draw_part(report, state.part)
        self._draw_cases(report, state.drill)

    def tell_of_backup(self, said: Said | None) -> None:
        """Say why no backup could be made, to who begins here; or nothing."""
        self.backup.tell(said, "warn")

    def refresh(self) -> None:
        """Read the first time it is shown."""
        self.model.refresh()

    def leave(self) -> None:
        """End a reading: others wait for the thread."""
        self.model.leave()

    def begin(self) -> None:
        """Put the focus on the choice of a period."""
        self.chooser.period.focus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_report(self, *, on: bool) -> None:
        """Show the ways out of the figures, or put them away."""
        self.report.setVisible(on)
        state = "Utfälld" if on else "Hopfälld"
        self.to_report.setAccessibleName(f"{_REPORT}. {state}.")

    def _turn_report(self) -> None:
        self.show_report(on=self.report.isHidden())
        if not self.report.isHidden():
            self.report.reader.focus()

    def _lay_out(self) -> None:
        head = row(column(Title("Statistik"), self.about, gap=XS), self.to_report)
        head.setStretch(0, 1)
        self.sheet = ScrollPage(most_width=_WIDTH, name="figures-page")
        self.sheet.add(head)
        for part in (
            self.backup,
            self.few,
            self.chooser,
            self.report,
            self.notice,
            self.differs,
            self.tabs,
            self._inside,
            self.empty,
            self.recount,
        ):
            self.sheet.add(part)
        whole = row(gap=0)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self.cases)
        self.setLayout(whole)

    def _draw_part(self, report: Report, part: str) -> None:
        """Make the cards of a part anew, if they are of another part or report."""
        if self._of is not report or self._parts is None:
            self._of = report
            ways = Ways(
                self._drill,
                self.chooser.ask_places,
                lambda survey: self._own_words(report, survey),
            )
            seen = self.model.state.seen
            self._parts = Parts(report, self._content, ways, seen=seen)
            self._shown = None
        if self._shown == (id(report), part):
            return
        self._shown = (id(report), part)
        self._came_from = None
        layout = self._inside.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        fill(layout, self._parts.make(part))  # type: ignore[arg-type]
        # What is made anew comes last by itself, after the card that stands under it.
        QTimer.singleShot(0, self, lambda: tab_as_read(self.sheet))

    def _own_words(self, report: Report, survey: str) -> QWidget:
        period = report.period
        order = ReadRemarks(survey, period.first, period.last)
        return OwnWordsCard(order, self._around)

    def _drill(self, table: str, of: Row, column_: int) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, FigureTable):
            at = focus.currentIndex()
            self._came_from = (focus, at.row(), at.column())
        self.model.drill(table, of, column_)
        self.cases.begin()

    def _draw_cases(self, report: Report | None, drill: Drill | None) -> None:
        had = not self.cases.isHidden()
        self.cases.setVisible(drill is not None)
        if report is not None and drill is not None:
            self.cases.show_drill(drill, self._named(report, drill))
            if had and self.cases.isAncestorOf(self.focusWidget() or self):
                self.cases.begin()
        self._arrange()

    def _named(self, report: Report, drill: Drill) -> str:
        """Name a number by the heads that it stands under."""
        order = drill.order
        text = table_text(report.table(order.table), self._content)
        found = next(
            one for one in text.rows if (one.code, one.of) == (order.row, order.of)
        )
        head = " ".join(text.columns[order.column].split())
        named = found.head[:1].upper() + found.head[1:]
        return f"{named}. {head}: {found.cells[order.column].text}."

    def _close_cases(self) -> None:
        self.model.close_drill()
        if self._came_from is not None:
            table, at, column_ = self._came_from
            table.stand_at(at, column_)
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin()

    def _show_checks(self) -> None:
        self.model.show_part(CHECKS)

    def _arrange(self) -> None:
        """Let the cases stand beside the page, or in its place where it is narrow."""
        shown = not self.cases.isHidden()
        beside = self.width() - theme.px(_ASIDE) >= theme.px(_LEAST_PAGE)
        self.sheet.setVisible(beside or not shown)
        self.cases.setMaximumWidth(theme.px(_ASIDE) if beside else 16_777_215)
        self.cases.setMinimumWidth(theme.px(_ASIDE) if beside else 0)


def _about(state: FiguresState) -> str:
    report = state.report
    if report is None or state.read_at is None:
        return ""
    cases = counted(report.cases, "ärende", "ärenden") if report.cases else ""
    told = (period_words(report.period), cases, f"räknat {clock(state.read_at)}")
    named = " · ".join(filter(None, told))
    return named[:1].upper() + named[1:]
