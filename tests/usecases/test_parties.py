from dataclasses import replace

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.guard import may_know_place
from sipdesk.domain.meeting import Roles
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.address_book import list_contacts
from sipdesk.usecases.admission import LiftFlag, PutFlag, lift_flag, put_flag
from sipdesk.usecases.consent import ClearPlace, clear_place
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


def test_what_protects_is_not_turned_into_something_else(desk: Desk) -> None:
    for party in (MOTHER, AGENCY):
        desk.do(put_party, PutParty, party)
    hidden = Flag("f1", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden")
    desk.do(put_flag, PutFlag, hidden)
    for other in (
        replace(hidden, kind=FlagKind.SECRECY_MARK),
        replace(hidden, about=MOTHER.id),
    ):
        with refused("flag-stays-as-it-is"):
            desk.do(put_flag, PutFlag, other)
    desk.do(put_flag, PutFlag, replace(hidden, source="Socialnämnden"))
    assert desk.case.flags == (replace(hidden, source="Socialnämnden"),)


def test_what_is_lifted_does_not_come_back_by_being_changed(desk: Desk) -> None:
    desk.do(put_flag, PutFlag, flag(YOUNG_PERSON))
    desk.do(lift_flag, LiftFlag, "f1", TODAY, "Skatteverket")
    with refused("flag-lifted-elsewhere"):
        desk.do(put_flag, PutFlag, flag(YOUNG_PERSON))


@pytest.mark.parametrize("kind", FlagKind)
def test_a_new_danger_asks_anew_who_may_know_the_place(
    desk: Desk, kind: FlagKind
) -> None:
    desk.do(put_party, PutParty, MOTHER)
    decision = "Socialnämnden, 1 mars"
    desk.do(clear_place, ClearPlace, MOTHER.id, Answer.YES, decision)
    new = Flag("new", kind, YOUNG_PERSON, "Polisen")
    desk.do(put_flag, PutFlag, new)
    mother = desk.case.party(MOTHER.id)
    assert may_know_place(desk.case, mother, TODAY) is not kind.hides_place
    desk.do(clear_place, ClearPlace, MOTHER.id, Answer.YES, decision)
    desk.do(put_flag, PutFlag, replace(new, source="Polisen i Påhittstad"))
    assert may_know_place(desk.case, desk.case.party(MOTHER.id), TODAY)


def test_no_change_of_somebody_opens_a_hidden_place_by_the_way(desk: Desk) -> None:
    desk.do(put_party, PutParty, AGENCY)
    hidden = Flag("f2", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnden", TODAY)
    desk.do(put_flag, PutFlag, hidden)
    for party in (desk.case.party("p2"), Party("p3", PartyKind.SCHOOL, "Rut Exempel")):
        with refused("place-hidden"):
            told = replace(party, may_know_place=Answer.YES, place_decision=".")
            desk.do(put_party, PutParty, told)
    desk.do(clear_place, ClearPlace, "p2", Answer.YES, "Nämnden 2026-03-01")
    desk.do(put_party, PutParty, replace(desk.case.party("p2"), phone="1"))
    assert may_know_place(desk.case, desk.case.party("p2"), TODAY)
