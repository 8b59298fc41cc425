from datetime import UTC, datetime, timedelta

from sipdesk.clock import SystemClock


def test_it_is_the_time_in_sweden() -> None:
    now = SystemClock().now()
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert now.tzinfo is not None
    assert now.utcoffset() in (timedelta(hours=1), timedelta(hours=2))


def test_the_day_is_the_one_in_sweden() -> None:
    clock = SystemClock()
    before, day, after = clock.now(), clock.today(), clock.now()
    assert day in (before.date(), after.date())
