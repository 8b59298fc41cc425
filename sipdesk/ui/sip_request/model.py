"""What stands on the page where the need is told of; knows nothing of Qt."""

from dataclasses import dataclass, replace
from datetime import date

from typing_extensions import override

from sipdesk.content.content import Law
from sipdesk.content.notices import notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.guard import Clearance, Verdict, clearance
from sipdesk.domain.many import find
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text
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
CHIEF, REMOVE = "chief", "remove"

_SHOWN = {
    WRITE: frozenset(
        {"party", "questions", "reason", "proposed_times", "proposed_people"}
    ),
    SEND: frozenset({"day", "channel"}),
    REMIND: frozenset({"day", "next_on"}),
    ANSWER: frozenset({"day", "answer", "words"}),
    CHIEF: frozenset({"chief"}),
}


@dataclass(frozen=True, slots=True)
class RequestForm:
    """One request, and what is being done with it: ``task``."""

    item: str = ""
    task: str = WRITE
    party: str = ""
    questions: str = ""
    reason: str = ""
    proposed_times: str = ""
    proposed_people: str = ""
    ground: str = ""
    day: str = ""
    channel: str = ""
    next_on: str = ""
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
        party=request.party,
        questions=request.questions,
        reason=request.reason,
        proposed_times=request.proposed_times,
        proposed_people=request.proposed_people,
        ground=request.ground,
        channel=request.channel,
        next_on=day_text(request.remind_on),
        answer=request.answer.value if answered else "",
        decline_reason=request.decline_reason,
        words=request.answer_words,
        chief=request.chief,
    )


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
        return remind_of_request, RemindOfRequest(*about, day, next_on)
    answer = SipAnswer(form.answer or SipAnswer.NONE.value)
    declined = answer is SipAnswer.DECLINES
    why = form.decline_reason if declined else ""
    order = AnswerRequest(*about, answer, day, why, form.words.strip())
    return answer_request, order


def _written(case: Case, form: RequestForm, today: date) -> SipRequest:
    if not form.party:
        raise Unread({"party": notice("request-without-party").whole})
    known = any(r.id == form.item for r in case.requests)
    before = (
        find(case.requests, form.item)
        if known
        else SipRequest(form.item, form.party, today)
    )
    return replace(
        before,
        party=form.party,
        questions=form.questions,
        reason=form.reason,
        proposed_times=form.proposed_times,
        proposed_people=form.proposed_people,
        ground=form.ground if needs_ground(case, form, today) else "",
    )


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
    if form.task == WRITE and needs_ground(case, form, today):
        return shown | {"ground"}
    if form.task == ANSWER and form.answer == SipAnswer.DECLINES.value:
        return shown | {"decline_reason"}
    return shown


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
    answers = {request.answer for request in case.requests}
    return SipAnswer.DECLINES in answers and SipAnswer.INITIATES not in answers
