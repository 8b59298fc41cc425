"""Talks with pictures: what the young person answered, and what is taken from it.

Nothing of a talk goes anywhere by itself. What they want to talk about becomes
questions for the meeting when they have said yes and the coordinator presses; what
they do not want to talk about goes nowhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.drawn_symbols import is_drawn
from sipdesk.content.talk_topics import is_sip
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.many import put
from sipdesk.domain.meeting import Question
from sipdesk.domain.need import NeedSource
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_talk import HEADS, PictureTalk, check_talk, unwanted
from sipdesk.domain.settings import TALK_TOPICS
from sipdesk.usecases.meeting import in_meeting
from sipdesk.usecases.picture_board import check_open
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change_with, save
from sipdesk.usecases.talk_questions import (
    lost,
    save_taken,
    take_unwanted,
    with_topics,
    without_topics,
)

_MENU, _MAT, _FEELINGS, _STRENGTH = (
    "talk-menu",
    "what-i-think-mat",
    "how-i-feel",
    "how-strong",
)
"""The materials that talks are held with."""

GAP: Final = "…"
"""Where a card's words stand in a mat's question."""


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards to choose among, and what they are called together. ``own`` = the home's.

    None of them is empty, and no two are alike. ``question`` is what a mat's heads
    answer, with "…" in place of a card's words; "" where its board asks none.
    """

    title: str
    cards: tuple[Cell, ...]
    own: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class Decks:
    """What talks can be held with in a case; own boards stand after the ready ones."""

    topics: tuple[Deck, ...]
    ways: Deck
    heads: tuple[Deck, ...]  # of three cards each
    cards: tuple[Deck, ...]
    feelings: tuple[Deck, ...]
    helps: Deck
    most: int  # topics that may be chosen


@dataclass(frozen=True, slots=True)
class AnswerTalk:
    """Whether the young person lets it be taken up at the meeting."""

    talk: str
    version: int  # as it was seen
    goes_on: Answer


@dataclass(frozen=True, slots=True)
class TalkOf:
    """A talk as it was seen."""

    talk: str
    version: int


