"""Förbered: questions, participants, how the young person takes part."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consequences import NOTHING_GONE
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.many import find, put, without
from sipdesk.domain.meeting import (
    Participant,
    Preparation,
    Question,
    QuestionState,
    Wish,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.consequences import read_past
from sipdesk.usecases.meeting import in_meeting
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change, change_with
from sipdesk.usecases.telling import read_told


@dataclass(frozen=True, slots=True)
class RecordPreparation:
    """Purpose, form of taking part, adaptations."""

    case: CaseId
    seen: int
    preparation: Preparation


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """A question to add or change."""

    case: CaseId
    seen: int
    question: Question


@dataclass(frozen=True, slots=True)
class RemoveQuestion:
    """A question to take out."""

    case: CaseId
    seen: int
    question: str


@dataclass(frozen=True, slots=True)
class ChooseParticipant:
    """Somebody who is to be there, and what they are to prepare."""

    case: CaseId
    seen: int
    party: str
    prepare: str = ""


@dataclass(frozen=True, slots=True)
class RemoveParticipant:
    """Somebody who is not to be there after all."""

    case: CaseId
    seen: int
    participant: str


@dataclass(frozen=True, slots=True)
class PutWish:
    """Whom somebody wants to be there, or does not: to add or change."""

    case: CaseId
    seen: int
    wish: Wish


@dataclass(frozen=True, slots=True)
class RemoveWish:
    """A wish that does not stand any more."""

    case: CaseId
    seen: int
    wish: str


def record_preparation(order: RecordPreparation, ports: Ports) -> Change:
    """Save how the meeting is prepared.

    Raises:
        RuleBroken: ``day-in-the-future`` when the link has not been tried yet.

    """
    tested = order.preparation.video_tested
    if tested is not None and tested > ports.clock.today():
        raise RuleBroken("day-in-the-future", "video_tested")

    def edit(case: Case) -> Case:
        return in_meeting(case, preparation=order.preparation)

    return change(order.case, order.seen, "preparation-recorded", ports, edit)


def put_question(order: PutQuestion, ports: Ports) -> Change:
    """Add or change a question.

    Raises:
        RuleBroken: ``question-empty``.

    """
    question = replace(order.question, text=order.question.text.strip())
    if not question.text:
        raise RuleBroken("question-empty", "text")

    def edit(case: Case) -> Case:
        return in_meeting(case, questions=put(case.meeting.questions, question))

    return change(order.case, order.seen, "question-put", ports, edit)


def remove_question(order: RemoveQuestion, ports: Ports) -> Change:
    """Take a question out that nobody has answered.

    Raises:
        RuleBroken: ``question-answered``.
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        questions = case.meeting.questions
        if find(questions, order.question).state is not QuestionState.OPEN:
            raise RuleBroken("question-answered")
        return in_meeting(case, questions=without(questions, order.question))

    return change(order.case, order.seen, "question-removed", ports, edit)


def choose_participant(order: ChooseParticipant, ports: Ports) -> Change:
    """Choose somebody to be there, or change what they are to prepare.

    Raises:
        Missing: there is no such party.

    """

    def edit(case: Case) -> Case:
        if order.party != YOUNG_PERSON:
            case.party(order.party)
        chosen = case.meeting.participant(order.party) or Participant(
            ports.new_id(), order.party
        )
        chosen = replace(chosen, prepare=order.prepare)
        return in_meeting(case, participants=put(case.meeting.participants, chosen))

    return change(order.case, order.seen, "participant-chosen", ports, edit)


def remove_participant(order: RemoveParticipant, ports: Ports) -> Change:
    """Take somebody out who has not been called, or who has been told otherwise.

    One who may not be told of the meeting any more is told so by the letter that the
    consent has changed; then they are expected no longer.

    Raises:
        RuleBroken: ``participant-is-called``.
        Missing: there is none.

    """

    def edit(case: Case, work: Work) -> Case:
        people = case.meeting.participants
        person = find(people, order.participant)
        past = read_past(work, case).get(person.party, NOTHING_GONE)
        called = person.called is not None or person.party in read_told(work, case)
        if called and past.written is None:
            raise RuleBroken("participant-is-called")
        return in_meeting(case, participants=without(people, order.participant))

    return change_with(order.case, order.seen, "participant-removed", ports, edit)


def put_wish(order: PutWish, ports: Ports) -> Change:
    """Add or change whom somebody wants there, or does not.

    It binds nobody and stands on no paper. What somebody said last of another is what
    they wish: an earlier wish about the same one goes.

    Raises:
        RuleBroken: ``wish-without-whose``, ``wish-without-about``,
            ``wish-about-oneself``.
        Missing: there is no such party.

    """
    wish = replace(order.wish, words=order.wish.words.strip())
    if not wish.whose:
        raise RuleBroken("wish-without-whose", "whose")
    if not wish.about:
        raise RuleBroken("wish-without-about", "about")
    if wish.whose == wish.about:
        raise RuleBroken("wish-about-oneself", "about")

    def edit(case: Case) -> Case:
        case.party(wish.about)
        if wish.whose != YOUNG_PERSON:
            case.party(wish.whose)
        pair = (wish.whose, wish.about)
        others = tuple(
            w
            for w in case.meeting.wishes
            if w.id == wish.id or (w.whose, w.about) != pair
        )
        return in_meeting(case, wishes=put(others, wish))

    return change(order.case, order.seen, "wish-put", ports, edit)


def remove_wish(order: RemoveWish, ports: Ports) -> Change:
    """Take a wish out.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        return in_meeting(case, wishes=without(case.meeting.wishes, order.wish))

    return change(order.case, order.seen, "wish-removed", ports, edit)
