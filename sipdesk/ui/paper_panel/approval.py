"""Draw how a paper stands with the manager, and the one thing to do next about it."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import in_sweden
from sipdesk.domain.approval import ApprovalState
from sipdesk.domain.paper import DUTIES
from sipdesk.ui.asked_first import AskedFirst
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.approval_model import (
    ApprovalModel,
    ApprovalShown,
    Offer,
    Written,
)
from sipdesk.ui.paper_panel.model import PaperState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import KEEP_EVERY, go_to_problem, say
from sipdesk.ui.widgets import dates
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Card
from sipdesk.ui.widgets.fields import Field, TextArea
from sipdesk.ui.widgets.layout import bring_in_sight, column, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Heading, Muted
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.approval import Manager

_FIRST: Final = "Chefen läser och godkänner innan pappret går ut."
_DUTY: Final = "Underrättelsen väntar inte på godkännandet. Den får gå ut nu."
_NOBODY: Final = "Ingen chef finns bland hemmets personer. Pappret får gå ut ändå."
_NOBODY_ELSE: Final = "Ingen annan chef finns i hemmet. Pappret får gå ut ändå."
_OWN: Final = (
    "Du är själv chef. Att godkänna sitt eget papper är inte ett andra godkännande."
)
_BY_HAND: Final = "Namnet står på pappret. Underskriften görs för hand."
_ASK: Final = "Be chefen godkänna"
_AGAIN: Final = "Be chefen godkänna igen"


class ApprovalCard(QWidget):
    """Chefens godkännande, beside a paper that the manager signs; else hidden.

    ``again`` has the paper composed anew when something was done.
    """

    _busy = False

    def __init__(self, around: Around, again: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("paper-approval")
        self._today = around.today
        self._make_card()
        self._make_asked()
        self.setLayout(column(self._card, self._back, self._without, gap=M))
        self._model = ApprovalModel(around, while_alive(self, self._draw), again)
        self._connect()
        self.hide()

    def _make_card(self) -> None:
        self._notice = Notice(name="approval-notice")
        self._state = Body("", name="approval-state")
        self._more = Muted("", name="approval-more")
        self._quoted = Body("", name="approval-words")
        self._words = TextArea("Till chefen", "Får vara tomt.", rows=2, name="to-chief")
        self._ask = secondary(_ASK, self._press_ask, name="approval-ask")
        self._approve = primary("Godkänn", self._press_approve, name="approval-give")
        self._own = secondary(
            "Godkänn som chef", self._press_approve, name="approval-own"
        )
        self._withdraw = ghost(
            "Behövs inte längre", self._press_withdraw, name="approval-withdraw"
        )
        self._card = Card(
            Heading("Chefens godkännande", level=3),
            self._state,
            self._quoted,
            self._more,
            self._notice,
            self._words,
            *(row(b, None) for b in (self._ask, self._approve, self._own)),
            row(self._withdraw, None),
            gap=S,
            name="approval-card",
        )

    def _make_asked(self) -> None:
        self._back = _Asked(
            "Skicka tillbaka",
            "",
            TextArea("Vad ska ändras?", rows=3, name="return-words"),
            name="approval-return",
        )
        self._without = _Asked(
            "Låt det gå ut ändå",
            "Skälet sparas med pappret.",
            TextArea(
                "Varför utan godkännande?",
                "Till exempel ”Chefen kan inte nås.”",
                rows=2,
                name="without-reason",
            ),
            name="approval-without",
        )

    def _connect(self) -> None:
        self._back.asked.connect(lambda _: self._model.send_back())
        self._without.asked.connect(lambda _: self._model.go_without())
        self._words.edited.connect(self._type_to_chief)
        self._back.words.edited.connect(self._type_words)
        self._without.words.edited.connect(self._type_reason)
        for words in (self._words, self._back.words, self._without.words):
            words.left.connect(self._model.keep)
        self._keeper = QTimer(self)
        self._keeper.setInterval(KEEP_EVERY)
        self._keeper.timeout.connect(self._model.keep)
        self._keeper.start()

    def draw(self, paper: PaperState) -> None:
        """Show how a paper stands; nothing of one that went out before."""
        self._model.show_paper(paper)

    def keep(self) -> None:
        """Keep what is being typed as a draft."""
        self._model.keep()

    def _draw(self, shown: ApprovalShown) -> None:
        manager = shown.manager
        self.setVisible(manager is not None and shown.order is not None)
        if manager is None or shown.order is None:
            return
        self._stay(shown)
        say(self._notice, shown.notice)
        alone = not manager.others and manager.state is ApprovalState.NOT_ASKED
        nobody = _NOBODY_ELSE if manager.may_judge else _NOBODY
        self._tell(nobody if alone else self._said(manager))
        quoted = _quoted(manager)
        self._quoted.say(f"”{quoted}”" if quoted else "")
        self._quoted.setVisible(bool(quoted))
        more = _more(shown)
        self._more.say(more)
        self._more.setVisible(bool(more))
        can = shown.offers
        self._words.set_value(shown.written.to_chief)
        self._words.setVisible(Offer.ASK in can)
        again = manager.state is not ApprovalState.NOT_ASKED
        self._ask.say(_AGAIN if again else _ASK)
        for offer, widget in (
            (Offer.ASK, self._ask),
            (Offer.JUDGE, self._approve),
            (Offer.OWN, self._own),
            (Offer.WITHDRAW, self._withdraw),
        ):
            widget.setVisible(offer in can)
            widget.setEnabled(not shown.busy)
        for asked, name, offer in (
            (self._back, "words", Offer.JUDGE),
            (self._without, "reason", Offer.WITHOUT),
        ):
            asked.offer(on=offer in can)
            asked.draw(shown, name)

    def _stay(self, shown: ApprovalShown) -> None:
        """Keep the focus here while the button that was pressed is taken away."""
        begins, self._busy = shown.busy and not self._busy, shown.busy
        if begins:
            self._state.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_in_sight(self._card)

    def _tell(self, how: str) -> None:
        if how != self._state.words and self._state.hasFocus():
            announce(self._state, how)
        self._state.say(how)

    def _said(self, manager: Manager) -> str:
        latest = manager.latest
        if latest is None:
            return _FIRST
        asked, judged = self._day(latest.asked), self._day(latest.judged)
        if manager.state is ApprovalState.WAITING:
            if manager.may_judge and not manager.own:
                return f"{manager.asker}, ber om ditt godkännande sedan {asked}."
            return f"Väntar på chefen sedan {asked}."
        told = {
            ApprovalState.APPROVED: f"Godkänt av {manager.judge}",
            ApprovalState.RETURNED: f"Tillbaka från {manager.judge}",
            ApprovalState.CHANGED: "Pappret har ändrats sedan det godkändes",
            ApprovalState.WITHOUT: "Går ut utan godkännande",
        }
        return f"{told[manager.state]} ({judged})."

    def _day(self, at: datetime | None) -> str:
        return dates.short(in_sweden(at).date(), self._today()) if at else ""

    def _type_to_chief(self, typed: object) -> None:
        self._model.type(to_chief=str(typed))

    def _type_words(self, typed: object) -> None:
        self._model.type(words=str(typed))

    def _type_reason(self, typed: object) -> None:
        self._model.type(reason=str(typed))

    def _press_ask(self) -> None:
        self._model.ask()

    def _press_approve(self) -> None:
        self._model.approve()

    def _press_withdraw(self) -> None:
        self._model.withdraw()


class _Asked(AskedFirst):
    """What asks for words first, and forgets them when it is not offered any more."""

    _restored = Written()

    @property
    def words(self) -> Field:
        """The field that is written in."""
        return self._words

    def draw(self, shown: ApprovalShown, name: str) -> None:
        """Show what is written in it, and what is wrong with that."""
        if self._words.value != getattr(shown.written, name):
            self._words.set_value(getattr(shown.written, name))
            self._look()
        if shown.restored is not self._restored:
            self._restored = shown.restored
            if getattr(shown.restored, name):
                self._unfold()
        was, now = self._words.problem, shown.wrong.get(name, "")
        self._words.set_problem(now)
        if now and not was:
            go_to_problem((self._words,))

    def offer(self, *, on: bool) -> None:
        """Show it, or take it away."""
        self.setVisible(on)
        if not on:
            self._forget()


def _quoted(manager: Manager) -> str:
    """Give what was written: to the manager while it waits, else the answer."""
    if manager.latest is None or manager.state is ApprovalState.CHANGED:
        return ""
    waits = manager.state is ApprovalState.WAITING
    return manager.latest.words if waits else manager.latest.answer


def _more(shown: ApprovalShown) -> str:
    """Say what follows from how it stands."""
    manager, order = shown.manager, shown.order
    if manager is None or order is None:
        return ""
    if manager.state is ApprovalState.APPROVED and manager.latest is not None:
        return _BY_HAND if manager.latest.is_second else f"{_OWN} {_BY_HAND}"
    if Offer.OWN in shown.offers:
        return _OWN
    free = manager.state is not ApprovalState.WITHOUT and manager.may_ask
    return _DUTY if order.kind in DUTIES and manager.others and free else ""
