"""The sixteen ready materials: whole, drawn without a remark, and in plain words."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sipdesk.content.library import (
    read_all_concepts,
    read_all_materials,
    read_all_surveys,
)
from sipdesk.content.materials import Material, read_material
from sipdesk.content.picture_cells import cell_of, shown_word
from sipdesk.content.plain_words import hints
from sipdesk.content.symbols import symbol_of
from sipdesk.content.toml_table import Refused
from sipdesk.documents.pdf.picture_boards.render import render_board
from sipdesk.domain.emergency_numbers import LONGEST, MOST, numbers_of
from sipdesk.domain.picture_board import PILL
from sipdesk.domain.plain_words import Hint
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.paths import resources
from tests.home import content

CONCEPTS = read_all_concepts(resources())
SURVEYS = read_all_surveys(resources())
MATERIALS = read_all_materials(resources())
DAY = datetime(2026, 3, 2, tzinfo=UTC)
ASKED = 'survey = "meeting"\nscale = "no-such"'
FILE = """source = "Egen."
read_on = 2026-03-02
status = "check"
number = 1
name = "Namn"
about = "Om"
[[sheet]]
title = "Tavla"
kind = "3x2"
cell = [{ concept = "ja" }, {}, { words = "Eget" }]
"""
NUMBERS = """[numbers]
source = "Egna."
read_on = 2026-03-02
status = "check"
lines = ["112", "1177"]
"""


def texts(material: Material) -> list[str]:
    boards = material.boards
    said = [text for b in boards for c in b.cells for text in (c.words, c.other)]
    headed = [text for b in boards for text in (b.title, b.under)]
    return [material.name, material.about, *headed, *said]


def test_there_are_sixteen_in_their_order() -> None:
    assert [m.number for m in MATERIALS.values()] == list(range(1, 17))
    assert content().read_materials() == MATERIALS


@pytest.mark.parametrize("material", MATERIALS.values(), ids=lambda m: m.id)
def test_each_board_draws_with_nothing_to_remark(material: Material) -> None:
    for board in material.boards:
        drawn = render_board(board, DAY)
        assert drawn.data.startswith(b"%PDF")
        assert drawn.remarks == ()
        assert board.made_from == material.id
        assert not board.is_personal


@pytest.mark.parametrize("material", MATERIALS.values(), ids=lambda m: m.id)
def test_the_boards_of_a_material_can_be_told_apart(material: Material) -> None:
    titles = [board.title for board in material.boards]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("material", MATERIALS.values(), ids=lambda m: m.id)
def test_the_words_are_plain(material: Material) -> None:
    assert [hint for text in texts(material) for hint in hints(text)] == []
    assert re.search("[A-ZÅÄÖ]", material.name)


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=lambda c: c.id)
def test_every_concept_can_stand_in_a_cell(concept: object) -> None:
    one = CONCEPTS[concept.id]  # type: ignore[attr-defined]
    cell = cell_of(one)
    assert symbol_of(cell.symbol) == one.symbol
    assert cell.words == shown_word(one)
    assert cell.words[0] == cell.words[0].upper()
    assert not set("/()") & set(cell.words)
    assert cell.colour is not None


def test_words_may_be_lines_and_have_numbers_below_them(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    listed = FILE.replace('words = "Eget"', 'words = ["Ring", "nu"], numbers = true')
    file.write_text(listed.replace("[[sheet]]", f"{NUMBERS}[[sheet]]"), "utf-8")
    material = read_material(file, CONCEPTS, SURVEYS)
    assert material.boards[0].cells[2].words == "Ring\nnu\n112\n1177"
    own = material.with_numbers(["010-00 00 00"])
    assert [cell.words for cell in own.boards[0].cells] == [
        "Ja",
        "",
        "Ring\nnu\n010-00 00 00",
    ]
    assert own.with_numbers(["112", "1177"]) == material
    plain = MATERIALS["yes-no-maybe"]
    assert plain.with_numbers(["112"]) is plain


def test_the_survey_on_a_board_asks_what_the_survey_asks() -> None:
    survey, (three, five) = SURVEYS.surveys["meeting"], MATERIALS["survey"].boards
    asked = survey.questions[SurveyGroup.YOUNG_PERSON]
    for board in (three, five):
        said = [cell.words for cell in board.cells[board.kind.steps + 2 :]]
        assert said[:-1] == [question.words for question in asked]
        assert said[-1].startswith(survey.remark[SurveyGroup.YOUNG_PERSON])
    assert [cell.words for cell in three.cells[:3]] == ["Nej", "Lite", "Ja"]
    assert len({cell.symbol for cell in five.cells[:5]}) == 5


def test_the_numbers_that_come_with_the_card_tell_where_they_are_from() -> None:
    numbers = MATERIALS["emergency-card"].numbers
    assert numbers
    assert numbers.source
    assert numbers.status == "check"
    assert [line.partition(" – ")[0] for line in numbers.lines] == [
        "112",
        "116 111",
        "1177",
    ]
    assert numbers_of("\n".join(numbers.lines)) == numbers.lines


def test_as_many_numbers_as_may_be_typed_have_room_on_the_card() -> None:
    line = "010-000 00 00 – hemmets vakt"
    assert len(line) == LONGEST
    front, _ = MATERIALS["emergency-card"].with_numbers([line] * MOST).boards
    assert render_board(front, DAY).remarks == ()


def test_no_material_shows_a_pill_crossed_out_alone() -> None:
    cells = [c for m in MATERIALS.values() for b in m.boards for c in b.cells]
    assert cells
    assert not [cell for cell in cells if cell.symbol == f"{PILL}!inte"]


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("[[sheet]]", f"{NUMBERS}odd = 1\n[[sheet]]", "content-key-unknown", 12),
        ('concept = "ja"', 'concept = "jaja"', "sheet-picture-unknown", 10),
        ('kind = "3x2"', 'kind = "7x7"', "material-code-unknown", 9),
        ('kind = "3x2"', 'kind = "3x2"\npage = "A9"', "material-code-unknown", 10),
        ('title = "Tavla"', f'title = "{"x" * 90}"', "material-not-a-board", 7),
        ('about = "Om"', 'about = "Om"\nodd = 1', "content-key-unknown", 7),
        ('words = "Eget"', 'word = "Eget"', "content-key-unknown", 10),
        ('kind = "3x2"', f'kind = "3x2"\n{ASKED}', "content-id-strange", 11),
    ],
)
def test_a_file_that_is_not_right_is_refused_at_its_line(
    tmp_path: Path, before: str, after: str, code: str, line: int
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FILE, "utf-8")
    (board,) = read_material(file, CONCEPTS, SURVEYS).boards
    assert [cell.words for cell in board.cells] == ["Ja", "", "Eget"]
    file.write_text(FILE.replace(before, after), "utf-8")
    with pytest.raises(Refused) as refused:
        read_material(file, CONCEPTS, SURVEYS)
    assert (refused.value.code, refused.value.line) == (code, line)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Vi ses på tisdag klockan 10. Du får ta paus.", []),
        ("Ni träffas. Det finns en plan. Du trivs.", []),
        ("Vet inte", []),
        ("SIP är din plan. BUP är med.", []),
        ("", []),
        (
            "Vi ses på tisdag och sen pratar vi om allt som hänt.",
            [(Hint.LONG_SENTENCE, "Vi ses på tisdag")],
        ),
        ("Du ska inte vara rädd här.", [(Hint.NEGATION, "inte")]),
        ("Mötet hålls här.", [(Hint.PASSIVE, "hålls")]),
        ("Planen fastställdes. Den skickades.", [(Hint.PASSIVE, "skickades")]),
        ("Vi ses t.ex. här.", [(Hint.ABBREVIATION, "t.ex.")]),
        ("Prata med IVO.", [(Hint.ABBREVIATION, "IVO")]),
        (
            "Vi gör en genomförandeplansuppföljning.",
            [(Hint.LONG_WORD, "genomförandeplansuppföljning")],
        ),
    ],
)
def test_what_could_be_plainer_is_hinted_at(
    text: str, wanted: list[tuple[Hint, str]]
) -> None:
    assert [(hint.hint, hint.about) for hint in hints(text)] == wanted
