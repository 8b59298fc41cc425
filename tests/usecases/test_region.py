"""What a home writes of a region, over what comes with the program."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sipdesk.domain.address_book import Contact
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.party import PartyKind
from sipdesk.domain.region import OWN, RegionFactKind, RegionProfile
from sipdesk.domain.training import StaffMember, Training
from sipdesk.usecases.address_book import put_contact
from sipdesk.usecases.book_due import BookDue, read_book_due
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.region import (
    KeepRoutine,
    keep_routine,
    list_regions,
    put_region,
    read_kommun,
    read_region,
    read_routine,
)
from sipdesk.usecases.training import put_member
from tests.home import TODAY, open_ports
from tests.usecases.test_received import pdf

SKANE = "Region Skåne"


@pytest.fixture(name="ports")
def home(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


def test_what_comes_with_the_program_stands_until_the_home_writes(ports: Ports) -> None:
    before = read_region(SKANE, ports)
    kinds = [fact.kind for fact in before.facts]
    assert RegionFactKind.SYSTEM in kinds
    after = put_region(replace(before.profile, system="Påhittsystemet"), ports)
    told = {fact.kind: fact for fact in after.facts}
    assert told[RegionFactKind.SYSTEM].text == "Påhittsystemet"
    assert told[RegionFactKind.SYSTEM].status == OWN
    # What the home says nothing of is as it was.
    assert (
        told[RegionFactKind.ROUTINE]
        == before.facts[kinds.index(RegionFactKind.ROUTINE)]
    )
    back = put_region(replace(after.profile, system=""), ports)
    assert back.facts == before.facts


def test_all_21_regions_are_there_and_one_nobody_knows_anything_of(
    ports: Ports,
) -> None:
    regions = list_regions(None, ports)
    assert len(regions) == 21
    empty = [view.region.name for view in regions if view.is_empty]
    assert empty == ["Region Jämtland Härjedalen"]


@pytest.mark.parametrize(
    ("days", "late"), [(-1, True), (0, False), (1, False), (None, False)]
)
def test_a_routine_is_out_of_date_when_its_last_day_has_gone_by(
    ports: Ports, days: int | None, *, late: bool
) -> None:
    last = None if days is None else date.fromordinal(TODAY.toordinal() + days)
    view = put_region(RegionProfile(SKANE, valid_to=last), ports)
    assert view.out_of_date is late


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc", "https://a b.invalid", "https://x:y@z.se"],
)
def test_a_link_that_is_none_to_the_web_is_refused(ports: Ports, link: str) -> None:
    with pytest.raises(RuleBroken, match="region-link"):
        put_region(RegionProfile(SKANE, link=link), ports)


def test_the_routines_pdf_is_kept_beside_and_not_lost_by_writing(ports: Ports) -> None:
    data = pdf(2)
    view = keep_routine(KeepRoutine(SKANE, 0, "rutin.pdf", data), ports)
    assert (view.profile.pdf_pages, view.profile.pdf_name) == (2, "rutin.pdf")
    view = put_region(replace(view.profile, terms="SVU", pdf_pages=0), ports)
    assert view.profile.pdf_pages == 2
    assert read_routine(SKANE, ports) == data
    gone = keep_routine(KeepRoutine(SKANE, view.profile.version), ports)
    assert (gone.profile.pdf_pages, gone.profile.terms) == (0, "SVU")
    with pytest.raises(Missing):
        read_routine(SKANE, ports)


def test_what_is_no_pdf_is_refused_and_nothing_is_kept(ports: Ports) -> None:
    with pytest.raises(RuleBroken, match="received-not-pdf"):
        keep_routine(KeepRoutine(SKANE, 0, "x.pdf", b"MZ" * 900), ports)
    assert read_region(SKANE, ports).profile.version == 0


def test_two_who_write_of_a_region_at_once_do_not_undo_each_other(ports: Ports) -> None:
    put_region(RegionProfile(SKANE, terms="SVU"), ports)
    with pytest.raises(Conflict):
        put_region(RegionProfile(SKANE, terms="SIP"), ports)
    with pytest.raises(Missing):
        put_region(RegionProfile("Region Ankeborg"), ports)


def test_a_kommun_shows_its_region_coordinator_contacts_and_what_is_missing(
    ports: Ports,
) -> None:
    malmo = "1280"
    bare = read_kommun(malmo, ports)
    assert bare.region.region.name == SKANE
    assert bare.contacts.lacks_social_services
    assert bare.contacts.lacks_psychiatry
    for one in (
        Contact("a", PartyKind.SCHOOL, "Skolan", "Eva", kommun=malmo, role="sisam"),
        Contact("b", PartyKind.SOCIAL_SERVICES, "Social", kommun=malmo),
        Contact("c", PartyKind.PSYCHIATRY, "BUP", region=SKANE),
        Contact("d", PartyKind.PSYCHIATRY, "BUP Lund", kommun="1281", region=SKANE),
        Contact("e", PartyKind.SOCIAL_SERVICES, "Gammal", kommun=malmo, outdated=True),
    ):
        put_contact(one, ports)
    contacts = read_kommun(malmo, ports).contacts
    assert [c.id for c in contacts.coordinators] == ["a"]
    assert [c.id for c in contacts.kommun] == ["b"]
    assert [c.id for c in contacts.region] == ["c"]
    assert not contacts.lacks_social_services
    assert not contacts.lacks_psychiatry
    with pytest.raises(Missing):
        read_kommun("9999", ports)


def test_what_has_gone_out_of_date_is_counted_without_names(ports: Ports) -> None:
    assert not read_book_due(None, ports)
    long_ago = date(2024, 1, 1)
    put_region(RegionProfile(SKANE, valid_to=long_ago), ports)
    for one in (
        Contact("a", PartyKind.SCHOOL, "Skolan", checked=long_ago),
        Contact("b", PartyKind.SCHOOL, "Slut", checked=long_ago, outdated=True),
        Contact("c", PartyKind.SCHOOL, "Ny"),
    ):
        put_contact(one, ports)
    done = Training("t", "adad", long_ago, long_ago)
    again = Training("u", "chair", long_ago, long_ago)
    anew = Training("v", "chair", TODAY)
    put_member(StaffMember("x", "Eva", "nurse", trainings=(done, again, anew)), ports)
    gone = StaffMember("y", "Bo", "nurse", left=long_ago, trainings=(done,))
    put_member(replace(gone, trainings=(replace(done, id="w"),)), ports)
    assert read_book_due(None, ports) == BookDue((SKANE,), 1, 1)
