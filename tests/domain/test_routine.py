"""Where a case stands is derived from the case, by named conditions."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case, Skip
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.routine import Phase, Routine, Step, StepState, progress
from tests.domain.cases import TODAY, case
from tests.values import values


def step(number: int, **conditions: tuple[str, ...]) -> Step:
    return Step(
        id=f"step-{number}",
        number=str(number),
        title=f"Steg {number}",
        what="Gör något.",
        why="Därför.",
        who="Samordnaren.",
        **{"done_when": ("done",), **conditions},  # type: ignore[arg-type]
    )


def routine(*steps: Step) -> Routine:
    missing = {name: f"Saknas: {name}." for name in ("done", "begun", "waits", "need")}
    return Routine(
        (Phase("phase", "Fas", steps),), Phase("placement", "Placeringen", ()), missing
    )


WHOLE = step(1, begun_when=("begun",), waits_when=("waits",), needs=("need",))


@pytest.mark.parametrize(
    ("holds", "state"),
    [
        (set(), StepState.BLOCKED),
        ({"need"}, StepState.NOT_STARTED),
        ({"begun"}, StepState.ONGOING),
        ({"begun", "waits"}, StepState.WAITING),
        ({"done"}, StepState.DONE),
        ({"done", "waits", "need", "begun"}, StepState.DONE),
    ],
)
def test_the_six_states(holds: set[str], state: StepState) -> None:
    conditions = {
        name: (lambda _c, _d, n=name: n in holds)
        for name in ("done", "begun", "waits", "need")
    }
    far = progress(routine(WHOLE), conditions, case(16), TODAY)
    assert far.steps[0].state is state


def test_a_step_that_is_left_out_says_why() -> None:
    left_out = replace(case(16), skips=(Skip("s", "step-1", "Behövs inte.", TODAY),))
    never = {
        name: (lambda _c, _d: False) for name in ("done", "begun", "waits", "need")
    }
    far = progress(routine(WHOLE), never, left_out, TODAY)
    assert far.steps[0].state is StepState.SKIPPED
    assert far.steps[0].skipped_because == "Behövs inte."
    assert far.done == 1


def test_the_next_step_is_the_first_that_can_be_worked_on() -> None:
    steps = (step(1, needs=("need",)), step(2, needs=()), step(3, needs=()))
    never = {name: (lambda _c, _d: False) for name in ("done", "need")}
    far = progress(routine(*steps), never, case(16), TODAY)
    assert far.next is not None
    assert far.next.step.id == "step-2"
    assert far.steps[0].blocked_by == ("Saknas: need.",)


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(values(Case).filter(lambda c: bool(c.meetings)), st.dates())
def test_no_case_and_no_day_is_too_odd_for_any_condition(odd: Case, day: date) -> None:
    for name, condition in CONDITIONS.items():
        assert condition(odd, day) in {True, False}, name
