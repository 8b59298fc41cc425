"""Who wants whom there, and who not."""

from dataclasses import replace

import pytest

from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.meeting import Preparation, Wish
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    PutWish,
    RecordPreparation,
    RemoveWish,
    choose_participant,
    put_wish,
    record_preparation,
    remove_wish,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk

WISH = Wish("w", YOUNG_PERSON, made.BUP.id, wanted=False, words="Hen lyssnar inte.")


@pytest.fixture(name="desk")
def peopled(desk: Desk) -> Desk:
    """Give a case with somebody in it."""
    desk.parties()
    return desk


def test_a_wish_is_put_changed_and_taken_out(desk: Desk) -> None:
    desk.do(put_wish, PutWish, replace(WISH, words="  Nej.  "))
    assert desk.case.meeting.wishes == (replace(WISH, words="Nej."),)
    desk.do(put_wish, PutWish, replace(WISH, wanted=True))
    assert desk.case.meeting.wishes == (replace(WISH, wanted=True),)
    desk.do(remove_wish, RemoveWish, WISH.id)
    assert not desk.case.meeting.wishes


def test_what_somebody_said_last_of_another_counts(desk: Desk) -> None:
    desk.do(put_wish, PutWish, WISH)
    other = Wish("o", made.SCHOOL.id, made.BUP.id)
    desk.do(put_wish, PutWish, other)
    desk.do(put_wish, PutWish, replace(WISH, id="later", wanted=True))
    assert [w.id for w in desk.case.meeting.wishes] == ["o", "later"]


def test_a_wish_stops_nobody(desk: Desk) -> None:
    desk.do(put_wish, PutWish, WISH)
    desk.do(choose_participant, ChooseParticipant, made.BUP.id)
    assert desk.case.meeting.participant(made.BUP.id) is not None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(WISH, whose=""), "wish-without-whose"),
        (replace(WISH, about=""), "wish-without-about"),
        (replace(WISH, whose=made.BUP.id), "wish-about-oneself"),
    ],
)
def test_a_wish_is_of_somebody_about_somebody_else(
    desk: Desk, wrong: Wish, code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        desk.do(put_wish, PutWish, wrong)


@pytest.mark.parametrize(
    "wrong", [replace(WISH, whose="nobody"), replace(WISH, about="nobody")]
)
def test_a_wish_is_about_those_in_the_case(desk: Desk, wrong: Wish) -> None:
    with pytest.raises(Missing):
        desk.do(put_wish, PutWish, wrong)


def test_a_link_is_not_tried_tomorrow(desk: Desk) -> None:
    how = Preparation(video_tested=TODAY.replace(year=TODAY.year + 1))
    with pytest.raises(RuleBroken, match="day-in-the-future"):
        desk.do(record_preparation, RecordPreparation, how)
