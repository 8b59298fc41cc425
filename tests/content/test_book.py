"""Roles, trainings and regions that come with the program."""

import shutil
from pathlib import Path

import pytest

from sipdesk.content.content import Content
from sipdesk.content.files import REGIONS
from sipdesk.content.library import read_content
from sipdesk.content.shelf import ContentBroken
from sipdesk.content.toml_table import STATUSES
from sipdesk.domain.region import RegionFactKind
from sipdesk.paths import resources
from tests.home import content

BUILT_IN = content()


def test_every_one_of_the_21_regions_is_there_with_sources() -> None:
    assert tuple(sorted(BUILT_IN.region_facts)) == tuple(sorted(BUILT_IN.regions))
    assert len(BUILT_IN.region_facts) == 21
    facts = [f for r in BUILT_IN.region_facts.values() for f in r.facts]
    assert len(facts) > 40
    assert all(f.source and f.read_on and f.status in STATUSES for f in facts)
    # Nobody has read an address of theirs: none is made up.
    assert not any(f.link for f in facts)


def test_what_is_from_memory_asks_to_be_checked() -> None:
    facts = [f for r in BUILT_IN.region_facts.values() for f in r.facts]
    remembered = [f for f in facts if "minnet" in f.source]
    assert len(remembered) > 10
    assert {f.status for f in remembered} == {"check"}


def test_a_region_that_has_said_a_time_says_that_it_is_no_law() -> None:
    kinds = RegionFactKind.TIMES
    said = {n: r.fact(kinds) for n, r in BUILT_IN.region_facts.items() if r.fact(kinds)}
    assert set(said) == {"Västra Götalandsregionen", "Region Västmanland"}
    for fact in said.values():
        assert fact is not None
        assert "lag" in fact.text
    three_weeks = said["Västra Götalandsregionen"]
    assert three_weeks is not None
    assert "3 veckor" in three_weeks.text
    assert three_weeks.status == "check"


def test_the_ten_roles_of_the_pilot_come_first() -> None:
    roles = [role.text for role in BUILT_IN.staff_roles]
    assert roles[9] == "Chefsberedskap kvällar och helger"
    assert len(set(roles)) == len(roles)
    trainings = {training.code for training in BUILT_IN.trainings}
    assert {"sip-basics", "chair", "adad"} <= trainings


def test_no_role_of_a_contact_is_of_a_family() -> None:
    assert not any(role.kind.is_private for role in BUILT_IN.contact_roles)
    codes = {role.code for role in BUILT_IN.contact_roles}
    wanted = {"social-worker", "social-emergency", "sisam", "disability-officer", "hvb"}
    assert wanted <= codes


def test_a_kommun_is_called_as_it_calls_itself() -> None:
    names = {k.code: k.full_name for k in BUILT_IN.kommuner}
    assert names["0117"] == "Österåkers kommun"
    assert all(names.values())


def reread(folder: Path, old: str, new: str) -> Content:
    damaged = folder / "resources"
    shutil.copytree(resources(), damaged, ignore=shutil.ignore_patterns("demo"))
    file = damaged / REGIONS
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return read_content(damaged)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "Region Skåne"', 'name = "Region Ankeborg"'),
        ('name = "Region Skåne"', 'name = "Region Uppsala"'),
        ('kind = "template"', 'kind = "mall"'),
        ('kind = "template"', 'kind = "routine"'),
        ('status = "check"', 'status = "sant"'),
        ('[[region]]\nname = "Region Jämtland Härjedalen"\n', ""),
    ],
)
def test_regions_that_are_not_right_stop_the_program(
    tmp_path: Path, old: str, new: str
) -> None:
    with pytest.raises(ContentBroken, match=REGIONS):
        reread(tmp_path, old, new)


def test_a_home_may_lay_its_own_list_of_trainings_over(tmp_path: Path) -> None:
    own = (resources() / "trainings.toml").read_text("utf-8")
    own += '[[item]]\ncode = "own-training"\ntext = "Vår egen"\n'
    (tmp_path / "trainings.toml").write_text(own, "utf-8")
    read = read_content(resources(), tmp_path)
    assert read.problems == ()
    assert read.trainings[-1].text == "Vår egen"
