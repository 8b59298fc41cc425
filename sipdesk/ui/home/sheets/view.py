"""Draw the sheets: a list by kind, and beside it the one that is looked at."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.content import Problem
from sipdesk.content.languages import language
from sipdesk.content.swedish import clock, short_date
from sipdesk.content.words import word
from sipdesk.domain.sheet_review import Standing
from sipdesk.ui.foot import LAW_STATUS
from sipdesk.ui.home.sheets.model import (
    PRINTED,
    SAVED,
    SAVED_AS_FORM,
    SheetsModel,
    SheetsState,
)
from sipdesk.ui.home.sheets.review import ReviewPanel
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.cards import Card, Panel
from sipdesk.ui.widgets.layout import Columns, ScrollPage, column, holder
from sipdesk.ui.widgets.notice import Notice, empty_state
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.scripts import load_arabic
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.tokens import XL, M, S
from sipdesk.usecases.sheets import ListedSheet

_DONE: Final = {
    PRINTED: "Utskrivet",
    SAVED: "Sparat som PDF",
    SAVED_AS_FORM: "Sparat som ifyllbar PDF",
}
_LIST_WIDTH: Final = 380
_NARROW: Final = 860
_ROW_HEIGHT: Final = 76
_LEAST_ROWS: Final = 3
_LEAST_HEIGHT: Final = 420
_AROUND: Final = 20 + XL + 2
_INSIDE_CARD: Final = 14


class SheetsPage(ScrollPage):
    """Information and empty forms: nothing about anybody, and nothing kept.

    ``ask_printer`` and ``ask_file`` open the system's own dialogs.
    """

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(gap=M, name="sheets")
        load_arabic()
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self.problems = Notice(name="sheets-problems")
        self.notice = Notice(name="sheets-notice")
        self.empty = empty_state(
            "files",
            "Inga blanketter",
            "Det finns inga blanketter i den här installationen.",
            name="sheets-empty",
        )
        self.review = ReviewPanel(around.today)
        self.list = CardList("Blanketter", name="sheets-list")
        self.list.current_changed.connect(self._choose)
        self.list.chosen.connect(self._choose)
        listed = Card(self.list, gap=0, name="sheets-card")
        listed.body.setContentsMargins(0, 6, 0, 6)
        self.columns = Columns(
            listed,
            self._shown(),
            breakpoint=_NARROW,
            stretch=(0, 1),
            widths=(_LIST_WIDTH, 0),
            name="sheets-columns",
        )
        for part in (self.problems, self.notice, self.empty, self.columns):
            self.add(part)
        self.model = SheetsModel(around, while_alive(self, self.draw))
        self.review.tie(self.model)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read the sheets."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing is typed here."""

    def draw(self, state: SheetsState) -> None:
        """Show a state, whatever was shown before."""
        sheets = state.sheets or ()
        say(self.notice, state.notice)
        self._draw_problems(state.problems)
        self.empty.setVisible(state.sheets == ())
        self.columns.setVisible(bool(sheets))
        self.list.show_rows([_row(sheet) for sheet in sheets], state.chosen)
        listed = state.listed
        if listed is not None:
            self._title.say(listed.title)
            self._about.say(_about(listed))
            self.preview.may_go_out(on=listed.standing.may_go_out)
        self.review.draw(state)
        self._draw_done(state)
        made = state.made
        self.preview.show_pdf(made.data if made else b"")
        self.preview.form_button.setVisible(bool(made and made.form))
        if made is not None:
            rtl = language(made.sheet.lang).is_rtl
            self.preview.show_words(made.text, rtl=rtl)
        self._fit()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fit()

    def _shown(self) -> QWidget:
        self._title = Heading("", level=2, name="sheet-title")
        self._about = Meta("", name="sheet-about")
        self.done = Notice(name="sheet-done")
        self.preview = PaperPreview(name="sheet", may_copy=True)
        self.preview.words.setAccessibleName("Blankettens text")
        self.preview.print_wanted.connect(self._print)
        self.preview.save_wanted.connect(self._save)
        self.preview.form_wanted.connect(self._save_as_form)
        frame = Panel("card", self.preview, gap=0, margins=(1, 1, 1, 1))
        head = column(self._title, self._about, gap=2)
        return holder(column(head, self.review, self.done, frame, gap=S))

    def _draw_problems(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            self.problems.clear()
            return
        told = " ".join(_problem(problem) for problem in problems)
        self.problems.say(
            "warn",
            f"{told} Rätta filen och starta om SIPdesk.",
            title="En av hemmets egna blanketter kan inte användas",
        )

    def _draw_done(self, state: SheetsState) -> None:
        if not state.done or state.done_at is None:
            self.done.clear()
            return
        self.done.say("ok", "", title=f"{_DONE[state.done]} {clock(state.done_at)}.")

    def _fit(self) -> None:
        """Let list and pages each fill the window; both scroll by themselves."""
        row, room = theme.px(_ROW_HEIGHT), self.viewport().height() - _AROUND
        fits = max(_LEAST_ROWS, (room - _INSIDE_CARD) // row)
        if self.columns.stacked:
            fits = _LEAST_ROWS
        self.list.setFixedHeight(row * min(fits, max(1, len(self.list.rows))))
        self.preview.setMinimumHeight(
            max(theme.px(_LEAST_HEIGHT), room - theme.px(_ROW_HEIGHT))
        )

    def _choose(self, sheet_id: str) -> None:
        self.preview.show_text(on=False)
        self.model.choose(sheet_id)

    def _print(self) -> None:
        printer = self._ask_printer(self, self._file_name())
        if printer is not None:
            self.model.deliver(PRINTED, to_printer(printer))

    def _save(self) -> None:
        path = self._ask_file(self, self._file_name())
        if path is not None:
            self.model.deliver(SAVED, to_file(path))

    def _save_as_form(self) -> None:
        made = self.model.state.made
        path = self._ask_file(self, made.form_name) if made else None
        if path is not None:
            self.model.deliver(SAVED_AS_FORM, to_file(path))

    def _file_name(self) -> str:
        made = self.model.state.made
        return made.file_name if made else ""


def _row(listed: ListedSheet) -> ListRow:
    sheet = listed.sheet
    if listed.standing is Standing.ORIGINAL:
        return ListRow(
            sheet.id, listed.title, meta=word(sheet.kind), note=sheet.audience
        )
    state = word(listed.standing)
    lapsed = listed.standing is Standing.LAPSED
    return ListRow(
        sheet.id,
        listed.title,
        meta="" if lapsed else state,
        note=_language(listed),
        chip_text=state if lapsed else "",
        chip_tone="warn",
    )


def _language(listed: ListedSheet) -> str:
    found = language(listed.sheet.lang)
    return f"{found.swedish.capitalize()} · {found.name}"


def _about(listed: ListedSheet) -> str:
    sheet = listed.sheet
    read = f"läst {short_date(sheet.read_on)}. {sheet.source}"
    if listed.standing is Standing.ORIGINAL:
        return f"{sheet.audience}. {LAW_STATUS[sheet.status]}, {read}"
    return f"{_language(listed)}. {sheet.source}"


def _problem(problem: Problem) -> str:
    where = f"{problem.file}, rad {problem.line}" if problem.line else problem.file
    return f"{where}: {problem.reason}"
