"""Redo för nästa steg in a real home: what is saved, refused, and taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sipdesk.domain.errors import Missing
from sipdesk.domain.ready import BoardDecision, Ready
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.party import RemoveParty, remove_party
from sipdesk.usecases.ready import (
    Assessment,
    RecordReady,
    TakeReadyBack,
    record_ready,
    take_ready_back,
)
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

EARLIER = TODAY - timedelta(days=12)
TOMORROW = TODAY + timedelta(days=1)
ASSESSED = Assessment(EARLIER, "Chefen på Granen", EARLIER, "hvb")
MISSING = Ready(
    missing="contract", missing_from=made.NAMND.id, missing_asked=EARLIER, asked=EARLIER
)


def test_what_is_known_is_saved_whole_and_read_as_it_was(desk: Desk) -> None:
    desk.parties()
    desk.do(record_ready, RecordReady, ASSESSED, MISSING)
    stay = desk.case.placement
    assert (stay.ready, stay.ready_by, stay.notified) == (
        EARLIER,
        "Chefen på Granen",
        EARLIER,
    )
    assert stay.waiting_for == "hvb"
    assert desk.case.ready == MISSING


def test_the_rest_of_the_placement_is_left_as_it_was(desk: Desk) -> None:
    before = desk.case.placement
    desk.do(record_ready, RecordReady, ASSESSED, Ready())
    cleared = replace(
        desk.case.placement, ready=None, ready_by="", notified=None, waiting_for=""
    )
    assert cleared == before


@pytest.mark.parametrize(
    ("assessment", "known", "code"),
    [
        (replace(ASSESSED, ready=TOMORROW), Ready(), "day-in-the-future"),
        (replace(ASSESSED, notified=TOMORROW), Ready(), "day-in-the-future"),
        (ASSESSED, Ready(asked=TOMORROW), "day-in-the-future"),
        (ASSESSED, Ready(missing_asked=TOMORROW), "day-in-the-future"),
        (ASSESSED, Ready(decided=EARLIER), "decision-not-said"),
    ],
)
def test_what_cannot_be_so_is_refused(
    desk: Desk, assessment: Assessment, known: Ready, code: str
) -> None:
    with refused(code):
        desk.do(record_ready, RecordReady, assessment, known)
    assert desk.case.placement.ready is None


def test_who_is_to_give_what_is_missing_is_somebody_of_the_case(desk: Desk) -> None:
    with pytest.raises(Missing):
        desk.do(record_ready, RecordReady, ASSESSED, MISSING)


def test_one_who_is_to_give_something_is_not_taken_out(desk: Desk) -> None:
    desk.parties()
    desk.do(record_ready, RecordReady, ASSESSED, MISSING)
    with refused("party-in-use"):
        desk.do(remove_party, RemoveParty, made.NAMND.id)


def test_an_assessment_is_taken_back_and_the_wait_stays(desk: Desk) -> None:
    desk.do(record_ready, RecordReady, ASSESSED, Ready(asked=EARLIER))
    desk.do(take_ready_back, TakeReadyBack, "Behöver mer tid.")
    (wait,) = desk.case.ready.earlier
    assert (wait.ready, wait.ended, wait.reason) == (EARLIER, TODAY, "Behöver mer tid.")
    assert desk.case.ready == Ready(earlier=(wait,))
    later = replace(ASSESSED, ready=TODAY, notified=TODAY)
    desk.do(record_ready, RecordReady, later, Ready())
    assert desk.case.ready.earlier == (wait,)


def test_an_assessment_is_not_lost_by_emptying_its_field(desk: Desk) -> None:
    desk.do(record_ready, RecordReady, ASSESSED, Ready())
    with refused("ready-is-taken-back"):
        desk.do(record_ready, RecordReady, replace(ASSESSED, ready=None), Ready())
    assert desk.case.placement.ready == EARLIER


def test_a_typed_day_is_changed_without_being_taken_back(desk: Desk) -> None:
    desk.do(record_ready, RecordReady, ASSESSED, Ready())
    later: date = EARLIER + timedelta(days=1)
    desk.do(record_ready, RecordReady, replace(ASSESSED, ready=later), Ready())
    assert desk.case.placement.ready == later
    assert desk.case.ready.earlier == ()


def test_a_decision_is_told_apart_from_the_assessment(desk: Desk) -> None:
    known = Ready(
        asked=EARLIER, decision=BoardDecision.OTHERWISE, decided=TODAY, decided_what="…"
    )
    desk.do(record_ready, RecordReady, ASSESSED, known)
    assert desk.case.placement.ready == EARLIER
    assert desk.case.ready.decision is BoardDecision.OTHERWISE


def test_what_was_taken_back_can_be_undone(desk: Desk) -> None:
    desk.do(record_ready, RecordReady, ASSESSED, Ready())
    before = desk.case
    desk.do(take_ready_back, TakeReadyBack, "Behöver mer tid.")
    again = undo(Undo(desk.case.id, desk.case.version), desk.ports).case
    assert again.placement == before.placement
    assert again.ready == before.ready
