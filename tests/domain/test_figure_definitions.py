"""Each figure counts what its definition says, also where two readings are near."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from sipdesk.domain.consent import ConsentState
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.facts import Event, Facts, Happening
from sipdesk.domain.fidelity import Element
from sipdesk.domain.figure import Outcome
from sipdesk.domain.funnel import Passage, Stage, Stopped
from sipdesk.domain.outside import outward
from sipdesk.domain.period import Period, check_counted
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey import AnswerCount
from sipdesk.domain.survey_group import SurveyGroup
from tests.domain.fact_values import counted

SPRING = Period(date(2026, 1, 1), date(2026, 6, 30))
YES, NO, UNKNOWN = Outcome.YES, Outcome.NO, Outcome.UNKNOWN


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def case(*events: Event, number: int = 1) -> Facts:
    opened = Event(Happening.OPENED, day(1, 1))
    return Facts(f"case-{number}", f"person-{number}", events=(opened, *events))


def outcomes(figure: str, *events: Event) -> list[Outcome]:
    found = counted((case(*events),), SPRING).figure(figure)
    return [one.outcome for one in found.instances]


def asked(*states: ConsentState) -> tuple[Event, ...]:
    """A guardian's consent, a new entry each month."""
    entries = (
        Event(Happening.CONSENT, day(at, 2), state.value, "guardian-1")
        for at, state in enumerate(states, 2)
    )
    return (Event(Happening.CONSENT_ASKED, day(2, 1), "", "guardian-1"), *entries)


@pytest.mark.parametrize(
    ("states", "outcome", "refused"),
    [
        ((ConsentState.NO,), YES, True),
        ((ConsentState.NO, ConsentState.REFERRED), YES, True),
        ((ConsentState.NO, ConsentState.BOARD_NO), YES, True),
        ((ConsentState.NO, ConsentState.BOARD_YES), YES, False),
        ((ConsentState.NO, ConsentState.YES), NO, False),
        ((ConsentState.UNREACHABLE, ConsentState.BOARD_YES), UNKNOWN, False),
    ],
)
def test_a_guardian_s_no_stays_a_no_when_the_board_is_asked_or_decides(
    states: Sequence[ConsentState], outcome: Outcome, *, refused: bool
) -> None:
    assert outcomes("i3-guardian", *asked(*states)) == [outcome]

    need = Event(Happening.NEED, day(1, 10), "exists")
    (passage,) = passages(need, *asked(*states))
    assert (passage.stopped is Stopped.CONSENT) == refused


def passages(*events: Event) -> tuple[Passage, ...]:
    return counted((case(*events),), SPRING).funnel.passages


def test_days_are_told_of_what_came_late_too() -> None:
    late = [
        case(
            Event(Happening.TOLD, day(1, 10), "", "1"),
            Event(Happening.ANSWERED, day(1, 10 + days), answer, "1"),
            number=days,
        )
        for days, answer in ((2, "initiates"), (20, "declines"))
    ]
    told = counted(late, SPRING).figure("i4").spread
    assert (told.n, told.least, told.most) == (2, 2, 20)


HELD = Event(Happening.HELD, day(1, 10), "first", "1")
PLAN = Event(Happening.PLAN, day(1, 12), "here", "plan-1")
FOLLOWED_UP = Event(Happening.FOLLOWED_UP, day(2, 1))
NEED = Event(Happening.NEED, day(3, 1), "exists")
TOLD = Event(Happening.TOLD, day(2, 20), "social-services", "2")
HELD_AGAIN = Event(Happening.HELD, day(4, 1), "follow-up", "2")
PLAN_AGAIN = Event(Happening.PLAN, day(4, 2), "here", "plan-2")


def test_a_need_has_not_led_to_what_was_held_before_it_was_found() -> None:
    assert outcomes("i5", HELD, PLAN, FOLLOWED_UP, NEED) == [UNKNOWN]
    (passage,) = passages(HELD, PLAN, FOLLOWED_UP, NEED)
    assert (passage.stage, passage.stopped) == (Stage.NEED, Stopped.NOT_TOLD)


def test_what_was_told_before_the_need_was_judged_is_of_it() -> None:
    (passage,) = passages(HELD, PLAN, FOLLOWED_UP, NEED, TOLD)
    assert passage.stage is Stage.TOLD


def test_what_is_held_after_the_need_is_of_it() -> None:
    round_two = (HELD, PLAN, FOLLOWED_UP, NEED, TOLD, HELD_AGAIN, PLAN_AGAIN)
    assert outcomes("i5", *round_two) == [YES]
    (passage,) = passages(*round_two)
    assert (passage.stage, passage.stopped) == (Stage.PLAN, Stopped.NOT_FOLLOWED_UP)
    assert passage.days[-1] == PLAN_AGAIN.day