@dataclass(frozen=True, slots=True)
class TalkChange:
    """A talk that was taken away or put back, and the case as it is after that.

    ``questions`` are what went from its coming meetings, each with its meeting's id.
    It has no label: who put the talk back has undone all of it.
    """

    talk: PictureTalk
    case: Case
    questions: tuple[tuple[str, Question], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class TopicAsked:
    """A topic by its place among those chosen, as a question for the meeting."""

    place: int
    text: str
    area: Area


@dataclass(frozen=True, slots=True)
class CarryTopics:
    """Topics that are to be questions for the current meeting."""

    case: CaseId
    seen: int
    talk: str
    asked: tuple[TopicAsked, ...]


@dataclass(frozen=True, slots=True)
class CarryWish:
    """That the young person wants a SIP, to be written down where the need is seen."""

    case: CaseId
    seen: int
    talk: str


def read_decks(case_id: CaseId, ports: Ports) -> Decks:
    """Give what talks can be held with in a case.

    Raises:
        RuleBroken: ``right-missing``, ``talk-of-closed-branch``.
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        work.cases.get(case_id)
        work.talks.of_case(case_id)  # refuses who may not see the boards' words
        own = (*work.pictures.templates(), *work.pictures.of_case(case_id))
        most = int(work.house.settings()[TALK_TOPICS.key])
    ready = ports.content.read_materials()
    # What stands after them is for paper alone: there one lays and leaves out.
    topics, ways = map(_deck, ready[_MENU].boards[:2])
    mats = (*ready[_MAT].boards, *(one for one in own if one.made_from == _MAT))
    (feelings,) = map(_deck, ready[_FEELINGS].boards)
    strong = _deck(ready[_STRENGTH].boards[0])
    helps = (cell for cell in strong.cards if not is_drawn(cell.symbol))
    return Decks(
        topics=(topics, *_own(own, _MENU)),
        ways=ways,
        heads=tuple(_heads(mats)),
        cards=tuple(d for d in map(_deck, _cards(mats)) if d.cards),
        feelings=(feelings, *_own(own, _FEELINGS)),
        helps=replace(strong, cards=tuple(helps)),
        most=most,
    )


def list_talks(case_id: CaseId, ports: Ports) -> tuple[PictureTalk, ...]:
    """Read what was answered in a case, the latest first.

    Raises:
        RuleBroken: ``right-missing``, ``talk-of-closed-branch``.
        Missing: there is no such case.

    """
    with ports.store.reading() as work:
        work.cases.get(case_id)
        return work.talks.of_case(case_id)


def save_talk(talk: PictureTalk, ports: Ports) -> PictureTalk:
    """Keep a new talk: words and symbols, without the photos that were shown.

    What they do not want to talk about any more is taken from the coming meeting.

    Raises:
        RuleBroken: ``talk-…`` as ``check_talk``, ``case-closed``, ``right-missing``,
            ``branch-closed``.
        Missing: there is no such case.

    """
    new = replace(
        talk.without_photos(),
        id=ports.new_id(),
        at=ports.clock.now(),
        by=ports.user.id,
        beside=talk.beside.strip(),
        version=0,
    )
    with ports.store.work() as work:
        check_talk(new, int(work.house.settings()[TALK_TOPICS.key]))
        check_open(work, CaseId(new.case))
        kept = work.talks.put(new)
        take_unwanted(work, CaseId(kept.case), ports)
        return kept


def answer_talk(order: AnswerTalk, ports: Ports) -> PictureTalk:
    """Write down what the young person says now about taking it up at the meeting.

    Without a yes its topics are taken from the questions of a meeting that has not
    been held, whoever has worded them since. What was asked at a meeting stays there.

    Raises:
        RuleBroken: ``talk-not-whole``, ``case-closed``, ``right-missing``,
            ``branch-closed``, ``talk-of-closed-branch``.
        Conflict: it has been answered since it was seen.
        Missing: there is no such talk.

    """
    if order.goes_on is Answer.UNKNOWN:
        raise RuleBroken("talk-not-whole")
    with ports.store.work() as work:
        talk = work.talks.get(order.talk)
        check_open(work, CaseId(talk.case))
        seen = replace(talk, goes_on=order.goes_on, version=order.version)
        answered = work.talks.put(seen)
        take_unwanted(work, CaseId(answered.case), ports)
        return answered


def remove_talk(order: TalkOf, ports: Ports) -> TalkChange:
    """Take a talk away, and its topics from the meeting that has not been held.

    Gives all of it as it was, for *Ångra*.

    Raises:
        RuleBroken: ``case-closed``, ``right-missing``, ``branch-closed``,
            ``talk-of-closed-branch``.
        Missing: there is none.

    """
    with ports.store.work() as work:
        talk = work.talks.get(order.talk)
        check_open(work, CaseId(talk.case))
        gone = {talk.question_id(place) for place in range(len(talk.topics))}
        before = work.cases.get(CaseId(talk.case))
        talks = work.talks.of_case(before.id)
        case = save_taken(work, before, without_topics(before, talks, gone), ports)
        work.talks.remove(talk.id)
        return TalkChange(talk, case, tuple(lost(before, case)))


def put_talk_back(order: TalkChange, ports: Ports) -> TalkChange:
    """Keep a talk again that was taken away, with its day and its questions.

    Raises:
        RuleBroken: as ``save_talk``.
        Conflict: it is there.
        Missing: there is no such case.

    """
    with ports.store.work() as work:
        talk = order.talk
        check_talk(talk, max(len(talk.topics), 1))
        check_open(work, CaseId(talk.case))
        back = work.talks.put(replace(talk.without_photos(), version=0))
        before = work.cases.get(CaseId(talk.case))
        case = with_topics(before, order.questions)
        if case != before:
            case = save(work, case, "topics-put-back", ports)
        return TalkChange(back, case)


def carry_topics(order: CarryTopics, ports: Ports) -> Change:
    """Make what the young person wants to talk about questions for the meeting.

    They stand there as the young person's own. What has been carried over before is
    left as it is.

    Raises:
        RuleBroken: ``talk-not-approved`` unless the young person has said yes, and
            not later no to it; ``question-empty``; ``talk-of-closed-branch``.
        Missing: there is no such talk in the case, or no such topic in it.
        Conflict: the case has moved on since it was seen.

    """

    def edit(case: Case, work: Work) -> Case:
        talk = _approved(work, case, order.talk)
        questions = case.meeting.questions
        known = {question.id for m in case.meetings for question in m.questions}
        refused = unwanted(talk, work.talks.of_case(case.id))
        if any(asked.place in refused for asked in order.asked):
            raise RuleBroken("talk-not-approved")
        for asked in order.asked:
            question = _question(talk, asked)
            if question.id not in known:
                questions = put(questions, question)
        return in_meeting(case, questions=questions)

    return change_with(order.case, order.seen, "topics-carried", ports, edit)


def carry_wish(order: CarryWish, ports: Ports) -> Change:
    """Write down in the need that it was the young person who asked for a SIP.

    Raises:
        RuleBroken: ``talk-not-approved``, ``talk-of-closed-branch``.
        Missing: there is no such talk in the case, or no wish for a SIP in it.
        Conflict: the case has moved on since it was seen.

    """
    concepts = ports.content.read_concepts()

    def edit(case: Case, work: Work) -> Case:
        talk = _approved(work, case, order.talk)
        if not any(is_sip(cell, concepts) for cell in talk.topics):
            raise Missing
        need = replace(case.need, source=NeedSource.YOUNG_PERSON)
        return replace(case, need=need)

    return change_with(order.case, order.seen, "wish-carried", ports, edit)


def carried(case: Case, talk: PictureTalk, *, to_come: bool = False) -> frozenset[int]:
    """Tell which topics stand, by their places, as questions for any meeting.

    ``to_come``: for one that has not been held.
    """
    looked_at = (m for m in case.meetings if not (to_come and m.record.held))
    known = {question.id for m in looked_at for question in m.questions}
    places = range(len(talk.topics))
    return frozenset(n for n in places if talk.question_id(n) in known)


def _approved(work: Work, case: Case, talk_id: str) -> PictureTalk:
    talk = work.talks.get(talk_id)
    if talk.case != case.id:
        raise Missing
    if talk.goes_on is not Answer.YES:
        raise RuleBroken("talk-not-approved")
    return talk


def _question(talk: PictureTalk, asked: TopicAsked) -> Question:
    if not 0 <= asked.place < len(talk.topics):
        raise Missing
    text = asked.text.strip()
    if not text:
        raise RuleBroken("question-empty", f"text-{asked.place}")
    return Question(talk.question_id(asked.place), text, asked.area, own=True)


def _own(boards: Iterable[PictureBoard], material: str) -> Iterator[Deck]:
    for board in boards:
        deck = _deck(board)
        is_mat = board.kind is PictureBoardKind.MAT
        if board.made_from == material and deck.cards and not is_mat:
            yield replace(deck, own=True)


def _heads(mats: Iterable[PictureBoard]) -> Iterator[Deck]:
    for board in mats:
        deck = _deck(board)
        if board.kind is PictureBoardKind.MAT and len(deck.cards) == HEADS:
            yield deck


def _cards(mats: Iterable[PictureBoard]) -> Iterator[PictureBoard]:
    return (board for board in mats if board.kind is not PictureBoardKind.MAT)


def _deck(board: PictureBoard) -> Deck:
    """Give what can be chosen on a board: each card once, with words to say it by."""
    shown = [cell.shown for cell in board.cells]
    by_words = {c.without_photo(): c for c in shown if not c.without_photo().is_empty}
    question = board.under if GAP in board.under else ""
    return Deck(board.title, tuple(by_words.values()), question=question)
