"""Vad händer sen?: what the young person is told of the track, without a promise."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest

from sipdesk.domain.live_board import LiveBoard
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.track import CARE_DECIDED, DISCHARGE
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.picture_drawing import DrawBoard, draw_board
from sipdesk.usecases.picture_live import MakeLiveBoard, make_live_board
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.track import SetStop, set_stop
from tests.documents.reading import spoken
from tests.home import HOME, TODAY
from tests.usecases.desk import Desk

WEEK: Final = timedelta(weeks=1)


def place(desk: Desk, **days: Any) -> None:
    desk.do(record_placement, RecordPlacement, replace(desk.case.placement, **days))


def put(desk: Desk, milestone: str, **said: Any) -> None:
    order = SetStop(desk.case.id, desk.case.version, milestone, **said)
    desk.case = set_stop(order, desk.ports).case


def told(desk: Desk, audience: Audience = Audience.YOUNG_PERSON) -> list[str]:
    order = MakeLiveBoard(desk.case.id, LiveBoard.NEXT, audience)
    return [cell.words for cell in make_live_board(order, desk.ports).cells]


def test_what_is_set_has_its_day_and_what_is_only_proposed_has_none(
    desk: Desk,
) -> None:
    place(desk, noticed=TODAY)
    assert told(desk) == [
        "Vi har första mötet. Ingen dag är bestämd än.",
        "Vi pratar om hur det går. Ingen dag är bestämd än.",
        "Kanske åker jag härifrån. Ingen dag är bestämd än.",
    ]
    put(desk, "start-meeting", day=TODAY + WEEK)
    put(desk, DISCHARGE, day=TODAY + 9 * WEEK)
    assert told(desk) == [
        "Vi har första mötet måndag 9 mars",
        "Kanske åker jag härifrån måndag 4 maj",
        "Vi pratar om hur det går. Ingen dag är bestämd än.",
    ]


def test_an_unknown_day_is_said_to_be_unknown_and_not_why(desk: Desk) -> None:
    put(desk, DISCHARGE, unknown="Påhittat skäl")
    assert (
        "Kanske åker jag härifrån. Ingen vet dagen än. Jag kan fråga personalen."
        in told(desk)
    )
    assert "Påhittat" not in " ".join(told(desk))


def test_a_laws_last_day_is_told_to_the_young_person_and_not_before_the_meeting(
    desk: Desk,
) -> None:
    place(desk, legal_basis="lvu-3")
    put(desk, CARE_DECIDED, mark="d", done=TODAY - WEEK)
    words = "Socialnämnden tittar på min vård igen, senast söndag 23 augusti"
    assert words in told(desk)
    assert words not in told(desk, Audience.MEETING)


def test_every_sentence_is_short(desk: Desk) -> None:
    place(desk, noticed=TODAY, legal_basis="lvu-3", start_meeting=TODAY + WEEK)
    put(desk, CARE_DECIDED, mark="d", done=TODAY - WEEK)
    put(desk, DISCHARGE, unknown="Påhittat skäl")
    for words in told(desk):
        assert all(len(s.split()) <= 10 for s in words.split(". "))


@pytest.mark.parametrize("kind", [FlagKind.HIDDEN_PLACE, FlagKind.THREAT])
def test_the_paper_of_a_protected_young_person_gives_no_place_away(
    desk: Desk, kind: FlagKind
) -> None:
    desk.do(put_flag, PutFlag, Flag("f", kind, YOUNG_PERSON, "Socialnämnden"))
    place(desk, noticed=TODAY, admitted=TODAY, stay_region="Region Uppsala")
    put(desk, "start-meeting", day=TODAY + WEEK)
    board = make_live_board(MakeLiveBoard(desk.case.id, LiveBoard.NEXT), desk.ports)
    drawn = draw_board(DrawBoard(board), desk.ports).drawn.data
    heard = " ".join(one.text for one in spoken(drawn))
    assert "Det här är planerat. Det kan ändras." in heard
    assert "Vi har första mötet" in heard
    for secret in (HOME.name, "Uppsala", "Alva", "Påhitt "):
        assert secret not in heard


def test_after_the_discharge_nothing_of_the_stay_is_told_as_meant(desk: Desk) -> None:
    place(desk, noticed=TODAY, admitted=TODAY, discharged=TODAY)
    assert all("Ingen dag" not in words for words in told(desk))
