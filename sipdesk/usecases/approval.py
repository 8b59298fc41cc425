"""Chefens godkännande: ask for it, give it, send back, or go without and say why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sipdesk.content.swedish import in_sweden
from sipdesk.domain.approval import (
    Approval,
    ApprovalState,
    Judgement,
    approvers,
    goes_out,
    is_for_manager,
    state_of,
)
from sipdesk.domain.case import CaseId
from sipdesk.domain.distribution import check_outgoing, recipient_role
from sipdesk.domain.errors import Conflict, RuleBroken
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.rights import Right, check, may
from sipdesk.domain.user import User
from sipdesk.usecases.paper_copy import (
    Hands,
    PaperOrder,
    Source,
    read_source,
    sum_told,
)
from sipdesk.usecases.ports import Ports, Work

_OPEN: Final = (Judgement.WAITING, Judgement.RETURNED, Judgement.APPROVED)


@dataclass(frozen=True, slots=True)
class AskApproval:
    """Ask the manager to approve a paper; ``words`` are to the manager."""

    paper: PaperOrder
    words: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawAsking:
    """Take back what was asked: the paper is not needed any more."""

    paper: PaperOrder


@dataclass(frozen=True, slots=True)
class JudgePaper:
    """Approve a paper, or send it back with words on what is to be changed.

    ``seen`` is the sum of what was read.
    """

    paper: PaperOrder
    seen: str
    approved: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class GoWithout:
    """Let a paper go out that no manager has approved, and say why."""

    paper: PaperOrder
    reason: str


@dataclass(frozen=True, slots=True)
class Manager:
    """How a paper stands with the manager, for the one who looks at it.

    ``others`` than the writer can approve it; without any, nothing is waited for.
    """

    state: ApprovalState
    latest: Approval | None
    sha256: str  # of what the paper tells now
    asker: str  # name and title; empty when nobody has asked
    judge: str  # likewise
    others: bool
    may_ask: bool
    may_judge: bool
    own: bool  # the asking is this person's own, or would be
    writer: User  # in whose name the paper is written
    signer: str = ""  # name and title of who has approved it
    approved: date | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits for this person, and in which case."""

    approval: Approval
    case_number: str
    name: str  # as lists have it: initials when protected


def ask_approval(order: AskApproval, ports: Ports) -> Approval:
    """Ask the manager to approve a paper. A closed case is no hindrance.

    Raises:
        RuleBroken: ``approval-waits``, ``right-missing``; or as for handing it out.
        Missing: there is no such case or recipient.

    """
    with ports.store.work() as work:
        source, latest = _looked_up(work, order.paper)
        if latest is not None and latest.judgement is Judgement.WAITING:
            raise RuleBroken("approval-waits")
        asked = _asking(work, order.paper, source, ports)
        asked = replace(asked, words=order.words.strip())
        work.approvals.put(asked)
        return asked


def withdraw_asking(order: WithdrawAsking, ports: Ports) -> Approval:
    """Take back what was asked.

    Raises:
        RuleBroken: ``approval-not-asked``, ``right-missing``.

    """
    with ports.store.work() as work:
        _, latest = _looked_up(work, order.paper)
        if latest is None or latest.sent or latest.judgement not in _OPEN:
            raise RuleBroken("approval-not-asked")
        withdrawn = replace(latest, judgement=Judgement.WITHDRAWN)
        work.approvals.put(withdrawn)
        return withdrawn


def judge_paper(order: JudgePaper, ports: Ports) -> Approval:
    """Approve a paper as it was read, or send it back.

    A coordinator who is a manager too may approve what nobody has asked of: it is
    then both asked and approved by the same person, and no second approval.

    Raises:
        RuleBroken: ``approval-not-asked``, ``return-without-words``, ``right-missing``.
        Conflict: the paper says something else than what was read.

    """
    check(ports.user, Right.APPROVE)
    if not order.approved and not order.words.strip():
        raise RuleBroken("return-without-words", "words")
    with ports.store.work() as work:
        source, latest = _looked_up(work, order.paper)
        if latest is None or latest.judgement is not Judgement.WAITING:
            if not order.approved or not may(ports.user, Right.WORK_CASES):
                raise RuleBroken("approval-not-asked")
            latest = _asking(work, order.paper, source, ports)
        sha256 = _sum(work, order.paper, source, latest, ports)
        if sha256 != order.seen:
            raise Conflict
        judged = replace(
            latest,
            judgement=Judgement.APPROVED if order.approved else Judgement.RETURNED,
            judged=ports.clock.now(),
            judged_by=ports.user.id,
            answer=order.words.strip(),
            sha256=sha256,
        )
        work.approvals.put(judged)
        return judged


def go_without(order: GoWithout, ports: Ports) -> Approval:
    """Say why a paper goes out that no manager has approved.

    Raises:
        RuleBroken: ``without-reason``, ``right-missing``.

    """
    if not order.reason.strip():
        raise RuleBroken("without-reason", "reason")
    with ports.store.work() as work:
        source, _ = _looked_up(work, order.paper)
        asked = _asking(work, order.paper, source, ports)
        without = replace(
            asked,
            judgement=Judgement.WITHOUT,
            judged=asked.asked,
            judged_by=ports.user.id,
            answer=order.reason.strip(),
            sha256=_sum(work, order.paper, source, asked, ports),
        )
        work.approvals.put(without)
        return without


