"""The sheets that come with the program say what they should, and so translated."""

import re
import unicodedata
from dataclasses import fields, is_dataclass

import pytest

from sipdesk.content.content import Sender, Sheet, SheetKind
from sipdesk.content.document import Items, Paragraph, Pictures
from sipdesk.content.languages import language
from sipdesk.content.library import read_content
from sipdesk.domain.information import Information
from tests.content.test_sheets import BUILT_IN, RESOURCES, words

SWEDISH = [sheet for sheet in BUILT_IN.sheets if not sheet.is_translation]
TRANSLATIONS = [sheet for sheet in BUILT_IN.sheets if sheet.is_translation]


def test_the_built_in_sheets_come_by_kind_and_order() -> None:
    assert BUILT_IN.problems == ()
    kinds = list(SheetKind)
    places = [(kinds.index(s.kind), s.order) for s in SWEDISH]
    assert places == sorted(set(places))
    assert len(SWEDISH) == 25
    assert len({s.title for s in BUILT_IN.sheets}) == len(BUILT_IN.sheets)


@pytest.mark.parametrize("sheet", SWEDISH, ids=lambda sheet: sheet.id)
def test_a_built_in_sheet_says_nothing_it_should_not(sheet: Sheet) -> None:
    text = words(sheet)
    assert sheet.source
    assert all(block.kind is Information.PUBLIC for block in sheet.blocks)
    assert not re.search(r"[{}\[\]*_]|TODO|XX", text)
    assert not re.search(r"\d{2,}[- ]\d{2,}[- ]\d{2}", text), "a telephone number"
    assert not re.search(r"@|www\.|https?:", text)
    assert not re.search(r"\b(the|and|your|plan is|meeting)\b", text)
    assert not re.search(r"SiS (är|blir) huvudansvarig", text)
    assert not re.search(r"inom \w+ (dagar|veckor|månader)", text), "a deadline"


def test_law_is_named_as_the_table_of_laws_names_it() -> None:
    laws = read_content(RESOURCES).laws.values()
    known = {(" ".join(law.place.split()), law.name.casefold()) for law in laws}
    named = re.compile(r"(\d+ kap\. [\d–]+ §§?) ([\w \-och]+lagen \(\d{4}:\d+\))")
    found = [m for s in SWEDISH for m in named.findall(words(s))]
    assert len(found) == 3
    chapters = sum(words(s).count(" kap.") for s in SWEDISH)
    assert chapters == len(found)
    assert all((place, name.casefold()) in known for place, name in found)


@pytest.mark.parametrize(
    "sheet",
    [s for s in BUILT_IN.sheets if s.audience == "Till dig som är ung"],
    ids=lambda sheet: sheet.id,
)
def test_what_the_young_person_reads_has_short_sentences(sheet: Sheet) -> None:
    texts = [
        text
        for block in sheet.blocks
        for text in (
            [block.text]
            if isinstance(block, Paragraph)
            else block.texts
            if isinstance(block, Items)
            else [picture.words for picture in block.pictures]
            if isinstance(block, Pictures)
            else ()
        )
    ]
    sentences = [s for text in texts for s in re.split(r"(?<=[.?])\s+", text)]
    assert [s for s in sentences if len(s.split()) > 11] == []


# --- Translations -----------------------------------------------------------------


def original(sheet: Sheet) -> Sheet:
    found = BUILT_IN.find(sheet.translates)
    assert found is not None
    return found


def shape(value: object) -> object:
    """Tell what a block is without its words, only whether there are any."""
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, tuple):
        return tuple(map(shape, value))
    if is_dataclass(value):
        own = [shape(getattr(value, one.name)) for one in fields(value)]
        return (type(value).__name__, *own)
    return value


def test_the_two_information_sheets_are_in_five_more_languages() -> None:
    assert {(s.translates, s.lang) for s in TRANSLATIONS} == {
        (sheet, lang)
        for sheet in ("information-young-person", "information-guardian")
        for lang in ("en", "ar", "prs", "so", "ti")
    }


@pytest.mark.parametrize("sheet", TRANSLATIONS, ids=lambda sheet: sheet.id)
def test_a_translation_has_every_block_of_its_original(sheet: Sheet) -> None:
    swedish = original(sheet)
    assert [shape(b) for b in sheet.blocks] == [shape(b) for b in swedish.blocks]
    assert (sheet.kind, sheet.sender, sheet.order) == (
        swedish.kind,
        swedish.sender,
        swedish.order,
    )


@pytest.mark.parametrize("sheet", TRANSLATIONS, ids=lambda sheet: sheet.id)
def test_a_translation_is_of_the_text_as_it_is_and_unreviewed(sheet: Sheet) -> None:
    assert sheet.original_sum == original(sheet).text_sum
    assert sheet.status == "unreviewed"


@pytest.mark.parametrize("sheet", TRANSLATIONS, ids=lambda sheet: sheet.id)
def test_a_translation_is_in_its_own_script_and_names_whom_to_ask_for(
    sheet: Sheet,
) -> None:
    text, script = words(sheet), language(sheet.lang).script
    letters = {unicodedata.name(c).split()[0] for c in text if c.isalpha()}
    assert letters == {"LATIN", script.name}
    for name in ("Statens institutionsstyrelse", "kommunen", "regionen"):
        assert name in text
    assert "socialtjänsten" in text
    told = set(as_sentences(text.split("Symboler: ")[0]))
    assert not told & set(as_sentences(words(original(sheet))))


def as_sentences(text: str) -> list[str]:
    return [one for one in re.split(r"[.?:\n]+ *", text) if len(one.split()) > 2]


def test_no_sheet_for_somebody_outside_names_the_home() -> None:
    inside = ("Till dig som är ung", "Till hemmets SIP-samordnare", "Till SIP-samord")
    named = [sheet for sheet in SWEDISH if sheet.sender is Sender.HOME]
    assert named
    assert [s.id for s in named if not s.audience.startswith(inside)] == []
