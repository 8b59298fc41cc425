"""Figures leave a home as counts alone, and several homes are added up honestly."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.play import play_home
from sipdesk.content.daybook import read_daybook
from sipdesk.domain.access import Act
from sipdesk.domain.aggregate import (
    Aggregate,
    half_year_code,
    half_years,
)
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import Missing, Trouble, Unavailable
from sipdesk.domain.period import Period
from sipdesk.domain.search import Search
from sipdesk.domain.user import Role
from sipdesk.paths import resources
from sipdesk.storage.aggregate_file import OpenAggregates
from sipdesk.storage.values import to_json
from sipdesk.usecases.aggregate import (
    CameFile,
    Desk,
    GiveFigures,
    GivenFigures,
    figures_file_name,
    give_figures,
    print_homes,
    read_homes,
    read_shareable,
)
from sipdesk.usecases.case import list_cases
from sipdesk.usecases.ports import Ports
from tests.documents.reading import spoken
from tests.home import SetClock, content, open_ports
from tests.usecases.refusals import refused
from tests.usecases.test_figures import admit, logged
from tests.usecases.two_homes import TwoHomes, two_homes

HALF = half_years(FIXED_DAY, 1)[0]
DESK = Desk(OpenAggregates(), content(), SetClock(FIXED_DAY))
CODE_OF_HALF = half_year_code(HALF)
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    opened = open_ports(tmp_path_factory.mktemp("home"), SetClock(FIXED_DAY))
    play_home(read_daybook(resources() / "demo"), opened, FIXED_DAY)
    yield opened
    opened.store.close()


@pytest.fixture(name="homes")
def the_homes(tmp_path: Path) -> Iterator[TwoHomes]:
    with two_homes(tmp_path) as opened:
        yield opened


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path / "own")
    yield opened
    opened.store.close()


def give(ports: Ports, path: Path, **named: Any) -> GivenFigures:
    return give_figures(GiveFigures(HALF, path, **named), ports)


def texts(value: object) -> Iterator[str]:
    """Give every text of a JSON value that is no name of a field."""
    match value:
        case str():
            yield value
        case Mapping():
            for inner in value.values():
                yield from texts(inner)
        case list():
            for inner in value:
                yield from texts(inner)
        case _:  # a number, a yes or a no, or nothing
            return


def of_people(ports: Ports) -> set[str]:
    """Give what the home knows of people: names, numbers, ids, words of one's own."""
    found: set[str] = set()
    searches = (Search(), Search(closed=True))
    rows = [row for one in searches for row in list_cases(one, ports).rows]
    with ports.store.reading() as work:
        for case in (work.cases.get(CaseId(row.id)) for row in rows):
            young = case.young_person
            found |= {case.id, case.number, young.name}
            found |= {party.name for party in case.parties}
        found |= {user.name for user in work.house.users()}
        for member in work.staff.all():
            found |= {member.name, member.unit}
    return found - {""}


@pytest.mark.journey
def test_every_byte_of_a_file_is_a_count_a_code_or_the_home(
    played: Ports, tmp_path: Path
) -> None:
    ports = admit(played, Role.COORDINATOR)
    cut, whole = tmp_path / "cut.x", tmp_path / "whole.x"
    give(ports, cut)
    sealed = give(ports, whole, to="Anna Påhitt, statistik", is_sis=True)
    inside = to_json(OpenAggregates.open(whole, sealed.passphrase))
    outside = cut.read_text("utf-8").splitlines()[0]
    people = of_people(ports)
    assert len(people) > 40
    for told in (json.loads(outside)["figures"], json.loads(inside)):
        assert [one for one in people if one in json.dumps(told)] == []
        sender = told.pop("sender")
        assert set(sender) == {"id", "name", "recipient", "verify_key"}
        days = [told.pop(key) for key in ("first", "last", "made", "program")]
        assert all(re.fullmatch(r"[0-9T:.+-]+", day) for day in days)
        words = [part for text in texts(told) for part in text.split(" ")]
        assert [one for one in words if one and not CODE.fullmatch(one)] == []
    assert not whole.read_bytes().startswith(b"{")


@pytest.mark.journey
def test_without_a_recipient_no_count_under_five_is_in_the_file(
    played: Ports, tmp_path: Path
) -> None:
    give(admit(played, Role.COORDINATOR), tmp_path / "a")
    figures = OpenAggregates.open(tmp_path / "a", "")
    counts = [c for t in figures.tables for row in t.rows for c in row.counts]
    told = [n for c in counts for n in (c.value, c.of) if n is not None]
    assert told
    assert min(told) >= 5
    assert not figures.whole
    natures = {row.of[:2] for t in figures.tables for row in t.rows}
    assert natures & {"i3", "i1-0"} == set()


@pytest.mark.journey
def test_for_one_named_within_sis_all_counts_stand_in_it_and_it_is_said_for_whom(
    played: Ports, tmp_path: Path
) -> None:
    ports = admit(played, Role.COORDINATOR)
    before = len(read_shareable(None, ports).sent)
    given = give(ports, tmp_path / "a", to=" Anna Påhitt, statistik ", is_sis=True)
    assert given.path == tmp_path / "a"
    assert given.passphrase
    assert given.passphrase not in repr(given)
    read = read_homes((CameFile(tmp_path / "a", given.passphrase),), DESK)
    assert [one.problem for one in read.files] == [""]
    assert read.sum is not None
    assert read.sum.reconciles
    sent = read_shareable(None, ports).sent
    assert len(sent) == before + 1
    assert "Anna Påhitt, statistik" in {one.to for one in sent}
    rows = logged(played, Act.HANDED_OUT)
    assert ("", f"figures {CODE_OF_HALF} whole") in rows
    assert not any("Anna" in (detail or "") for _, detail in rows)


