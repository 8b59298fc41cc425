"""Figures of any home and period reconcile, and depend on nothing but what has been."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.case_facts import facts_of
from sipdesk.domain.facts import Event, Facts
from sipdesk.domain.figure import IN_DENOMINATOR, Outcome, spread
from sipdesk.domain.funnel import STAGES, Stage, Stopped
from sipdesk.domain.indicators import IDS
from sipdesk.domain.period import Period
from sipdesk.domain.survey import BESIDE, SHOWN_FROM, AnswerCount, over
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_table import is_answers
from sipdesk.domain.table import BLANK, RowKind, Table
from tests.domain.fact_values import (
    COUNTS,
    DAYS,
    FIRST,
    LAST,
    STEPS,
    counted,
    events,
    homes,
    periods,
)
from tests.values import values

WHOLE = Period(FIRST, LAST)


def unexplained(table: Table) -> list[str]:
    """Name the checks of a table that do not hold, but for what they are there to say.

    A home that says that more answered than were there has made a mistake, and the
    program is to tell of it. So where meetings are noted without what is told of them.
    """
    told = {"more-answers-than-people", "elements-add-up"}
    return [c.code for c in table.checks if not c.holds and c.code not in told]


@given(home=homes(), period=periods(), answers=COUNTS)
def test_every_figure_of_any_home_and_period_reconciles(
    home: tuple[Facts, ...], period: Period, answers: tuple[AnswerCount, ...]
) -> None:
    for table in counted(home, period, answers).tables:
        assert unexplained(table) == [], table.id
        for row in table.rows:
            assert len(row.cells) == len(table.columns)


@given(home=homes(), period=periods())
def test_parts_add_up_to_the_total_in_every_table(
    home: tuple[Facts, ...], period: Period
) -> None:
    for table in counted(home, period).tables:
        parts = [row for row in table.rows if row.kind is RowKind.PART]
        totals = [row for row in table.rows if row.kind is RowKind.TOTAL]
        for total in totals:
            value = total.cells[0].value
            assert value == sum(row.cells[0].value or 0 for row in parts), table.id


@given(home=homes(), period=periods())
def test_yes_no_and_unknown_are_the_denominator_and_each_is_counted_once(
    home: tuple[Facts, ...], period: Period
) -> None:
    cases = {one.id for one in home}
    for figure in counted(home, period).figures:
        keys = [one.key for one in figure.instances]
        assert keys == sorted(set(keys))
        assert figure.numerator + figure.no + figure.unknown == figure.denominator
        assert figure.numerator <= figure.denominator
        yes = figure.cases(Outcome.YES)
        assert set(yes) <= set(figure.cases(*IN_DENOMINATOR)) <= cases


@given(home=homes(), period=periods())
def test_every_need_stands_at_one_stage_and_what_stopped_at_one_obstacle(
    home: tuple[Facts, ...], period: Period
) -> None:
    found = counted(home, period).funnel
    assert [one.case for one in found.passages] == sorted(
        {one.case for one in found.passages}
    )
    assert sum(len(found.stopped_at(s)) for s in STAGES) == len(found.passages)
    stopped = sum(len(found.stopped_by(why)) for why in Stopped)
    assert stopped + len(found.stopped_at(Stage.FOLLOWED_UP)) == len(found.passages)
    come = [len(found.come_to(stage)) for stage in STAGES]
    assert come == sorted(come, reverse=True)
    for one in found.passages:
        assert len(one.days) == STAGES.index(one.stage) + 1
        assert one.days[-1] is not None
        assert one.days[-1] <= period.last


@given(home=homes(), period=periods(), answers=COUNTS, seed=st.integers())
def test_figures_do_not_depend_on_order(
    home: tuple[Facts, ...],
    period: Period,
    answers: tuple[AnswerCount, ...],
    seed: int,
) -> None:
    chance = Random(seed)  # noqa: S311  (no secret)
    shuffled = chance.sample(home, len(home))
    told = chance.sample(answers, len(answers))
    assert counted(shuffled, period, tuple(told)) == counted(home, period, answers)


@given(home=homes(), period=periods(), more=st.lists(events(), max_size=5))
def test_no_event_after_the_period_changes_a_figure(
    home: tuple[Facts, ...], period: Period, more: list[Event]
) -> None:
    later = tuple(
        replace(event, day=period.last + timedelta(1 + at))
        for at, event in enumerate(more)
    )
    after = tuple(replace(one, events=(*one.events, *later)) for one in home)
    assert counted(after, period) == counted(home, period)


@given(home=homes(), period=periods(), days=st.lists(DAYS, max_size=4))
def test_the_whole_is_the_same_however_it_is_parted(
    home: tuple[Facts, ...], period: Period, days: list[date]
) -> None:
    by_days = counted(home, period, parts=period.split(tuple(days)))
    by_month = counted(home, period)
    for one, other in zip(
        by_days.table("goal-3").rows, by_month.table("goal-3").rows, strict=True
    ):
        assert one.cells[-1] == other.cells[-1]


@given(home=homes())
def test_the_months_of_a_period_are_the_figures_of_those_months(
    home: tuple[Facts, ...],
) -> None:
    months = counted(home, WHOLE).table("months")
    for at, part in enumerate(WHOLE.by_month()):
        alone = counted(home, part).table("months")
        for whole, one in zip(months.rows, alone.rows, strict=True):
            assert whole.cells[at].value == one.cells[-1].value


@given(answers=COUNTS, period=periods())
def test_no_answer_is_shown_of_fewer_than_five(
    answers: tuple[AnswerCount, ...], period: Period
) -> None:
    for table in counted((), period, answers).tables:
        if table.id.startswith("answers"):
            for row in table.rows:
                whole = row.cells[-1].value
                assert whole is None or whole >= SHOWN_FROM
                if whole is None:
                    assert all(cell.value is None for cell in row.cells)


@given(answers=COUNTS, one=periods(), other=periods())
def test_no_answer_can_be_taken_from_two_periods(
    answers: tuple[AnswerCount, ...], one: Period, other: Period
) -> None:
    few, many = _on_scale(answers, one), _on_scale(answers, other)
    if set(one.quarters) <= set(other.quarters):
        for asked, number in many.items():
            between = number - few.get(asked, 0)
            assert between == 0 or between >= SHOWN_FROM


def _on_scale(
    answers: tuple[AnswerCount, ...], period: Period
) -> dict[tuple[str, str], int]:
    """Count what is shown on the scale of each question."""
    found = {}
    for table in counted((), period, answers).tables:
        if is_answers(table.id):
            codes = [column.code for column in table.columns]
            for row in table.rows:
                told = zip(codes, row.cells, strict=True)
                found[table.id, row.of] = sum(
                    cell.value or 0
                    for code, cell in told
                    if code != "sum" and code.removeprefix("answer-") not in BESIDE
                )
    return found


@pytest.mark.journey
@settings(max_examples=30)
@given(case=values(Case).filter(lambda case: len(case.meetings) > 0))
def test_facts_are_derived_of_any_case_and_counted(case: Case) -> None:
    facts = facts_of(case)
    assert facts.id == case.id
    assert facts == facts_of(case)
    for name in (case.young_person.given_name, case.young_person.number):
        assert len(name) <= 1 or name not in facts.person
    found = counted((facts,), Period.year(2026))
    assert found.cases == 1
    assert {figure.indicator for figure in found.figures} == set(IDS)
    assert [unexplained(table) for table in found.tables] == [[]] * len(found.tables)


def test_answers_of_the_quarter_that_goes_on_are_not_told() -> None:
    told = [
        AnswerCount("m", 1, SurveyGroup.GUARDIAN, quarter, "q", "s", "1", 5)
        for quarter in ("2025-4", "2026-1")
    ]
    assert over(told, date(2026, 3, 31)) == (told[0],)
    assert over(told, date(2026, 4, 1)) == tuple(told)


def test_few_answers_wait_for_more_and_who_says_nothing_is_not_counted() -> None:
    def given(quarter: str, answer: str, count: int) -> AnswerCount:
        group = SurveyGroup.GUARDIAN
        return AnswerCount("m", 1, group, quarter, "q", "s", answer, count)

    answers = (
        given("2026-1", "1", 4),
        given("2026-1", "wont-say", 3),
        given("2026-2", "2", 1),
    )
    shown = [
        table
        for period in (Period.quarter(2026, 1), Period.quarter(2026, 2))
        for table in counted((), period, answers).tables
        if is_answers(table.id)
    ]
    assert [[cell.value for cell in t.rows[0].cells] for t in shown] == [[None]] * 2
    assert [t.notes for t in shown] == [(("too-few", 1),)] * 2

    half = Period(date(2026, 1, 1), date(2026, 6, 30))
    (both,) = (t for t in counted((), half, answers).tables if is_answers(t.id))
    assert [cell.value for cell in both.rows[0].cells] == [4, 1, 3, 8]
    assert both.notes == ()


def test_days_lie_as_they_are_counted() -> None:
    told = spread([3, None, 1, 8])
    assert (told.n, told.unknown) == (3, 1)
    assert (told.median, told.least, told.most) == (3.0, 1, 8)
    assert spread([]).median is None


@given(home=homes(), period=periods())
def test_the_key_of_a_person_stands_in_no_table(
    home: tuple[Facts, ...], period: Period
) -> None:
    told = [replace(one, person=f"key of {one.person}") for one in home]
    assert "key of" not in repr(counted(tuple(told), period).tables)


@given(answers=COUNTS, period=periods())
def test_every_step_of_a_scale_has_a_column_where_any_answer_is_told(
    answers: tuple[AnswerCount, ...], period: Period
) -> None:
    for table in counted((), period, answers).tables:
        if not is_answers(table.id):
            continue
        codes = [column.code for column in table.columns]
        steps = [f"answer-{step}" for step in STEPS[table.id.split(" ")[-1]]]
        told = [row for row in table.rows if row.cells[-1] != BLANK]
        assert codes[: len(steps)] == steps if told else codes == ["sum"]
        for row in told:
            assert all(cell.value is not None for cell in row.cells)
