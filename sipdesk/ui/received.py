"""Draw the papers of one kind that came to a case, and the one that is shown."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.received import MOST_BYTES, ReceivedKind, ReceivedPaper
from sipdesk.ui.page import Around
from sipdesk.ui.received_model import ReceivedModel, ReceivedState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, link, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.fields import DateField, TextArea
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPdf, choose_pdf, from_file
from sipdesk.ui.widgets.pdf import Unshowable
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L, M

_PAGES_HEIGHT: Final = 620
_KEPT: Final = (
    "En kopia läggs krypterad i ärendet. Originalet står kvar där det kom in, och ska "
    "hanteras där."
)


class ReceivedCard(Section):
    """The papers of one kind that came: taken in, shown, taken out again.

    ``model.part`` is kept with the page's other parts. Its widgets are called by the
    kind: ``received-plan``, ``received-plan-add`` …
    ``choose_file`` opens the system's own dialog.
    """

    def __init__(
        self, around: Around, kind: ReceivedKind, *, choose_file: AskPdf = choose_pdf
    ) -> None:
        self._name = f"received-{kind.value}"
        super().__init__(word(kind), _KEPT, name=self._name)
        self._what = lower_first(word(kind))
        self._choose_file = choose_file
        self._drawn: tuple[ReceivedPaper, ...] | None = None
        self._refusals = 0
        self._was_open = False
        self._shown: ReceivedPaper | None = None
        self._notice = Notice(name=f"{self._name}-notice")
        self._rows = Rows()
        self.model = ReceivedModel(around, kind, while_alive(self, self.draw))
        self.add_button = secondary(
            "Ta in en PDF …", self.model.begin, icon="plus", name=f"{self._name}-add"
        )
        self._place = holder(row(self.add_button, None))
        self._make_form(around)
        self._make_preview()
        self.add(self._rows, self._place, self._form, self._notice, self._paper)
        self.draw(self.model.state)

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        self.model.show_case(case)

    def draw(self, state: ReceivedState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        papers = state.papers or ()
        if papers != self._drawn:
            self._drawn = papers
            self._rows.show_rows([self._row(p) for p in papers], self.add_button)
        self._rows.setVisible(bool(papers))
        self._place.setVisible(not state.taking and not state.closed)
        for remove in self._rows.findChildren(QWidget):
            if remove.objectName().startswith(f"{self._name}-remove-"):
                remove.setVisible(not state.closed)
        self._draw_form(state)
        self._draw_preview(state)

    def _make_form(self, around: Around) -> None:
        self.received = DateField("När kom den?", today=around.today, name="received")
        self.words = TextArea(
            "Vad vill ni minnas av den?",
            "Får vara tomt. Till exempel vilken version det är.",
            rows=2,
            name="words",
        )
        for field in (self.received, self.words):
            field.edited.connect(self._typed)
            field.left.connect(self.model.part.leave)
        self.choose_button = primary(
            "Välj PDF och ta in",
            self._choose,
            icon="folder-open",
            name=f"{self._name}-choose",
        )
        self._said = Notice(name=f"{self._name}-form-notice")
        cancel = ghost("Avbryt", self.model.cancel, name=f"{self._name}-cancel")
        most = MOST_BYTES // 1_000_000
        self._form = ActiveCard(
            self.received,
            self.words,
            self._said,
            holder(Flow(self.choose_button, cancel, gap=M)),
            Meta(f"En PDF utan lösenord, högst {most} MB."),
            gap=L,
            name=f"{self._name}-form",
        )

    def _make_preview(self) -> None:
        self._title = Body("", name=f"{self._name}-title")
        self.close_button = ghost(
            "Stäng", self.model.look_away, icon="x", name=f"{self._name}-close"
        )
        self.pages = PaperPreview(name=f"{self._name}-pages")
        # It is for reading here; who wants it elsewhere asks the one who wrote it.
        self.pages.print_button.hide()
        self.pages.save_button.hide()
        line = row(self._title, self.close_button, gap=M)
        line.setStretch(0, 1)
        self._paper = holder(column(line, self.pages, gap=M))

    def _draw_form(self, state: ReceivedState) -> None:
        part = state.part
        was_open, self._was_open = self._was_open, state.taking
        had_focus = self._has_focus()
        self._form.setVisible(state.taking)
        self.received.set_value(part.form.received)
        self.words.set_value(part.form.words)
        say(self._said, part.notice, "bad" if part.went_wrong else "info")
        for field in (self.received, self.words):
            field.set_problem(part.problems.get(field.objectName()))
            field.set_remark(part.remarks.get(field.objectName()))
        refused, self._refusals = part.refusals > self._refusals, part.refusals
        if refused:
            go_to_problem((self.received, self.words))
        if state.taking and not was_open and not part.restored:
            self.received.focus()
        if was_open and not state.taking and had_focus:
            self.add_button.setFocus()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._form.isAncestorOf(focus)

    def _draw_preview(self, state: ReceivedState) -> None:
        self._paper.setVisible(state.shown is not None)
        self.pages.setMinimumHeight(theme.px(_PAGES_HEIGHT))
        if state.shown is not None:
            self._title.say(_title(state.shown))
        if state.shown is not None and state.shown != self._shown:
            bring_in_sight(self._paper)
        self._shown = state.shown
        try:
            self.pages.show_pdf(state.data)
        except Unshowable:
            self.pages.show_pdf(b"")
            self.model.cannot_show()

    def _row(self, paper: ReceivedPaper) -> QWidget:
        words = column(Body(_title(paper)), gap=2)
        if paper.words:
            words.addWidget(Meta(paper.words))
        day = short_date(paper.received)
        look = link(
            "Visa",
            partial(self.model.look, paper.id),
            label=f"Visa {self._what} {day}",
            name=f"{self._name}-look-{paper.id}",
        )
        remove = link(
            "Ta bort",
            partial(self._remove, paper),
            label=f"Ta bort {self._what} {day}",
            name=f"{self._name}-remove-{paper.id}",
        )
        line = row(words, look, remove, gap=M)
        line.setStretch(0, 1)
        return holder(line)

    def _choose(self) -> None:
        if not self.model.may_choose():
            return
        path = self._choose_file(self)
        if path is not None:
            self.model.take(from_file(path, MOST_BYTES))

    def _remove(self, paper: ReceivedPaper) -> None:
        sure = ask(
            self,
            f"Ta bort {self._what}?",
            f"Kopian från {short_date(paper.received)} tas bort ur ärendet och kan "
            "inte hämtas tillbaka. Originalet står kvar där det kom in.",
            "Ta bort kopian",
            "Behåll den",
        )
        if sure:
            self.model.remove(paper.id)

    def _typed(self, _: object) -> None:
        typed = {"received": self.received.value, "words": self.words.value}
        self.model.part.edit(**typed)


def _title(paper: ReceivedPaper) -> str:
    pages = counted(paper.pages, "sida", "sidor")
    return f"Kom {short_date(paper.received)}, {pages}"
