"""Påtala behov: tell kommun or region of the need, and register the answer."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.content.swedish import in_sweden
from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.many import find, put, without
from sipdesk.domain.paper import ASKED_BY
from sipdesk.domain.sip_request import (
    PROPOSED_TIMES,
    Attempt,
    ContactWay,
    Purpose,
    SipAnswer,
    SipRequest,
)
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, allowed, change, change_with


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """A request being written."""

    case: CaseId
    seen: int
    request: SipRequest


@dataclass(frozen=True, slots=True)
class RemoveRequest:
    """A request that was never sent, to take out."""

    case: CaseId
    seen: int
    request: str


@dataclass(frozen=True, slots=True)
class SendRequest:
    """That a request has been sent, by a channel outside the program."""

    case: CaseId
    seen: int
    request: str
    day: date
    channel: str


@dataclass(frozen=True, slots=True)
class NameChief:
    """Who answers for the agency that was asked: name and function."""

    case: CaseId
    seen: int
    request: str
    chief: str


@dataclass(frozen=True, slots=True)
class RemindOfRequest:
    """That somebody has tried again to get an answer, and when to try next.

    ``by`` is who tried, empty for oneself; ``whom`` who was reached, if anybody was.
    """

    case: CaseId
    seen: int
    request: str
    day: date
    next_on: date | None = None
    way: ContactWay = ContactWay.NOT_SAID
    by: str = ""
    whom: str = ""
    words: str = ""
    next_by: str = ""
    next_way: ContactWay = ContactWay.NOT_SAID


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """What the principal answered."""

    case: CaseId
    seen: int
    request: str
    answer: SipAnswer
    day: date
    decline_reason: str = ""
    words: str = ""


def write_request(order: WriteRequest, ports: Ports) -> Change:
    """Save a request being written.

    Raises:
        RuleBroken: ``request-to-principal`` when it is not to kommun or region;
            ``request-is-sent`` when it has gone; ``times-too-many``;
            ``initiative-without-basis`` when SiS would take the initiative by nothing.
        Missing: there is no such party.

    """
    request = order.request
    if len(request.times) > PROPOSED_TIMES:
        raise RuleBroken("times-too-many", "proposed_times")

    def edit(case: Case, work: Work) -> Case:
        if case.party(request.party).principal is None:
            raise RuleBroken("request-to-principal", "party")
        before = next((r for r in case.requests if r.id == request.id), None)
        if before is not None and before.sent is not None:
            raise RuleBroken("request-is-sent")
        basis = _basis(case, request, work, ports.clock.today())
        written = replace(_unsent(request), basis=basis)
        return replace(case, requests=put(case.requests, written))

    return change_with(order.case, order.seen, "request-written", ports, edit)


def remove_request(order: RemoveRequest, ports: Ports) -> Change:
    """Take a request out that was never sent.

    Raises:
        RuleBroken: ``request-is-sent``.
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        if find(case.requests, order.request).sent is not None:
            raise RuleBroken("request-is-sent")
        return replace(case, requests=without(case.requests, order.request))

    return change(order.case, order.seen, "request-removed", ports, edit)


def send_request(order: SendRequest, ports: Ports) -> Change:
    """Register that a request has been sent.

    To the placing nämnd it is never blocked for lack of consent (product rule 2).

    Raises:
        RuleBroken: ``request-without-question``, ``request-is-sent``,
            ``request-without-channel``, ``day-in-the-future``,
            ``request-without-ground`` when nothing lets this recipient know;
            ``initiative-without-basis`` as ``write_request``, on the day it is sent,
            of a letter that has not gone out from here.
        Missing: there is no such request.

    """
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    if not order.channel.strip():
        raise RuleBroken("request-without-channel", "channel")

    def edit(case: Case, work: Work) -> Case:
        request = find(case.requests, order.request)
        if request.sent is not None:
            raise RuleBroken("request-is-sent")
        if not request.questions.strip():
            raise RuleBroken("request-without-question", "questions")
        allowed = clearance(case, request.party, order.day, request.ground)
        if allowed.verdict is Verdict.NO:
            raise RuleBroken("request-without-ground", "ground")
        gone = _went_out(case, request, work, order.day)
        basis = request.basis if gone else _basis(case, request, work, order.day)
        channel = order.channel.strip()
        sent = replace(request, sent=order.day, channel=channel, basis=basis)
        return replace(case, requests=put(case.requests, sent))

    return change_with(order.case, order.seen, "request-sent", ports, edit)


