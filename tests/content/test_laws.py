"""The laws: what code, routine and papers name is there, and says how sure it is."""

import ast
import re
from datetime import date

import pytest

from sipdesk.content.content import Law
from sipdesk.content.laws import read_laws
from sipdesk.content.toml_table import Refused, Table, read_source
from sipdesk.domain import guard
from sipdesk.domain.guard import GROUND_CARE_NEED
from sipdesk.paths import resources
from tests.architecture.source import inside, tree

NO_BREAK = "\N{NO-BREAK SPACE}"
LAWS = read_laws(Table(read_source(resources() / "laws.toml").values))
TODAY = date(2026, 12, 1)

ROW: dict[str, object] = {
    "id": "sol-1",
    "name": "socialtjänstlagen (2025:400)",
    "place": "1 kap. 1 §",
    "about": "Vad socialtjänsten är till för.",
    "source": "Lagtexten.",
    "read_on": date(2026, 11, 22),
    "status": "verified",
}


def read(*rows: dict[str, object]) -> dict[str, Law]:
    return dict(read_laws(Table({"law": list(rows)})))


def grounds_of_the_guard() -> set[str]:
    """The ids that the guard answers with: its constants of that name."""
    return {
        value
        for name, value in vars(guard).items()
        if name.startswith("GROUND_") and isinstance(value, str)
    }


def test_every_ground_the_guard_answers_with_is_a_law() -> None:
    assert grounds_of_the_guard() >= {"lvu-placing", "osl-12-2", "osl-12-3"}
    assert grounds_of_the_guard() <= LAWS.keys()


def test_a_coordinator_may_choose_the_ground_that_the_guard_knows() -> None:
    assert [law.id for law in LAWS.values() if law.ground] == [GROUND_CARE_NEED]


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS.keys())
def test_a_law_says_what_it_is_about_and_where_that_was_read(law: Law) -> None:
    assert law.about.endswith(".")
    assert law.source.endswith(".")
    assert law.read_on <= TODAY
    assert law.holds_on(TODAY)
    assert len(law.about) <= 260
    assert re.search(r"\d{4}:\d+|balken", law.name)


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS.keys())
def test_what_was_not_read_is_to_be_checked(law: Law) -> None:
    said = f"{law.about} {law.source}".casefold()
    if re.search(r"\binte (läst|kontrollera[dt]|klarlagt)\b|\bkontrollera\b", said):
        assert law.status == "check"


def test_a_placement_can_rest_on_lvu_lsu_and_sol_and_each_is_to_be_checked() -> None:
    bases = {law.id: law for law in LAWS.values() if law.basis}
    assert bases.keys() == {"lvu-2", "lvu-3", "lvu-2-3", "lvu-6", "lsu", "sol-placing"}
    assert {law.status for law in bases.values()} == {"check"}
    assert all("2027" in law.about for code, law in bases.items() if "lvu" in code)
    assert "övergångsregler" in bases["lsu"].about


def test_no_citation_breaks_over_a_line() -> None:
    assert LAWS["osl-26-1"].place == NO_BREAK.join(("26", "kap.", "1", "§"))
    assert not any(" " in law.place for law in LAWS.values())


def test_a_law_is_named_as_people_name_it() -> None:
    told = LAWS["sol-10-8"].reference
    assert told.replace(NO_BREAK, " ") == (
        "10 kap. 8–9 §§ socialtjänstlagen (2025:400)"
    )
    assert LAWS["lsu"].reference.startswith("lagen (1998:603)")


def test_a_law_can_be_read_with_the_days_between_which_it_holds() -> None:
    row = ROW | {"valid_from": date(2025, 7, 1), "valid_to": date(2026, 12, 31)}
    law = read(row)["sol-1"]
    assert not law.holds_on(date(2025, 6, 30))
    assert law.holds_on(date(2026, 12, 31))
    assert not law.holds_on(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        ({"id": "SoL 1"}, "content-id-form", "id"),
        ({"name": " "}, "content-empty", "name"),
        ({"about": "x" * 601}, "content-too-long", "about"),
        ({"source": 7}, "content-not-text", "source"),
        ({"about": "a\u0007b"}, "content-control-character", "about"),
        ({"read_on": "2026-11-22"}, "content-not-day", "read_on"),
        ({"status": "sure"}, "content-status-unknown", "status"),
        ({"basis": 1}, "content-not-yes-or-no", "basis"),
        ({"bassis": True}, "content-key-unknown", "bassis"),
        (
            {"valid_from": date(2026, 1, 2), "valid_to": date(2026, 1, 1)},
            "content-ends-before-it-begins",
            "valid_to",
        ),
    ],
)
def test_a_law_that_is_not_right_is_refused_at_its_key(
    change: dict[str, object], code: str, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(ROW | {"id": "first"}, ROW | change)
    assert refused.value.code == code
    assert refused.value.place == ("law", 1, key)


@pytest.mark.parametrize("key", ["id", "name", "about", "source", "read_on", "status"])
def test_a_law_that_lacks_something_is_refused_at_its_head(key: str) -> None:
    with pytest.raises(Refused) as refused:
        read({name: value for name, value in ROW.items() if name != key})
    assert refused.value.code == "content-key-missing"
    assert refused.value.place == ("law", 0)
    assert refused.value.facts == {"key": key}


def test_two_laws_with_the_same_id_are_refused_at_the_second() -> None:
    with pytest.raises(Refused) as refused:
        read(ROW, ROW)
    assert refused.value.code == "content-id-twice"
    assert refused.value.place == ("law", 1, "id")


def test_the_list_of_laws_must_be_a_list_and_hold_something() -> None:
    wrong: list[tuple[dict[str, object], str]] = [
        ({}, "content-key-missing"),
        ({"law": []}, "content-empty"),
        ({"law": "sol"}, "content-not-tables"),
        ({"law": ["sol"]}, "content-not-tables"),
    ]
    for found, code in wrong:
        with pytest.raises(Refused) as refused:
            read_laws(Table(found))
        assert refused.value.code == code


def test_every_law_that_a_paper_names_is_there() -> None:
    named = {
        law: path.name
        for path in inside("documents")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LAWS"
        for law in ast.literal_eval(node.value)
    }
    assert {law: paper for law, paper in named.items() if law not in LAWS} == {}
