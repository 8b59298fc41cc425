"""Delat beslutsfattande: what must hold, and that all else is left open."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.shared_decision import Option, SharedDecision
from sipdesk.usecases.shared_decision import (
    PutDecision,
    RemoveDecision,
    put_decision,
    remove_decision,
)
from tests.home import TODAY
from tests.usecases.desk import Desk

WAIT, SCHOOL = Option("a", "Att vänta"), Option("b", "Börja i skolan i höst")
WHOLE = SharedDecision(
    "d",
    "När ska jag börja i skolan?",
    (WAIT, SCHOOL),
    important="Att hinna med.",
    sure=7,
    decided="Skolan i höst.",
    does="Skolan ringer mig.",
    day=TODAY,
    look_again=TODAY + timedelta(days=30),
)


@pytest.mark.journey
def test_decisions_are_put_changed_and_taken_out(desk: Desk) -> None:
    desk.do(put_decision, PutDecision, SharedDecision("first", "  Var ska jag bo? "))
    desk.do(put_decision, PutDecision, WHOLE)
    assert [d.question for d in desk.case.decisions] == [
        "Var ska jag bo?",
        WHOLE.question,
    ]
    later = replace(WHOLE, sure=None, decided="")
    desk.do(put_decision, PutDecision, later)
    assert desk.case.decisions[1] == later
    desk.do(remove_decision, RemoveDecision, "first")
    assert desk.case.decisions == (later,)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"question": " "}, "decision-without-question"),
        ({"options": (WAIT, Option("c", " "))}, "option-empty"),
        ({"sure": 11}, "sure-out-of-scale"),
        ({"sure": -1}, "sure-out-of-scale"),
        ({"options": (WAIT,)}, "decision-needs-options"),
        ({"day": TODAY + timedelta(days=1)}, "day-in-the-future"),
        ({"look_again": TODAY}, "look-again-too-early"),
    ],
)
def test_what_is_no_decision_is_refused(
    desk: Desk, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        desk.do(put_decision, PutDecision, replace(WHOLE, **more))


@pytest.mark.parametrize(
    "more",
    [
        {"sure": 0},
        {"sure": 10},
        {"options": (), "decided": " "},
        {"day": None, "look_again": TODAY},
        {"look_again": None},
    ],
)
def test_all_else_is_left_open(desk: Desk, more: dict[str, Any]) -> None:
    desk.do(put_decision, PutDecision, replace(WHOLE, **more))
    assert len(desk.case.decisions) == 1


def test_what_is_not_there_cannot_be_taken_out(desk: Desk) -> None:
    with pytest.raises(Missing):
        desk.do(remove_decision, RemoveDecision, "nothing")
