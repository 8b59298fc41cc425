from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.address_book import Contact, of_kommun, placed
from sipdesk.domain.months import months_later
from sipdesk.domain.party import PartyKind
from tests.values import values

ONE = Contact("c", PartyKind.SCHOOL, "Påhittaskolan")
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@given(DAYS, st.integers(1, 60))
def test_a_contact_is_old_the_day_after_its_months_have_gone(
    checked: date, months: int
) -> None:
    contact = replace(ONE, checked=checked)
    last = months_later(checked, months)
    assert not contact.is_old(last, months)
    assert contact.is_old(last + timedelta(1), months)
    assert not replace(contact, outdated=True).is_old(date.max, months)


def test_one_that_nobody_has_checked_is_old() -> None:
    assert ONE.is_old(date(2026, 3, 2), 12)


@given(st.lists(values(Contact), max_size=5), st.sampled_from(["", "0114", "2101"]))
def test_nobody_stands_twice_in_a_kommun_and_no_outdated_at_all(
    contacts: list[Contact], kommun: str
) -> None:
    here = [replace(c, kommun=kommun) for c in contacts]
    found = of_kommun(here, "0114", "Region Stockholm")
    everybody = (*found.coordinators, *found.kommun, *found.region)
    assert len({c.id for c in everybody}) == len(everybody)
    assert not any(c.outdated for c in everybody)
    assert bool(found.kommun or found.coordinators) <= (kommun == "0114")


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (PartyKind.SIS_HEALTH, ("", "")),
        (PartyKind.SCHOOL, ("0114", "")),
        (PartyKind.PSYCHIATRY, ("0114", "Region Stockholm")),
    ],
)
def test_only_where_it_can_lie_is_kept(kind: PartyKind, kept: tuple[str, str]) -> None:
    there = replace(ONE, kind=kind, kommun="0114", region="Region Stockholm")
    assert (placed(there).kommun, placed(there).region) == kept
