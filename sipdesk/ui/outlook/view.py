"""Draw Läget: four figures, and under them what each of them counts, worst first."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from sipdesk.content.alike import gather, so_many, some_names
from sipdesk.content.content import Content
from sipdesk.content.outlook_words import (
    kommun,
    need_line,
    notified,
    reason,
    wait_line,
    waited_for,
    what,
)
from sipdesk.content.swedish import brief_date, clock, in_days, long_date
from sipdesk.content.words import lower_first
from sipdesk.domain.outlook import HomePaper, LateRow, NeedRow, Sum, WaitRow
from sipdesk.domain.overview import Overview
from sipdesk.domain.ready_rules import Stands
from sipdesk.ui.outlook.extract import ExtractCard
from sipdesk.ui.outlook.model import (
    NAMES,
    Answer,
    OutlookModel,
    OutlookState,
    why_key,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say, say_done
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.figurebutton import FigureButton
from sipdesk.ui.widgets.foldinglist import Bundle, FoldingList, Piece
from sipdesk.ui.widgets.layout import (
    Columns,
    Flow,
    ScrollPage,
    bring_in_sight,
    column,
    holder,
    row,
)
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPrinter, choose_printer, to_printer
from sipdesk.ui.widgets.text import Heading, Meta, Muted, Title
from sipdesk.ui.widgets.tokens import XS, L, M, S, Tone

_WIDTH: Final = 900
_FOUR: Final = 660
"""At text scale 1.0: narrower than this, the figures do not stand four abreast."""
TITLES: Final = {
    Answer.NEEDS: "Behov utan svar",
    Answer.WAITS: "Redo men väntar",
    Answer.LATE: "Försenat",
    Answer.WHY: "Varför",
}
_CALM: Final = {
    Answer.NEEDS: "Varje behov har fått ett svar.",
    Answer.WAITS: "Ingen väntar på nästa steg.",
    Answer.LATE: "Inget är försenat.",
    Answer.WHY: "Inget står still.",
}
_TONES: Final[dict[Answer, Tone]] = {
    Answer.NEEDS: "warn",
    Answer.WAITS: "warn",
    Answer.LATE: "bad",
    Answer.WHY: "idle",
}
_DONE: Final = {
    HomePaper.OUTLOOK: "Läget är utskrivet",
    HomePaper.WEEK: "Veckan är utskriven",
    HomePaper.KOMMUN: "Utdraget är lämnat ut",
}


class OutlookPage(ScrollPage):
    """Läget. ``opened(case, step)`` when a row is chosen."""

    opened = Signal(str, str)

    help_text = (
        "Läget svarar på fyra frågor om hemmets öppna ärenden.",
        "Vem har ett behov utan svar? Vem väntar fast hen är redo?",
        "Vad är försenat? Och varför?",
        "Tryck 1, 2, 3 eller 4 för att komma till en lista. Det värsta står överst.",
        "Tryck Enter på en rad för att öppna ärendet där något kan göras.",
        "Säger många rader samma sak står de som en. Enter visar dem.",
        "Listorna säger inget om hälsa, samtycke eller rättslig grund.",
        "På papper står nummer och initialer. Pappret har sekretess och stannar här.",
        "Ett utdrag till en nämnd har bara de unga som den själv har placerat.",
    )

    def __init__(
        self, around: Around, *, ask_printer: AskPrinter = choose_printer
    ) -> None:
        super().__init__(most_width=_WIDTH, name="outlook")
        self._content = around.content
        self._awaited: Answer | None = None  # asked for before it was read
        self.ask_printer = ask_printer
        self._day = Muted("", name="outlook-day")
        self.print_outlook = secondary(
            "Skriv ut läget",
            partial(self._print, HomePaper.OUTLOOK),
            icon="printer",
            name="print-outlook",
        )
        self.print_week = secondary(
            "Skriv ut veckan",
            partial(self._print, HomePaper.WEEK),
            icon="printer",
            name="print-week",
        )
        self.notice = Notice(name="outlook-notice")
        self.done = Notice(name="outlook-done")
        self.figures = {
            answer: FigureButton(
                TITLES[answer], str(number), name=f"{answer.value}-figure"
            )
            for number, answer in enumerate(Answer, 1)
        }
        self.answers = {answer: _Answer(answer) for answer in Answer}
        self.model = OutlookModel(around, while_alive(self, self.draw))
        self.extract = ExtractCard(self.model, around.policies)
        papers = holder(Flow(self.print_outlook, self.print_week, gap=S))
        self.add(row(column(Title("Läget"), self._day, gap=XS), None, papers))
        self.add(self.notice)
        self.add(self.done)
        first, second, third, fourth = self.figures.values()
        self.add(
            Columns(
                Columns(first, second, breakpoint=_FOUR // 2, gap=M),
                Columns(third, fourth, breakpoint=_FOUR // 2, gap=M),
                breakpoint=_FOUR,
                gap=M,
            )
        )
        for part in (*self.answers.values(), self.extract):
            self.add(part)
        self._connect()
        self.draw(self.model.state)

    def draw(self, state: OutlookState) -> None:
        """Show a state, whatever was shown before."""
        self._day.say(long_date(state.day).capitalize())
        say(self.notice, state.notice, "warn")
        found, content, today = state.outlook, self._content, state.day
        rows: dict[Answer, Sequence[Piece]] = {
            Answer.NEEDS: [need_row(one, content, today) for one in found.needs],
            Answer.WAITS: [wait_row(one, content, today) for one in found.waits],
            Answer.LATE: [
                self._late(alike) for alike in gather(found.late, self._what)
            ],
            Answer.WHY: [why_row(one) for one in found.sums],
        }
        for answer, count in state.figures.items():
            tone: Tone = _TONES[answer] if count else "idle"
            known = count if state.view else None
            self.figures[answer].show_figure(known, tone)
            self.answers[answer].show_rows(
                rows[answer], count, known=state.view is not None
            )
        for button in (self.print_outlook, self.print_week):
            button.setEnabled(not state.busy)
        self.extract.draw(state)
        if self._awaited is not None and state.view is not None:
            self.go(self._awaited)
        if state.done is None or state.done_at is None:
            self.done.clear()
        else:
            say_done(self.done, f"{_DONE[state.done]} {clock(state.done_at)}.")

    def refresh(self) -> None:
        """Read how it is now."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing is typed here."""

    def begin(self) -> None:
        """Put the focus on the first figure."""
        self.figures[Answer.NEEDS].setFocus()

    def go(self, answer: Answer) -> None:
        """Go to what a figure counts; while it is read, as soon as it has been."""
        part = self.answers[answer]
        self._awaited = answer if self.model.state.view is None else None
        if part.list.rows:
            part.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_in_sight(part)

    def _connect(self) -> None:
        for number, answer in enumerate(Answer, 1):
            self.figures[answer].clicked.connect(self._going(answer))
            key = QShortcut(QKeySequence(str(number)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._going(answer))
            if answer is not Answer.WHY:
                self.answers[answer].list.chosen.connect(self._opening(answer))
        self.answers[Answer.WHY].list.chosen.connect(self._show_reason)

    def _going(self, answer: Answer) -> Callable[[], None]:
        return lambda *_: self.go(answer)

    def _opening(self, answer: Answer) -> Callable[[str], None]:
        return lambda key: self.opened.emit(*self.model.place_of(answer, key))

    def _show_reason(self, key: str) -> None:
        answer, case = self.model.first_of(key)
        shown = self.answers[answer].list
        shown.show_rows(shown.rows, case)
        self.go(answer)

    def _late(self, alike: Sequence[LateRow]) -> Piece:
        cards = [late_row(one, self._who(one.case), self._content) for one in alike]
        if len(cards) == 1:
            return cards[0]
        head = ListRow(
            key=f"alike {self._what(alike[0])}",
            title=cards[0].title,
            meta=f"längst: {cards[0].chip_text}",
            note=some_names([one.case.name or "Namn saknas" for one in alike]),
            chip_text=so_many(len(cards)),
            chip_tone="bad",
        )
        return Bundle(head, tuple(cards))

    def _what(self, row: LateRow) -> str:
        return what(row.waiting, self._content)

    def _who(self, case: Overview) -> str:
        view = self.model.state.view
        return view.names.get(case.coordinator, "") if view else ""

    def _print(self, paper: HomePaper) -> None:
        printer = self.ask_printer(self, NAMES[paper])
        if printer is not None:
            self.model.print(paper, to_printer(printer))


class _Answer(Panel):
    """One heading and its rows, or a calm line where there are none."""

    def __init__(self, answer: Answer) -> None:
        heading = Heading(TITLES[answer], level=2)
        self.found = Meta("", wrap=False)
        self.list = FoldingList(TITLES[answer], name=f"{answer.value}-list")
        self.calm = Meta(_CALM[answer], name=f"{answer.value}-calm")
        head = row(heading, None, self.found, margins=(24, 0, 18, 0))
        calm = holder(row(self.calm, margins=(24, 0, 18, S)))
        super().__init__(
            "card", head, self.list, calm, margins=(XS, L, XS, S), name=answer.value
        )
        self._calm = calm

    def show_rows(self, rows: Sequence[Piece], count: int, *, known: bool) -> None:
        """Show rows, all of them: the page scrolls, not the list."""
        self.found.say(str(count) if rows else "")
        self.list.show_pieces(rows)
        self.list.setVisible(bool(rows))
        self._calm.setVisible(known and not rows)


def need_row(need: NeedRow, content: Content, today: date) -> ListRow:
    """Write a need without an answer: whose, why, and for how long."""
    return ListRow(
        key=need.case.id,
        title=_whose(need.case),
        note=need_line(need, content, today),
        chip_text=in_days(need.days),
        chip_tone="warn",
    )


def wait_row(wait: WaitRow, content: Content, today: date) -> ListRow:
    """Write one who waits: whose kommun, since when, told or not, for what, and why."""
    owed = wait.why is Stands.NOT_NOTIFIED
    where = kommun(wait.case, content)
    since = f"redo {brief_date(wait.ready, today)}"
    told = "" if owed else f", {lower_first(notified(wait, today))}"
    waiting = f"{waited_for(wait, content)}. {wait_line(wait, content, today)}"
    return ListRow(
        key=wait.case.id,
        title=" · ".join(filter(None, (_whose(wait.case), where))),
        note=waiting,
        chip_text=notified(wait, today) if owed else in_days(wait.days),
        chip_tone="bad" if owed else "warn",
        meta=f"{since}{told}",
    )


def late_row(late: LateRow, who: str, content: Content) -> ListRow:
    """Write what is late: what, by how much, and whose case."""
    return ListRow(
        key=late.waiting.id,
        title=what(late.waiting, content),
        note=_whose(late.case),
        chip_text=f"{in_days(late.days)} försenat",
        chip_tone="bad",
        meta=who,
    )


def why_row(one: Sum) -> ListRow:
    """Write a reason, and how many stand still for it."""
    return ListRow(
        key=why_key(one.why),
        title=reason(one.why),
        note=_OF[one.why.__class__.__name__],
        chip_text=str(one.count),
    )


_OF: Final = {"Unmet": TITLES[Answer.NEEDS], "Stands": TITLES[Answer.WAITS]}


def _whose(case: Overview) -> str:
    return f"{case.name or 'Namn saknas'}, {case.number}"
