"""The grounds: each rests on a law, says its limits, and opens no more than it may."""

from datetime import date

import pytest

from sipdesk.content.grounds import read_grounds
from sipdesk.content.laws import read_laws
from sipdesk.content.toml_table import Refused, Table, read_source
from sipdesk.domain.ground import Ground
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.paths import resources

LAWS = read_laws(Table(read_source(resources() / "laws.toml").values))
GROUNDS = read_grounds(Table(read_source(resources() / "grounds.toml").values), LAWS)
MOVING = read_grounds(
    Table(read_source(resources() / "transfer_grounds.toml").values), LAWS
)
HEALTH = {Information.HEALTH, Information.MENTAL_HEALTH}

ROW: dict[str, object] = {
    "id": "made-up",
    "law": "osl-26-1",
    "force": "may",
    "title": "Påhittad grund",
    "recipients": ["psychiatry"],
    "kinds": ["care"],
    "limits": "Bara på prov.",
    "ask": "Varför?",
    "source": "Ingen.",
    "read_on": date(2026, 11, 22),
    "status": "check",
}


def read(*rows: dict[str, object]) -> dict[str, Ground]:
    return dict(read_grounds(Table({"ground": list(rows)}), LAWS))


@pytest.mark.parametrize(
    "ground", [*GROUNDS.values(), *MOVING.values()], ids=[*GROUNDS, *MOVING]
)
def test_a_ground_says_how_far_it_reaches_and_what_to_think_of(ground: Ground) -> None:
    assert ground.limits.endswith(".")
    assert ground.ask.endswith("?")
    assert ground.source.endswith(".")
    assert ground.kinds <= frozenset(CONSENTABLE)
    unread = LAWS[ground.law].status != "verified"
    assert ground.status == "check" or not unread


def test_a_case_moves_on_the_placement_and_health_and_school_on_their_own() -> None:
    assert not MOVING["placement"].kinds & {*HEALTH, Information.SCHOOL}
    of_health = [g for g in MOVING.values() if g.kinds & HEALTH]
    assert {g.id for g in of_health} == {"health-needed", "health-waived"}
    assert all(g.kinds == HEALTH for g in of_health)
    every = frozenset[Information]().union(*(g.kinds for g in MOVING.values()))
    assert every == frozenset(CONSENTABLE)


def test_facts_of_health_are_opened_by_care_staff_a_party_or_a_duty_alone() -> None:
    opening = {g.id for g in GROUNDS.values() if g.kinds & HEALTH}
    assert opening == {"health-care-need", "party-insight", "board-investigation"}
    assert GROUNDS["health-care-need"].by_licensed


def test_facts_of_school_are_opened_by_a_party_or_a_duty_alone() -> None:
    opening = {g.id for g in GROUNDS.values() if Information.SCHOOL in g.kinds}
    assert opening == {"party-insight", "board-investigation"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"law": "no-such-law"}, "content-law-unknown"),
        ({"force": "might"}, "content-id-strange"),
        ({"kinds": ["place"]}, "content-id-strange"),
        ({"kinds": ["weather"]}, "content-id-strange"),
        ({"kinds": []}, "content-empty"),
        ({"recipients": ["neighbour"]}, "content-id-strange"),
        ({"more": "than asked for"}, "content-key-unknown"),
    ],
)
def test_a_ground_that_is_not_right_is_refused(
    changed: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        read({**ROW, **changed})
    assert refused.value.code == code


def test_an_id_stands_once() -> None:
    assert list(read(ROW)) == ["made-up"]
    with pytest.raises(Refused, match="content-id-twice"):
        read(ROW, ROW)
