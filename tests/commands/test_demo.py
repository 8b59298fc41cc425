"""``sipdesk demo``: one young person's whole way, and every paper of it."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from icalendar import Calendar

from sipdesk.commands.demo import HOME, INDEX, MATERIAL, SHEET
from sipdesk.commands.demonstration import PASSPHRASE
from sipdesk.domain.home import Home
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.report_file import REPORT
from sipdesk.domain.routine import StepState
from tests.commands.made import DEMO, Made, run_demo, short_books, tools
from tests.home import USER, content, vault

pytestmark = pytest.mark.journey

WALKED = "Ellie"
NEUTRAL = re.compile(
    r"(\d{4}-\d{3}|sheet|material|report)-[a-z-]+(-\d)?(\.[a-z]+)?"
    r"\.(pdf|ics|docx|xlsx|csv)"
)
ENDINGS = {".pdf", ".ics", ".docx", ".xlsx", ".csv"}
NAMES = {"name", "given_name", "family_name", "organisation", "phone", "email"}
NAMES |= {"own_words", "important", "words", "text", "note"}


@pytest.fixture(name="index")
def the_index(made: Made) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(
        (made.folder / INDEX).read_text(encoding="utf-8")
    )
    return listed


def test_the_walk_completes_every_step_and_the_whole_placement(made: Made) -> None:
    progress = made.cases[WALKED].progress
    steps = (*progress.steps, *progress.placement)
    assert [s.step.id for s in steps if s.state is not StepState.DONE] == []
    assert progress.done == 13


def test_the_index_lists_every_kind_and_every_sheet_as_they_lie_there(
    made: Made, index: list[dict[str, Any]]
) -> None:
    kinds = {kind.value for kind in PaperKind}
    assert {paper["kind"] for paper in index} == {*kinds, SHEET, MATERIAL, REPORT}
    sheets = [paper for paper in index if paper["kind"] == SHEET]
    assert len(sheets) == len(content().read_sheets().sheets)
    materials = content().read_materials().values()
    boards = [paper for paper in index if paper["kind"] == MATERIAL]
    assert len(boards) == sum(len(one.boards) for one in materials)
    for paper in index:
        assert paper.keys() == {"kind", "recipient_role", "file", "pages", "sha256"}
        file = made.folder / paper["file"]
        assert hashlib.sha256(file.read_bytes()).hexdigest() == paper["sha256"]
        if file.suffix == ".pdf":
            assert len(pypdf.PdfReader(file).pages) == paper["pages"] > 0


def test_each_recipient_has_a_file_of_their_own_with_a_neutral_name(
    made: Made, index: list[dict[str, Any]]
) -> None:
    files = [paper["file"] for paper in index]
    assert len(set(files)) == len(files)
    assert [name for name in files if not NEUTRAL.fullmatch(name)] == []
    lying_there = {
        file.name for file in made.folder.iterdir() if file.suffix in ENDINGS
    }
    assert lying_there == set(files)


def test_a_summons_goes_to_principals_and_an_invitation_to_the_rest(
    index: list[dict[str, Any]],
) -> None:
    def roles(kind: str) -> list[str]:
        own = (p for p in index if p["kind"] == kind)
        letters = (p for p in own if re.search(r"(?<!-form)\.pdf", p["file"]))
        return sorted(p["recipient_role"] for p in letters)

    assert roles("summons") == ["psychiatry", "social-services"]
    family = ["guardian", "guardian", "young-person"]
    assert roles("invitation") == sorted([*family, "school", "sis-care", "sis-health"])
    assert roles("consent") == family
    everyone = sorted([*roles("summons"), *roles("invitation")])
    assert roles("cancellation") == roles("change") == everyone


def test_a_calendar_file_follows_each_turn_of_the_meeting(
    made: Made, index: list[dict[str, Any]]
) -> None:
    files = [p for p in index if p["recipient_role"] == "young-person"]
    turns = [
        (found["method"], found.events[0]["sequence"], str(found.events[0]["uid"]))
        for found in (
            Calendar.from_ical((made.folder / p["file"]).read_bytes())
            for p in files
            if p["file"].endswith(".ics")
        )
    ]
    uid = turns[0][2]
    assert turns == [("REQUEST", 0, uid), ("CANCEL", 1, uid), ("REQUEST", 2, uid)]


def test_no_name_and_no_words_of_the_day_books_can_be_read_in_the_file(
    made: Made,
) -> None:
    typed = {text for book in DEMO.rglob("*.toml") for text in spoken(book)}
    assert len(typed) > 200
    for file in made.folder.glob(f"{HOME}*"):
        data = file.read_bytes()
        found = [
            t for t in typed if t.encode() in data or t.encode("utf-16-le") in data
        ]
        assert found == []


def test_the_folder_is_made_and_an_earlier_run_is_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short, out = tools(short_books(tmp_path / "resources")), tmp_path / "a" / "b"
    assert run_demo(out, short) == 0
    (paper,) = out.glob("20*.pdf")
    paper.unlink()
    assert run_demo(out, short) == 0
    assert paper.exists()
    assert str(out / INDEX) in capsys.readouterr().out


def test_a_run_that_was_cut_short_can_be_run_again(tmp_path: Path) -> None:
    short, out = tools(short_books(tmp_path / "resources")), tmp_path / "out"
    assert run_demo(out, short) == 0
    (out / INDEX).unlink()
    for paper in out.glob("*.pdf"):
        paper.unlink()
    assert run_demo(out, short) == 0


def test_a_folder_with_anything_else_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short, out = tools(short_books(tmp_path / "resources")), tmp_path / "out"
    assert run_demo(out, short) == 0
    (out / "mitt eget.pdf").write_bytes(b"mitt")
    before = sorted(file.name for file in out.iterdir())
    assert run_demo(out, short) == 1
    assert sorted(file.name for file in out.iterdir()) == before
    assert "mitt eget.pdf" in capsys.readouterr().err


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "en fras för ett riktigt hem"])
def test_somebodys_own_home_by_that_name_is_never_removed(
    tmp_path: Path, passphrase: str
) -> None:
    own = Home("own", "Ett riktigt hem")
    vault().create(tmp_path / HOME, own, USER, passphrase).store.close()
    before = (tmp_path / HOME).read_bytes()
    assert run_demo(tmp_path, tools(short_books(tmp_path / "r"))) == 1
    (tmp_path / "r" / "demo" / "walk" / "walk.toml").unlink()
    assert (tmp_path / HOME).read_bytes() == before


def test_a_home_that_is_open_is_left_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short, out = tools(short_books(tmp_path / "resources")), tmp_path / "out"
    assert run_demo(out, short) == 0
    home = vault().open(out / HOME, PASSPHRASE)
    assert run_demo(out, short) == 1
    home.store.close()
    assert HOME in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert run_demo(tmp_path / "file" / "out", tools()) == 1
    assert "går inte att skriva" in capsys.readouterr().err


def test_a_case_is_told_in_the_order_it_happened() -> None:
    for book in (*DEMO.glob("[!h]*.toml"), *DEMO.glob("walk/*.toml")):
        days = [deed["on"] for deed in tomllib.loads(book.read_text("utf-8"))["deed"]]
        assert all(one <= next_ for one, next_ in pairwise(days)), book.name


def spoken(book: Path) -> Iterator[str]:
    """Give the names and words of a day-book, whole and, for names, one by one."""

    def within(value: Any, key: str) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from within(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from within(inner, key)
        elif key in NAMES and isinstance(value, str):
            yield value
            yield from value.split() if key == "name" else ()

    everything = within(tomllib.loads(book.read_text("utf-8")), "")
    return (text for text in everything if len(text) > 4)
