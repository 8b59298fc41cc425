"""What a young person answers goes nowhere before they say yes, and then by a press."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from sipdesk.content.access_words import told
from sipdesk.content.talk_topics import AREAS, SIP, area_of, concept_of, is_sip
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.information import Branch
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.meeting import Question
from sipdesk.domain.need import NeedSource
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_talk import Laid, PictureTalk, Pile, TalkKind
from sipdesk.domain.user import Role
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.picture_board import open_picture_board, save_picture_board
from sipdesk.usecases.picture_live import MakeLiveBoard, make_live_board
from sipdesk.usecases.picture_photo import AddPhoto, add_photo, list_photos
from sipdesk.usecases.picture_talk import (
    AnswerTalk,
    CarryTopics,
    CarryWish,
    TalkChange,
    TalkOf,
    TopicAsked,
    answer_talk,
    carried,
    carry_topics,
    carry_wish,
    list_talks,
    put_talk_back,
    read_decks,
    remove_talk,
    save_talk,
)
from sipdesk.usecases.ports import Ports
from tests.documents.photos import photo
from tests.home import TODAY, USER, SetClock, admit_as, content
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

SCHOOL, FAMILY, WISH, ELSE, HOME = (
    next(
        cell
        for cell in content().read_materials()["talk-menu"].boards[0].cells
        if concept_of(cell, content().read_concepts()) == id_
    )
    for id_ in ("skola", "familj", SIP, "nagot_annat", "boende")
)


def talk(desk: Desk, *topics: Cell, goes_on: Answer = Answer.YES) -> PictureTalk:
    laid = tuple(Laid(cell, Pile.TALK_ABOUT) for cell in topics or (SCHOOL, WISH))
    new = PictureTalk(
        id="",
        case=desk.case.id,
        kind=TalkKind.MENU,
        at=desk.ports.clock.now(),
        by="",
        beside=" Karin ",
        laid=(*laid, Laid(HOME, Pile.LEAVE_OUT)),
        goes_on=goes_on,
    )
    return save_talk(new, desk.ports)


def carry(desk: Desk, of: PictureTalk, *asked: TopicAsked) -> None:
    desk.do(carry_topics, CarryTopics, of.id, asked)


def test_a_talk_is_read_as_it_was_answered(desk: Desk) -> None:
    kept = talk(desk)
    assert (kept.version, kept.beside, kept.by) == (1, "Karin", USER.id)
    assert kept.topics == (SCHOOL, WISH)
    assert list_talks(desk.case.id, desk.ports) == (kept,)


def test_asked_again_there_are_two_and_the_latest_comes_first(desk: Desk) -> None:
    first = talk(desk)
    assert isinstance(desk.ports.clock, SetClock)
    desk.ports.clock.day += timedelta(days=1)
    second = talk(desk, FAMILY)
    assert list_talks(desk.case.id, desk.ports) == (second, first)


def test_of_what_was_said_only_the_yes_can_change(desk: Desk) -> None:
    kept = talk(desk, goes_on=Answer.NOT_ASKED)
    said = answer_talk(AnswerTalk(kept.id, kept.version, Answer.NO), desk.ports)
    assert said == replace(kept, goes_on=Answer.NO, version=2)
    with pytest.raises(Conflict):
        answer_talk(AnswerTalk(kept.id, kept.version, Answer.YES), desk.ports)
    with refused("talk-not-whole"):
        answer_talk(AnswerTalk(kept.id, said.version, Answer.UNKNOWN), desk.ports)


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_ASKED])
def test_without_a_yes_nothing_goes_to_the_meeting_or_the_need(
    desk: Desk, answer: Answer
) -> None:
    kept = talk(desk, goes_on=answer)
    before = desk.case
    with refused("talk-not-approved"):
        carry(desk, kept, TopicAsked(0, "Prata om skola", Area.SCHOOL))
    with refused("talk-not-approved"):
        desk.do(carry_wish, CarryWish, kept.id)
    assert desk.case == before


def test_with_a_yes_topics_become_the_young_persons_own_questions(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.consent()
    kept = talk(desk)
    carry(
        desk,
        kept,
        TopicAsked(0, " Prata om skola ", Area.SCHOOL),
        TopicAsked(1, "Prata om SIP", Area.CARE),
    )
    questions: tuple[Question, ...] = desk.case.meeting.questions
    assert [(q.text, q.area, q.own) for q in questions] == [
        ("Prata om skola", Area.SCHOOL, True),
        ("Prata om SIP", Area.CARE, True),
    ]
    assert carried(desk.case, kept) == {0, 1}
    agenda = make_live_board(MakeLiveBoard(desk.case.id, LiveBoard.AGENDA), desk.ports)
    assert "Prata om skola" in [cell.words for cell in agenda.cells]
    carry(desk, kept, TopicAsked(0, "En gång till", Area.CARE))
    assert desk.case.meeting.questions == questions
    back = undo(Undo(desk.case.id, desk.case.version), desk.ports).case
    assert carried(back, kept) == frozenset()


def test_a_topic_that_was_not_chosen_is_no_question(desk: Desk) -> None:
    kept = talk(desk)
    for place in (-1, 2):
        with pytest.raises(Missing):
            carry(desk, kept, TopicAsked(place, "Hem", Area.HOUSING))
    with refused("question-empty"):
        carry(desk, kept, TopicAsked(0, " ", Area.SCHOOL))


def test_the_wish_for_a_sip_is_told_to_the_need_by_a_press(desk: Desk) -> None:
    desk.need()
    kept = talk(desk)
    sources = [desk.case.need.source]
    desk.do(carry_wish, CarryWish, kept.id)
    sources.append(desk.case.need.source)
    assert sources == [NeedSource.STAFF, NeedSource.YOUNG_PERSON]
    without = talk(desk, SCHOOL)
    with pytest.raises(Missing):
        desk.do(carry_wish, CarryWish, without.id)


def test_another_case_takes_nothing_from_a_talk(desk: Desk) -> None:
    kept = talk(desk)
    other = open_case(OpenCase("Bo", "Påhitt"), desk.ports).case
    with pytest.raises(Missing):
        carry_topics(CarryTopics(other.id, other.version, kept.id, ()), desk.ports)
    with pytest.raises(Missing):
        carry_wish(CarryWish(other.id, other.version, kept.id), desk.ports)
    assert list_talks(other.id, desk.ports) == ()


def test_a_talk_that_was_taken_away_can_be_put_back(desk: Desk) -> None:
    kept = talk(desk)
    gone = remove_talk(TalkOf(kept.id, kept.version), desk.ports)
    assert list_talks(desk.case.id, desk.ports) == ()
    with pytest.raises(Missing):
        remove_talk(TalkOf(kept.id, kept.version), desk.ports)
    back = put_talk_back(gone, desk.ports).talk
    assert replace(back, version=gone.talk.version) == gone.talk == kept
    with pytest.raises(Conflict):
        put_talk_back(gone, desk.ports)


def test_the_home_says_how_many_topics_a_meeting_holds(desk: Desk) -> None:
    four = (SCHOOL, FAMILY, WISH, ELSE)
    with refused("talk-too-many"):
        talk(desk, *four)
    change_setting(ChangeSetting("talk_topics", 4), desk.ports)
    assert talk(desk, *four).topics == four
    assert read_decks(desk.case.id, desk.ports).most == 4


def test_nothing_is_changed_in_a_closed_case(desk: Desk) -> None:
    kept = talk(desk)
    desk.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY, "N"))
    desk.do(close_case, CloseCase)
    for change in (
        lambda: talk(desk),
        lambda: answer_talk(AnswerTalk(kept.id, 1, Answer.NO), desk.ports),
        lambda: remove_talk(TalkOf(kept.id, 1), desk.ports),
        lambda: put_talk_back(TalkChange(kept, desk.case), desk.ports),
        lambda: carry(desk, kept),
        lambda: desk.do(carry_wish, CarryWish, kept.id),
    ):
        with refused("case-closed"):
            change()
    assert list_talks(desk.case.id, desk.ports) == (kept,)


def test_who_lacks_a_branch_or_the_right_sees_and_changes_nothing(desk: Desk) -> None:
    kept = talk(desk)
    order = CarryTopics(desk.case.id, desk.case.version, kept.id, ())
    cut = admit_as(desk.ports, Role.COORDINATOR, branches=frozenset({Branch.SOCIAL}))
    looks: tuple[Callable[[], object], ...] = (
        lambda: list_talks(desk.case.id, cut),
        lambda: read_decks(desk.case.id, cut),
        lambda: answer_talk(AnswerTalk(kept.id, 1, Answer.NO), cut),
        lambda: remove_talk(TalkOf(kept.id, 1), cut),
        lambda: carry_topics(order, cut),
    )
    for look in looks:
        with refused("talk-of-closed-branch"):
            look()
    with refused("branch-closed"):
        save_talk(kept, cut)
    manager = admit_as(desk.ports, Role.MANAGER)
    assert list_talks(desk.case.id, manager) == (kept,)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: save_talk(kept, manager),
        lambda: answer_talk(AnswerTalk(kept.id, 1, Answer.NO), manager),
        lambda: remove_talk(TalkOf(kept.id, 1), manager),
        lambda: put_talk_back(TalkChange(replace(kept, id="new"), desk.case), manager),
    )
    for deed in deeds:
        with refused("right-missing"):
            deed()
    administrator = admit_as(desk.ports, Role.ADMINISTRATOR)
    with refused("right-missing"):
        list_talks(desk.case.id, administrator)


def test_what_is_seen_and_done_stands_in_the_log(desk: Desk) -> None:
    ports = admit_as(desk.ports, *Role)
    kept = talk(replaced(desk, ports))
    list_talks(desk.case.id, ports)
    answer_talk(AnswerTalk(kept.id, 1, Answer.NO), ports)
    with ports.store.reading() as work:
        rows = work.access.page(Wanted()).rows
    said = [(row.act, told(row)) for row in rows if row.case == desk.case.id]
    assert said.count((Act.CHANGED, "Samtal med bilder")) == 2
    assert (Act.READ_PAPER, "Samtal med bilder") in said


def test_a_talk_is_held_with_the_homes_boards_and_the_cases(desk: Desk) -> None:
    own = PictureBoard(
        "",
        PictureBoardKind.GRID_3X2,
        "Vår meny",
        cells=(SCHOOL, Cell(), SCHOOL, Cell("Dolt", hidden=True), Cell("Hästar")),
        made_from="talk-menu",
    )
    mine = replace(own, title="Min meny", case=desk.case.id)
    other = open_case(OpenCase("Bo", "Påhitt"), desk.ports).case.id
    for board in (
        own,
        mine,
        replace(mine, case=other),
        replace(own, title="Tom", cells=()),
        replace(own, title="Matta", made_from="what-i-think-mat"),
        replace(own, title="Annat", made_from="yes-no-maybe"),
    ):
        save_picture_board(board, desk.ports)
    decks = read_decks(desk.case.id, desk.ports)
    assert [(d.title, d.own) for d in decks.topics] == [
        ("Vad vill jag prata om?", False),
        ("Vår meny", True),
        ("Min meny", True),
    ]
    assert decks.topics[1].cards == (SCHOOL, Cell("Hästar"))
    assert {len(deck.cards) for deck in decks.heads} == {3}
    assert "Matta" in [deck.title for deck in decks.cards]
    helps = [cell.words for cell in decks.helps.cards]
    assert helps[0] == "Paus"
    assert len(helps) == 9
    assert (decks.most, decks.ways.title) == (3, "Hur vill jag prata?")


def test_a_photo_is_shown_but_not_kept_with_the_answer(desk: Desk) -> None:
    kept = add_photo(AddPhoto(desk.case.id, photo(), "Ingen syns"), desk.ports)
    shown = Cell(photo=kept.id, alt="Mitt rum")
    board = PictureBoard(
        "",
        PictureBoardKind.GRID_3X2,
        "Meny",
        cells=(shown, Cell(photo=kept.id)),
        case=desk.case.id,
        made_from="talk-menu",
    )
    save_picture_board(board, desk.ports)
    assert read_decks(desk.case.id, desk.ports).topics[-1].cards == (shown,)
    assert [cell.words for cell in talk(desk, shown).topics] == ["Mitt rum"]


def test_photos_go_when_the_case_is_closed(desk: Desk) -> None:
    ports = desk.ports
    kept = add_photo(AddPhoto(desk.case.id, photo(), "Ingen syns"), ports)
    cells = (Cell("Rum", photo=kept.id), SCHOOL)
    board = PictureBoard(
        "", PictureBoardKind.GRID_3X2, "Mitt", cells=cells, case=desk.case.id
    )
    saved = save_picture_board(board, ports)
    other = open_case(OpenCase("Bo", "Påhitt"), ports).case.id
    theirs = add_photo(AddPhoto(other, photo(), "Ingen syns"), ports)
    desk.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY, "N"))
    desk.do(close_case, CloseCase)
    assert list_photos(desk.case.id, ports) == ()
    assert open_picture_board(saved.id, ports).cells == (Cell("Rum"), SCHOOL)
    assert list_photos(CaseId(other), ports) == (theirs,)


def test_every_area_and_the_sip_are_concepts_told_by_their_picture() -> None:
    concepts = content().read_concepts()
    assert {*AREAS, SIP} <= set(concepts)
    menu = content().read_materials()["talk-menu"].boards[0].cells
    assert [cell.words for cell in menu if is_sip(cell, concepts)] == [WISH.words]
    assert (area_of(SCHOOL, concepts), area_of(ELSE, concepts)) == (Area.SCHOOL, None)
    assert concept_of(Cell("Skola"), concepts) == ""
    assert concept_of(replace(SCHOOL, source="other"), concepts) == ""


def replaced(desk: Desk, ports: Ports) -> Desk:
    desk.ports = ports
    return desk
