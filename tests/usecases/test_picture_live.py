"""Boards of the case as it is, and what one before the meeting may not tell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.errors import Conflict
from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.meeting import Question
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import (
    WORDS_LONGEST,
    Cell,
    PictureBoard,
    PictureBoardKind,
)
from sipdesk.domain.plan import Goal, Horizon, Measure
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.user import Role
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.consent import ClearPlace, clear_place
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.picture_board import save_picture_board
from sipdesk.usecases.picture_drawing import (
    DrawBoard,
    HandOutBoard,
    draw_board,
    hand_out_board,
)
from sipdesk.usecases.picture_live import MakeLiveBoard, make_live_board
from sipdesk.usecases.picture_photo import AddPhoto, add_photo
from sipdesk.usecases.plan import PutGoal, PutMeasure, put_goal, put_measure
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    PutQuestion,
    choose_participant,
    put_question,
)
from tests.documents.photos import photo
from tests.documents.reading import spoken
from tests.domain import cases as made
from tests.home import TODAY, admit_as
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

HOME = "Påhittade ungdomshemmet"
AUNT = Party("aunt", PartyKind.RELATIVE, "Skyddade Fantasisson", "moster")
BOTH = tuple(Audience)


def bring(desk: Desk) -> None:
    """Give a desk at which BUP is called, but may not know the place."""
    desk.agreed()
    desk.book()
    desk.plan()


@pytest.fixture(name="ready")
def ready_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as ready:
        yield ready


def live(
    desk: Desk, which: LiveBoard, audience: Audience = Audience.YOUNG_PERSON
) -> PictureBoard:
    return make_live_board(MakeLiveBoard(desk.case.id, which, audience), desk.ports)


def words(board: PictureBoard) -> list[str]:
    return [cell.words for cell in board.cells]


def test_the_agenda_has_the_five_parts_with_their_times_and_the_questions(
    ready: Desk,
) -> None:
    told = words(live(ready, LiveBoard.AGENDA))
    assert told[0] == "13.00 Vi säger hej"
    assert [text.partition(" ")[2] for text in told if text[0] == "1"] == [
        "Vi säger hej",
        "Så är det nu",
        "Det här behöver jag",
        "Det här har vi bestämt",
        "Slut",
    ]
    assert told[3] == "Vem hjälper mig i skolan?"
    by_word = {cell.words: cell for cell in live(ready, LiveBoard.AGENDA).cells}
    concepts = ready.ports.content.read_concepts()
    school = by_word["Vem hjälper mig i skolan?"]
    assert school.symbol == concepts["skola"].symbol.text
    assert school.personal
    assert not by_word["13.00 Vi säger hej"].personal


def test_who_comes_is_named_to_the_young_person_and_by_capacity_before_all(
    ready: Desk,
) -> None:
    assert words(live(ready, LiveBoard.PEOPLE)) == [
        "Jag",
        "Socialsekreterare Exempel",
        "BUP eller annan psykiatri",
    ]
    told = words(live(ready, LiveBoard.PEOPLE, Audience.MEETING))
    assert told == ["Jag", "Socialtjänsten", "BUP eller annan psykiatri"]


def test_who_is_protected_is_named_on_no_board(ready: Desk) -> None:
    ready.do(put_party, PutParty, AUNT)
    ready.do(choose_participant, ChooseParticipant, AUNT.id)
    measure = Measure("m", "Ringer varje vecka.", Area.FAMILY, AUNT.id)
    ready.do(put_measure, PutMeasure, measure)
    told = words(live(ready, LiveBoard.PEOPLE))
    assert "Skyddade Fantasisson, moster" in told
    flag = Flag("f", FlagKind.SECRECY_MARK, AUNT.id, "Skatteverket")
    ready.do(put_flag, PutFlag, flag)
    for which in LiveBoard:
        for audience in BOTH:
            assert "Skyddade" not in str(live(ready, which, audience))


def test_what_somebody_does_stands_with_its_picture(ready: Desk) -> None:
    own = Measure("own", "Tränar", Area.LEISURE, YOUNG_PERSON, often="varje tisdag")
    ready.do(put_measure, PutMeasure, own)
    board = live(ready, LiveBoard.WHO_DOES_WHAT)
    assert "Jag: Tränar. Varje tisdag." in words(board)
    assert "Socialsekreterare Exempel: Ringer skolan." in words(board)
    assert all(cell.personal and cell.symbol for cell in board.cells)


def test_what_is_named_counts_for_more_than_what_is_said_of_much(
    ready: Desk,
) -> None:
    goal = Goal("g", "Spela fotboll i ett lag", Area.LEISURE, Horizon.NOW)
    ready.do(put_goal, PutGoal, goal)
    (cell,) = live(ready, LiveBoard.GOALS).cells
    concepts = ready.ports.content.read_concepts()
    assert cell.symbol == concepts["fotboll"].symbol.text


def test_what_is_too_long_for_a_cell_is_cut_after_a_word(ready: Desk) -> None:
    long = Goal("g", "Jag vill spela fotboll " * 12, Area.LEISURE, Horizon.NOW)
    ready.do(put_goal, PutGoal, long)
    (text,) = words(live(ready, LiveBoard.GOALS))
    assert len(text) <= WORDS_LONGEST
    assert text.rstrip("…").split()[-1] in long.words.split()
    assert words(live(ready, LiveBoard.PLAN))[:2] == ["Att få gå i skolan.", text]


def test_the_agenda_alone_has_room_for_times(ready: Desk) -> None:
    kinds = {which: live(ready, which).kind for which in LiveBoard}
    assert kinds[LiveBoard.AGENDA] is PictureBoardKind.AGENDA
    assert list(kinds.values()).count(PictureBoardKind.AGENDA) == 1


def test_a_day_that_is_known_stands_where_dates_are_written(ready: Desk) -> None:
    shown = draw_board(DrawBoard(live(ready, LiveBoard.NEXT)), ready.ports)
    heard = [one.text for one in spoken(shown.drawn.data)]
    assert heard[2:6] == [
        "Vi har möte",
        "torsdag 12 mars",
        "Vi följer upp planen",
        "fredag 1 maj",
    ]


def test_the_days_that_are_known_come_in_their_order(ready: Desk) -> None:
    told = words(live(ready, LiveBoard.NEXT))
    days = ["Vi har möte torsdag 12 mars", "Vi följer upp planen fredag 1 maj"]
    assert told[:2] == days
    ready.book(TODAY + timedelta(days=90))
    assert words(live(ready, LiveBoard.NEXT))[1].startswith("Vi har möte")


def test_the_meeting_is_shown_no_question_that_somebody_there_may_not_know(
    ready: Desk,
) -> None:
    crime = Question("q", "Hur blir jag drogfri?", Area.SUBSTANCE_CRIME)
    ready.do(put_question, PutQuestion, crime)
    assert crime.text in words(live(ready, LiveBoard.AGENDA))
    told = words(live(ready, LiveBoard.AGENDA, Audience.MEETING))
    assert crime.text not in told
    assert "Vem hjälper mig i skolan?" in told
    mine, theirs = (
        save_picture_board(live(ready, LiveBoard.AGENDA, audience), ready.ports)
        for audience in BOTH
    )
    assert hand_out_board(HandOutBoard(theirs.id, 1, Audience.MEETING), ready.ports)
    with refused("picture-board-not-for-all"):
        hand_out_board(HandOutBoard(mine.id, 1, Audience.MEETING), ready.ports)
    cells = tuple(cell.reworded("Eget") for cell in theirs.cells)
    own = save_picture_board(replace(theirs, cells=cells), ready.ports)
    with refused("picture-board-not-for-all"):
        hand_out_board(HandOutBoard(own.id, 2, Audience.MEETING), ready.ports)


def test_every_live_board_can_be_saved_and_drawn(ready: Desk) -> None:
    ready.do(put_goal, PutGoal, Goal("g", "Klara skolan", Area.SCHOOL, Horizon.NOW))
    for which in LiveBoard:
        saved = save_picture_board(live(ready, which), ready.ports)
        assert saved.made_from == which.value
        assert saved.cells
        preview = draw_board(DrawBoard(saved), ready.ports)
        assert preview.stopped == preview.warned == ""
        (page, *_) = preview.drawn.pages
        frames = [slot.frame for slot in page.slots if slot.words]
        assert all(0 <= f.x < f.x + f.width <= page.width for f in frames)


def test_who_may_not_work_with_the_case_makes_no_board_of_it(ready: Desk) -> None:
    manager = admit_as(ready.ports, Role.MANAGER)
    with refused("right-missing"):
        make_live_board(MakeLiveBoard(ready.case.id, LiveBoard.PLAN), manager)


@pytest.mark.parametrize("spot", ["title", "under", "words", "other", "alt"])
def test_a_board_that_tells_the_place_is_not_for_the_meeting(
    ready: Desk, spot: str
) -> None:
    text = f"Kom till {HOME}"
    mine = PictureBoard(
        "", live(ready, LiveBoard.PEOPLE).kind, "Tavla", case=ready.case.id
    )
    if spot in ("title", "under"):
        mine = replace(mine, cells=(Cell("Hej"),), **{spot: text})  # type: ignore[arg-type]
    else:
        mine = replace(mine, cells=(replace(Cell("Hej"), **{spot: text}),))  # type: ignore[arg-type]
    saved = save_picture_board(mine, ready.ports)
    for_all = draw_board(DrawBoard(saved, Audience.MEETING), ready.ports)
    assert for_all.stopped == "picture-board-tells"
    assert for_all.facts == {"what": "hemmets namn"}
    with refused("picture-board-tells"):
        hand_out_board(HandOutBoard(saved.id, 1, Audience.MEETING), ready.ports)
    own = draw_board(DrawBoard(saved), ready.ports)
    assert (own.stopped, own.warned) == ("", "picture-board-tells-at-meeting")
    given = hand_out_board(HandOutBoard(saved.id, 1), ready.ports)
    assert given.data.startswith(b"%PDF")
    assert given.file_name == "2026-001-tavla-med-4-3-bilder-2026-03-02.pdf"


def test_where_all_may_know_the_place_nothing_is_said(ready: Desk) -> None:
    mine = replace(live(ready, LiveBoard.PEOPLE), cells=(Cell(HOME),))
    saved = save_picture_board(mine, ready.ports)
    for party in (made.NAMND.id, made.BUP.id):
        ready.do(clear_place, ClearPlace, party, Answer.YES)
    preview = draw_board(DrawBoard(saved, Audience.MEETING), ready.ports)
    assert preview.stopped == preview.warned == ""
    assert hand_out_board(HandOutBoard(saved.id, 1, Audience.MEETING), ready.ports)


def test_what_is_personal_waits_until_all_may_know_it(ready: Desk) -> None:
    crime = Question("q", "Hur blir jag drogfri?", Area.SUBSTANCE_CRIME)
    ready.do(put_question, PutQuestion, crime)
    own = Cell("Eget", personal=True)
    mine = replace(live(ready, LiveBoard.GOALS), cells=(own, Cell("Paus"), own))
    saved = save_picture_board(mine, ready.ports)
    preview = draw_board(DrawBoard(saved, Audience.MEETING), ready.ports)
    assert preview.stopped == "picture-board-not-for-all"
    assert "ruta 1, 3" in notice(preview.stopped, preview.facts).whole
    with refused("picture-board-not-for-all"):
        hand_out_board(HandOutBoard(saved.id, 1, Audience.MEETING), ready.ports)
    general = save_picture_board(replace(saved, cells=(Cell("Paus"),)), ready.ports)
    assert draw_board(DrawBoard(general, Audience.MEETING), ready.ports).stopped == ""


def test_no_photo_is_shown_to_the_meeting_while_somebody_is_protected(
    ready: Desk,
) -> None:
    kept = add_photo(AddPhoto(ready.case.id, photo(), "Ingen syns"), ready.ports)
    mine = live(ready, LiveBoard.GOALS).put(0, Cell("Rum", photo=kept.id))
    saved = save_picture_board(mine, ready.ports)
    flag = Flag("f", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Skatteverket")
    ready.do(put_flag, PutFlag, flag)
    with refused("picture-board-photo-protected"):
        hand_out_board(HandOutBoard(saved.id, 1, Audience.MEETING), ready.ports)
    assert hand_out_board(HandOutBoard(saved.id, 1), ready.ports)


def test_what_goes_out_is_what_was_looked_at(ready: Desk) -> None:
    saved = save_picture_board(live(ready, LiveBoard.GOALS), ready.ports)
    save_picture_board(saved, ready.ports)
    with pytest.raises(Conflict):
        hand_out_board(HandOutBoard(saved.id, saved.version), ready.ports)