@pytest.mark.journey
def test_the_paper_of_a_sum_names_the_homes_and_nobody_else(
    played: Ports, tmp_path: Path
) -> None:
    ports = admit(played, Role.COORDINATOR)
    given = give(ports, tmp_path / "a", to="Anna", is_sis=True)
    read = read_homes((CameFile(tmp_path / "a", given.passphrase),), DESK)
    paper = print_homes(read, DESK)
    said = " ".join(one.text for one in spoken(paper.data))
    assert paper.file_name == f"sammanstallning-{CODE_OF_HALF}.pdf"
    assert "Påhittade ungdomshemmet" in said
    assert "det stämmer" in said
    assert [one for one in of_people(ports) if one in said] == []


def test_a_file_is_never_laid_over_another(ports: Ports, tmp_path: Path) -> None:
    there = tmp_path / "a"
    there.write_bytes(b"somebody's")
    with pytest.raises(Unavailable) as caught:
        give(ports, there)
    assert caught.value.trouble is Trouble.ALREADY_THERE
    assert there.read_bytes() == b"somebody's"
    assert read_shareable(None, ports).sent == ()


def test_figures_are_given_by_who_may_see_the_cases(
    ports: Ports, tmp_path: Path
) -> None:
    for role in (Role.READER, Role.ADMINISTRATOR):
        with refused("right-missing"):
            give(admit(ports, role), tmp_path / "a")
    assert list(tmp_path.glob("a*")) == []


def test_small_counts_go_to_somebody_named_within_sis_alone(
    ports: Ports, tmp_path: Path
) -> None:
    with refused("figures-to-nobody"):
        give(ports, tmp_path / "a", is_sis=True)
    with refused("figures-outside-sis"):
        give(ports, tmp_path / "a", to="Anna")
    assert list(tmp_path.glob("a*")) == []


def test_only_a_half_year_that_is_over_is_given(ports: Ports, tmp_path: Path) -> None:
    for period in (Period.year(2025), Period.quarter(2025, 1), Period.month(2025, 2)):
        with refused("figures-period"):
            give_figures(GiveFigures(period, tmp_path / "a"), ports)


def test_a_file_is_called_by_its_home_and_half_year() -> None:
    period = Period(Period.year(2026).first, Period.quarter(2026, 2).last)
    assert (
        figures_file_name("Påhittade hemmet", period)
        == "pahittade-hemmet-2026H1.sipdesk-figures"
    )


@pytest.mark.journey
def test_two_homes_stand_beside_each_other(homes: TwoHomes) -> None:
    files = []
    for ports, name in ((homes.here, "a"), (homes.there, "b")):
        given = give(ports, homes.folder / name, to="Anna", is_sis=True)
        files.append(CameFile(homes.folder / name, given.passphrase))
    read = read_homes(tuple(files), DESK)
    assert [one.problem for one in read.files] == ["", ""]
    assert read.sum is not None
    assert [home.id for home in read.sum.homes] == ["home-2", "home-1"]
    again = read_homes(tuple(reversed(files)), DESK)
    assert again.sum == read.sum


@pytest.mark.journey
def test_each_file_says_what_is_wrong_with_it(homes: TwoHomes) -> None:
    folder = homes.folder
    given = give(homes.here, folder / "a", to="Anna", is_sis=True)
    give(homes.here, folder / "again")
    give_figures(GiveFigures(HALF.before, folder / "older"), homes.there)
    (folder / "text").write_text("hej", "utf-8")
    files = (
        CameFile(folder / "a"),
        CameFile(folder / "a", "fel fras"),
        CameFile(folder / "a", given.passphrase),
        CameFile(folder / "again"),
        CameFile(folder / "older"),
        CameFile(folder / "text"),
        CameFile(folder / "gone"),
        CameFile(folder),
    )
    read = read_homes(files, DESK)
    assert [one.problem for one in read.files] == [
        "figures-locked",
        "figures-wrong-passphrase",
        "",
        "figures-twice",
        "figures-other-period",
        "not-figures",
        "no-such-figures",
        "not-figures",
    ]
    assert read.sum is not None
    assert [home.id for home in read.sum.homes] == ["home-1"]


def test_a_home_that_counts_by_other_definitions_is_not_added(
    ports: Ports, tmp_path: Path
) -> None:
    own = content().read_figures()
    changed = replace(own.definitions[0], numerator="Något annat")
    other = replace(own, definitions=(changed, *own.definitions[1:]))
    elsewhere = replace(ports, content=replace(content(), read_figures=lambda: other))
    give(elsewhere, tmp_path / "a")
    read = read_homes((CameFile(tmp_path / "a"),), DESK)
    assert [one.problem for one in read.files] == ["figures-other-edition"]


@pytest.mark.journey
def test_two_that_say_they_are_one_home_are_neither_believed(
    homes: TwoHomes,
) -> None:
    """A forger may sign with a key of their own, and use another home's id and name."""
    give(homes.here, homes.folder / "a")
    give(homes.there, homes.folder / "b")
    files = tuple(CameFile(homes.folder / name) for name in ("a", "b"))

    class Forged:
        @staticmethod
        def open(path: Path, passphrase: str) -> Aggregate:
            found = OpenAggregates.open(path, passphrase)
            return replace(found, sender=replace(found.sender, id="home-1"))

    read = read_homes(files, replace(DESK, files=Forged()))
    assert [one.problem for one in read.files] == ["figures-two-keys"] * 2
    with pytest.raises(Missing):
        print_homes(read, DESK)
