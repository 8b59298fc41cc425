"""What leaves SiS of a report: which periods, and what is left in it."""

from datetime import date

import pytest

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.outside import check_outside, last_half, outward
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.suppression import SMALLEST
from sipdesk.domain.table import Cell, RowKind
from tests.proofs.outside_homes import made_up

TODAY = date(2026, 3, 2)
AUTUMN = Period(date(2025, 7, 1), date(2025, 12, 31))
LARGE, SMALL = 0, 2  # homes of a hundred cases and of three


def cells(found: Report) -> list[Cell]:
    return [cell for table in found.tables for row in table.rows for cell in row.cells]


def test_the_latest_half_year_that_is_over_is_told() -> None:
    assert last_half(TODAY) == AUTUMN
    assert last_half(date(2026, 7, 1)) == Period(date(2026, 1, 1), date(2026, 6, 30))
    check_outside(AUTUMN, TODAY)


@pytest.mark.parametrize(
    ("period", "why"),
    [
        (Period.year(2025), "outside-period"),
        (Period.quarter(2025, 4), "outside-period"),
        (Period(date(2025, 7, 2), date(2025, 12, 31)), "outside-period"),
        (Period(date(2025, 7, 1), TODAY), "outside-period"),
        (Period(date(2026, 1, 1), date(2026, 6, 30)), "outside-not-over"),
    ],
)
def test_any_other_period_is_refused_and_one_to_choose_is_named(
    period: Period, why: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_outside(period, TODAY)
    assert refused.value.code == why
    assert refused.value.facts == {"first": "2025-07-01", "last": "2025-12-31"}


def test_what_goes_out_has_no_small_number_no_case_and_nothing_to_ask_further() -> None:
    for number in (LARGE, SMALL):
        found = outward(made_up(number))
        assert all(cell.cases == () for cell in cells(found))
        numbers = [n for cell in cells(found) for n in (cell.value, cell.of)]
        assert all(n is None or n >= SMALLEST for n in numbers)
        assert (found.figures, found.before, found.cases) == ((), (), 0)
        assert found.funnel.passages == ()


def test_a_large_home_has_something_to_tell() -> None:
    told = [cell for cell in cells(outward(made_up(LARGE))) if cell.value is not None]
    assert len(told) > 40


def test_rows_of_health_and_consent_are_gone() -> None:
    found = outward(made_up(LARGE))
    rows = [row for table in found.tables for row in table.rows]
    assert not any(row.nature.is_sensitive for row in rows)
    assert not any(row.of.startswith(("i10", "i11", "i14", "i3")) for row in rows)
    assert "consent" not in {row.of for row in found.table("obstacles").rows}


def test_nothing_finer_than_a_quarter_goes_out_and_nothing_of_before() -> None:
    found = outward(made_up(LARGE))
    assert {"change", "ready-weeks"}.isdisjoint(table.id for table in found.tables)
    periods = [c.period for t in found.tables for c in t.columns if c.period]
    assert min(period.days for period in periods) >= 90


def test_a_row_that_says_nothing_does_not_say_that_it_is_there() -> None:
    rows = outward(made_up(LARGE)).table("obstacles").rows
    parts = [row for row in rows if row.kind is RowKind.PART]
    assert all(row.cells[0].value is not None for row in parts)


def test_days_are_the_middle_one_of_nine_or_more() -> None:
    source = made_up(LARGE)
    found = outward(source)
    counts = {row.of: row.cells[1].value or 0 for row in source.table("funnel").rows}
    days = {
        row.of: row.cells[2].spread
        for row in found.table("funnel").rows
        if row.cells[2].spread is not None
    }
    assert days
    for stage, spread in days.items():
        assert spread.least is spread.most is None
        assert counts[stage] >= 9


def test_a_check_says_whether_it_held_and_no_number() -> None:
    found = outward(made_up(LARGE))
    checks = [check for table in found.tables for check in table.checks]
    assert {(check.parts, check.total) for check in checks} <= {(0, 0), (1, 0)}
    assert all(table.notes == () for table in found.tables)
