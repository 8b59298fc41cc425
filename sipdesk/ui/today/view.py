"""Draw Idag: what waits, worst first, each one click from where it is done."""

from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.notices import Notice as Said
from sipdesk.content.swedish import long_date, short_date
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say_done
from sipdesk.ui.today.approvals import Papers
from sipdesk.ui.today.book import BookLines
from sipdesk.ui.today.model import TodayModel, TodayState
from sipdesk.ui.today.putting_off import PuttingOff
from sipdesk.ui.today.rows import Group, PutOffGroup
from sipdesk.ui.widgets import dates
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.layout import ScrollPage, bring_in_sight, column, row
from sipdesk.ui.widgets.notice import Notice, empty_state
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.text import Muted, Title
from sipdesk.ui.widgets.tokens import XS
from sipdesk.usecases.access import ReviewDue
from sipdesk.usecases.today import Urgency

_MINE: Final = "mine"
_ALL: Final = "all"
_WIDTH: Final = 900
_STILL_THERE: Final = "Raden står kvar: under Uppskjutet, eller under Genast."


class TodayPage(ScrollPage):
    """What waits today. ``opened(case, step)`` when a row is chosen."""

    opened = Signal(str, str)
    wants_paper = Signal(str, object)  # a step, and the PaperOrder
    wants_cases = Signal()
    wants_backups = Signal()
    wants_log = Signal()
    wants_part = Signal(str)  # a part of Hemmet

    help_text = (
        "Idag visar det som väntar i dina ärenden, med det mest bråttom överst.",
        "Klicka på en rad, eller tryck Enter, för att komma dit där det görs.",
        (
            "Säger många rader samma sak står de som en, med antalet. Enter visar dem. "
            "Det under Genast står alltid rad för rad."
        ),
        (
            "Det som kan vänta skjuter du upp med klockan på raden, eller Ctrl+U: till "
            "en dag, med ett skäl. Det står kvar under Uppskjutet så länge, och kommer "
            "tillbaka den dagen. Skälet läser du i ärendet."
        ),
        "Det som ska göras genast står alltid kvar överst.",
        "Är en kollega borta och du tar ärendena, visas de under Mina.",
        "Är du chef står papper som väntar på ditt godkännande först.",
        (
            "Längst ned står det som inte hör till något ärende: rutiner, kontakter "
            "och utbildningar att se över."
        ),
        "Under Alla ser du också det som väntar i kollegornas ärenden.",
    )

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=_WIDTH, name="today")
        self._day = Muted("", name="today-day")
        self.whose = Tabs(
            "Vilkas ärenden", ((_MINE, "Mina"), (_ALL, "Alla")), name="today-whose"
        )
        self._around = around
        self._make_notices()
        self._make_lists()
        self._lay_out()
        self._waited_for = False  # the focus is to go to the rows when they come
        self.model = TodayModel(around, while_alive(self, self.draw))
        self.whose.chosen.connect(lambda key: self.model.show_mine(mine=key == _MINE))
        self.draw(self.model.state)

    def _make_notices(self) -> None:
        self.notice = Notice(name="today-notice")
        self.done = Notice(name="today-done")
        self.backup = Notice(
            action=secondary(
                "Visa säkerhetskopior", self.wants_backups.emit, name="today-backups"
            ),
            name="today-backup",
        )
        self.review = Notice(
            action=secondary(
                "Visa åtkomstloggen", self.wants_log.emit, name="today-log"
            ),
            name="today-review",
        )
        self.empty = empty_state(
            "circle-check",
            "Inget väntar på en viss dag",
            "Det som närmar sig eller blir försenat visas här. Öppna ärenden finns "
            "under Ärenden, och där börjar du ett nytt.",
            secondary("Visa ärenden", self.wants_cases.emit, name="today-cases"),
            name="today-empty",
        )

    def _make_lists(self) -> None:
        self.to_judge = Papers("Väntar på ditt godkännande", "to-judge")
        self.answered = Papers("Svar från chefen", "answered")
        self.book = BookLines()
        self.book.chosen.connect(self.wants_part)
        self.put_off = PutOffGroup(Urgency.PUT_OFF)
        others = [one for one in Urgency if one is not Urgency.PUT_OFF]
        self.groups: dict[Urgency, Group] = {one: Group(one) for one in others}
        self.groups[Urgency.PUT_OFF] = self.put_off
        self.card: PuttingOff | None = None  # on which something is put off
        for papers in (self.to_judge, self.answered):
            papers.list.chosen.connect(self._open_paper)
        for group in self.groups.values():
            group.list.chosen.connect(self._open)
            group.list.acted.connect(self._act)

    def _lay_out(self) -> None:
        head = row(column(Title("Idag"), self._day, gap=XS), None, self.whose)
        self.add(head)
        for part in (
            self.notice,
            self.done,
            self.empty,
            self.to_judge,
            self.answered,
            *self.groups.values(),
            self.book,
            self.review,
            self.backup,
        ):
            self.add(part)

    def draw(self, state: TodayState) -> None:
        """Show a state, whatever was shown before."""
        self._day.say(long_date(state.day).capitalize())
        self.whose.show_current(_MINE if state.mine else _ALL)
        for urgency, group in self.groups.items():
            group.show_waiting(state.of(urgency), state, works=self._around.works)
        self._draw_card(state)
        self._draw_done(state)
        self.to_judge.show_papers(state.to_judge, state.day)
        self.answered.show_papers(state.answered, state.day)
        self.empty.setVisible(state.nothing_waits)
        if state.rows and self._waited_for:
            self._waited_for = False
            if self.whose.hasFocus():
                self.begin()
        self.notice.tell(state.notice)
        self.book.show_due(state.book)
        if state.review is None:
            self.review.clear()
        else:
            words = review_words(state.review)
            self.review.say("warn", words, title="Åtkomstloggen ska granskas.")

    def tell_of_backup(self, said: Said | None) -> None:
        """Say, below what waits, why no backup could be made; or nothing."""
        self.backup.tell(said, "warn")

    def refresh(self) -> None:
        """Read what waits now."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is typed."""
        if self.card is not None:
            self.card.leave()

    def begin(self) -> None:
        """Put the focus on what is worst."""
        shown: tuple[Papers | Group, ...] = (self.to_judge, self.answered)
        for group in (*shown, *self.groups.values()):
            if group.isVisibleTo(self) and group.list.isVisibleTo(self):
                group.list.setFocus()
                return
        self._waited_for = self.model.state.rows is None
        self.whose.setFocus()

    def _act(self, key: str) -> None:
        if self.model.row(key).urgency is Urgency.PUT_OFF:
            self.model.take_up(key)
        else:
            self.model.begin_putting_off(key)

    def _draw_card(self, state: TodayState) -> None:
        row = state.putting_off
        shown = self.card.row if self.card is not None else None
        if self.card is not None and (row is None or row != shown):
            gone, self.card = self.card, None
            gone.hide()
            gone.deleteLater()
            if row is None and shown is not None:
                self.groups[shown.urgency].list.setFocus()
        if row is not None and self.card is None:
            duty = row.urgency is Urgency.AT_ONCE
            self.card = PuttingOff(row, self._around, duty=duty)
            self.card.saved_off.connect(self.model.put_off)
            self.card.stopped.connect(self.model.stop_putting_off)
            self.groups[row.urgency].hold(self.card)
        if self.card is None or state.view is None:
            return
        if self.card.show_case(state.view):
            self.card.setFocus()
            bring_in_sight(self.card)

    def _draw_done(self, state: TodayState) -> None:
        if state.done is not None:
            day = dates.short(state.done, state.day)
            say_done(self.done, f"Uppskjutet till {day}.", _STILL_THERE)
        elif state.taken_up:
            say_done(self.done, "Raden är tillbaka.", "Den är inte uppskjuten längre.")
        else:
            self.done.clear()

    def _open(self, key: str) -> None:
        self.opened.emit(*self.model.place_of(key))

    def _open_paper(self, key: str) -> None:
        self.wants_paper.emit(*self.model.paper_of(key))


def review_words(review: ReviewDue) -> str:
    """Say when the access log was reviewed last, and when it should have been."""
    before = f"Senast granskad {short_date(review.last)}." if review.last else ""
    return (
        f"{before or 'Den har aldrig granskats.'} Efter hemmets egen siffra skulle det "
        f"ha gjorts senast {short_date(review.due)}."
    )
