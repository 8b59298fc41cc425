"""How a paper stands with the manager, and what may be done about it; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.approval import ApprovalState
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.paper import DUTIES, PaperKind
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.model import PaperState
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.approval import (
    AskApproval,
    GoWithout,
    JudgePaper,
    Manager,
    WithdrawAsking,
    ask_approval,
    go_without,
    judge_paper,
    withdraw_asking,
)
from sipdesk.usecases.paper_copy import PaperOrder


class Offer(Enum):
    """What this person can do about the approval of a paper."""

    ASK = "ask"
    WITHDRAW = "withdraw"
    WITHOUT = "without"  # let it go out all the same
    JUDGE = "judge"  # what somebody else asks
    OWN = "own"  # put one's own name on it: no second approval


def offers(manager: Manager, kind: PaperKind) -> frozenset[Offer]:
    """Tell what may be done; whoever is asked judges, and is offered nothing else."""
    state = manager.state
    if state is ApprovalState.WAITING and manager.may_judge and not manager.own:
        return frozenset({Offer.JUDGE})
    if not manager.may_ask:
        return frozenset()
    settled = state in (ApprovalState.APPROVED, ApprovalState.WITHOUT)
    asked = state is ApprovalState.WAITING
    sent = manager.latest is None or manager.latest.sent is not None
    judged_so = state is ApprovalState.WITHOUT
    may = {
        Offer.ASK: manager.others and not asked and not settled,
        Offer.WITHDRAW: not sent and not judged_so,
        Offer.WITHOUT: manager.others and not settled and kind not in DUTIES,
        Offer.OWN: manager.may_judge and not settled,
    }
    return frozenset(offer for offer, can in may.items() if can)


@dataclass(frozen=True, slots=True)
class ApprovalShown:
    """What is shown; nothing, where the paper is none that a manager signs."""

    order: PaperOrder | None = None
    manager: Manager | None = None
    notice: Notice | None = None
    busy: bool = False

    @property
    def offers(self) -> frozenset[Offer]:
        """What may be done now."""
        if self.order is None or self.manager is None:
            return frozenset()
        return offers(self.manager, self.order.kind)


class ApprovalModel:
    """Asks, judges and gives reasons; ``again`` has the paper composed anew."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[ApprovalShown], None],
        again: Callable[[], None],
    ) -> None:
        self._around = around
        self._draw = draw
        self._again = again
        self.state = ApprovalShown()

    def show_paper(self, paper: PaperState) -> None:
        """Show how the paper that is looked at stands."""
        preview = paper.preview
        if paper.order is None:
            self._show(ApprovalShown())
        elif preview is not None:
            said = self.state.notice if self.state.order == preview.order else None
            shown = replace(self.state, order=preview.order, manager=preview.manager)
            self._show(replace(shown, notice=said))

    def ask(self, words: str) -> None:
        """Ask the manager to approve it."""
        if self.state.order is not None:
            self._do(ask_approval, AskApproval(self.state.order, words))

    def withdraw(self) -> None:
        """Take back what was asked."""
        if self.state.order is not None:
            self._do(withdraw_asking, WithdrawAsking(self.state.order))

    def go_without(self, reason: str) -> None:
        """Let it go out without, for a reason."""
        if self.state.order is not None:
            self._do(go_without, GoWithout(self.state.order, reason))

    def approve(self) -> None:
        """Approve it as it reads."""
        self._judge("", approved=True)

    def send_back(self, words: str) -> None:
        """Send it back, with what is to be changed."""
        self._judge(words, approved=False)

    def _judge(self, words: str, *, approved: bool) -> None:
        order, manager = self.state.order, self.state.manager
        if order is not None and manager is not None:
            judged = JudgePaper(order, manager.sha256, approved, words)
            self._do(judge_paper, judged)

    def _do(self, use_case: Callable[[Any, Any], object], order: object) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None))
        self._around.runner.do(use_case, order, self._done, self._refused)

    def _done(self, _: object) -> None:
        self._show(replace(self.state, busy=False))
        self._again()

    def _refused(self, error: SipdeskError) -> None:
        moved = isinstance(error, Conflict)
        said = notice("paper-outdated") if moved else refusal(error)
        self._show(replace(self.state, busy=False, notice=said))
        if moved:
            self._again()

    def _show(self, state: ApprovalShown) -> None:
        self.state = state
        self._draw(state)
