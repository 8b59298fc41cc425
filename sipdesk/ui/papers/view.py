"""Draw the papers of a case: a list, and the one chosen beside it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, counted, in_sweden, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.content.words import recipient as role_word
from sipdesk.domain.approval import Approval, Judgement
from sipdesk.domain.case import Case
from sipdesk.domain.paper import (
    COPIED,
    ON_TEMPLATE,
    PRINTED,
    SAVED,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperRecord,
)
from sipdesk.ui.page import Around
from sipdesk.ui.papers.model import SHORT_SUM, PapersModel, PapersState, private_name
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import CasePage, say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.cards import Card, Divider, Section
from sipdesk.ui.widgets.clipboard import copy_unkept
from sipdesk.ui.widgets.fields import DateField
from sipdesk.ui.widgets.layout import Columns, Flow, column, holder
from sipdesk.ui.widgets.notice import Notice, SavedMark, empty_state
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.case import CaseView

_LIST_WIDTH = 380
_NARROW = 860
_ROW_HEIGHT = 76
_LEAST_ROWS = 3
_AROUND_LIST = 60
_FORM_WENT_OUT = (
    "Gick ut som ifyllbar PDF, och kontrollsumman är den filens. Den fasta kopian har "
    "samma ord."
)
_CHANNELS = {
    PRINTED: "Utskrivet",
    SAVED: "Sparat som PDF",
    SAVED_AS_WORD: "Sparat som Word",
    SAVED_AS_FORM: "Sparat som ifyllbar PDF",
    SAVED_AS_CALENDAR: "Sparat som kalenderfil",
    COPIED: "Kopierat som text",
    **dict.fromkeys(ON_TEMPLATE.values(), "Sparat på regionens mall"),
}
_CLOSED = (
    "Papper kan inte skäras, och är stängda för den som inte läser från alla "
    "verksamheter."
)


class PapersScreen(CasePage):
    """Papper: what was made, for whom, when, and whether it is kept in KIA."""

    def __init__(self, around: Around) -> None:
        super().__init__(name="papers-screen")
        self._today = around.today
        self._notice = Notice(name="papers-notice")
        self._empty = empty_state(
            "files",
            "Inga papper än",
            "Papper görs i stegen, till exempel samtycke, kallelse och protokoll. "
            "Det som skrivs ut eller sparas hamnar här.",
            name="papers-empty",
        )
        self.papers = CardList("Papper i ärendet", name="papers-list")
        self.papers.current_changed.connect(self._choose)
        self.papers.chosen.connect(self._choose)
        listed = Card(self.papers, gap=0, name="papers-card")
        listed.body.setContentsMargins(0, 6, 0, 6)
        self._columns = Columns(
            listed,
            self._detail(around),
            breakpoint=_NARROW,
            stretch=(0, 1),
            widths=(_LIST_WIDTH, 0),
            name="papers-columns",
        )
        for part in (self._notice, self._empty, self._columns):
            self.add(part)
        self._model = PapersModel(around, while_alive(self, self.draw))
        self.draw(self._model.state)

    @override
    def show_case(self, view: CaseView) -> None:
        self._model.show_case(view)

    def draw(self, state: PapersState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        records = state.papers.records if state.papers else ()
        self._empty.setVisible(state.papers is not None and not records)
        self._columns.setVisible(bool(records))
        if state.case is None or state.papers is None:
            return
        case, today = state.case, self._today()
        self.papers.show_rows([_row(r, case, today) for r in records], state.chosen)
        self._fit_list()
        record = state.record
        if record is not None:
            self._draw_detail(record, case, state.papers.names, state.approval)
            self._draw_kia(state)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        """Show as many papers as there is room for; the list scrolls by itself."""
        row = theme.px(_ROW_HEIGHT)
        room = max(_LEAST_ROWS, (self.viewport().height() - _AROUND_LIST) // row)
        self.papers.setFixedHeight(row * min(room, max(1, len(self.papers.rows))))

    def _detail(self, around: Around) -> QWidget:
        self._facts = SummaryList(name="paper-facts")
        self.open_button = primary(
            "Öppna pappret", self._open, icon="file-text", name="paper-open"
        )
        buttons = holder(Flow(self.open_button))
        closed = Muted(_CLOSED, name="paper-closed")
        (closed if around.user.reads_all else buttons).hide()
        what = Section("", "", self._facts, buttons, closed, level=2, name="paper-kept")
        self._title = what.heading
        self._saved = SavedMark(name="kia-saved")
        self.day = DateField(
            "Förd till KIA",
            "Dagen då pappret fördes till akten. Lämna tomt om det inte är gjort.",
            today=around.today,
            name="kia-day",
        )
        self.day.edited.connect(lambda value: self._model.type_day(str(value)))
        self.day.left.connect(self._leave_day)
        self.copy_button = secondary(
            "Kopiera text för KIA", self._copy, icon="copy", name="kia-copy"
        )
        self._copied = Notice(name="kia-copied")
        self._text = Muted("", name="kia-text")
        kia = Section(
            "KIA",
            "",
            self.day,
            Divider(),
            self._text,
            holder(Flow(self.copy_button)),
            self._copied,
            aside=self._saved,
            gap=M,
            name="kia",
        )
        return holder(column(what, kia, gap=L))

    def _draw_detail(
        self,
        record: PaperRecord,
        case: Case,
        names: Mapping[str, str],
        approval: Approval | None,
    ) -> None:
        self._title.say(named(record))
        made = in_sweden(record.made)
        self._facts.show_rows(
            [
                SummaryRow("", "Till", _whom(record, case)),
                SummaryRow(
                    "",
                    _CHANNELS.get(record.channel, "Gjort"),
                    f"{short_date(made.date())} kl. {clock(made.time())}",
                ),
                SummaryRow("", "Av", names.get(record.by) or "Okänd"),
                *approved(approval, names),
                SummaryRow("", "Omfång", _extent(record)),
            ]
        )

    def _draw_kia(self, state: PapersState) -> None:
        self.day.set_value(state.in_kia)
        problem = state.problem
        self.day.set_problem(problem.whole if problem else None)
        if state.saved_at is None:
            self._saved.clear()
        else:
            self._saved.saved(state.saved_at)
        self._text.say(self._kia_text())
        if state.copied:
            self._copied.say("ok", "Klistra in den i KIA.", title="Texten är kopierad.")
        else:
            self._copied.clear()

    def _kia_text(self) -> str:
        record, case = self._model.state.record, self._model.state.case
        return kia_text(record, case) if record and case else ""

    def _choose(self, paper_id: str) -> None:
        self._model.choose(paper_id)

    def _leave_day(self) -> None:
        self._model.save_day()

    def _open(self) -> None:
        self.asked_kept_paper.emit(self._model.state.chosen)

    def _copy(self) -> None:
        copy_unkept(self._kia_text())
        self._model.copied()


def named(record: PaperRecord) -> str:
    """Name a paper by its kind and version, and a calendar file as one."""
    kind = word(record.kind)
    if record.channel == SAVED_AS_CALENDAR:
        return f"{kind}, kalenderfil"
    return f"{kind}, version {record.version}" if record.version else kind


def kia_text(record: PaperRecord, case: Case) -> str:
    """Describe a paper for the personal file, without naming anybody."""
    made, extent = in_sweden(record.made), _extent(record)
    is_form = record.channel == SAVED_AS_FORM
    return "\n".join(
        (
            f"{named(record)}, SIPdesk {case.number}",
            f"{made:%Y-%m-%d} kl. {clock(made.time())}, {extent}",
            f"Mottagare: {role_word(record.recipient_role)}",
            f"Kontrollsumma (SHA-256): {record.sha256[:SHORT_SUM]}",
            *((_FORM_WENT_OUT,) if is_form else ()),
        )
    )


def _extent(record: PaperRecord) -> str:
    if record.channel == SAVED_AS_CALENDAR:
        return "1 fil"
    return counted(record.pages, "sida", "sidor")


def approved(
    approval: Approval | None, names: Mapping[str, str]
) -> tuple[SummaryRow, ...]:
    """Say who approved it, or why it went out without."""
    if approval is None or approval.judged is None:
        return ()
    if approval.judgement is Judgement.WITHOUT:
        return (SummaryRow("", "Inte godkänt av chef", approval.answer),)
    day = short_date(in_sweden(approval.judged).date())
    told = f"{names.get(approval.judged_by) or 'Okänd'}, {day}"
    if not approval.is_second:
        told = f"{told}. Samma person skrev det."
    return (SummaryRow("", "Godkänt av", told),)


def _whom(record: PaperRecord, case: Case) -> str:
    name = private_name(record, case)
    role = role_word(record.recipient_role)
    return f"{name} ({lower_first(role)})" if name else role


def _row(record: PaperRecord, case: Case, today: date) -> ListRow:
    made = in_sweden(record.made).date()
    when = "i dag" if made == today else short_date(made)
    chip = "" if record.in_kia else "Inte i KIA"
    return ListRow(
        record.id,
        named(record),
        meta=when,
        note=private_name(record, case) or role_word(record.recipient_role),
        chip_text=chip,
    )
