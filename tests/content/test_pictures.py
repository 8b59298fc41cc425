"""Concepts are read whole, or refused by the line that is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.content.concept import Concept
from sipdesk.content.document import TickState
from sipdesk.content.drawn_symbols import is_drawn
from sipdesk.content.emoji import read_emoji
from sipdesk.content.files import PICTURES
from sipdesk.content.library import read_all_concepts
from sipdesk.content.library import read_content as read_everything
from sipdesk.content.mulberry import read_mulberry
from sipdesk.content.openmoji import CREDIT, OpenMoji
from sipdesk.content.pictures import read_concepts
from sipdesk.content.shelf import ContentBroken
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import SkinTone, Symbol, symbol_of
from sipdesk.content.toml_table import Refused
from sipdesk.paths import resources
from tests.content.picture_shades import alike, is_blank, tells_why

BUILT_IN = read_all_concepts(resources())
EMOJI = read_emoji(resources() / "pictures/emoji.tsv")
PILL = "1F48A"
FLAGS = ("1F1E", "1F1F", "1F3F3", "1F3F4", "1F38C", "1F6A9", "E42", "E43")
COLUMNS = (
    "id word synonyms found_by category word_class symbol clarity skin_tones alt note"
)
HEAD = """+++
source = "Egen"
read_on = 2026-11-22
status = "check"
+++
# En anmärkning.
"""
ROW = "paus\tpaus\trast, ta en paus\tpausa\tmöte\tverb\tE141+23F8\t2\tja\tpaus\tbra"
LINE = HEAD.count("\n") + 2  # of the first row


def written(folder: Path, *rows: str, head: str = HEAD, columns: str = COLUMNS) -> Path:
    file = folder / "concepts.tsv"
    lines = ["\t".join(columns.split()), *rows]
    file.write_text(head + "\n".join(lines) + "\n", "utf-8")
    return file


def test_a_row_is_a_concept(tmp_path: Path) -> None:
    (concept,) = read_concepts(written(tmp_path, ROW)).values()
    assert concept == Concept(
        "paus",
        "paus",
        ("rast", "ta en paus"),
        ("pausa",),
        "möte",
        "verb",
        Symbol("E141", "23F8"),
        is_clear=True,
        has_skin_tones=True,
        alt="paus",
        note="bra",
    )


def test_a_concept_is_shown_with_words_and_who_drew_it() -> None:
    picture = BUILT_IN["paus"].picture("Vi tar paus.", TickState.EMPTY)
    assert (picture.words, picture.alt, picture.credit, picture.box) == (
        "Vi tar paus.",
        "paus",
        CREDIT,
        TickState.EMPTY,
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("paus\tpaus", "Paus\tpaus", "content-id-form"),
        ("paus\tpaus", "\tpaus", "content-key-missing"),
        ("paus\tpaus", "paus\t ", "content-key-missing"),
        ("\tpaus\tbra", "\t\tbra", "content-key-missing"),
        ("\tpaus\tbra", "\tpa\x07us\tbra", "content-control-character"),
        ("E141+23F8", "../E141", "pictures-symbol-form"),
        ("E141+23F8", "E141+23F8+E141", "pictures-symbol-form"),
        ("E141+23F8", "E141+", "pictures-symbol-form"),
        ("E141+23F8", "", "content-key-missing"),
        ("\t2\t", "\t3\t", "pictures-clarity"),
        ("\tbra", "", "pictures-columns"),
    ],
)
def test_what_is_wrong_is_refused_by_its_line(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    assert old in ROW
    rows = ROW.replace("paus", "vila", 1), "", ROW.replace(old, new, 1)
    with pytest.raises(Refused) as refused:
        read_concepts(written(tmp_path, *rows))
    assert (refused.value.code, refused.value.line) == (code, LINE + 2)


def test_a_concept_stands_once(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_concepts(written(tmp_path, ROW, ROW))
    assert (refused.value.code, refused.value.line) == ("content-id-twice", LINE + 1)


@pytest.mark.parametrize(
    ("head", "columns", "code", "line"),
    [
        ("", COLUMNS, "front-matter-missing", 1),
        (HEAD.replace('source = "Egen"', ""), COLUMNS, "content-key-missing", 0),
        (HEAD.replace("check", "klar"), COLUMNS, "content-status-unknown", 4),
        (HEAD, "id word", "pictures-columns", LINE - 1),
    ],
)
def test_what_stands_above_the_rows_is_checked(
    tmp_path: Path, head: str, columns: str, code: str, line: int
) -> None:
    with pytest.raises(Refused) as refused:
        read_concepts(written(tmp_path, ROW, head=head, columns=columns))
    assert (refused.value.code, refused.value.line) == (code, line)


def test_a_broken_table_is_a_damaged_installation(tmp_path: Path) -> None:
    (tmp_path / PICTURES).parent.mkdir()
    written((tmp_path / PICTURES).parent, ROW.replace("E141", "?"))
    with pytest.raises(ContentBroken, match=f"{PICTURES}, line {LINE}"):
        read_all_concepts(tmp_path)


def test_concepts_are_read_once_when_asked_for() -> None:
    content = read_everything(resources())
    assert content.read_concepts() is content.read_concepts()


# --- The built-in ones ------------------------------------------------------------


def test_every_concept_has_its_drawings() -> None:
    source = OpenMoji()
    codes = {code for c in BUILT_IN.values() for code in c.symbol.codes}
    assert len(BUILT_IN) >= 300
    assert [code for code in codes if not (is_drawn(code) or source.has(code))] == []


def test_a_concept_with_skin_tones_has_every_one() -> None:
    source = OpenMoji()
    toned = [concept for concept in BUILT_IN.values() if concept.has_skin_tones]
    assert toned
    for concept in toned:
        symbols = [replace(concept.symbol, skin=tone) for tone in (None, *SkinTone)]
        drawn = {composed(symbol, source) for symbol in symbols}
        assert len(drawn) == len(symbols), concept.id


def test_no_picture_crosses_out_a_pill_alone() -> None:
    crossed = [c for c in BUILT_IN.values() if c.symbol.crossed]
    assert crossed
    assert not [c.id for c in crossed if set(c.symbol.codes) == {PILL}]


def test_two_concepts_that_look_the_same_tell_why() -> None:
    pairs = alike(BUILT_IN.values())
    assert [(a.id, b.id) for a, b in pairs if not tells_why(a, b)] == []
    assert len(pairs) == 3


def test_no_picture_is_blank() -> None:
    blank = [
        (concept.id, black)
        for concept in BUILT_IN.values()
        for black in (False, True)
        if is_blank(concept.symbol, black=black)
    ]
    assert blank == []


def test_no_drawing_that_is_misread_stands_for_a_concept() -> None:
    """A fist, a praying pair of hands and a Japanese badge (bildstod.md 3.3)."""
    codes = {code for c in BUILT_IN.values() for code in c.symbol.codes}
    assert not codes & {"1FAF5", "1F932", "1F4DB"}


def test_what_may_wake_memories_says_so() -> None:
    careful = ("droger", "drogfri", "avskildhet", "trauma", "sjalvskada")
    assert all(BUILT_IN[one].note for one in (*careful, "morka_tankar"))


def test_every_emoji_that_can_be_found_has_its_drawing() -> None:
    source = OpenMoji()
    assert [one.code for one in EMOJI if not source.has(one.code)] == []


def test_nothing_can_be_found_that_has_no_place_in_a_meeting() -> None:
    """No weapons, innuendo or likenesses of persons; flags say what we do not know."""
    weapons = {"1F52B", "1F5E1", "1F52A", "1F4A3", "1F3F9", "2694", "1FA93", "1F93A"}
    innuendo = {"1F346", "1F351", "1F595", "1F4A6", "1F3E9", "E42C"}
    persons = {"E183", "E188"}
    hidden = weapons | innuendo | persons
    found = {one.code for one in EMOJI}
    found |= {code for c in BUILT_IN.values() for code in c.symbol.codes}
    assert not found & hidden
    assert not [code for code in found if code.startswith(FLAGS)]
    words = {word for one in EMOJI for word in (one.name, *one.keywords)}
    assert not words & {"vapen", "pistol", "lönnmördare"}


def test_what_is_read_aloud_tells_more_than_that_it_is_a_picture() -> None:
    assert not [c.id for c in BUILT_IN.values() if c.alt.startswith("Bild")]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("E249", Symbol("E249")),
        ("E249+1F4CB", Symbol("E249", "1F4CB")),
        ("1F4A1!inte", Symbol("1F4A1", crossed=True)),
        ("1F489+1F48A!inte", Symbol("1F489", "1F48A", crossed=True)),
        ("face:-0.5", Symbol("face:-0.5")),
        ("level:3+1F48A", Symbol("level:3", "1F48A")),
    ],
)
def test_a_symbol_is_written_by_its_codes(text: str, symbol: Symbol) -> None:
    assert symbol_of(text) == symbol


def test_every_symbol_has_a_name_of_its_own() -> None:
    symbols = {
        replace(concept.symbol, crossed=crossed, black=black, skin=skin)
        for concept in BUILT_IN.values()
        for crossed in (False, True)
        for black in (False, True)
        for skin in (None, *SkinTone)
    }
    assert len({symbol.name for symbol in symbols}) == len(symbols)


def test_mulberry_shows_concepts_that_there_are_each_in_its_own_way() -> None:
    concepts, shown = (
        read_all_concepts(resources()),
        read_everything(resources()).read_mulberry(),
    )
    assert len(shown) > 150
    assert len(set(shown.values())) == len(shown)
    assert shown.keys() <= concepts.keys()
    assert shown["skola"] == "school"


@pytest.mark.parametrize("rows", ["concept\tname\n", "concept\tsymbol\na\n"])
def test_a_broken_table_of_mulberry_is_refused(rows: str, tmp_path: Path) -> None:
    path = tmp_path / "mulberry.tsv"
    path.write_text(f"+++\n+++\n{rows}")
    with pytest.raises(Refused, match="pictures-columns"):
        read_mulberry(path)
