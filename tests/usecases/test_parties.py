from dataclasses import replace

from sipdesk.domain.meeting import Roles
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.address_book import list_contacts
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.plan import RecordPlan, record_plan
from sipdesk.usecases.roles import RecordRoles, record_roles
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

MOTHER = Party("p1", PartyKind.GUARDIAN, name="Maria Påhitt", address="Påhittsvägen 1")
AGENCY = Party(
    "p2", PartyKind.SOCIAL_SERVICES, organisation="Påhittstad", address="Rådhuset"
)
REMEMBER = True


def flag(about: str) -> Flag:
    return Flag("f1", FlagKind.SECRECY_MARK, about, "Skatteverket", TODAY)


def addresses(desk: Desk) -> dict[str, str]:
    return {p.id: p.address for p in desk.case.parties if p.address}


def test_the_address_book_and_the_case_speak_of_the_same_agency(desk: Desk) -> None:
    desk.do(put_party, PutParty, AGENCY, REMEMBER)
    (contact,) = list_contacts(None, desk.ports)
    assert desk.case.party("p2").contact == contact.id
    desk.do(put_party, PutParty, replace(desk.case.party("p2"), phone="1"), REMEMBER)
    assert len(list_contacts(None, desk.ports)) == 1


def test_a_protection_takes_the_familys_addresses_out(desk: Desk) -> None:
    for party in (MOTHER, AGENCY):
        desk.do(put_party, PutParty, party)
    desk.do(put_flag, PutFlag, flag(YOUNG_PERSON))
    assert addresses(desk) == {"p2": "Rådhuset"}


def test_no_address_of_the_protected_is_taken_in_later(desk: Desk) -> None:
    desk.do(put_party, PutParty, replace(MOTHER, address=""))
    desk.do(put_flag, PutFlag, flag("p1"))
    desk.do(put_party, PutParty, MOTHER)
    assert addresses(desk) == {}


def test_one_who_leads_or_convenes_goes_on_speaking_for_kommun_or_region(
    desk: Desk,
) -> None:
    desk.do(put_party, PutParty, AGENCY)
    other = replace(AGENCY, kind=PartyKind.SCHOOL)
    desk.do(record_plan, RecordPlan, replace(desk.case.plan, lead=AGENCY.id))
    with refused("lead-is-principal"):
        desk.do(put_party, PutParty, other)
    desk.do(record_plan, RecordPlan, replace(desk.case.plan, lead=""))
    desk.do(record_roles, RecordRoles, Roles(convener=AGENCY.id))
    with refused("convener-is-principal"):
        desk.do(put_party, PutParty, other)