LEFT = Event(Happening.LEFT, day(5, 1))


@pytest.mark.parametrize(
    ("closed", "outcome"),
    [(None, YES), ("no-longer-needed", NO), ("handed-over", YES)],
)
def test_a_sip_that_was_running_at_admission_is_one_at_discharge(
    closed: str | None, outcome: Outcome
) -> None:
    running = Event(Happening.RUNNING_PLAN, day(1, 1), "yes")
    over = (Event(Happening.CLOSED, day(4, 1), closed),) if closed else ()
    assert outcomes("i6", running, LEFT, *over) == [outcome]


def test_a_plan_is_over_when_the_young_person_has_left_or_the_case_is_closed() -> None:
    before = Event(Happening.PLAN, date(2025, 6, 1), "here", "plan-1")
    gone = Event(Happening.LEFT, date(2025, 10, 1))
    closed = Event(Happening.CLOSED, day(2, 1), "handed-over")
    assert outcomes("i7", before) == [NO]
    assert outcomes("i7", before, gone) == []
    assert outcomes("i7", before, gone, closed) == []


def test_who_left_on_the_first_day_did_not_wait_in_the_period() -> None:
    ready = Event(Happening.READY, date(2025, 12, 1), "home", "1")
    assert outcomes("i12", ready, Event(Happening.LEFT, SPRING.first)) == []
    assert outcomes("i12", ready, Event(Happening.LEFT, day(1, 2))) == [NO]


def test_who_waits_in_two_cases_is_one_young_person_and_two_waits() -> None:
    ready = Event(Happening.READY, day(2, 1), "public", "1")
    both = (case(ready), replace(case(ready, number=2), person="person-1"))
    found = counted(both, SPRING)
    assert found.figure("i12").numerator == 1
    assert found.table("ready").row("waits").cells[0].value == 2
    assert found.reconciles


def test_what_has_no_day_is_told_of_under_the_table() -> None:
    undated = (Event(Happening.PLAN, None, "here"), Event(Happening.TOLD, None))
    found = counted((case(*undated),), SPRING).table("indicators")
    notes = dict(found.notes)
    assert (notes["plan-without-day"], notes["request-without-day"]) == (1, 1)


def test_staff_who_were_not_called_were_there_if_they_got_the_questions() -> None:
    events = (
        HELD,
        Event(Happening.THERE, HELD.day, "young-person", "1", 1),
        Event(Happening.THERE, HELD.day, "guardian", "1", 0),
        Event(Happening.SURVEYED, HELD.day, "young-person", "1", 1, 1),
        Event(Happening.SURVEYED, HELD.day, "sis-care", "1", 2, 3),
    )
    found = counted((case(*events),), SPRING)
    response = found.table("response")
    assert response.reconciles
    staff, everybody = response.row("group", "sis-care"), response.row("groups")
    assert [cell.value for cell in staff.cells] == [3, 2, 1, 0]
    assert [cell.value for cell in everybody.cells] == [4, 3, 1, 0]
    assert [row.of for row in response.rows] == ["young-person", "sis-care", ""]

    guardian = Event(Happening.SURVEYED, HELD.day, "guardian", "1", 1, 1)
    found = counted((case(*events, guardian),), SPRING)
    assert not found.table("response").reconciles, "called, not there, and answered"


def evaluated(handed_out: int) -> Report:
    kept = "yes" if handed_out else "unknown"
    element = f"{Element.EVALUATED.value} {kept}"
    event = Event(Happening.ELEMENT, HELD.day, element, "1", handed_out, handed_out)
    return counted((case(HELD, event),), SPRING)


def test_outside_nobody_sees_whether_none_or_a_few_were_handed_out() -> None:
    rows = [
        outward(evaluated(number)).table("fidelity").row("element", "evaluated")
        for number in (0, 1)
    ]
    assert rows[0] == rows[1]


def test_outside_nobody_sees_whether_none_or_a_few_have_answered() -> None:
    guardian = AnswerCount(
        "meeting", 1, SurveyGroup.GUARDIAN, "2026-1", "q", "agree-5", "1", 1
    )
    none, one = (counted((case(),), SPRING, told) for told in ((), (guardian,)))
    assert len(one.tables) == len(none.tables) + 1
    assert outward(one).tables == outward(none).tables


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2026, 1, 1), date(9999, 12, 31), "period-in-future"),
        (date(226, 1, 1), date(2026, 1, 1), "period-too-early"),
        (date(1, 1, 1), date(1, 1, 1), "period-too-early"),
    ],
)
def test_days_that_nobody_counts_over_are_refused(
    first: date, last: date, why: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_counted(Period(first, last), day(6, 30))
    assert refused.value.code == why
