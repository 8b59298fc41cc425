"""Sheets are read whole, or refused by the line that is wrong."""

import re
import unicodedata
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from sipdesk.content.content import Sender, Sheet, SheetKind
from sipdesk.content.document import (
    Document,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Pictures,
    Signatures,
    Table,
    Tick,
    Ticks,
    TickState,
    WriteLines,
)
from sipdesk.content.document_text import as_text
from sipdesk.content.languages import language
from sipdesk.content.library import (
    PICTURES,
    ContentBroken,
    read_all_concepts,
    read_all_sheets,
    read_content,
)
from sipdesk.domain.information import Information
from sipdesk.paths import resources
from tests.documents.samples import NOON

RESOURCES = resources()
BUILT_IN = read_all_sheets(RESOURCES)
CONCEPTS = read_all_concepts(RESOURCES)
SWEDISH = [sheet for sheet in BUILT_IN.sheets if not sheet.is_translation]
TRANSLATIONS = [sheet for sheet in BUILT_IN.sheets if sheet.is_translation]
NAME = "where-to-complain"
HEAD = """+++
title = "Påhitt"
audience = "Till dig"
kind = "form"
sender = "none"
order = 3
source = "Egen text"
read_on = 2026-11-22
status = "check"
+++

"""
TITLE = "# Påhitt\n\n"
FIRST = HEAD.count("\n") + 1  # the line of the title
TEXT = FIRST + 2  # the first line below it


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "sheets").mkdir()
    return tmp_path


def lay(own: Path, text: str, name: str = NAME) -> None:
    (own / "sheets" / f"{name}.md").write_text(text, "utf-8")


def laid(own: Path, text: str) -> Sheet:
    lay(own, text)
    sheets = read_all_sheets(RESOURCES, own)
    assert sheets.problems == ()
    return next(sheet for sheet in sheets.sheets if sheet.id == NAME)


def refused(own: Path, text: str) -> tuple[int, str]:
    lay(own, text)
    sheets = read_all_sheets(RESOURCES, own)
    (problem,) = sheets.problems
    assert problem.file == f"sheets/{NAME}.md"
    assert sheets.sheets == BUILT_IN.sheets
    return problem.line, problem.reason


def words(sheet: Sheet) -> str:
    made = Document(sheet.title, sheet.blocks, sheet.audience, NOON, lang=sheet.lang)
    return as_text(made)


