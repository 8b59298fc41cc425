"""Draw Idag: what waits, worst first, each one click from where it is done."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.notices import Notice as Said
from sipdesk.content.swedish import long_date, short_date, weekday
from sipdesk.content.words import word
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.today.approvals import Papers
from sipdesk.ui.today.model import Asked, TodayModel, TodayState
from sipdesk.ui.widgets import dates
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import ScrollPage, column, row
from sipdesk.ui.widgets.notice import Notice, empty_state
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.text import Heading, Meta, Muted, Title
from sipdesk.ui.widgets.tokens import XS, L, S, Tone
from sipdesk.ui.widgets.wholelist import WholeList
from sipdesk.usecases.access import ReviewDue
from sipdesk.usecases.today import TodayRow, Urgency

_MINE: Final = "mine"
_ALL: Final = "all"
_WIDTH: Final = 900
_DAYS_AS_WEEKS: Final = 21


class TodayPage(ScrollPage):
    """What waits today. ``opened(case, step)`` when a row is chosen."""

    opened = Signal(str, str)
    wants_paper = Signal(str, object)  # a step, and the PaperOrder
    wants_cases = Signal()
    wants_backups = Signal()
    wants_log = Signal()

    help_text = (
        "Idag visar det som väntar i dina ärenden, med det mest bråttom överst.",
        "Klicka på en rad, eller tryck Enter, för att komma dit där det görs.",
        "Är du chef står papper som väntar på ditt godkännande först.",
        "Under Alla ser du också det som väntar i kollegornas ärenden.",
    )

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=_WIDTH, name="today")
        self._day = Muted("", name="today-day")
        self.whose = Tabs(
            "Vilkas ärenden", ((_MINE, "Mina"), (_ALL, "Alla")), name="today-whose"
        )
        self.notice = Notice(name="today-notice")
        self.backup = Notice(
            action=secondary(
                "Visa säkerhetskopior", self.wants_backups.emit, name="today-backups"
            ),
            name="today-backup",
        )
        self.to_judge = Papers("Väntar på ditt godkännande", "to-judge")
        self.answered = Papers("Svar från chefen", "answered")
        self.review = Notice(
            action=secondary(
                "Visa åtkomstloggen", self.wants_log.emit, name="today-log"
            ),
            name="today-review",
        )
        self.groups = {urgency: _Group(urgency) for urgency in Urgency}
        self.empty = empty_state(
            "circle-check",
            "Inget väntar på en viss dag",
            "Det som närmar sig eller blir försenat visas här. Öppna ärenden finns "
            "under Ärenden, och där börjar du ett nytt.",
            secondary("Visa ärenden", self.wants_cases.emit, name="today-cases"),
            name="today-empty",
        )
        head = row(column(Title("Idag"), self._day, gap=XS), None, self.whose)
        self.add(head)
        for part in (
            self.notice,
            self.empty,
            self.to_judge,
            self.answered,
            *self.groups.values(),
            self.review,
            self.backup,
        ):
            self.add(part)
        self._waited_for = False  # the focus is to go to the rows when they come
        self.model = TodayModel(around, while_alive(self, self.draw))
        self.whose.chosen.connect(lambda key: self.model.show_mine(mine=key == _MINE))
        for papers in (self.to_judge, self.answered):
            papers.list.chosen.connect(self._open_paper)
        for group in self.groups.values():
            group.list.chosen.connect(self._open)
        self.draw(self.model.state)

    def draw(self, state: TodayState) -> None:
        """Show a state, whatever was shown before."""
        self._day.say(long_date(state.day).capitalize())
        self.whose.show_current(_MINE if state.mine else _ALL)
        for urgency, group in self.groups.items():
            group.show_waiting(state.of(urgency), state)
        self.to_judge.show_papers(state.to_judge, state.day)
        self.answered.show_papers(state.answered, state.day)
        self.empty.setVisible(state.nothing_waits)
        if state.rows and self._waited_for:
            self._waited_for = False
            if self.whose.hasFocus():
                self.begin()
        self.notice.tell(state.notice)
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
        """Nothing is typed here."""

    def begin(self) -> None:
        """Put the focus on what is worst."""
        shown: tuple[Papers | _Group, ...] = (self.to_judge, self.answered)
        for group in (*shown, *self.groups.values()):
            if group.isVisibleTo(self):
                group.list.setFocus()
                return
        self._waited_for = self.model.state.rows is None
        self.whose.setFocus()

    def _open(self, key: str) -> None:
        self.opened.emit(*self.model.place_of(key))

    def _open_paper(self, key: str) -> None:
        self.wants_paper.emit(*self.model.paper_of(key))


class _Group(Panel):
    """One heading and what stands under it; hidden when nothing does."""

    def __init__(self, urgency: Urgency) -> None:
        heading = Heading(word(urgency), level=2)
        self.found = Meta("", wrap=False)
        self.list = WholeList(heading.words, name=f"{urgency.value}-list")
        # In line with the words of the cards.
        head = row(heading, None, self.found, margins=(24, 0, 18, 0))
        super().__init__(
            "card", head, self.list, margins=(XS, L, XS, S), name=urgency.value
        )
        self.hide()

    def show_waiting(self, rows: Sequence[TodayRow], state: TodayState) -> None:
        """Show rows, all of them: the page scrolls, not the list."""
        self.found.say(str(len(rows)))
        whom = state.whom
        cards = [card(one, state.day, whom.get(one.waiting.id)) for one in rows]
        self.list.show_rows(cards)
        self.setVisible(bool(rows))


def review_words(review: ReviewDue) -> str:
    """Say when the access log was reviewed last, and when it should have been."""
    before = f"Senast granskad {short_date(review.last)}." if review.last else ""
    return (
        f"{before or 'Den har aldrig granskats.'} Efter hemmets egen siffra skulle det "
        f"ha gjorts senast {short_date(review.due)}."
    )


def card(waits: TodayRow, today: date, whom: Asked | None = None) -> ListRow:
    """Write one row: what, in whose case, and when.

    ``whom`` is whose answer is waited for, where a case has several rows alike.
    """
    when, tone = when_words(waits, today)
    name = waits.case.name or "Namn saknas"
    asked = asked_words(whom, today) if whom else ""
    return ListRow(
        key=waits.waiting.id,
        title=waits.text,
        note="  ·  ".join(filter(None, (name, waits.case.number, asked))),
        chip_text=when,
        chip_tone=tone,
    )


def asked_words(whom: Asked, today: date) -> str:
    """Say whose answer is waited for."""
    name = whom.name or (word(whom.principal) if whom.principal else "")
    since = f"påtalat {dates.short(whom.since, today)}" if whom.since else ""
    return ", ".join(filter(None, (name, since)))


def when_words(waits: TodayRow, today: date) -> tuple[str, Tone]:
    """Say how late it is, when it is due, or for how long it has waited.

    Nothing, where none of it is known.
    """
    due, since = waits.waiting.due, waits.waiting.since
    if due is not None and due < today:
        return f"{_days((today - due).days)} försenat", "bad"
    if due is not None and waits.urgency in (Urgency.AT_ONCE, Urgency.THIS_WEEK):
        return _soon(due, today)
    if due is not None:
        return f"senast {dates.short(due, today)}", "idle"
    if since is not None and since < today:
        return f"väntat {_long((today - since).days)}", "idle"
    return ("" if since is None else "sedan i dag"), "idle"


def _soon(due: date, today: date) -> tuple[str, Tone]:
    ahead = (due - today).days
    if ahead <= 1:
        return ("i dag", "i morgon")[ahead], "warn"
    if ahead == 7:  # noqa: PLR2004  (the same weekday, one week on)
        return f"om en vecka, {dates.short(due, today)}", "idle"
    return f"på {weekday(due)}", "idle"


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dagar"


def _long(days: int) -> str:
    return _days(days) if days < _DAYS_AS_WEEKS else f"{days // 7} veckor"
