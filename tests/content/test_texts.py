"""The letters: what a file must hold, a home's own text, and filling it in."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.content import Letter, Passage
from sipdesk.content.library import read_content
from sipdesk.content.notices import notice
from sipdesk.content.texts import filled, read_letter, rewritten
from sipdesk.content.toml_table import Refused
from sipdesk.paths import resources

BELOW = """## Inledning {lead}

Hej {name}!

## Att ta med {bring}

- Papper
- Penna

## Slut {end}

En rad.
En till.

Ett nytt stycke."""

GOOD = f"""+++
title = "Ett brev"
version = "1"
source = "Egen text"
read_on = 2026-11-22
status = "check"

[placeholders]
name = "den som får brevet"
+++

{BELOW}
"""


def written(folder: Path, text: str) -> Path:
    """Write a letter's file."""
    file = folder / "letter.md"
    file.write_text(text, "utf-8")
    return file


def good() -> Letter:
    """Give the letter as it is when read."""
    return Letter(
        "letter",
        "Ett brev",
        "1",
        "Egen text",
        date(2026, 11, 22),
        "check",
        placeholders={"name": "den som får brevet"},
        passages={
            "lead": Passage("Inledning", "Hej {name}!"),
            "bring": Passage("Att ta med", "Papper\nPenna"),
            "end": Passage("Slut", "En rad.\nEn till.\n\nEtt nytt stycke."),
        },
        text=BELOW,
    )


@pytest.mark.journey
def test_the_built_in_letters_are_all_read() -> None:
    files = {file.stem for file in (resources() / "texts").iterdir()}
    assert set(read_content(resources()).texts) == files


def test_a_letter_is_read_as_it_stands(tmp_path: Path) -> None:
    assert read_letter(written(tmp_path, GOOD)) == good()


def test_line_ends_of_windows_make_no_difference(tmp_path: Path) -> None:
    file = tmp_path / "letter.md"
    file.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert read_letter(file) == good()


@pytest.mark.parametrize(
    ("was", "becomes", "code", "line"),
    [
        ("Hej {name}!", "Hej {nam}!", "text-placeholder-unknown", 14),
        ("Hej {name}!", "Hej!", "text-placeholder-unused", 0),
        ("Hej {name}!", "Hej {name}! {", "text-brace", 14),
        ("Hej {name}!", "Hej {name}! {Ett}", "text-brace", 14),
        ("- Papper\n- Penna", "", "text-part-empty", 16),
        ("{bring}", "{lead}", "content-id-twice", 16),
        ("## Att ta med {bring}", "## Att ta med", "text-heading", 16),
        ("## Inledning {lead}", "Till er", "text-before-heading", 12),
        ("Papper", "P" * 4001, "content-too-long", 16),
        ('"check"', '"good"', "content-status-unknown", 6),
        ("2026-11-22", '"i dag"', "content-not-day", 5),
        ('title = "Ett brev"', "", "content-key-missing", 0),
        ('"Ett brev"', '""', "content-empty", 2),
        ('version = "1"', 'version = "1"\nfont = "Comic"', "content-key-unknown", 4),
        ("[placeholders]", "[placeholders", "content-not-toml", 8),
        ("[placeholders]\nname", "placeholders", "content-not-tables", 8),
        ("+++\ntitle", "title", "front-matter-missing", 1),
    ],
)
def test_a_letter_that_is_not_right_is_refused_with_its_line(
    tmp_path: Path, was: str, becomes: str, code: str, line: int
) -> None:
    assert was in GOOD
    with pytest.raises(Refused) as refused:
        read_letter(written(tmp_path, GOOD.replace(was, becomes, 1)))
    assert (refused.value.code, refused.value.line) == (code, line)
    assert notice(code, refused.value.facts).next


def test_a_home_may_write_a_letter_anew() -> None:
    text = BELOW.replace("Hej {name}!", "Goddag, {name}.").replace("- Penna", "- Ja")
    own = rewritten(good(), text)
    assert filled(own, "lead", name="Bo") == "Goddag, Bo."
    assert filled(own, "bring") == "Papper\nJa"
    assert replace(own, passages=good().passages, text=BELOW) == good()


def test_a_letter_written_anew_as_it_was_is_the_same() -> None:
    assert rewritten(good(), good().text) == good()


@pytest.mark.parametrize(
    ("was", "becomes", "code", "line"),
    [
        ("## Slut {end}", "## Slut {stop}", "text-part-unknown", 10),
        ("## Slut {end}\n\nEn rad.", "En rad.", "text-part-missing", 0),
        ("Hej {name}!", "Hej {who}!", "text-placeholder-unknown", 3),
        ("Hej {name}!", "Hej!", "text-placeholder-unused", 0),
    ],
)
def test_what_a_home_writes_must_be_whole(
    was: str, becomes: str, code: str, line: int
) -> None:
    with pytest.raises(Refused) as refused:
        rewritten(good(), BELOW.replace(was, becomes, 1))
    assert (refused.value.code, refused.value.line) == (code, line)


@given(st.text())
def test_whatever_a_home_writes_is_taken_whole_or_refused(text: str) -> None:
    refused = own = None
    try:
        own = rewritten(good(), text)
    except Refused as error:
        refused = error
    assert (own is None) != (refused is None)
    assert refused is None or notice(refused.code, refused.facts).next
    assert own is None or own.passages.keys() == good().passages.keys()


@given(st.text())
def test_a_fact_is_kept_as_it_is_whatever_it_holds(name: str) -> None:
    assert filled(good(), "lead", name=name) == f"Hej {name}!"


def test_a_fact_that_looks_like_a_placeholder_is_not_filled_in() -> None:
    assert filled(good(), "lead", name="{name}") == "Hej {name}!"


def test_a_missing_fact_or_passage_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled(good(), "lead")
    with pytest.raises(KeyError):
        filled(good(), "farewell", name="Bo")


def test_an_institutions_own_file_takes_a_letters_place(tmp_path: Path) -> None:
    _lay(tmp_path, "Vi håller i mötet, {convener}.")
    content = read_content(resources(), tmp_path)
    assert content.problems == ()
    said = filled(content.texts["invitation"], "lead", convener="BUP")
    assert said == "Vi håller i mötet, BUP."


def test_an_own_file_with_a_part_too_many_is_refused(tmp_path: Path) -> None:
    _lay(tmp_path, "{convener}\n\n## Mer {more}\n\nMer.")
    (problem,) = read_content(resources(), tmp_path).problems
    assert problem.file == "texts/invitation.md"
    assert "more" in problem.reason


def _lay(own: Path, lead: str) -> None:
    built_in = (resources() / "texts/invitation.md").read_text("utf-8")
    whole = read_content(resources()).texts["invitation"].passages["lead"].text
    assert whole in built_in
    (own / "texts").mkdir()
    text = built_in.replace(whole, lead)
    (own / "texts/invitation.md").write_text(text, "utf-8")
