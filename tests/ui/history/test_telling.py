from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.need import Need
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.sip_request import SipRequest
from sipdesk.ui.history.main_fields import MAIN
from sipdesk.ui.history.model import Difference, How, differences
from sipdesk.ui.history.names import FIELDS, PARTS
from sipdesk.ui.history.telling import LONGEST, Teller, Told
from tests.home import content
from tests.values import values

INNER = {"id", "version", "case_version", "sequence", "letter", "shared", "sha256"}
CASE = Case(
    CaseId("c"),
    "2026-001",
    date(2026, 1, 1),
    "user-1",
    (),
    parties=(Party("bup", PartyKind.PSYCHIATRY, "Mona Test", organisation="BUP"),),
)


def teller() -> Teller:
    return Teller(CASE, content(), {"user-1": "Karin Exempel"})


def changed(owner: object, field: str, before: object, after: object) -> Told:
    return teller().tell(Difference(How.CHANGED, owner, field, before, after))


def classes(kind: Any) -> Iterator[type]:
    """Yield every class of values that a case is made of."""
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for hint in get_type_hints(kind).values():
            for part in (hint, *get_args(hint)):
                yield from classes(part)


def test_every_part_and_field_of_a_case_has_a_name() -> None:
    made_of = set(classes(Case))
    held = {
        f"{one.__name__}.{field.name}"
        for one in made_of
        for field in fields(one)
        if field.name not in INNER and not holds_parts(one, field.name)
    }
    assert set(FIELDS) == held
    assert set(PARTS) == {one.__name__ for one in made_of}


def holds_parts(owner: type, field: str) -> bool:
    hint = get_type_hints(owner)[field]
    return any(map(is_dataclass, (hint, *get_args(hint))))


def test_one_of_many_is_told_by_fields_that_it_has() -> None:
    by_name = {one.__name__: one for one in classes(Case)}
    for name, told_by in MAIN.items():
        assert set(told_by) <= {f.name for f in fields(by_name[name])}


def test_words_stand_for_what_the_program_keeps() -> None:
    assert changed(Need(), "kommun", Answer.NOT_ASKED, Answer.YES) == Told(
        "Behov", "Insatser från kommunen", "Ja", "Inte frågat"
    )
    stay = Placement()
    assert changed(stay, "legal_basis", "", "lvu-3").now == "3 § LVU"
    assert changed(stay, "placing_kommun", "", "0180").now == "Stockholm"
    assert changed(stay, "waiting_for", "", "foster-home").now == "Familjehem"
    assert changed(stay, "admitted", None, date(2026, 3, 2)).now == "2 mars 2026"


def test_people_are_named_and_not_their_ids() -> None:
    request = SipRequest("r", "bup", date(2026, 3, 2))
    assert changed(request, "channel", "", "Brev").part == (
        "Påtalande (Mona Test, BUP)"
    )
    gone = SipRequest("r", "gone", date(2026, 3, 2))
    assert "inte längre" in changed(gone, "channel", "", "Brev").part


def test_a_long_text_is_told_in_short() -> None:
    told = changed(Need(), "reason", "", "ord " * 400)
    assert len(told.now) <= LONGEST + 2


def test_what_is_emptied_says_what_stood_there() -> None:
    assert changed(Need(), "reason", "Därför", "") == Told(
        "Behov", "Varför", "Tomt", "Därför"
    )


@pytest.mark.journey
@given(values(Case), values(Case))
def test_every_difference_can_be_told(before: Case, after: Case) -> None:
    one = Teller(after, content(), {})
    for difference in differences(before, after):
        told = one.tell(difference)
        assert told.part
        assert told.field
        assert told.now