def remind_of_request(order: RemindOfRequest, ports: Ports) -> Change:
    """Register that somebody has tried again; each time is kept beside the others.

    Raises:
        RuleBroken: ``request-not-waiting`` when nobody is to be asked any more,
            ``day-in-the-future``; ``next-attempt-not-later`` than this one.
        Missing: there is no such request.

    """
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    if order.next_on is not None and order.next_on <= order.day:
        raise RuleBroken("next-attempt-not-later", "next_on")

    def edit(case: Case) -> Case:
        request = find(case.requests, order.request)
        if not request.open:
            raise RuleBroken("request-not-waiting")
        tried = Attempt(
            id=ports.new_id(),
            day=order.day,
            way=order.way,
            by=order.by.strip() or ports.user.name,
            whom=order.whom.strip(),
            words=order.words.strip(),
        )
        reminded = replace(
            request,
            reminded=order.day,
            remind_on=order.next_on,
            next_by=order.next_by.strip(),
            next_way=order.next_way,
            attempts=(*request.attempts, tried),
        )
        return replace(case, requests=put(case.requests, reminded))

    return change(order.case, order.seen, "request-reminded", ports, edit)


def name_chief(order: NameChief, ports: Ports) -> Change:
    """Note who answers for the agency that was asked; empty takes the note back.

    Raises:
        RuleBroken: ``request-not-sent``.
        Missing: there is no such request.

    """

    def edit(case: Case) -> Case:
        request = find(case.requests, order.request)
        if request.sent is None:
            raise RuleBroken("request-not-sent")
        named = replace(request, chief=order.chief.strip())
        return replace(case, requests=put(case.requests, named))

    return change(order.case, order.seen, "chief-named", ports, edit)


def answer_request(order: AnswerRequest, ports: Ports) -> Change:
    """Register the principal's answer.

    Raises:
        RuleBroken: ``request-not-sent``, ``answer-without-answer``,
            ``decline-without-reason``, ``day-in-the-future``,
            ``answered-before-sent``; ``request-not-a-sip`` when a question of who
            answers is answered as if it were one.
        Missing: there is no such request.

    """
    if order.answer is SipAnswer.NONE:
        raise RuleBroken("answer-without-answer", "answer")
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    explained = order.decline_reason.strip() or order.words.strip()
    if order.answer is SipAnswer.DECLINES and not explained:
        raise RuleBroken("decline-without-reason", "decline_reason")

    def edit(case: Case) -> Case:
        request = find(case.requests, order.request)
        if request.sent is None:
            raise RuleBroken("request-not-sent")
        if order.day < request.sent:
            raise RuleBroken("answered-before-sent", "day")
        if order.answer is SipAnswer.INITIATES and not request.asks_for_sip:
            raise RuleBroken("request-not-a-sip", "answer")
        answered = replace(
            request,
            answer=order.answer,
            answered=order.day,
            decline_reason=order.decline_reason,
            answer_words=order.words,
        )
        return replace(case, requests=put(case.requests, answered))

    return change(order.case, order.seen, "request-answered", ports, edit)


def check_basis(work: Work, case: Case, request: SipRequest, day: date) -> None:
    """Refuse that a letter goes out by which SiS takes the initiative by nothing.

    Another copy of one that is sent says what it said.

    Raises:
        RuleBroken: ``initiative-without-basis``.

    """
    if request.sent is None:
        _basis(case, request, work, day)


def _basis(case: Case, request: SipRequest, work: Work, day: date) -> Basis:
    """Give by what SiS takes the initiative in this letter; none for any other."""
    if request.purpose is not Purpose.INITIATIVE:
        return Basis()
    basis = allowed(work).basis(case, day, case.party(request.party).principal)
    if basis.kind is BasisKind.NONE:
        raise RuleBroken("initiative-without-basis", "purpose")
    return basis


def _went_out(case: Case, request: SipRequest, work: Work, day: date) -> bool:
    """Whether a letter went out while what it says that it stands on held.

    What is taken out afterwards, of the home's agreements, makes it no less sent.
    """
    basis = request.basis
    held = (basis.since or date.max) <= day <= (basis.until or date.max)
    return held and any(
        paper.recipient == request.party
        and ASKED_BY.get(paper.kind) is request.purpose is Purpose.INITIATIVE
        and in_sweden(paper.made).date() <= day
        for paper in work.papers.of_case(case.id)
    )


def _unsent(request: SipRequest) -> SipRequest:
    return replace(
        request,
        sent=None,
        reminded=None,
        attempts=(),
        answer=SipAnswer.NONE,
        answered=None,
        decline_reason="",
        answer_words="",
    )
