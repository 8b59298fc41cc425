"""What tells where somebody is, and what is as true of where they come from."""

from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.common_words import common_words
from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing
from sipdesk.domain.giveaway import GiveawayKind
from sipdesk.domain.home import Home
from sipdesk.domain.meeting import Booking, Meeting, MeetingForm, Roles
from sipdesk.domain.need import Need
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.sip_request import SipRequest
from sipdesk.domain.user import User
from sipdesk.domain.whereabouts import Surroundings, giveaways, own_words
from tests.domain import cases as made

NURSE = Contact(
    "nurse",
    PartyKind.SIS_HEALTH,
    "SiS hälso- och sjukvård, Påhittsgården",
    name="Lotta Hittman",
    email="lotta@exempel.invalid",
)
DENTIST = Party(
    "dentist",
    PartyKind.DENTAL_CARE,
    name="Oskar Låtsberg",
    organisation="Folktandvården Solsidan, Exempelby",
    phone="000-310 90",
)
AROUND = Surroundings(
    home=Home(
        "home",
        "Ungdomshemmet Påhittsgården",
        address="Påhittsvägen 1, 000 00 Exempelby",
        phone="000-100 00",
        switchboard="000-000 00",
    ),
    users=(User("u1", "Karin Ekelund", phone="000-100 11"), User("u2", "Bo Li")),
    contacts=(NURSE,),
    common=common_words(),
)


def staying(*parties: Party) -> Case:
    """Give a case with a ward, a room, a link, and people who do things."""
    meeting = Meeting(
        "meeting",
        roles=Roles(
            chair="Hanna Provberg, Fiktivby kommun",
            note_taker="Amir Dikt, Påhittsgården",
            contact="Biträdande chefen",
            contact_phone="000-100 12",
        ),
        booking=Booking(
            form=MeetingForm.HYBRID,
            place="Lilla konferensrummet, Påhittsgården",
            video="https://video.exempel.invalid/1234, kod 445566",
        ),
    )
    case = made.case(16, made.NAMND, made.BUP, *parties)
    return replace(
        case,
        meetings=(meeting,),
        need=Need(by="Moa Låtsman, kontaktperson"),
        placement=Placement(
            "Avdelning Granen", home_region="Region Dikt", stay_region="Region Sagoland"
        ),
    )


def told(
    case: Case, around: Surroundings = AROUND, recipient: str = made.BUP.id
) -> dict[str, GiveawayKind]:
    return {one.words: one.kind for one in giveaways(case, recipient, around)}


def test_everything_of_the_place_tells() -> None:
    assert told(staying(DENTIST)) == {
        "Ungdomshemmet Påhittsgården": GiveawayKind.HOME,
        "Påhittsgården": GiveawayKind.HOME,
        "Ungdomshemmet Pahittsgarden": GiveawayKind.HOME,
        "Pahittsgarden": GiveawayKind.HOME,
        "": GiveawayKind.MAP,
        "Påhittsvägen 1": GiveawayKind.ADDRESS,
        "Pahittsvagen 1": GiveawayKind.ADDRESS,
        "Påhittsv 1": GiveawayKind.ADDRESS,
        "Pahittsv 1": GiveawayKind.ADDRESS,
        "Påhittsv. 1": GiveawayKind.ADDRESS,
        "Pahittsv. 1": GiveawayKind.ADDRESS,
        "Påhittsvägen": GiveawayKind.ADDRESS,
        "Pahittsvagen": GiveawayKind.ADDRESS,
        "000 00 Exempelby": GiveawayKind.ADDRESS,
        "000 00": GiveawayKind.POSTCODE,
        "Exempelby": GiveawayKind.TOWN,
        "000-100 00": GiveawayKind.NUMBER,
        "Avdelning Granen": GiveawayKind.DEPARTMENT,
        "Granen": GiveawayKind.DEPARTMENT,
        "Region Sagoland": GiveawayKind.REGION,
        "Sagoland": GiveawayKind.REGION,
        "Karin Ekelund": GiveawayKind.STAFF,
        "Ekelund": GiveawayKind.STAFF,
        "000-100 11": GiveawayKind.NUMBER,
        "Bo Li": GiveawayKind.STAFF,
        "000-100 12": GiveawayKind.NUMBER,
        "Hanna Provberg": GiveawayKind.STAFF,
        "Amir Dikt": GiveawayKind.STAFF,
        "Moa Låtsman": GiveawayKind.STAFF,
        "Moa Latsman": GiveawayKind.STAFF,
        "Lilla konferensrummet": GiveawayKind.ROOM,
        "445566": GiveawayKind.NUMBER,
        "video.exempel.invalid": GiveawayKind.LINK,
        "Solsidan": GiveawayKind.AGENCY,
        "Oskar Låtsberg": GiveawayKind.STAFF,
        "Oskar Latsberg": GiveawayKind.STAFF,
        "000-310 90": GiveawayKind.NUMBER,
        "Lotta Hittman": GiveawayKind.STAFF,
        "lotta@exempel.invalid": GiveawayKind.MAIL,
    }