def test_everything_that_a_sheet_may_hold_becomes_a_block(own: Path) -> None:
    sheet = laid(
        own,
        HEAD
        + TITLE
        + """Det här är
ingressen.

Ett stycke & <-tecken.\\
Ny rad.

## Punkter

- ett
- två

1. först
2. sedan

- [ ] ja
- [ ] nej

> En notis.
>
> Och en till.

---

### Att fylla i

| Fråga | Ja | Nej |
|---|---|---|
| Går det? | | |

| Namn | Skriv här |
|---|---|
| Mitt namn | |

| Ord | Betydelse |
|---|---|
| SIP | en plan |

```lines 3
Skriv här
```

```signatures
Datum
Namn
```

```pictures
paus | Du får ta paus & <vila>.
[ ] mote | Ja, *jag* vill.
```

```pictures 4
sip | Plan
```
""",
    )
    tables = [b for b in sheet.blocks if isinstance(b, Table)]
    assert [b for b in sheet.blocks if not isinstance(b, Table)] == [
        Heading(1, "Påhitt"),
        Paragraph("Det här är ingressen.", style=ParagraphStyle.LEAD),
        Paragraph("Ett stycke & <-tecken.\nNy rad."),
        Heading(2, "Punkter"),
        Items(("ett", "två")),
        Items(("först", "sedan"), ordered=True),
        Ticks((Tick("ja"), Tick("nej"))),
        Paragraph("En notis.\n\nOch en till.", style=ParagraphStyle.NOTE),
        PageBreak(),
        Heading(3, "Att fylla i"),
        WriteLines("Skriv här", 3),
        Signatures(("Datum", "Namn")),
        Pictures(
            (
                CONCEPTS["paus"].picture("Du får ta paus & <vila>."),
                CONCEPTS["mote"].picture("Ja, *jag* vill.", TickState.EMPTY),
            )
        ),
        Pictures((CONCEPTS["sip"].picture("Plan"),), across=4),
    ]
    assert [t.by_hand for t in tables] == [True, True, False]
    assert tables[0].cells == (("Går det?", "", ""),)
    assert (sheet.kind, sheet.sender, sheet.order) == (
        SheetKind.FORM,
        Sender.NONE,
        3,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[länk](https://example.org)", "länkar"),
        ("![bild](bild.png)", "länkar"),
        ("<https://example.org>", "länkar"),
        ("Text <b>fet</b>", "HTML"),
        ("<div>\nhej\n</div>", "HTML"),
        ("**fet**", "inte kan innehålla"),
        ("`kod`", "inte kan innehålla"),
        ("    kod", "inte kan innehålla"),
        ("```python\nkod\n```", "inte kan innehålla"),
        ("```lines 0\nEtikett\n```", "mellan 1 och"),
        ("```lines 3\n```", "mellan 1 och"),
        ("```signatures\n```", "saknar text"),
        ("```pictures\n```", "saknar rader"),
        ("```pictures 0\nsip | Plan\n```", "mellan 1 och 5"),
        ("```pictures 6\nsip | Plan\n```", "mellan 1 och 5"),
        ("```pictures x\nsip | Plan\n```", "inte kan innehålla"),
        ("- ett\n  - inuti", "inte kan innehålla"),
        ("> - ett", "inte kan innehålla"),
        ("| A | B |\n|---|---|", "inte kan innehålla"),
        ("| | B |\n|---|---|\n| a | b |", "inte kan innehålla"),
        ("# En till", "två rubriker"),
        ("### För långt ner", "hoppar över"),
        ("#### För lågt", "för lågt"),
    ],
)
def test_what_a_sheet_cannot_hold_is_refused_by_its_line(
    own: Path, text: str, said: str
) -> None:
    line, reason = refused(own, f"{HEAD}{TITLE}{text}\n")
    assert line == TEXT
    assert said in reason


def test_a_line_without_a_box_among_boxes_is_pointed_out(own: Path) -> None:
    line, reason = refused(own, f"{HEAD}{TITLE}- [ ] ja\n- nej\n")
    assert (line, "ruta på varje rad" in reason) == (TEXT + 1, True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("enhörning | Magi", "”enhörning” är inget begrepp"),
        ("../../etc/passwd | Fil", "”../../etc/passwd” är inget begrepp"),
        ("paus", "begrepp, | och ord"),
        ("paus |", "begrepp, | och ord"),
        ("| Du får ta paus.", "begrepp, | och ord"),
        ("[x] paus | Du får ta paus.", "”[x] paus” är inget begrepp"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused_by_its_own_line(
    own: Path, line: str, said: str
) -> None:
    text = f"{HEAD}{TITLE}```pictures\nmote | Möte\n{line}\n```\n"
    number, reason = refused(own, text)
    assert number == TEXT + 2
    assert said in reason


@pytest.mark.parametrize(
    ("text", "line"),
    [("Ett stycke.\n", FIRST), ("## Under\n", FIRST), ("# Annat\n", FIRST), ("", 0)],
)
def test_a_sheet_begins_with_its_title(own: Path, text: str, line: int) -> None:
    assert refused(own, HEAD + text)[0] == line


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('kind = "form"', 'kind = "letter"', 4, "letter"),
        ('sender = "none"', 'sender = "kommun"', 5, "kommun"),
        ("order = 3", 'order = "3"', 6, "heltal"),
        ("order = 3", "order = true", 6, "heltal"),
        ("read_on = 2026-11-22", 'read_on = "i går"', 8, "datum"),
        ('status = "check"', 'status = "klar"', 9, "klar"),
        ('source = "Egen text"', "", 0, "source"),
        ("order = 3", "", 0, "order"),
        ('title = "Påhitt"', 'title = "Påhitt', 2, "TOML"),
        ('audience = "Till dig"', 'audience = "Till dig"\nfor = "a"', 4, "for"),
    ],
)
def test_what_stands_above_the_text_is_refused_by_its_line(
    own: Path, old: str, new: str, line: int, said: str
) -> None:
    assert HEAD.count(old) == 1
    found = refused(own, HEAD.replace(old, new) + TITLE)
    assert (found[0], said in found[1]) == (line, True)


