"""What may become of a package, by what is here already."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sipdesk.domain.case import Case
from sipdesk.domain.information import Information
from sipdesk.domain.journal import Entry, Saved
from sipdesk.domain.transfer import (
    Arrived,
    Arriving,
    Carried,
    Direction,
    Package,
    Transfer,
    arriving,
)
from tests.documents import cases

AT = datetime(2026, 3, 2, tzinfo=UTC)
HERE: Case = replace(cases.full(), version=3)


def saved(*versions: int, label: str = "need-recorded") -> tuple[Saved, ...]:
    return tuple(
        Saved(
            Entry(HERE.id, version, label, "user", AT),
            replace(HERE, version=version - 1) if version > 1 else None,
        )
        for version in versions
    )


LEFT = Transfer(
    "first", Direction.SENT, HERE.id, "home-2", "Andra hemmet", AT, "user", 3, "sum"
)
BACK = Carried(replace(HERE, version=5), saved(1, 2, 3, 4, 5))


def came(
    carried: Carried = BACK,
    here: Case | None = HERE,
    transfers: tuple[Transfer, ...] = (LEFT,),
    package: str = "second",
    left_out: frozenset[Information] = frozenset(),
) -> Arriving:
    before = saved(1, 2, 3) if here else ()
    told = Package(package, "home-2", "Andra hemmet", "", "", AT, (), left_out)
    return arriving(Arrived(told, carried, "sum"), here, before, transfers)


def test_a_case_is_new_or_comes_back() -> None:
    assert came(here=None, transfers=()) is Arriving.NEW
    assert came() is Arriving.RETURNS
    assert came(replace(BACK, history=saved(4, 5))) is Arriving.RETURNS


def test_a_package_is_used_once_whichever_way_it_went() -> None:
    assert came(package="first") is Arriving.USED
    assert came(here=None, package="first") is Arriving.USED


def test_a_case_that_never_left_or_left_once_more_is_not_laid_over() -> None:
    assert came(transfers=()) is Arriving.HERE
    taken = replace(LEFT, direction=Direction.TAKEN)
    assert came(transfers=(taken,)) is Arriving.HERE
    assert came(transfers=(replace(LEFT, case="other"),)) is Arriving.HERE
    assert came(here=replace(HERE, version=4)) is Arriving.CHANGED_HERE


def test_what_was_cut_either_way_is_not_laid_over_the_whole() -> None:
    school = frozenset({Information.SCHOOL})
    assert came(transfers=(replace(LEFT, left_out=school),)) is Arriving.PARTLY
    assert came(left_out=school) is Arriving.PARTLY
    assert came(here=None, transfers=(), left_out=school) is Arriving.NEW
    before = replace(LEFT, id="before", case_version=2, left_out=school)
    assert came(transfers=(LEFT, before)) is Arriving.RETURNS


@pytest.mark.parametrize(
    "history",
    [
        saved(1, 2, 3),
        saved(5),
        (*saved(1, 2, label="other"), *saved(3, 4, 5)),
        (
            replace(saved(1)[0], before=HERE),
            replace(saved(2)[0], before=replace(HERE, number="2020-001")),
            *saved(3, 4, 5),
        ),
    ],
)
def test_a_journal_that_says_otherwise_is_told(history: tuple[Saved, ...]) -> None:
    assert came(replace(BACK, history=history)) is Arriving.OTHER_HISTORY
