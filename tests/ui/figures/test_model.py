"""What Statistik asks for, and what it keeps, without a window."""

from datetime import date

import pytest
from sqlalchemy import delete

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.period import Period
from sipdesk.domain.user import Role
from sipdesk.storage.database import Database
from sipdesk.storage.facts import case_facts
from sipdesk.ui.figures.model import FiguresModel, FiguresState, Progress
from sipdesk.ui.figures.periods import OWN, Wish, choices, order_of
from sipdesk.ui.reading import Unread
from sipdesk.usecases.figures import Reading, read_report, refresh_some
from sipdesk.usecases.ports import Ports
from tests.home import TODAY, admit_as
from tests.ui.shell import Slow, around


def nothing(_: FiguresState) -> None:
    """Draw nothing."""


def model_of(ports: Ports) -> FiguresModel:
    model = FiguresModel(around(ports), nothing)
    model.refresh()
    return model


def answer_both(slow: Slow, first: int = 0) -> None:
    """Let the facts be derived, as number so-and-so, and then the report be read."""
    slow.answer(first)
    slow.answer(len(slow.asked) - 1)


def test_the_periods_have_begun_and_end_no_later_than_today() -> None:
    day = date(2026, 11, 23)
    found = {one.key: one for one in choices(day)}
    assert list(found) == [
        "latest",
        "this-year",
        "last-year",
        *("half-2026-2", "half-2026-1", "half-2025-2", "half-2025-1"),
        *(f"quarter-2026-{n}" for n in (4, 3, 2, 1)),
        *(f"quarter-2025-{n}" for n in (4, 3, 2, 1)),
    ]
    assert all(one.period.last <= day for one in found.values())
    assert found["latest"].period == Period(date(2025, 11, 24), day)
    assert found["quarter-2026-3"].period == Period.quarter(2026, 3)
    assert [key for key, one in found.items() if one.running] == [
        "this-year",
        "half-2026-2",
        "quarter-2026-4",
    ]


def test_on_the_last_day_of_a_year_nothing_goes_on() -> None:
    assert not any(one.running for one in choices(date(2026, 12, 31)))


def test_a_leap_day_has_twelve_months_behind_it() -> None:
    assert choices(date(2028, 2, 29))[0].period.first == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (Wish(OWN, "2026-01-01", ""), "last"),
        (Wish(OWN, "", "2026-01-01"), "first"),
        (Wish(OWN, "2026-02-01", "2026-01-01"), "last"),
        (Wish(split="days"), "ends"),
        (Wish(split="days", ends="31 mar, snart"), "ends"),
        (Wish(split="days", ends="2019-03-31"), "ends"),
        (Wish(places="många"), "places"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(wish: Wish, field: str) -> None:
    with pytest.raises(Unread) as told:
        order_of(wish, TODAY, Reading())
    assert list(told.value.problems) == [field]


def test_own_days_are_the_period_and_part_goal_3() -> None:
    wish = Wish(OWN, "2026-01-01", "2026-06-30", "days", "31 mar 2026; 15 maj 2026")
    order = order_of(wish, TODAY, Reading())
    assert (order.first, order.last) == (date(2026, 1, 1), date(2026, 6, 30))
    assert order.lasts == (date(2026, 3, 31), date(2026, 5, 15))
    assert order.places is None
    by_quarter = order_of(
        Wish("last-year", split="quarters", places="0"), TODAY, Reading()
    )
    assert len(by_quarter.lasts) == 4
    assert by_quarter.places == 0  # said to be none, which is not the same as not said


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [("2026-01-01", "9999-12-31", "last"), ("0226-01-01", "2026-01-01", "first")],
)
def test_days_that_nobody_counts_over_are_refused_where_they_stand(
    first: str, last: str, field: str
) -> None:
    with pytest.raises(Unread) as refused:
        order_of(Wish(OWN, first, last, "quarters"), TODAY, Reading())
    assert set(refused.value.problems) == {field}


def test_it_is_read_when_first_come_to_and_not_each_time(counted: Ports) -> None:
    model = model_of(counted)
    first = model.state.report
    assert first is not None
    assert first.cases == 7
    model.refresh()
    assert model.state.report is first
    with admit_as(counted, *Role).store.reading() as work:
        rows = work.access.page(Wanted(act=Act.FIGURES)).rows
    assert len(rows) == 1


def test_the_period_that_was_chosen_stays(counted: Ports) -> None:
    model = model_of(counted)
    model.edit(period="last-year")
    model.read()
    model.leave()
    model.refresh()
    assert model.state.wish.period == "last-year"
    assert model.state.report is not None
    assert model.state.report.period == Period.year(TODAY.year - 1)


def test_what_was_typed_wrongly_stays_and_nothing_is_read(counted: Ports) -> None:
    model = model_of(counted)
    shown = model.state.report
    model.edit(period=OWN, first="ingen dag", last="2026-01-01")
    model.read()
    assert model.state.report is shown
    assert list(model.state.problems) == ["first"]
    assert model.state.wish.first == "ingen dag"
    model.edit(first="2026-01-01")
    assert model.state.problems == {}


