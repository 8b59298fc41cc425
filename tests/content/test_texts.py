"""The fixed sentences of the papers: what a file must hold, and filling it in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.content import Letter
from sipdesk.content.texts import filled, read_letter, read_texts
from sipdesk.paths import resources

GOOD = """
id = "letter"
title = "Ett brev"
version = "1"
source = "Egen text"
read_on = 2026-11-22
status = "check"
placeholders = ["name"]

[paragraphs]
greeting = "Hej {name}!"
end = "Hälsningar"
"""


def written(folder: Path, text: str, name: str = "letter") -> Path:
    """Write a letter's file."""
    file = folder / f"{name}.toml"
    file.write_text(text, "utf-8")
    return file


def good_letter() -> Letter:
    """Give the letter as it is when read."""
    paragraphs = {"greeting": "Hej {name}!", "end": "Hälsningar"}
    return Letter("letter", "Ett brev", paragraphs, "1")


def test_the_built_in_letters_are_all_read() -> None:
    folder = resources() / "texts"
    letters = read_texts(folder)
    assert set(letters) == {file.stem for file in folder.glob("*.toml")}


def test_a_letter_is_read_as_it_stands(tmp_path: Path) -> None:
    letter = read_letter(written(tmp_path, GOOD))
    assert letter == good_letter()


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("Hej {name}!", "Hej {nam}!", "unknown placeholder nam"),
        ("Hej {name}!", "Hej!", "unused placeholder name"),
        ("Hälsningar", "Hälsningar {", "paragraph end has a brace"),
        ("Hälsningar", " ", "paragraph end is not a text"),
        ('"Hälsningar"', "3", "paragraph end is not a text"),
        ('id = "letter"', 'id = "other"', "id is not the file's name"),
        ('"check"', '"good"', "status is not one of"),
        ("2026-11-22", '"i dag"', "read_on is missing"),
        ('title = "Ett brev"', "", "title is missing"),
        ('"Ett brev"', '""', "title is empty"),
        ('version = "1"', 'version = "1"\nfont = "Comic"', "font is not known"),
        ("[paragraphs]", "[paragraphs", "letter.toml"),
    ],
)
def test_a_letter_that_is_not_right_is_refused_with_file_and_reason(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in GOOD
    file = written(tmp_path, GOOD.replace(was, becomes, 1))
    with pytest.raises(ValueError, match=r"letter\.toml") as refused:
        read_letter(file)
    assert said in str(refused.value)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"letter\.toml"):
        read_texts(tmp_path)


@given(st.text())
def test_a_fact_is_kept_as_it_is_whatever_it_holds(name: str) -> None:
    letter = good_letter()
    assert filled(letter, "greeting", name=name) == f"Hej {name}!"


def test_a_fact_that_looks_like_a_placeholder_is_not_filled_in() -> None:
    letter = good_letter()
    assert filled(letter, "greeting", name="{name}") == "Hej {name}!"


def test_a_missing_fact_or_paragraph_is_an_error() -> None:
    letter = good_letter()
    with pytest.raises(KeyError):
        filled(letter, "greeting")
    with pytest.raises(KeyError):
        filled(letter, "farewell", name="Bo")
