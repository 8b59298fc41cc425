"""The names that a case's free text is looked through for, in a real home."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.free_text import Names, Remark, remarks
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.user import Role
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import (
    LiftFlag,
    PutFlag,
    RecordYoungPerson,
    lift_flag,
    put_flag,
    record_young_person,
)
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.free_text import read_names
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY, admit_as
from tests.usecases.desk import Desk, desk

NAME = frozenset({Remark.ANOTHER_NAME})


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    """Give a home with Alva Påhitt's case."""
    with desk(tmp_path) as opened:
        yield opened


def another(at: Desk, given: str, family: str = "") -> Case:
    return open_case(OpenCase(given, family), at.ports).case


def protect(at: Desk, case: Case, about: str = YOUNG_PERSON) -> Case:
    flag = Flag(at.ports.new_id(), FlagKind.SECRECY_MARK, about, "Skatteverket")
    return put_flag(PutFlag(case.id, case.version, flag), at.ports).case


def names(at: Desk) -> Names:
    return read_case(at.case.id, at.ports).names


def test_the_only_child_of_a_home_has_no_others(at: Desk) -> None:
    assert names(at) == Names()


def test_given_and_family_names_of_the_other_cases_are_words(at: Desk) -> None:
    another(at, "Ebba", "Modellqvist")
    another(at, "Bo")
    found = names(at)
    assert found.words == {
        "ebba",
        "ebbas",
        "modellqvist",
        "modellqvists",
        "bo",
        "bos",
    }
    assert found.ordinary == {"bo"}


def test_what_is_protected_changes_nothing(at: Desk) -> None:
    another(at, "Ebba", "Modellqvist")
    before = names(at)
    protect(at, another(at, "Malte", "Hemlig"))
    protect(at, another(at, "Ebba", "Hemlig"))
    assert names(at) == before
    assert remarks("Malte Hemlig", names(at)) == frozenset()


def test_a_protected_relative_and_a_lifted_flag_hide_the_name_too(at: Desk) -> None:
    case = another(at, "Malte")
    party = PutParty(case.id, case.version, made.MOTHER)
    case = put_party(party, at.ports).case
    protect(at, case, made.MOTHER.id)
    case = protect(at, another(at, "Freja"))
    lifted = LiftFlag(case.id, case.version, case.flags[0].id, TODAY, "Skatteverket")
    lift_flag(lifted, at.ports)
    assert names(at) == Names()


def test_a_closed_case_counts(at: Desk) -> None:
    case = another(at, "Malte")
    closing = Closing(ClosingReason.NO_NEED, decided=TODAY, by="Karin Exempel")
    case = record_closing(RecordClosing(case.id, case.version, closing), at.ports).case
    close_case(CloseCase(case.id, case.version), at.ports)
    assert names(at).words == {"malte", "maltes"}


def test_names_of_those_in_the_case_are_left_out(at: Desk) -> None:
    another(at, "Alva", "Exempel")
    another(at, "Sara", "Påhitt")
    mother = replace(made.MOTHER, name="Sara Exempel")
    assert names(at).words >= {"sara", "exempel"}
    at.do(put_party, PutParty, mother)
    assert names(at) == Names()


def test_a_protected_case_is_itself_looked_through(at: Desk) -> None:
    at.case = protect(at, at.case)
    another(at, "Malte")
    assert remarks("Malte hörde det.", names(at)) == NAME


def test_a_name_that_is_changed_is_looked_for_as_it_is_now(at: Desk) -> None:
    case = another(at, "Malte")
    young = replace(case.young_person, given_name="Hugo")
    order = RecordYoungPerson(case.id, case.version, young, "")
    record_young_person(order, at.ports)
    assert names(at).words == {"hugo", "hugos"}


def test_on_a_board_of_the_home_every_child_unprotected_is_looked_for(at: Desk) -> None:
    protect(at, another(at, "Zeke", "Hittepå"))
    text = "Alva och Zeke"
    assert remarks("Alva", read_names("", at.ports)) == NAME
    assert remarks("Zeke", read_names("", at.ports)) == frozenset()
    assert remarks(text, read_names(at.case.id, at.ports)) == frozenset()
    another(at, "Melker", "Hittepå")
    assert remarks("Melker", read_names(at.case.id, at.ports)) == NAME


def test_who_may_read_no_cases_is_told_of_no_name_on_a_board(at: Desk) -> None:
    assert read_names("", admit_as(at.ports, Role.ADMINISTRATOR)) == Names()
