"""All content is read; an institution's own is used if right, else refused by line."""

import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.content import Content, Problem
from sipdesk.content.files import OWN_FILES
from sipdesk.content.library import read_content
from sipdesk.content.shelf import ContentBroken
from sipdesk.paths import resources

RESOURCES = resources()
BUILT_IN = read_content(RESOURCES)
TEXTS = {name: (RESOURCES / name).read_text("utf-8") for name in OWN_FILES}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "routine").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that many examples write over."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "routine").mkdir()
    return folder


def lay(own: Path, name: str, text: str) -> None:
    (own / name).write_text(text, "utf-8")


def only_problem(own: Path) -> Problem:
    content = read_content(RESOURCES, own)
    (problem,) = content.problems
    assert without_problems(content) == BUILT_IN
    return problem


def without_problems(content: Content) -> Content:
    return replace(content, problems=())


def line_of(name: str, wanted: str) -> int:
    (found,) = (
        number
        for number, line in enumerate(TEXTS[name].splitlines(), 1)
        if line == wanted
    )
    return found


def test_the_built_in_content_is_right() -> None:
    assert BUILT_IN.problems == ()
    assert len(BUILT_IN.kommuner) == 290
    assert len(BUILT_IN.regions) == 21
    assert all(len(k.code) == 4 and k.code.isdecimal() for k in BUILT_IN.kommuner)
    assert len(BUILT_IN.admission_items) >= 15
    assert {c.code for c in BUILT_IN.waiting_for} >= {
        "home",
        "network-home",
        "foster-home",
        "supported-foster-home",
        "hvb",
        "supported-housing",
        "other-sis-home",
        "decision",
    }


def test_the_choices_of_a_list_are_short_and_can_be_told_apart() -> None:
    for choices in (
        BUILT_IN.admission_items,
        BUILT_IN.decline_reasons,
        BUILT_IN.waiting_for,
        BUILT_IN.missing_things,
    ):
        assert len({choice.text for choice in choices}) == len(choices)
        assert all(len(choice.text) <= 80 for choice in choices)


def test_without_own_files_nothing_is_laid_over(own: Path) -> None:
    assert read_content(RESOURCES, own) == BUILT_IN


@pytest.mark.parametrize("name", OWN_FILES)
def test_an_own_file_like_the_built_in_one_changes_nothing(
    own: Path, name: str
) -> None:
    lay(own, name, TEXTS[name])
    assert read_content(RESOURCES, own) == BUILT_IN


def test_an_own_routine_takes_the_place_of_the_built_in_one(own: Path) -> None:
    text = TEXTS["routine/sip.toml"].replace(
        'title = "Roller"', 'title = "Vem gör vad"'
    )
    lay(own, "routine/sip.toml", text)
    content = read_content(RESOURCES, own)
    assert content.problems == ()
    assert [s.title for s in content.routine.steps if s.id == "roles"] == [
        "Vem gör vad"
    ]
    assert content.laws == BUILT_IN.laws


def test_an_own_law_can_be_named_by_an_own_routine(own: Path) -> None:
    added = """
[[law]]
id = "overenskommelse"
name = "länets överenskommelse om SIP"
about = "Vad kommun och region har kommit överens om."
source = "Överenskommelsen."
read_on = 2026-11-22
status = "verified"
"""
    lay(own, "laws.toml", TEXTS["laws.toml"] + added)
    routine = TEXTS["routine/sip.toml"].replace(
        'laws = ["sol-10-8"]', 'laws = ["sol-10-8", "overenskommelse"]'
    )
    lay(own, "routine/sip.toml", routine)
    content = read_content(RESOURCES, own)
    assert content.problems == ()
    assert "overenskommelse" in {law for s in content.routine.steps for law in s.laws}


