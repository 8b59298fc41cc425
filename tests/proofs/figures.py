"""Figures reconcile, depend on nothing but what has been, and can all be told.

Homes are made up event by event (``tests.domain.fact_values``), and the demonstration
home is played: its report is read through the use case, from the encrypted file. Homes
also live a year by the use cases, in any order (``tests.usecases.played``).
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.domain.facts import Event, Facts
from sipdesk.domain.figure import IN_DENOMINATOR, Figure, Outcome
from sipdesk.domain.funnel import STAGES, Stage, Stopped
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey import AnswerCount
from sipdesk.domain.table import RowKind, Table
from sipdesk.usecases.figures import ReadReport, read_report
from sipdesk.usecases.ports import Ports
from tests.domain.fact_values import COUNTS, counted, events, homes, periods
from tests.home import SetClock
from tests.played import open_played
from tests.proofs import claim
from tests.proofs.claim import Claim
from tests.usecases import played

SHORT, LONG = 300, 5_000
SAID_BY_THE_HOME = {"more-answers-than-people", "elements-add-up"}
"""Checks that are there to tell of a mistake in what was written down."""
DAYS = (FIXED_DAY, date(2026, 11, 23), date(2028, 5, 14))
ZONES = ("Europe/Stockholm", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC")
YEAR, MONTH = timedelta(364), timedelta(30)
LIVES, LONG_LIVES, IN_A_HOME = 3, 30, 10
"""Homes that live a year, deed by deed, and the cases in each."""


def _times(*, long: bool) -> settings:
    return settings(
        max_examples=LONG if long else SHORT,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
    )


def _tried(
    trial: Callable[..., bool], *, long: bool, **values: st.SearchStrategy[Any]
) -> claim.Outcome:
    """Try something on many made-up homes; count those that it did not hold for."""
    told = [0, 0]

    def one(**made: object) -> None:
        told[0] += 1
        told[1] += not trial(**made)

    given(**values)(seed(9)(_times(long=long)(one)))()
    return claim.Outcome(told[0], told[1])


# --- Claims -----------------------------------------------------------------------


def _reconciles(
    home: tuple[Facts, ...], period: Period, answers: tuple[AnswerCount, ...]
) -> bool:
    found = counted(home, period, answers)
    return all(
        (
            all(
                check.holds or check.code in SAID_BY_THE_HOME
                for table in found.tables
                for check in table.checks
            ),
            all(map(_adds_up, found.tables)),
            all(map(_is_within, found.figures)),
        )
    )


def _adds_up(table: Table) -> bool:
    parts = [r.cells[0].value or 0 for r in table.rows if r.kind is RowKind.PART]
    totals = [r.cells[0].value or 0 for r in table.rows if r.kind is RowKind.TOTAL]
    return all(total == sum(parts) for total in totals)


def _is_within(figure: Figure) -> bool:
    keys = [one.key for one in figure.instances]
    told = figure.numerator + figure.no + figure.unknown
    of = set(figure.cases(*IN_DENOMINATOR))
    return (
        len(set(keys)) == len(keys)
        and told == figure.denominator
        and set(figure.cases(Outcome.YES)) <= of
    )


def _partitions(home: tuple[Facts, ...], period: Period) -> bool:
    found = counted(home, period).funnel
    stages = sum(len(found.stopped_at(stage)) for stage in STAGES)
    stopped = sum(len(found.stopped_by(why)) for why in Stopped)
    through = len(found.stopped_at(Stage.FOLLOWED_UP))
    return stages == len(found.passages) == stopped + through


def _is_independent(
    home: tuple[Facts, ...],
    period: Period,
    answers: tuple[AnswerCount, ...],
    more: list[Event],
    number: int,
) -> bool:
    chance = Random(number)  # noqa: S311  (no secret)
    later = tuple(
        replace(event, day=period.last + timedelta(1 + at))
        for at, event in enumerate(more)
    )
    other = [replace(one, events=(*one.events, *later)) for one in home]
    chance.shuffle(other)
    told = chance.sample(answers, len(answers))
    return counted(other, period, tuple(told)) == counted(home, period, answers)


def _tries_reconciling(long: bool) -> claim.Outcome:  # noqa: FBT001
    return _tried(
        _reconciles, long=long, home=homes(), period=periods(), answers=COUNTS
    )


def _tries_partition(long: bool) -> claim.Outcome:  # noqa: FBT001
    return _tried(_partitions, long=long, home=homes(), period=periods())


def _tries_independence(long: bool) -> claim.Outcome:  # noqa: FBT001
    return _tried(
        _is_independent,
        long=long,
        home=homes(),
        period=periods(),
        answers=COUNTS,
        more=st.lists(events(), max_size=6),
        number=st.integers(),
    )


@contextmanager
def _demonstration(day: date) -> Iterator[tuple[Ports, SetClock]]:
    with TemporaryDirectory() as folder:
        clock = SetClock(day)
        ports = open_played(Path(folder), clock)
        yield ports, clock
        ports.store.close()


def _tries_clock(_: bool) -> claim.Outcome:  # noqa: FBT001
    """Read the same report on other days and in other time zones."""
    tried = failed = 0
    before = os.environ.get("TZ")
    with _demonstration(FIXED_DAY) as (ports, clock):
        order = ReadReport(FIXED_DAY - YEAR, FIXED_DAY)
        found = read_report(order, ports)
        for zone in ZONES:
            os.environ["TZ"] = zone
            time.tzset()
            for later in (0, 1, 40, 800):
                clock.day = FIXED_DAY + timedelta(later)
                tried += 1
                failed += read_report(order, ports) != found
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
    return claim.Outcome(tried, failed)


def _tries_what_is_saved_later(long: bool) -> claim.Outcome:  # noqa: FBT001
    """Live on in homes after a half-year, and read its report month by month."""
    tried = failed = 0
    for number in range(LONG_LIVES if long else LIVES):
        chance = Random(number)  # noqa: S311  (no secret)
        with TemporaryDirectory() as folder:
            home = played.Home(Path(folder), IN_A_HOME, chance)
            home.live(played.FIRST, played.END, played.DEEDS)
            month = played.END + timedelta(1)
            home.clock.day = month
            told = home.report()
            while month < played.LAST:
                saves = home.live(month, month + MONTH - timedelta(1), played.DEEDS)
                tried += saves
                failed += home.report() != told
                month += MONTH
            home.ports.store.close()
    return claim.Outcome(tried, failed)


def _tries_demonstration(_: bool) -> claim.Outcome:  # noqa: FBT001
    tried = failed = 0
    for day in DAYS:
        with _demonstration(day) as (ports, _clock):
            found = read_report(ReadReport(day - YEAR, day), ports)
        tried += len(found.figures) + 1
        failed += sum(not _can_be_told(figure) for figure in found.figures)
        failed += not found.reconciles
        failed += not _has_everything(found)
    return claim.Outcome(tried, failed)


def _can_be_told(figure: Figure) -> bool:
    return 0 < figure.numerator < figure.denominator and figure.unknown > 0


def _has_everything(found: Report) -> bool:
    shown = ("goal-3", "funnel", "obstacles", "declined", "ready", "response")
    return all(found.table(one).rows for one in shown)


CLAIMS = (
    Claim(
        "For any home and period all figures reconcile: parts add up to totals, yes, "
        "no and unknown to the denominator, and the numerator lies within it",
        _tries_reconciling,
    ),
    Claim(
        "Every need stands at exactly one stage, and what stopped at one obstacle",
        _tries_partition,
    ),
    Claim(
        "Figures do not depend on the order of cases, nor on events after the period",
        _tries_independence,
    ),
    Claim(
        "The report of a half-year is the same whatever is saved afterwards: judged "
        "and answered anew, sent back, booked, called and opened again (tried: saves)",
        _tries_what_is_saved_later,
    ),
    Claim(
        "Figures do not depend on the day they are computed, nor on the time zone",
        _tries_clock,
    ),
    Claim(
        "In the demonstration home every indicator has 0 < numerator < denominator and "
        "some unknowns, and its report reconciles",
        _tries_demonstration,
    ),
)
