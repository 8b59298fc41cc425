"""What stands on the page where the need is told of; knows nothing of Qt."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from typing_extensions import override

from sipdesk.content.content import Law
from sipdesk.content.notices import notice
from sipdesk.domain.asking import under_lsu
from sipdesk.domain.basis import BasisKind
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.guard import Clearance, Verdict, clearance
from sipdesk.domain.many import find
from sipdesk.domain.sip_request import (
    PROPOSED_TIMES,
    ContactWay,
    ProposedTime,
    Purpose,
    SipAnswer,
    SipRequest,
)
from sipdesk.domain.sip_state import planned
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text, time_text
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.sip_request import (
    AnswerRequest,
    NameChief,
    RemindOfRequest,
    SendRequest,
    WriteRequest,
    answer_request,
    name_chief,
    remind_of_request,
    send_request,
    write_request,
)

WRITE, SEND, REMIND, ANSWER = "write", "send", "remind", "answer"
CHIEF, REMOVE, COPY = "chief", "remove", "copy"

_QUESTIONS: Final = frozenset({Purpose.RESPONSIBILITY, Purpose.ACTIVATION})
_COPIED: Final = ("questions", "reason", "proposed_times", "proposed_people")
_SLOTS: Final = range(1, PROPOSED_TIMES + 1)
TIMES: Final = frozenset(f"{part}{n}" for n in _SLOTS for part in ("day", "start"))
"""The fields of the times that are proposed: ``day1``, ``start1`` …"""

_SHOWN: Final = {
    WRITE: frozenset(
        {"party", "questions", "reason", "proposed_times", "proposed_people"}
    )
    | TIMES,
    SEND: frozenset({"day", "channel"}),
    REMIND: frozenset(
        {"day", "way", "whom", "words", "next_on", "next_by", "next_way"}
    ),
    ANSWER: frozenset({"day", "answer", "words"}),
    CHIEF: frozenset({"chief"}),
}


@dataclass(frozen=True, slots=True)
class RequestForm:
    """One request, and what is being done with it: ``task``."""

    item: str = ""
    task: str = WRITE
    purpose: str = Purpose.SIP.value
    party: str = ""
    questions: str = ""
    reason: str = ""
    day1: str = ""
    start1: str = ""
    day2: str = ""
    start2: str = ""
    day3: str = ""
    start3: str = ""
    proposed_times: str = ""
    proposed_people: str = ""
    ground: str = ""
    day: str = ""
    channel: str = ""
    way: str = ""
    whom: str = ""
    next_on: str = ""
    next_by: str = ""
    next_way: str = ""
    answer: str = ""
    decline_reason: str = ""
    words: str = ""
    chief: str = ""


def form_of_item(case: Case, request_id: str) -> RequestForm:
    """Write a request as a form; one that the case does not have is empty."""
    found = [r for r in case.requests if r.id == request_id]
    if not found:
        return RequestForm(item=request_id)
    request = found[0]
    answered = request.answer is not SipAnswer.NONE
    return RequestForm(
        item=request.id,
        purpose=request.purpose.value,
        party=request.party,
        questions=request.questions,
        **_times_text(request.times),
        reason=request.reason,
        proposed_times=request.proposed_times,
        proposed_people=request.proposed_people,
        ground=request.ground,
        channel=request.channel,
        next_on=day_text(request.remind_on),
        next_by=request.next_by,
        next_way=_way_text(request.next_way),
        answer=request.answer.value if answered else "",
        decline_reason=request.decline_reason,
        words=request.answer_words,
        chief=request.chief,
    )


def next_attempt(case: Case, request_id: str, today: date) -> dict[str, str]:
    """Tell what the form of a new attempt begins with; what was said is asked anew.

    A planned attempt whose day has come is this one: its way is filled in, and no day
    for the next is left over from it. One that lies ahead still stands.
    """
    request = find(case.requests, request_id)
    anew = {"words": "", "whom": ""}
    if request.remind_on is None or request.remind_on > today:
        return anew
    way = _way_text(request.next_way)
    return {**anew, "way": way, "next_on": "", "next_by": "", "next_way": ""}


def save_of(case: Case, form: RequestForm, today: date) -> Save:
    """Turn the form into the use case of its task.

    Raises:
        Unread: a day cannot be read or is missing, or nobody is chosen.

    """
    if form.task == WRITE:
        return write_request, WriteRequest(
            case.id, case.version, _written(case, form, today)
        )
    if form.task == CHIEF:
        return name_chief, NameChief(case.id, case.version, form.item, form.chief)
    reading = Reading(today)
    day = reading.day("day", form.day)
    next_on = reading.day("next_on", form.next_on) if form.task == REMIND else None
    reading.done()
    if day is None:
        raise Unread({"day": notice("day-missing").whole})
    about = (case.id, case.version, form.item)
    if form.task == SEND:
        return send_request, SendRequest(*about, day, form.channel)
    if form.task == REMIND:
        tried = RemindOfRequest(
            *about,
            day,
            next_on,
            way=_way(form.way),
            whom=form.whom,
            words=form.words,
            next_by=form.next_by,
            next_way=_way(form.next_way),
        )
        return remind_of_request, tried
    answer = SipAnswer(form.answer or SipAnswer.NONE.value)
    declined = answer is SipAnswer.DECLINES
    why = form.decline_reason if declined else ""
    order = AnswerRequest(*about, answer, day, why, form.words.strip())
    return answer_request, order


def _written(case: Case, form: RequestForm, today: date) -> SipRequest:
    if not form.party:
        raise Unread({"party": notice("request-without-party").whole})
    known = any(r.id == form.item for r in case.requests)
    times = _times(form, today)
    before = (
        find(case.requests, form.item)
        if known
        else SipRequest(form.item, form.party, today)
    )
    return replace(
        before,
        purpose=Purpose(form.purpose or Purpose.SIP.value),
        party=form.party,
        questions=form.questions,
        reason=form.reason,
        # What is shown to the minute is kept as it was, unless it is written anew.
        times=before.times if _same(form, before.times) else times,
        proposed_times=form.proposed_times,
        proposed_people=form.proposed_people,
        ground=form.ground if needs_ground(case, form, today) else "",
    )


def _times_text(times: tuple[ProposedTime, ...]) -> dict[str, str]:
    written = dict.fromkeys(TIMES, "")
    for n, one in zip(_SLOTS, times, strict=False):
        written |= {f"day{n}": day_text(one.day), f"start{n}": time_text(one.start)}
    return written


def _same(form: RequestForm, times: tuple[ProposedTime, ...]) -> bool:
    return all(getattr(form, name) == said for name, said in _times_text(times).items())


def _times(form: RequestForm, today: date) -> tuple[ProposedTime, ...]:
    """Read the times that are proposed, in the order they are written."""
    reading, times, lost = Reading(today), [], {}
    for n in _SLOTS:
        day = reading.day(f"day{n}", getattr(form, f"day{n}"))
        start = reading.time(f"start{n}", getattr(form, f"start{n}"))
        if day is not None:
            times.append(ProposedTime(day, start))
        elif start is not None:
            lost[f"day{n}"] = notice("time-without-day").whole
    reading.done()
    if lost:
        raise Unread(lost)
    return tuple(times)


def _way(text: str) -> ContactWay:
    return ContactWay(text or ContactWay.NOT_SAID.value)


def _way_text(way: ContactWay) -> str:
    return "" if way is ContactWay.NOT_SAID else way.value


class RequestModel(ItemModel[RequestForm]):
    """The request being worked with."""

    @override
    def _refused(self, error: SipdeskError) -> None:
        """Go back to writing where that is what has to be mended."""
        at = error.field if isinstance(error, RuleBroken) else ""
        if at in {"questions", "ground"}:
            form = replace(self.state.form, task=WRITE)
            self.state = replace(self.state, form=form)
        super()._refused(error)


def shown_fields(case: Case, form: RequestForm, today: date) -> frozenset[str]:
    """Name the fields that belong to what is being done."""
    shown = _SHOWN.get(form.task, frozenset())
    if form.task == WRITE:
        if Purpose(form.purpose) in _QUESTIONS:
            shown -= TIMES | {"proposed_times", "proposed_people"}
        needed = needs_ground(case, form, today)
        return shown | {"ground"} if needed else shown
    if form.task == ANSWER and form.answer == SipAnswer.DECLINES.value:
        return shown | {"decline_reason"}
    return shown


def purposes(view: CaseView, form: RequestForm, today: date) -> tuple[Purpose, ...]:
    """Name what a letter can ask for in this case; where it is one, nobody chooses.

    Who answers is asked for one who is under LSU. SiS takes the initiative only where
    an agreement with the case's own kommun or region, or the law, lets it.
    """
    case = view.case
    can = {Purpose.SIP, Purpose(form.purpose)}
    if under_lsu(case):
        can |= _QUESTIONS
    if view.may_initiate.basis(case, today).kind is not BasisKind.NONE:
        can.add(Purpose.INITIATIVE)
    return tuple(one for one in Purpose if one in can)


def answers(purpose: Purpose) -> tuple[SipAnswer, ...]:
    """Name what can be answered to a letter."""
    if purpose in _QUESTIONS:
        return (SipAnswer.ANSWERED, SipAnswer.DECLINES)
    return (SipAnswer.INITIATES, SipAnswer.DECLINES, SipAnswer.HAS_PLAN)


def same_question(case: Case, request_id: str) -> dict[str, str]:
    """Give what the same question to somebody else begins with.

    The one who is asked is the other principal, if there is just one; else whoever
    writes chooses. Nobody is told by the ground that was chosen for another.
    """
    form = form_of_item(case, request_id)
    asked = {r.party for r in case.requests if r.purpose is Purpose.SIP}
    others = [p.id for p in case.parties if p.principal and p.id not in asked]
    taken = {name: getattr(form, name) for name in (*_COPIED, *TIMES)}
    return {**taken, "party": others[0] if len(others) == 1 else ""}


def needs_ground(case: Case, form: RequestForm, day: date) -> bool:
    """Whether the recipient may not be told without a ground to choose.

    The placing authority never needs one, nor one whom consent covers.
    """
    known = any(party.id == form.party for party in case.parties)
    return known and clearance(case, form.party, day).verdict is Verdict.NO


def cleared(case: Case, form: RequestForm, day: date) -> Clearance | None:
    """Give what the recipient chosen may be told; None until one is chosen."""
    if not form.party or not any(p.id == form.party for p in case.parties):
        return None
    return clearance(case, form.party, day, form.ground)


def grounds(around: Around, chosen: str) -> tuple[Law, ...]:
    """Give the laws that can be chosen as a ground today, and the one chosen."""
    today = around.today()
    laws = around.content.laws.values()
    return tuple(
        law for law in laws if (law.ground and law.holds_on(today)) or law.id == chosen
    )


def turned_down(case: Case) -> bool:
    """Whether somebody has said no and nobody has taken it on."""
    return bool(declined(case)) and not planned(case)


def declined(case: Case) -> tuple[SipRequest, ...]:
    """Give the requests for a SIP that were turned down, the latest first."""
    no = [r for r in case.requests if r.answer is SipAnswer.DECLINES and r.asks_for_sip]
    return tuple(reversed(no))