@pytest.mark.parametrize(
    ("name", "before", "after", "reason"),
    [
        (
            "routine/sip.toml",
            'papers = ["consent", "withdrawal", "board-question", "disclosure-map"]',
            'papers = ["consent", "poster"]',
            "Det finns inget papper som heter ”poster”.",
        ),
        (
            "routine/sip.toml",
            'done_when = ["need-assessed"]',
            'done_when = ["need-ticked"]',
            "Det finns inget villkor som heter ”need-ticked”.",
        ),
        (
            "routine/sip.toml",
            'id = "roles"',
            'id = "rolls"',
            "Det finns inget steg som heter ”rolls”.",
        ),
        (
            "routine/sip.toml",
            'laws = ["sol-10-8", "hsl-16-4", "lvu-13"]',
            'lagar = ["sol-10-8"]',
            "”lagar” är inget som SIPdesk känner till här.",
        ),
        (
            "routine/conditions.toml",
            'time-set = "Bestäm dag, tid och mötesform."',
            'time-set = ""',
            "”time-set” är tom.",
        ),
        (
            "laws.toml",
            'id = "fol-18"',
            'id = "fol-16"',
            "”fol-16” förekommer två gånger.",
        ),
        (
            "routine/waiting_for.toml",
            'code = "hvb"',
            "code = 7",
            "”code” ska vara text inom citattecken.",
        ),
        (
            "routine/admission.toml",
            'from = "dental-care"',
            'from = "dentist"',
            "”dentist” finns inte i den inbyggda filen",
        ),
        (
            "routine/placement.toml",
            'id = "ready"',
            "id = ready",
            "Raden går inte att tolka som TOML.",
        ),
    ],
)
def test_a_wrong_own_file_is_refused_with_file_line_and_reason(
    own: Path, name: str, before: str, after: str, reason: str
) -> None:
    lay(own, name, TEXTS[name].replace(before, after))
    problem = only_problem(own)
    assert problem.file == name
    assert problem.line == line_of(name, before)
    assert problem.reason.startswith(reason)


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("laws.toml", "osl-26-9"),
        ("routine/decline_reasons.toml", "later"),
        ("routine/admission.toml", "risk"),
    ],
)
def test_what_cases_refer_to_may_not_be_removed(
    own: Path, name: str, gone: str
) -> None:
    blocks = TEXTS[name].split("\n[[")
    kept = [block for block in blocks if f'= "{gone}"\n' not in block]
    assert len(kept) == len(blocks) - 1
    lay(own, name, "\n[[".join(kept))
    problem = only_problem(own)
    assert (problem.file, problem.line) == (name, 0)
    assert problem.reason.startswith(f"”{gone}” måste finnas kvar")


def test_a_file_with_another_encoding_is_refused_where_it_shows(own: Path) -> None:
    name = "routine/conditions.toml"
    (own / name).write_bytes(TEXTS[name].encode("latin-1"))
    problem = only_problem(own)
    first = next(
        i for i, line in enumerate(TEXTS[name].splitlines(), 1) if not line.isascii()
    )
    assert (problem.file, problem.line) == (name, first)
    assert "UTF-8" in problem.reason


def test_a_file_saved_with_a_byte_order_mark_is_read(own: Path) -> None:
    name = "routine/waiting_for.toml"
    (own / name).write_bytes(TEXTS[name].encode("utf-8-sig"))
    assert read_content(RESOURCES, own) == BUILT_IN


def test_a_folder_in_the_place_of_a_file_is_refused(own: Path) -> None:
    (own / "laws.toml").mkdir()
    assert only_problem(own).reason.startswith("Filen går inte att läsa.")


def test_a_misspelt_file_name_does_not_go_unnoticed(own: Path) -> None:
    lay(own, "routine/sipp.toml", TEXTS["routine/sip.toml"])
    problem = only_problem(own)
    assert (problem.file, problem.line) == ("routine/sipp.toml", 0)
    assert problem.reason.startswith("SIPdesk läser ingen fil med det här namnet.")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    problem = only_problem(tmp_path / "gone")
    assert problem.file == "gone"
    assert problem.reason.startswith("Mappen med egna filer finns inte.")


