"""Draw one paper: what it is, for whom, what they get to see, and its pages."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.content import Law
from sipdesk.content.swedish import clock, counted, in_sweden, short_date
from sipdesk.content.words import recipient as role_word
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import (
    COPIED,
    FINALISED,
    ON_TEMPLATE,
    PRINTED,
    SAVED,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.domain.policy import ALLOW_PAPER_FILES
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.foot import recipient_name, short_reference
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.approval import ApprovalCard
from sipdesk.ui.paper_panel.elsewhere import SectionsCard, TemplateCard
from sipdesk.ui.paper_panel.model import PaperModel, PaperState
from sipdesk.ui.paper_panel.sight import SightCard
from sipdesk.ui.paper_panel.sight_model import Lacks, Sight, lacks, sight
from sipdesk.ui.paper_panel.stamp import StampCard
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.cards import Card, Panel
from sipdesk.ui.widgets.clipboard import copy_unkept
from sipdesk.ui.widgets.layout import Columns, ScrollPage, column, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.text import Body, Heading, Meta
from sipdesk.ui.widgets.tokens import XL, L, M, Tone
from sipdesk.usecases.paper_copy import PaperOrder

_ONLY_READ = "paper-only-read"
_LEAST_HEIGHT = 420
_SIDE = 300
_NARROW = 820
_ABOVE_AND_BELOW = 20 + XL + 2
_DONE = {
    PRINTED: "Utskrivet",
    SAVED: "Sparat som PDF",
    SAVED_AS_WORD: "Sparat som Word",
    SAVED_AS_FORM: "Sparat som ifyllbar PDF",
    SAVED_AS_CALENDAR: "Kalenderfilen sparad",
    COPIED: "Kopierat",
    **dict.fromkeys(ON_TEMPLATE.values(), "Sparat på mallen"),
}
_FOR_WORD = (
    "Word-filen är till för att skriva vidare i mottagarens eget system. "
    "PDF:en är originalet."
)
_FOR_FORM = (
    "Den ifyllbara PDF:en är till för den som svarar på skärmen. Namnteckningar skrivs "
    "fortfarande för hand."
)
_IS_FORM = (
    "Det här exemplaret gick ut som ifyllbar PDF. Utskrift och vanlig PDF tas från den "
    "fasta kopian för arkivet, som gjordes samtidigt."
)
_IS_WORD = "Det här exemplaret är en Word-fil och visas bara som text. "
_FOR_CALENDAR = (
    "Kalenderfilen är för mottagaren ensam. Den säger när mötet är, men inte vad det "
    "gäller. Brevet behövs också."
)
_IS_CALENDAR = "Det här exemplaret är en kalenderfil och visas bara som text. "
_READ_ONLY = "Texten är till för att läsas och kan inte kopieras."
_COPY_SECTIONS = "Texten är till för att läsas. Den kopieras under Kopiera avsnitt."
_IS_TEXT = "Det här är texten som kopierades. Den gick inte ut som fil."


class PaperPanel(QWidget):
    """A paper in the window. ``closed`` comes when the person is done with it.

    ``ask_printer`` and ``ask_file`` open the system's own dialogs.
    """

    closed = Signal()

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__()
        self.setObjectName("paper-panel")
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self.close_button = ghost("Stäng", self._close, icon="x", name="paper-close")
        self._title = Heading("", level=2, name="paper-title")
        self._whom = Body("", name="paper-whom")
        self._make_cards(around)
        self._make_preview()
        files = self.preview.file_buttons
        self._shut = ShutLine(around.policies, ALLOW_PAPER_FILES, *files)
        self._lay_out()
        self._model = PaperModel(around, while_alive(self, self.draw))
        self._stamp.chosen.connect(self._model.mark)
        self._template.chosen.connect(self._model.choose_template)
        self._template.wanted.connect(self._save_on_template)
        self._sections.wanted.connect(self._copy)

    def _make_cards(self, around: Around) -> None:
        self._notice = Notice(name="paper-notice")
        self._stopped = Notice(name="paper-stopped")
        self._done = Notice(name="paper-done")
        self._laws = around.content.laws
        self._sight = SightCard(self._laws)
        self._today = around.today
        today = around.today()
        stamps = (one for one in self._laws.values() if one.stamp)
        self._stamp = StampCard(tuple(one for one in stamps if one.holds_on(today)))
        self._approval = ApprovalCard(around, self._look_again)
        self._template = TemplateCard(around.policies)
        self._sections = SectionsCard(around.policies)

    def _make_preview(self) -> None:
        self.preview = PaperPreview(name="paper")
        self.preview.print_wanted.connect(self._print)
        self.preview.save_wanted.connect(self._save)
        self.preview.word_wanted.connect(self._save_as_word)
        self.preview.form_wanted.connect(self._save_as_form)
        self.preview.calendar_wanted.connect(self._save_as_calendar)
        self._form_hint = Meta("", name="paper-form-hint")
        self._word_hint = Meta("", name="paper-word-hint")
        self._calendar_hint = Meta("", name="paper-calendar-hint")

    def _lay_out(self) -> None:
        words = Card(self._title, self._whom, name="paper-words")
        told = QWidget()
        told.setLayout(
            column(
                row(self.close_button, None),
                words,
                self._shut,
                self._notice,
                self._stopped,
                self._done,
                self._approval,
                self._sight,
                self._stamp,
                self._form_hint,
                self._word_hint,
                self._calendar_hint,
                self._template,
                self._sections,
                gap=M,
            )
        )
        columns = Columns(
            told,
            _Frame(self.preview),
            breakpoint=_NARROW,
            stretch=(0, 1),
            widths=(_SIDE, 0),
            gap=L,
            name="paper-columns",
        )
        self._page = ScrollPage(columns, name="paper-page")
        self.setLayout(column(self._page, gap=0))

    def look(self, order: PaperOrder, case: Case) -> None:
        """Show a paper before it goes out."""
        self.preview.show_text(on=False)
        self._page.verticalScrollBar().setValue(0)
        self._model.look(order, case)

    def reopen(self, paper_id: str, case: Case) -> None:
        """Show a paper that went out before."""
        self.preview.show_text(on=False)
        self._page.verticalScrollBar().setValue(0)
        self._model.reopen(paper_id, case)

    def follow(self, case: Case) -> None:
        """Take notice that the case has changed."""
        self._model.follow(case)

    def leave(self) -> None:
        """Keep what is typed to the manager, or by the manager."""
        self._approval.keep()

    def draw(self, state: PaperState) -> None:
        """Show a state, whatever was shown before."""
        title, whom = _told(state, self._laws)
        self._title.say(title)
        self._whom.say(whom)
        say(self._notice, state.notice)
        say(self._stopped, state.stop, _tone(state))
        self._draw_done(state)
        preview = state.preview
        self._sight.setVisible(preview is not None)
        if preview is not None:
            seen = sight(preview.clearance, preview.order.recipient)
            self._sight.draw(seen, self._lacks(state, seen))
        self.preview.show_pdf(state.data)
        if state.text or not state.data:
            self.preview.words.setPlainText(state.text)
        own = state.order is not None and state.order.recipient == YOUNG_PERSON
        self.preview.read_aloud.offer(on=own)
        self._draw_ways_out(state)
        self._stamp.draw(state)
        self._approval.draw(state)
        self._template.draw(state)
        self._sections.draw(state)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window made small is still the same window
            self._model.put_away()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.take_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().height() - _ABOVE_AND_BELOW
        self.preview.setMinimumHeight(max(theme.px(_LEAST_HEIGHT), room))

    def _lacks(self, state: PaperState, seen: Sight) -> Lacks:
        if state.case is None or state.order is None:
            return ()
        return lacks(state.case, state.order.recipient, seen.withheld, self._today())

    def _draw_ways_out(self, state: PaperState) -> None:
        may = state.may_go_out
        for button in (self.preview.print_button, self.preview.save_button):
            button.setEnabled(may and not state.has_no_pages)
        self.preview.text_button.setEnabled(bool(state.data))
        self.preview.tell_of_words(_COPY_SECTIONS if state.has_sections else _READ_ONLY)
        if state.has_no_pages:
            self.preview.show_text(on=True)
        again = state.has_no_pages
        for button, name, hint, words in (
            (
                self.preview.form_button,
                state.form_name,
                self._form_hint,
                _IS_FORM if state.is_form else _FOR_FORM,
            ),
            (
                self.preview.word_button,
                state.word_name,
                self._word_hint,
                f"{_IS_WORD if again else ''}{_FOR_WORD}",
            ),
            (
                self.preview.calendar_button,
                state.calendar_name,
                self._calendar_hint,
                f"{_IS_CALENDAR if again else ''}{_FOR_CALENDAR}",
            ),
        ):
            button.setVisible(bool(name))
            button.setEnabled(may)
            _tell(hint, words if name else "")
        if state.is_copied:
            _tell(self._word_hint, _IS_TEXT)

    def _draw_done(self, state: PaperState) -> None:
        if not state.done or state.done_at is None:
            self._done.clear()
            return
        what = _DONE[state.done]
        more = "" if state.kept else "Pappret står nu under Papper."
        if state.done == COPIED:
            more = f"Klistra in texten i systemet. {more}".rstrip()
        self._done.say("ok", more, title=f"{what} {clock(state.done_at)}.")

    def _look_again(self) -> None:
        self._model.compose()

    def _print(self) -> None:
        printer = self._ask_printer(self, self._model.state.file_name)
        if printer is not None:
            self._model.hand_out(PRINTED, to_printer(printer))

    def _save(self) -> None:
        path = self._ask_file(self, self._model.state.file_name)
        if path is not None:
            self._model.hand_out(SAVED, to_file(path))

    def _save_as_word(self) -> None:
        path = self._ask_file(self, self._model.state.word_name)
        if path is not None:
            self._model.hand_out(SAVED_AS_WORD, to_file(path))

    def _save_as_form(self) -> None:
        path = self._ask_file(self, self._model.state.form_name)
        if path is not None:
            self._model.hand_out(SAVED_AS_FORM, to_file(path))

    def _save_as_calendar(self) -> None:
        path = self._ask_file(self, self._model.state.calendar_name)
        if path is not None:
            self._model.hand_out(SAVED_AS_CALENDAR, to_file(path))

    def _save_on_template(self) -> None:
        path = self._ask_file(self, self._model.name_on_template())
        if path is not None:
            self._model.hand_out_on_template(to_file(path))

    def _copy(self, text: str) -> None:
        self._model.copy(text, copy_unkept)

    def _close(self) -> None:
        self.closed.emit()
        self._model.forget()


class _Frame(Panel):
    """A card round the pages, with nothing between."""

    def __init__(self, preview: PaperPreview) -> None:
        super().__init__("card", preview, gap=0, margins=(1, 1, 1, 1))


def _tell(text: Meta, words: str) -> None:
    text.say(words)
    text.setVisible(bool(words))


def _tone(state: PaperState) -> Tone:
    """Warn, unless nothing is amiss and somebody else prints and saves it."""
    seen = state.preview
    return "info" if seen is not None and seen.stopped == _ONLY_READ else "warn"


def _told(state: PaperState, laws: Mapping[str, Law]) -> tuple[str, str]:
    """Say what the paper is, and for whom."""
    case = state.case
    if case is None:
        return "", ""
    if state.kept is not None:
        record = state.kept.record
        at = in_sweden(record.made)
        made = f"{short_date(at.date())} kl. {clock(at.time())}"
        whom = _whom(case, record.recipient, record.recipient_role)
        pages = counted(record.pages, "sida", "sidor")
        law = laws.get(record.stamp)
        marked = f"Sekretessmarkerat: {short_reference(law)}" if law else ""
        told = "\n".join(filter(None, (whom, f"{made}, {pages}", marked)))
        return _named(record.kind, record.version), told
    order = state.order
    if order is None:
        return "Papper", "" if state.notice else "Hämtar …"
    named = _named(order.kind, order.version)
    if state.preview is not None and state.preview.stopped == "approval-missing":
        named = f"{named}, inte godkänt än"
    return named, _whom(case, order.recipient)


def _named(kind: PaperKind, version: int) -> str:
    if version:
        return f"{word(kind)}, version {version}"
    return f"{word(kind)}, utkast" if kind in FINALISED else word(kind)


def _whom(case: Case, recipient: str, role: str = "") -> str:
    if recipient == FILE_COPY:
        return "Hemmets eget exemplar, till akten"
    try:
        return f"Till {recipient_name(case, recipient)}"
    except Missing:
        return role_word(role)
