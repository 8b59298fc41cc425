"""Periods: their parts cover every day once, and each knows the one before it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.period import Period, PeriodKind
from tests.domain.fact_values import DAYS, periods


@given(period=periods(), lasts=st.lists(DAYS, max_size=5))
def test_parts_cover_every_day_of_the_period_once(
    period: Period, lasts: list[date]
) -> None:
    for parts in (period.by_month(), period.by_quarter(), period.split(tuple(lasts))):
        assert parts[0].first == period.first
        assert parts[-1].last == period.last
        assert sum(part.days for part in parts) == period.days
        for one, other in pairwise(parts):
            assert other.first == one.last + timedelta(1)


@given(period=periods())
def test_the_period_before_ends_the_day_before(period: Period) -> None:
    assert period.before.last == period.first - timedelta(1)
    assert period.before.first <= period.before.last


@pytest.mark.parametrize(
    ("period", "kind", "before"),
    [
        (Period.month(2026, 3), PeriodKind.MONTH, Period.month(2026, 2)),
        (Period.quarter(2026, 1), PeriodKind.QUARTER, Period.quarter(2025, 4)),
        (Period.year(2026), PeriodKind.YEAR, Period.year(2025)),
        (
            Period(date(2026, 1, 1), date(2026, 6, 30)),
            PeriodKind.HALF,
            Period(date(2025, 7, 1), date(2025, 12, 31)),
        ),
        (
            Period(date(2026, 2, 1), date(2026, 4, 30)),
            PeriodKind.OWN,
            Period(date(2025, 11, 1), date(2026, 1, 31)),
        ),
        (
            Period(date(2023, 2, 20), date(2023, 5, 31)),
            PeriodKind.OWN,
            Period(date(2022, 11, 11), date(2023, 2, 19)),
        ),
    ],
)
def test_a_period_knows_its_kind_and_the_one_before(
    period: Period, kind: PeriodKind, before: Period
) -> None:
    assert (period.kind, period.before) == (kind, before)


def test_only_whole_quarters_have_answers() -> None:
    period = Period(date(2025, 11, 15), date(2026, 7, 31))
    assert period.quarters == ("2026-1", "2026-2")
    assert Period.quarter(2026, 4).quarters == ("2026-4",)
