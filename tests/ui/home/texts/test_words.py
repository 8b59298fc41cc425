"""Which text holds is said in words, for eyes and ears alike."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sipdesk.content.content import Problem
from sipdesk.domain.own_text import OwnText
from sipdesk.ui.home.texts.state import Instead, Replaced
from sipdesk.ui.home.texts.words import fault, put, samples, standing, versions
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.text import TextEntry, TextInFull, TextOrder, read_text

LATE = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
OWN = OwnText("own-2", "texts/plan", 2, "Text", "sum", LATE, "user-1")
ENTRY = TextEntry("texts/plan", "Plan", "", OWN)
FULL = TextInFull(ENTRY, "Text", "Program", {}, (OWN,), {"user-1": "Eva Exempel"})


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (replace(ENTRY, own=None), "Programmets text."),
        (ENTRY, "Er egen text, version 2, 3 mars 2026, Eva Exempel."),
        (
            replace(ENTRY, left_behind=True),
            (
                "Er egen text, version 2, 3 mars 2026, Eva Exempel. Programmets text "
                "har ändrats sedan ni skrev er."
            ),
        ),
        (
            replace(ENTRY, unfit=True, left_behind=True),
            "Er text passar inte längre. Programmets används.",
        ),
    ],
)
def test_it_says_which_text_holds(entry: TextEntry, said: str) -> None:
    assert standing(entry, "Eva Exempel") == said


def test_a_version_whose_writer_is_not_known_stands_without_a_name() -> None:
    nameless = replace(FULL, names={})
    assert versions(nameless)[0] == ("2", "Version 2, 3 mars 2026 00.30, gäller nu")


def test_going_back_is_named_as_such_among_the_versions() -> None:
    back = replace(OWN, number=3, text="")
    named = dict(versions(replace(FULL, versions=(back, OWN))))
    assert named == {
        "3": (
            "Version 3, 3 mars 2026 00.30, Eva Exempel, programmets text igen, "
            "gäller nu"
        ),
        "2": "Version 2, 3 mars 2026 00.30, Eva Exempel",
        "0": "Programmets text",
    }


@pytest.mark.parametrize(
    ("replaced", "begins"),
    [
        (Replaced(Instead.PROGRAMS, "", "Vår"), "Programmets text gäller igen."),
        (Replaced(Instead.VERSION, "", number=2), "Version 2 står i rutan."),
        (Replaced(Instead.VERSION, ""), "Programmets text står i rutan."),
        (Replaced(Instead.SAVED, ""), "Det du hade skrivit är borttaget."),
    ],
)
def test_it_says_what_was_put_in_the_box(replaced: Replaced, begins: str) -> None:
    assert put(replaced).startswith(begins)


def test_a_fault_names_its_line_if_it_has_one() -> None:
    assert fault(Problem("texts/plan", 14, "Fel. Rätta.")) == "Rad 14: Fel. Rätta."
    assert fault(Problem("texts/plan", 0, "Fel. Rätta.")) == "Fel. Rätta."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("texts/summons", {"## Inledning {lead}", "{fält}"}),
        ("texts/plan", {"## Inledning {lead}"}),
        ("sheets/form-plan", {"# Titel", "---"}),
    ],
)
def test_the_help_is_about_the_kind_of_text(
    ports: Ports, name: str, expected: set[str]
) -> None:
    shown = {written for written, _ in samples(read_text(TextOrder(name), ports))}
    assert expected <= shown
    assert ("{fält}" in shown) == ("{fält}" in expected)