def test_whoever_leads_the_meeting_from_outside_tells_nothing() -> None:
    chair = Party("chair", PartyKind.SOCIAL_SERVICES, "Hanna Provberg")
    assert "Hanna Provberg" not in told(staying(chair))


def test_a_family_name_is_no_giveaway_when_it_is_also_somebody_elses() -> None:
    mother = replace(made.MOTHER, name="Eva Ekelund")
    found = told(staying(mother))
    assert "Ekelund" not in found
    assert "Karin Ekelund" in found


def test_a_first_name_alone_is_none() -> None:
    assert not {"Karin", "Lotta", "Bo"} & told(staying(DENTIST)).keys()


@pytest.mark.parametrize("address", ["Storgatan 2, Exempelby", "000 02 Exempelby"])
def test_the_town_tells_nothing_when_they_come_from_there(address: str) -> None:
    namnd = replace(made.NAMND, address=address)
    case = replace(staying(DENTIST), parties=(namnd, made.BUP, DENTIST))
    found = told(case)
    assert "Exempelby" not in found
    assert "Solsidan" not in found  # nor then a clinic there
    assert "Påhittsvägen 1" in found


def test_the_placing_kommun_and_its_region_tell_nothing() -> None:
    around = replace(AROUND, origin=("Exempelby", "Region Sagoland"))
    assert (
        not {"Exempelby", "Region Sagoland", "Sagoland"}
        & told(staying(), around).keys()
    )


def test_a_region_that_is_also_home_tells_nothing() -> None:
    case = staying()
    same = replace(case.placement, home_region="Region Sagoland")
    assert "Region Sagoland" not in told(replace(case, placement=same))


def test_who_works_at_the_home_without_a_way_into_the_program_tells() -> None:
    around = replace(AROUND, staff=("Vilma Vaktsson",))
    assert told(staying(), around)["Vilma Vaktsson"] is GiveawayKind.STAFF
    tries = SipRequest("r", made.BUP.id, date(2026, 3, 2), next_by="Sixten Stegsson")
    case = replace(staying(), requests=(tries,))
    assert told(case)["Sixten Stegsson"] is GiveawayKind.STAFF


def test_the_switchboard_is_everybodys() -> None:
    home = replace(AROUND.home, phone="000-000 00")
    assert "000-000 00" not in told(staying(), replace(AROUND, home=home))


def test_a_number_of_the_family_tells_nothing() -> None:
    mother = replace(made.MOTHER, phone="+46 00 100 00")
    assert "000-100 00" not in told(staying(mother))


def test_a_home_named_as_somebody_is_told_by_its_whole_name_alone() -> None:
    home = replace(AROUND.home, name="Ungdomshemmet Rebecka")
    friend = Party("friend", PartyKind.RELATIVE, "Rebecka Dikt")
    found = told(staying(friend), replace(AROUND, home=home))
    assert "Rebecka" not in found
    assert "Ungdomshemmet Rebecka" in found


def test_a_recipient_at_the_place_knows_of_itself_and_of_nothing_else() -> None:
    found = told(staying(DENTIST), recipient=DENTIST.id)
    assert not {"Solsidan", "Oskar Låtsberg", "000-310 90"} & found.keys()
    assert {"Påhittsgården", "Exempelby", "Lotta Hittman"} <= found.keys()
    assert set(own_words(staying(DENTIST), DENTIST.id)) == {
        "Folktandvården Solsidan, Exempelby",
        "Oskar Låtsberg",
    }


def test_of_the_family_no_work_and_no_capacity_is_their_own() -> None:
    mother = replace(
        made.MOTHER, organisation="Påhittsgården", address="Gatan 1, Exempelby"
    )
    own = own_words(staying(mother), mother.id)
    assert own == ("Påhittad Mamma", "Gatan 1, Exempelby")


