"""How a paper stands with the manager, and what may be done about it; no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.approval import ApprovalState
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.paper import DUTIES, PaperKind
from sipdesk.ui.form_draft import FormDraft
from sipdesk.ui.page import Around
from sipdesk.ui.paper_panel.model import PaperState
from sipdesk.ui.refusal import placed
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
from sipdesk.usecases.draft import DraftOf
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
class Written:
    """What is typed of a paper and has not been said to anyone."""

    to_chief: str = ""
    words: str = ""  # on what is to be changed
    reason: str = ""  # why it goes out without


@dataclass(frozen=True, slots=True)
class ApprovalShown:
    """What is shown; nothing, where the paper is none that a manager signs."""

    order: PaperOrder | None = None
    manager: Manager | None = None
    notice: Notice | None = None
    busy: bool = False
    written: Written = Written()
    restored: Written = Written()  # what was typed earlier, as it came back
    wrong: Mapping[str, str] = field(default_factory=dict)  # by the name in Written

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
        self._draft = FormDraft(around.runner, Written, self._refused)
        self._version = 0

    def show_paper(self, paper: PaperState) -> None:
        """Show how the paper that is looked at stands."""
        preview = paper.preview
        if paper.order is None:
            self.keep()
            self._draft.turn_to(None)
            self._show(ApprovalShown())
        elif preview is not None:
            self._version = preview.case_version
            self._turn_to(preview.order, signed=preview.manager is not None)
            said = self.state.notice if self.state.order == preview.order else None
            shown = replace(self.state, order=preview.order, manager=preview.manager)
            self._show(replace(shown, notice=said))

    def type(self, **changes: str) -> None:
        """Take what was typed in a field."""
        wrong = {k: v for k, v in self.state.wrong.items() if k not in changes}
        written = replace(self.state.written, **changes)
        self._show(replace(self.state, written=written, wrong=wrong))

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        if self.state.written == Written():
            self._draft.drop()
        else:
            self._draft.keep(self.state.written, self._version)

    def ask(self) -> None:
        """Ask the manager to approve it."""
        if self.state.order is not None:
            asked = AskApproval(self.state.order, self.state.written.to_chief)
            self._do(ask_approval, asked)

    def withdraw(self) -> None:
        """Take back what was asked."""
        if self.state.order is not None:
            self._do(withdraw_asking, WithdrawAsking(self.state.order))

    def go_without(self) -> None:
        """Let it go out without, for the reason that is typed."""
        if self.state.order is not None:
            reason = self.state.written.reason
            self._do(go_without, GoWithout(self.state.order, reason))

    def approve(self) -> None:
        """Approve it as it reads."""
        self._judge("", approved=True)

    def send_back(self) -> None:
        """Send it back, with what is typed on what is to be changed."""
        self._judge(self.state.written.words, approved=False)

    def _judge(self, words: str, *, approved: bool) -> None:
        order, manager = self.state.order, self.state.manager
        if order is not None and manager is not None:
            judged = JudgePaper(order, manager.sha256, approved, words)
            self._do(judge_paper, judged)

    def _do(self, use_case: Callable[[Any, Any], object], order: object) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, wrong={}))
        self._around.runner.do(use_case, order, self._done, self._refused)

    def _done(self, _: object) -> None:
        self._show(replace(self.state, busy=False, written=Written()))
        self.keep()
        self._again()

    def _refused(self, error: SipdeskError) -> None:
        moved = isinstance(error, Conflict)
        wrong, said = placed(error)
        said = notice("paper-outdated") if moved else said
        self._show(replace(self.state, busy=False, notice=said, wrong=wrong))
        if moved:
            self._again()

    def _turn_to(self, order: PaperOrder, *, signed: bool) -> None:
        """Bring back what was typed of a paper when it is another than before."""
        name = f"approval-{order.kind.value}-{order.recipient}-{order.version}"
        place = DraftOf(order.case, name) if signed else None
        if place == self._draft.place:
            return
        self.keep()
        self._draft.turn_to(place)
        self._show(ApprovalShown())
        self._draft.bring_back(self._restore)

    def _restore(self, written: Written) -> None:
        if self.state.written == Written():
            self._show(replace(self.state, written=written, restored=written))

    def _show(self, state: ApprovalShown) -> None:
        self.state = state
        self._draw(state)