def test_the_regions_come_from_the_folder_that_is_decided(
    own: Path, tmp_path: Path
) -> None:
    decided = tmp_path / "regioner"
    decided.mkdir()
    said = "Regionen och Storsthlm har ett gemensamt material"
    lay(own, "regions.toml", TEXTS["regions.toml"].replace(said, "Hemmets egen fil"))
    lay(decided, "regions.toml", TEXTS["regions.toml"].replace(said, "Bestämd fil"))
    content = read_content(RESOURCES, own, decided)
    told = str(content.region_facts)
    assert "Bestämd fil" in told
    assert "Hemmets egen fil" not in told
    assert content.problems == ()


def test_a_decided_folder_without_the_regions_is_told(tmp_path: Path) -> None:
    content = read_content(RESOURCES, None, tmp_path)
    (problem,) = content.problems
    assert problem.file == "regions.toml"
    assert "administratören" in problem.reason
    assert without_problems(content) == BUILT_IN


def test_regions_that_are_wrong_in_the_decided_folder_are_told(tmp_path: Path) -> None:
    lay(tmp_path, "regions.toml", "[[region]]\nname = 1\n")
    content = read_content(RESOURCES, None, tmp_path)
    assert [problem.file for problem in content.problems] == ["regions.toml"]
    assert without_problems(content) == BUILT_IN


def test_lists_nested_without_end_are_refused(own: Path) -> None:
    lay(own, "laws.toml", "law = " + "[" * 5000 + "]" * 5000)
    assert only_problem(own).file == "laws.toml"


def test_what_stands_in_a_file_is_cut_down_before_it_is_shown(own: Path) -> None:
    lay(own, "laws.toml", f'"{"x" * 5000}\\u0007" = 1\n' + TEXTS["laws.toml"])
    assert len(only_problem(own).reason) < 200


@pytest.mark.parametrize("name", OWN_FILES)
def test_a_damaged_built_in_file_stops_the_program(tmp_path: Path, name: str) -> None:
    damaged = tmp_path / "resources"
    shutil.copytree(RESOURCES, damaged, ignore=shutil.ignore_patterns("demo"))
    (damaged / name).write_text(TEXTS[name] + "\n[more]\n", "utf-8")
    with pytest.raises(ContentBroken) as broken:
        read_content(damaged)
    assert broken.value.problem.file == name
    assert broken.value.problem.line == TEXTS[name].count("\n") + 2


NAMES = st.sampled_from(OWN_FILES)
JUNK = st.text(alphabet="ab\"'=[]{}\n\\#,. \u0007å", max_size=6)


@pytest.mark.journey
@given(NAMES, st.integers(min_value=0), st.integers(0, 30), JUNK)
def test_no_damage_to_an_own_file_stops_the_program(
    scratch: Path, name: str, at: int, cut: int, junk: str
) -> None:
    text = TEXTS[name]
    at %= len(text)
    check_refused_or_used(scratch, name, text[:at] + junk + text[at + cut :])


@given(NAMES, st.data())
def test_no_line_moved_doubled_or_lost_stops_the_program(
    scratch: Path, name: str, data: st.DataObject
) -> None:
    written = TEXTS[name].splitlines(keepends=True)
    places = st.integers(0, len(written) - 1)
    for _ in range(data.draw(st.integers(1, 3))):
        taken = written[data.draw(places) % len(written)]
        if data.draw(st.booleans()):
            written.remove(taken)
        written.insert(data.draw(places), taken * data.draw(st.integers(0, 2)))
    check_refused_or_used(scratch, name, "".join(written))


def check_refused_or_used(own: Path, name: str, text: str) -> None:
    """An own file is either right, or told of once with the built-in one used."""
    lay(own, name, text)
    try:
        content = read_content(RESOURCES, own)
    finally:
        (own / name).unlink()
    for problem in content.problems:
        assert problem.file == name
        assert 0 <= problem.line <= text.count("\n") + 1
        assert problem.reason
        assert without_problems(content) == BUILT_IN
    if not content.problems:
        tomllib.loads(text)