def test_who_works_at_the_home_tells_it_whatever_they_are_entered_as() -> None:
    friend = Party("friend", PartyKind.SUPPORT_PERSON, "Karin Ekelund")
    assert "Karin Ekelund" in told(staying(friend))


def test_no_address_and_no_homes_whole_name_is_taken_for_somebodys_name() -> None:
    odd = "Ungdomshemmet Påhittsgården, Påhittsvägen 1, Exempelby, Sagoland"
    found = told(staying(Party("odd", PartyKind.OTHER, odd)))
    assert {"Ungdomshemmet Påhittsgården", "Påhittsvägen 1", "Exempelby"} <= set(found)


def test_a_postcode_tells_but_not_one_who_has_it_too() -> None:
    case = staying(replace(made.MOTHER, address="Gatan 1, 000 00 Exempelby"))
    assert "000 00" in told(case)
    assert "000 00" not in told(case, recipient=made.MOTHER.id)


def test_where_somebody_moves_next_tells() -> None:
    stay = Placement(moves_to="Ungdomshemmet Låtsasgården, Diktköping")
    stay = replace(stay, receiving_region="Region Dikten")
    around = replace(AROUND, receiving=("Fiktivby",))
    found = told(replace(staying(), placement=stay), around)
    ahead = {words for words, kind in found.items() if kind is GiveawayKind.AHEAD}
    assert {"Låtsasgården", "Diktköping", "Dikten", "Fiktivby"} <= ahead


def ahead(case: Case, around: Surroundings = AROUND) -> set[str]:
    found = told(case, around)
    return {words for words, kind in found.items() if kind is GiveawayKind.AHEAD}


def test_who_has_taken_over_tells_wherever_it_was_written() -> None:
    stay = replace(staying().placement, handed_over_to="Maj Dikt, Bergsbacka")
    assert {"Bergsbacka", "Maj Dikt"} <= ahead(replace(staying(), placement=stay))
    closing = Closing(handed_over_to="Ungdomshemmet Bergsbacka")
    assert "Bergsbacka" in ahead(replace(staying(), closing=closing))
    around = replace(AROUND, sent_to=("ungdomshemmet bergsbacka",))
    assert "bergsbacka" in ahead(staying(), around)


def test_a_principal_of_the_case_that_takes_over_tells_nothing() -> None:
    who = f"{made.NAMND.organisation}, mamma"
    stay = replace(staying().placement, handed_over_to=who)
    case = replace(staying(), placement=stay, closing=Closing(handed_over_to=who))
    assert ahead(case) == set()


def test_to_move_home_tells_nothing() -> None:
    stay = Placement(moves_to="Hem till mamma", home_region="Region Dikt")
    stay = replace(stay, receiving_region="Region Dikt")
    around = replace(AROUND, origin=("Fiktivby",), receiving=("Fiktivby",))
    case = replace(staying(), placement=stay)
    assert GiveawayKind.AHEAD not in told(case, around).values()


@pytest.mark.parametrize("name", ["Avdelningen", "", "Hemmet", "Region"])
def test_what_all_are_called_tells_nothing(name: str) -> None:
    case = staying()
    placement = Placement(name, stay_region=name)
    kinds = {GiveawayKind.DEPARTMENT, GiveawayKind.REGION}
    assert not kinds & set(told(replace(case, placement=placement)).values())


def test_a_home_that_is_called_as_all_homes_are_is_not_told_by_that() -> None:
    home = replace(AROUND.home, name="SiS ungdomshem")
    assert "SiS ungdomshem" not in told(staying(), replace(AROUND, home=home))


def test_a_ward_of_a_number_tells_by_its_whole_name() -> None:
    case = replace(staying(), placement=Placement("Avdelning 2"))
    assert told(case)["Avdelning 2"] is GiveawayKind.DEPARTMENT


def test_a_home_of_which_nothing_is_known_is_told_by_a_map_alone() -> None:
    around = Surroundings(Home("home", ""), (), ())
    assert told(made.case(16, made.BUP), around) == {"": GiveawayKind.MAP}


@pytest.mark.parametrize("street", ["Storgatan 2", "Box 12", "Skolvägen 4 B"])
def test_a_street_of_every_town_tells_with_its_number_alone(street: str) -> None:
    home = replace(AROUND.home, address=f"{street}, 000 00 Exempelby")
    words = told(staying(), replace(AROUND, home=home))
    assert street in words
    assert street.partition(" ")[0] not in words