@pytest.mark.parametrize("text", ["", "# Påhitt\n", "+++\ntitle = 1\n"])
def test_a_file_without_its_facts_is_refused(own: Path, text: str) -> None:
    assert refused(own, text)[0] == 1


def test_line_ends_of_any_system_do(own: Path) -> None:
    (own / "sheets" / f"{NAME}.md").write_bytes(
        (HEAD + TITLE + "Text.\n").replace("\n", "\r\n").encode()
    )
    assert read_all_sheets(RESOURCES, own).problems == ()


def test_a_sheet_of_an_unknown_name_is_told_of(own: Path) -> None:
    lay(own, HEAD + TITLE, "nagot-eget")
    (problem,) = read_all_sheets(RESOURCES, own).problems
    assert problem.file == "sheets/nagot-eget.md"


def test_a_broken_built_in_sheet_is_a_damaged_installation(own: Path) -> None:
    lay(own, HEAD)
    (own / PICTURES).parent.mkdir()
    (own / PICTURES).write_bytes((RESOURCES / PICTURES).read_bytes())
    with pytest.raises(ContentBroken, match=NAME):
        read_all_sheets(own)


def test_sheets_are_read_once_when_asked_for() -> None:
    content = read_content(RESOURCES)
    assert content.read_sheets() is content.read_sheets()
    assert content.read_sheets() == BUILT_IN


# --- The built-in ones ------------------------------------------------------------


def test_the_built_in_sheets_come_by_kind_and_order() -> None:
    assert BUILT_IN.problems == ()
    kinds = list(SheetKind)
    places = [(kinds.index(s.kind), s.order) for s in SWEDISH]
    assert places == sorted(set(places))
    assert len(SWEDISH) == 20
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


TRANSLATED = HEAD.replace(
    'status = "check"',
    """status = "unreviewed"
lang = "ar"
translates = "information-guardian"
original = "%s" """
    % ("0" * 64),
)
"""Takes the place of a sheet, in Arabic."""


def test_a_home_may_lay_its_own_translation_over_ours(own: Path) -> None:
    lay(own, TRANSLATED + TITLE, "information-guardian.ar")
    found = read_all_sheets(RESOURCES, own).find("information-guardian.ar")
    assert found is not None
    assert (found.title, found.lang, found.status) == ("Påhitt", "ar", "unreviewed")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('lang = "ar"', 'lang = "fi"', 10, "fi"),
        ('status = "unreviewed"', 'status = "verified"', 9, "unreviewed"),
        ("0" * 64, "abc", 12, "kontrollsumma"),
        ('translates = "information-guardian"', "", 0, "translates"),
    ],
)
def test_what_a_translation_says_of_itself_is_refused_by_its_line(
    own: Path, old: str, new: str, line: int, said: str
) -> None:
    assert TRANSLATED.count(old) == 1
    found = refused(own, TRANSLATED.replace(old, new) + TITLE)
    assert (found[0], said in found[1]) == (line, True)


def test_a_translation_of_nothing_is_told_of_and_left_out(own: Path) -> None:
    text = TRANSLATED.replace("information-guardian", "nowhere") + TITLE
    lay(own, text, "information-guardian.ar")
    sheets = read_all_sheets(RESOURCES, own)
    (problem,) = sheets.problems
    assert problem.file == "sheets/information-guardian.ar.md"
    assert sheets.find("information-guardian.ar") is None


def test_only_the_text_below_the_facts_makes_a_translation_outdated(own: Path) -> None:
    one, other = (
        laid(own, HEAD + TITLE),
        laid(own, HEAD.replace("order = 3", "order = 4") + TITLE),
    )
    assert one.text_sum == other.text_sum
    assert one.file_sum != other.file_sum
    assert laid(own, HEAD + TITLE + "Mer.\n").text_sum != one.text_sum
