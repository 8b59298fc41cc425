"""Redo för nästa steg: the wait, what is in its way, and an assessment taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.placement import Placement
from sipdesk.domain.ready import BoardDecision, Ready
from sipdesk.domain.ready_rules import (
    Stands,
    days_waited,
    ready_not_decided,
    ready_not_given,
    ready_nothing_said,
    stands,
    taken_back,
    told_before,
    waits,
)
from tests.domain.cases import NAMND, TODAY, case
from tests.values import values

EARLIER = TODAY - timedelta(days=12)
STAY = Placement(ready=EARLIER, ready_by="Chefen", notified=EARLIER, waiting_for="hvb")
PLACED = case(16, NAMND)
WAITS = replace(PLACED, placement=STAY)


def knowing(**known: object) -> Case:
    return replace(WAITS, ready=Ready(**known))  # type: ignore[arg-type]


def test_who_is_ready_waits_until_they_are_discharged_or_the_case_is_closed() -> None:
    assert waits(WAITS)
    assert not waits(PLACED)
    assert not waits(replace(WAITS, placement=replace(STAY, discharged=TODAY)))
    assert not waits(replace(WAITS, closing=Closing(closed=TODAY)))


def test_days_are_counted_from_the_assessment_and_stop_at_the_discharge() -> None:
    assert days_waited(WAITS, TODAY) == 12
    gone = replace(STAY, discharged=EARLIER + timedelta(days=3))
    assert days_waited(replace(WAITS, placement=gone), TODAY) == 3
    assert days_waited(PLACED, TODAY) == 0


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (replace(WAITS, placement=replace(STAY, notified=None)), Stands.NOT_NOTIFIED),
        (knowing(missing="flat"), Stands.NOT_ASKED_FOR),
        (knowing(missing="flat", missing_asked=TODAY), Stands.NOT_GIVEN),
        (knowing(asked=TODAY), Stands.DECISION_AWAITED),
        (knowing(asked=TODAY, decision=BoardDecision.AGREED), Stands.NOT_SAID),
        (WAITS, Stands.NOT_SAID),
    ],
)
def test_one_reason_is_named_and_the_duty_stands_first(one: Case, why: Stands) -> None:
    assert stands(one) is why


def test_an_unknown_decision_is_no_no() -> None:
    assert Ready().decision is BoardDecision.UNKNOWN
    assert stands(knowing(asked=TODAY)) is Stands.DECISION_AWAITED


def test_what_is_taken_back_is_kept_as_it_was_with_its_reason() -> None:
    back = taken_back(WAITS, "wait", TODAY, "  Behöver mer tid.  ")
    assert back.placement == Placement()
    (wait,) = back.ready.earlier
    assert (wait.ready, wait.ended, wait.notified) == (EARLIER, TODAY, EARLIER)
    assert (wait.ready_by, wait.waiting_for) == ("Chefen", "hvb")
    assert wait.reason == "Behöver mer tid."
    assert told_before(back)
    assert not waits(back)


@given(ready=values(Ready), reason=st.text(min_size=1).filter(str.strip))
def test_no_earlier_wait_is_lost_when_another_ends(ready: Ready, reason: str) -> None:
    one = replace(WAITS, ready=ready)
    back = taken_back(one, "new", TODAY, reason)
    assert back.ready.earlier[:-1] == ready.earlier
    assert back.ready == Ready(earlier=back.ready.earlier)


@pytest.mark.parametrize(
    ("one", "reason", "code"),
    [
        (PLACED, "Skäl", "not-assessed-ready"),
        (WAITS, "  ", "taken-back-without-reason"),
        (
            replace(WAITS, placement=replace(STAY, discharged=TODAY)),
            "Skäl",
            "discharged-already",
        ),
    ],
)
def test_it_is_not_taken_back_without_cause(one: Case, reason: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        taken_back(one, "wait", TODAY, reason)
    assert refused.value.code == code


def days(causes: object) -> list[date]:
    return [cause.day for cause in causes]  # type: ignore[attr-defined]


def test_what_is_not_said_asked_or_decided_is_a_cause_from_its_day() -> None:
    told = replace(WAITS, placement=replace(WAITS.placement, notified=EARLIER))
    assert days(ready_nothing_said(told, TODAY)) == [EARLIER]
    assert days(ready_not_given(WAITS, TODAY)) == []
    assert days(ready_not_decided(WAITS, TODAY)) == []
    asked = knowing(missing="flat", missing_asked=TODAY, asked=EARLIER)
    assert days(ready_nothing_said(asked, TODAY)) == []
    assert days(ready_not_given(asked, TODAY)) == [TODAY]
    assert days(ready_not_decided(asked, TODAY)) == [EARLIER]
    answered = replace(
        asked, ready=replace(asked.ready, decision=BoardDecision.OTHERWISE)
    )
    assert days(ready_not_decided(answered, TODAY)) == []


@given(known=values(Ready))
def test_of_one_who_does_not_wait_nothing_is_a_cause(known: Ready) -> None:
    gone = replace(WAITS, ready=known, placement=replace(STAY, discharged=TODAY))
    for causes in (ready_nothing_said, ready_not_given, ready_not_decided):
        assert days(causes(gone, TODAY)) == []