def test_a_reading_tells_how_far_it_has_come(counted: Ports) -> None:
    slow = Slow(counted)
    model = FiguresModel(slow.around, nothing)
    model.refresh()
    reading = slow.orders[0]
    assert model.state.progress == Progress()
    reading.go_on(500, 1200)
    model.look()
    assert model.state.progress == Progress(500, 1200)
    answer_both(slow)
    assert not model.state.progress
    assert model.state.report is not None


def test_a_reading_that_is_ended_leaves_what_was_read_before(counted: Ports) -> None:
    slow = Slow(counted)
    model = FiguresModel(slow.around, nothing)
    model.refresh()
    answer_both(slow)
    shown = model.state.report
    model.edit(period="last-year")
    model.read()
    model.cancel()
    slow.answer(2)
    assert model.state.report is shown
    assert model.state.progress is None
    assert model.state.notice is not None
    assert model.state.notice.text == "Räkningen avbröts."


def test_the_first_reading_can_be_ended_too(counted: Ports) -> None:
    slow = Slow(counted)
    model = FiguresModel(slow.around, nothing)
    model.refresh()
    slow.answer(0)
    model.cancel()
    slow.answer(1)
    assert model.state.report is None
    assert model.state.notice is not None
    model.refresh()  # it was ended on purpose: it is not begun again by itself
    assert len(slow.asked) == 2


def test_a_reading_that_was_left_is_begun_anew(counted: Ports) -> None:
    slow = Slow(counted)
    model = FiguresModel(slow.around, nothing)
    model.refresh()
    model.leave()
    assert slow.orders[0].ended
    model.refresh()
    slow.answer(0)  # comes late, and is of no use any more
    assert not model.state.report
    assert not model.state.notice
    answer_both(slow, 1)
    assert model.state.report


def test_another_period_takes_the_place_of_one_being_read(counted: Ports) -> None:
    slow = Slow(counted)
    model = FiguresModel(slow.around, nothing)
    model.refresh()
    model.edit(period="last-year")
    model.read()
    slow.answer(0)
    assert not model.state.report
    answer_both(slow, 1)
    report = model.state.report
    assert report
    assert report.period == Period.year(TODAY.year - 1)


def test_facts_of_another_version_are_derived_by_the_thread_that_writes(
    counted: Ports,
) -> None:
    assert isinstance(counted.store, Database)
    with counted.store._writing() as db:
        db.execute(delete(case_facts))
    order = order_of(Wish("this-year"), TODAY, Reading())
    assert read_report(order, counted).cases == 0
    with counted.store.reading() as work:
        assert len(work.facts.outdated()) == 7, "who reads writes nothing"
    slow = Slow(counted)
    model = FiguresModel(slow.around, nothing)
    model.refresh()
    slow.answer(0)
    slow.answer(1)
    assert slow.asked == [refresh_some, refresh_some, read_report]
    slow.answer(2)
    assert model.state.report
    assert model.state.report.cases == 7


def test_the_cases_of_one_number_at_a_time_are_asked_for(counted: Ports) -> None:
    model = model_of(counted)
    report = model.state.report
    assert report is not None
    row = report.table("goal-3").row("needs")
    model.drill("goal-3", row, len(row.cells) - 1)
    drill = model.state.drill
    assert drill
    assert drill.behind
    assert set(drill.behind.ids) == set(row.cells[-1].cases)
    model.show_part("months")
    assert not model.state.drill


def test_who_may_not_see_the_cases_of_health_is_told_who_may(counted: Ports) -> None:
    model = model_of(counted)
    report = model.state.report
    assert report is not None
    row = report.table("indicators").row("indicator", "i10-oral-done")
    model.drill("indicators", row, 2)
    drill = model.state.drill
    assert drill is not None
    assert drill.behind is None
    assert drill.refused is not None
    assert "Chefen" in drill.refused.next


def test_who_reads_figures_alone_is_asked_for_no_case(counted: Ports) -> None:
    model = model_of(admit_as(counted, Role.READER))
    report = model.state.report
    assert report is not None
    assert not model.state.seen
    model.drill("goal-3", report.table("goal-3").row("needs"), 0)
    drill = model.state.drill
    assert drill is not None
    assert drill.refused is not None
    assert "inte ärenden" in drill.refused.next


def test_what_is_chosen_and_not_counted_yet_is_known_as_other(counted: Ports) -> None:
    model = model_of(counted)

    def other() -> tuple[bool, bool]:
        return model.state.is_other, model.state.is_same_period

    assert other() == (False, True)
    model.edit(period="last-year")
    assert other() == (True, False)
    model.edit(period="latest", places="12")
    assert other() == (True, True)
    model.read()
    assert other() == (False, True)
    model.edit(form="xlsx", ends="31 mar")  # of the report, and of a split not chosen
    assert other() == (False, True)