def read_waiting(_: None, ports: Ports) -> tuple[Waiting, ...]:
    """Read what a manager is asked to approve, and what one has got back.

    To a manager what others ask; to a coordinator what was answered and is not sent.
    """
    if not may(ports.user, Right.READ_CASES):
        return ()
    own, judges = ports.user.id, may(ports.user, Right.APPROVE)
    today = ports.clock.today()
    with ports.store.reading() as work:
        found = []
        for one in work.approvals.open():
            waits = one.judgement is Judgement.WAITING
            if (judges and one.asked_by != own) if waits else one.asked_by == own:
                case = work.cases.unseen(CaseId(one.case))
                found.append(Waiting(one, case.number, case.listed_name(today)))
        return tuple(found)


def stands_with_manager(
    work: Work, order: PaperOrder, source: Source, ports: Ports
) -> Manager | None:
    """Tell how a paper stands; None if it is none that a manager signs."""
    if not is_for_manager(order.kind, order.recipient):
        return None
    latest, user = _latest(work, order), ports.user
    users = {one.id: one for one in work.house.users()}
    asked = latest if latest and latest.judgement is not Judgement.WITHDRAWN else None
    sha256 = _sum(work, order, source, asked, ports)
    state = state_of(latest, sha256, ports.clock.today())
    if state is ApprovalState.NOT_ASKED and asked is not None:
        asked, sha256 = None, _sum(work, order, source, None, ports)
    asker = users.get(asked.asked_by) if asked else None
    judge = users.get(asked.judged_by) if asked else None
    may_ask = may(user, Right.WORK_CASES)
    writer = user if may_ask or asker is None else asker
    signed = state is ApprovalState.APPROVED and asked and asked.judged
    return Manager(
        state=state,
        latest=asked,
        sha256=sha256,
        asker=asker.signature if asker else "",
        judge=judge.signature if judge else "",
        others=bool(approvers(users.values(), writer.id)),
        may_ask=may_ask,
        may_judge=may(user, Right.APPROVE),
        own=asked is None or asked.asked_by == user.id,
        writer=writer,
        signer=judge.signature if signed and judge else "",
        approved=in_sweden(signed).date() if signed else None,
    )


def hands_of(stands: Manager | None, made: datetime, ports: Ports) -> Hands:
    """Tell in whose hands a paper is, when it is made.

    One who may not send it sees it as the one who asks would.
    """
    if stands is None:
        return Hands(ports.user, made)
    return Hands(stands.writer, made, stands.signer, stands.approved)


def waits_for_manager(order: PaperOrder, stands: Manager | None) -> str:
    """Give the code of what stops a paper that a manager could approve, or nothing.

    Never a duty, and nothing for which a reason is given.
    """
    if stands is None or goes_out(order.kind, stands.state, others=stands.others):
        return ""
    return "approval-missing"


def check_with_manager(order: PaperOrder, stands: Manager | None) -> None:
    """Refuse what ``waits_for_manager`` stops.

    Raises:
        RuleBroken: ``approval-missing``.

    """
    if waits_for_manager(order, stands):
        raise RuleBroken("approval-missing")


def note_sent(work: Work, stands: Manager | None, record: PaperRecord) -> None:
    """Note that what was judged has gone out, and by which paper."""
    latest = stands.latest if stands else None
    judged = (Judgement.APPROVED, Judgement.WITHOUT)
    if latest and latest.judgement in judged and latest.sent is None:
        day = in_sweden(record.made).date()
        work.approvals.put(replace(latest, sent=day, paper=record.id))


def note_not_sent(work: Work, record: PaperRecord) -> None:
    """Take back that it went out: printer or file failed."""
    for one in work.approvals.of_case(CaseId(record.case)):
        if one.paper == record.id:
            work.approvals.put(replace(one, sent=None, paper=""))


def approvals_of(work: Work, case_id: CaseId) -> Mapping[str, Approval]:
    """Give what was judged of papers that went out, by the paper's id."""
    return {one.paper: one for one in work.approvals.of_case(case_id) if one.paper}


def _looked_up(work: Work, order: PaperOrder) -> tuple[Source, Approval | None]:
    if not is_for_manager(order.kind, order.recipient):
        raise RuleBroken("approval-not-needed")
    return read_source(work, order), _latest(work, order)


def _latest(work: Work, order: PaperOrder) -> Approval | None:
    alike = (
        one
        for one in work.approvals.of_case(order.case)
        if (one.kind, one.recipient) == (order.kind, order.recipient)
    )
    return next(alike, None)


def _asking(work: Work, order: PaperOrder, source: Source, ports: Ports) -> Approval:
    check(ports.user, Right.WORK_CASES)
    now = ports.clock.now()
    check_outgoing(order.kind, source.now, order.recipient, order.version, now.date())
    before = work.approvals.of_case(order.case)
    return Approval(
        id=ports.new_id(),
        case=order.case,
        number=1 + (before[0].number if before else 0),
        kind=order.kind,
        recipient=order.recipient,
        recipient_role=recipient_role(source.now, order.recipient),
        asked=now,
        asked_by=ports.user.id,
    )


def _sum(
    work: Work, order: PaperOrder, source: Source, asked: Approval | None, ports: Ports
) -> str:
    users = {one.id: one for one in work.house.users()}
    writer = users.get(asked.asked_by, ports.user) if asked else ports.user
    at = asked.asked if asked else ports.clock.now()
    return sum_told(work, order, source, Hands(writer, in_sweden(at)), ports)
