"""The proofs' own calendar: Easter counted by hand, and no library asked."""

from datetime import date, timedelta
from functools import cache


@cache
def easter(year: int) -> date:
    """Count Easter Sunday (the Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def free_days(year: int) -> frozenset[date]:
    """Name the days off that can fall on Monday to Friday (lag 1989:253, 1930:173)."""
    sunday = easter(year)
    moving = {sunday + timedelta(days) for days in (-2, 1, 39)}
    midsummer = {
        day for number in range(19, 26) if (day := date(year, 6, number)).weekday() == 4
    }
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    return frozenset(moving | midsummer | {date(year, *one) for one in fixed})


def is_worked(day: date) -> bool:
    """Whether anybody works on a day."""
    return day.weekday() < 5 and day not in free_days(day.year)


def worked_days_on(day: date, count: int) -> date:
    """Go so many days forwards on which somebody works."""
    while count:
        day += timedelta(1)
        if is_worked(day):
            count -= 1
    while not is_worked(day):
        day += timedelta(1)
    return day


def birthday(born: date, age: int) -> date:
    """Tell on which day an age is reached; one born on a leap day in March."""
    leap = (born.month, born.day) == (2, 29)
    year = born.year + age
    if leap and not (year % 4 == 0 and (year % 100 or year % 400 == 0)):
        return date(year, 3, 1)
    return date(year, born.month, born.day)
