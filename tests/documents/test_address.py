"""An address page shows an address through the window, and nothing else."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from sipdesk.content.document import Figure
from sipdesk.content.document_check import Flaw, lint
from sipdesk.documents.address import address, address_page
from sipdesk.documents.parts import Copy
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.settings import ADDRESS_LEFT, ADDRESS_TOP
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import AUNT, BUP, DENTAL, MOTHER, SOCIAL
from tests.documents.papers import HOME, desk
from tests.documents.standards import faults

STREET = "Sagogatan 3, 000 03 Diktköping"
PLACE = (ADDRESS_LEFT.default, ADDRESS_TOP.default)
MM = 72 / 25.4


def settled(case: Case) -> Case:
    parties = tuple(replace(p, address=STREET) for p in case.parties)
    return replace(case, parties=parties)


def copy(case: Case, recipient: str) -> Copy:
    return Copy(settled(case), recipient, desk(frozenset()))


def test_an_agency_stands_before_its_person_and_a_parent_by_name() -> None:
    full = cases.full()
    assert address(copy(full, SOCIAL)) == (
        "Socialtjänsten i Exempelköping",
        "Sonja Socialsson",
        "Sagogatan 3",
        "000 03 Diktköping",
    )
    assert address(copy(full, DENTAL))[1] == "tandläkare"
    assert address(copy(full, MOTHER))[0] == "Maja Påhittad"


def test_the_young_persons_letter_is_given_by_hand_and_names_nobody() -> None:
    given_by_hand = ("Den unge", "Lämnas i handen")
    assert address(copy(cases.full(), YOUNG_PERSON)) == given_by_hand


@pytest.mark.parametrize("recipient", [MOTHER, AUNT])
def test_the_family_of_one_who_is_protected_is_a_role_without_address(
    recipient: str,
) -> None:
    lines = address(copy(cases.protected(), recipient))
    assert lines[0] in {"Vårdnadshavare", "Närstående"}
    assert lines[1:] == ("Adressen lämnas av den myndighet", "som skyddar uppgifterna")


def test_one_who_is_protected_is_a_role_without_address() -> None:
    flag = Flag("f", FlagKind.SECRECY_MARK, BUP, "Skatteverket")
    case = replace(cases.full(), flags=(flag,))
    assert address(copy(case, BUP))[0] == "BUP eller annan psykiatri"
    assert "Diktköping" in address(copy(case, SOCIAL))[-1]


@pytest.mark.parametrize("recipient", [SOCIAL, MOTHER, YOUNG_PERSON])
def test_nothing_else_stands_on_the_half_that_faces_the_window(recipient: str) -> None:
    here = copy(cases.full(), recipient)
    data = render(address_page(here, *PLACE)).data
    (sheet,) = PdfReader(BytesIO(data)).pages
    upper: list[str] = []

    def visit(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip() and matrix[5] > sheet.mediabox.height / 2:
            upper.append(text.strip())

    sheet.extract_text(visitor_text=visit)
    assert " ".join(upper).split() == " ".join(address(here)).split()
    assert HOME.name not in sheet.extract_text()


@given(
    left=st.integers(ADDRESS_LEFT.least or 0, ADDRESS_LEFT.most or 0),
    top=st.integers(ADDRESS_TOP.least or 0, ADDRESS_TOP.most or 0),
)
def test_the_address_begins_where_the_home_has_put_it(left: int, top: int) -> None:
    made = address_page(copy(cases.full(), SOCIAL), left, top)
    # A heading would show through the window.
    assert [p.flaw for p in lint(made)] == [Flaw.NOT_ONE_MAIN_HEADING]
    (figure,) = made.blocks
    assert isinstance(figure, Figure)
    first = figure.shapes[0]
    assert first.x == pytest.approx((left - 25) * MM)  # type: ignore[union-attr]
    assert first.y == pytest.approx((top - 30) * MM)  # type: ignore[union-attr]
    assert render(made).pages == 1


def test_the_longest_name_stays_on_its_page() -> None:
    here = copy(cases.longest(), "more-3")
    assert render(address_page(here, 150, 120)).pages == 1


def test_it_meets_the_standards_as_every_paper_does() -> None:
    data = render(address_page(copy(cases.full(), SOCIAL), *PLACE)).data
    assert faults(data) == []
