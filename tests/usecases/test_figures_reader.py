"""Who reads figures alone sees what may leave SiS: nothing hidden can be worked out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.play import play_home
from sipdesk.content.daybook import read_daybook
from sipdesk.content.table_words import table_text
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Branch
from sipdesk.domain.period import Period, PeriodKind
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.survey_table import is_answers
from sipdesk.domain.table import Table
from sipdesk.domain.user import Role
from sipdesk.paths import resources
from sipdesk.storage.database import Database
from sipdesk.storage.gate import Gate
from sipdesk.ui.figures.periods import halves_over
from sipdesk.usecases.figures import ReadReport, count_report, read_report
from sipdesk.usecases.ports import Ports
from tests.home import USER, SetClock, content, open_ports
from tests.proofs.outside import Place, truth, worked_out

pytestmark = pytest.mark.journey

SOME = frozenset({Branch.SOCIAL, Branch.SCHOOL})
HALVES = [one.period for one in halves_over(FIXED_DAY)]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    opened = open_ports(tmp_path_factory.mktemp("home"), SetClock(FIXED_DAY))
    play_home(read_daybook(resources() / "demo"), opened, FIXED_DAY)
    yield opened
    opened.store.close()


@pytest.fixture(params=["reader", "manager-of-some"])
def shut(request: pytest.FixtureRequest, played: Ports) -> Ports:
    """Let in who may see no case: by role, or for lack of a branch."""
    if request.param == "reader":
        return admit(played, Role.READER)
    return admit(played, Role.MANAGER, branches=SOME)


def admit(
    ports: Ports, *roles: Role, branches: frozenset[Branch] = frozenset(Branch)
) -> Ports:
    """Let somebody with these roles in at the same home."""
    user = replace(USER, roles=frozenset(roles), branches=branches)
    assert isinstance(ports.store, Database)
    ports.store.admit(Gate(user, ports.clock.now))
    return replace(ports, user=user)


def order_of(period: Period) -> ReadReport:
    quarters = tuple(part.last for part in period.by_quarter())
    return ReadReport(period.first, period.last, quarters)


def known(seen: Report, whole: Report) -> dict[Place, int]:
    """Give every number that is put in words of what a reader was given.

    It is told where it stands in the ``whole``, that has answers nobody is shown.
    """
    found = {}
    for table in seen.tables:
        at = [*range(len(table.columns))]
        if is_answers(table.id):
            codes = [column.code for column in whole.table(table.id).columns]
            at = [codes.index(column.code) for column in table.columns]
        words = table_text(table, content())
        for row, said in zip(table.rows, words.rows, strict=True):
            for column, cell in enumerate(said.cells):
                numbers = cell.text.replace("\N{NO-BREAK SPACE}", "").split(" av ")
                for part, number in zip(("value", "of"), numbers, strict=False):
                    if number.isdigit():
                        place = Place(table.id, row.code, row.of, at[column], part)
                        found[place] = int(number)
    return found


@pytest.mark.parametrize("half", HALVES, ids=str)
def test_nothing_hidden_can_be_worked_out_of_all_tables_at_once(
    shut: Ports, half: Period
) -> None:
    seen = read_report(order_of(half), shut)
    whole = count_report(order_of(half), shut)
    kept = {table.id for table in seen.tables}
    tables = tuple(_as_shown(t) for t in whole.tables if t.id in kept)
    assert worked_out(replace(whole, tables=tables), known(seen, whole)) == []


def test_the_same_attack_comes_at_something_where_small_numbers_alone_are_hidden(
    shut: Ports,
) -> None:
    found = count_report(order_of(HALVES[0]), shut)
    counts, secret = truth(found)
    told = {place: n for place, n in counts.items() if place not in secret}
    assert worked_out(found, told)


def _as_shown(table: Table) -> Table:
    """Let what is told month by month be told of the whole: that much is seen of it."""
    if table.id != "months":
        return table
    rows = tuple(replace(row, cells=row.cells[-1:]) for row in table.rows)
    return replace(table, columns=table.columns[-1:], rows=rows)


def test_what_is_large_enough_is_seen(shut: Ports) -> None:
    report = read_report(order_of(HALVES[0]), shut)
    assert report.tells_anything
    assert known(report, count_report(order_of(HALVES[0]), shut))
    assert not all(
        table_text(table, content()).withheld for table in report.tables if table.rows
    )


def test_no_case_and_nothing_of_health_consent_or_protection_is_seen(
    shut: Ports,
) -> None:
    report = read_report(order_of(HALVES[0]), shut)
    rows = [row for table in report.tables for row in table.rows]
    assert not any(row.nature.is_sensitive for row in rows)
    assert all(cell.cases == () for row in rows for cell in row.cells)
    assert (report.figures, report.before, report.funnel.passages) == ((), (), ())
    assert report.cases == report.erased == 0


def test_the_periods_to_choose_have_no_day_in_common() -> None:
    assert len(HALVES) >= 2
    for later, earlier in pairwise(HALVES):
        assert earlier.last < later.first


@settings(max_examples=40, deadline=None)
@given(
    st.dates(date(2024, 1, 1), FIXED_DAY),
    st.integers(0, 800),
    st.lists(st.dates(date(2024, 1, 1), FIXED_DAY), max_size=2),
)
def test_no_other_days_are_counted_for_who_may_see_no_case(
    played: Ports, first: date, days: int, lasts: list[date]
) -> None:
    last = first + timedelta(days)
    reader = admit(played, Role.READER)
    if Period(first, last).kind is PeriodKind.HALF and last < FIXED_DAY:
        return
    with pytest.raises(RuleBroken, match="outside-"):
        read_report(ReadReport(first, last, tuple(lasts)), reader)


def test_parts_of_ones_own_tell_nothing_more(shut: Ports) -> None:
    half = HALVES[0]
    days = (half.first, half.first + timedelta(1))
    own = read_report(ReadReport(half.first, half.last, days), shut)
    assert own == read_report(order_of(half), shut)


def test_the_reading_is_in_the_log(played: Ports) -> None:
    read_report(order_of(HALVES[0]), admit(played, Role.READER))
    manager = admit(played, *Role)
    with manager.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.FIGURES, limit=5000)).rows
    assert f"{HALVES[0].first} {HALVES[0].last}" in {row.detail for row in rows}
