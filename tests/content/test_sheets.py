"""Sheets are read whole, or refused by the line that is wrong."""

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
from sipdesk.content.files import PICTURES
from sipdesk.content.library import (
    read_all_concepts,
    read_all_sheets,
    read_content,
)
from sipdesk.content.shelf import ContentBroken
from sipdesk.paths import resources
from tests.documents.samples import NOON

RESOURCES = resources()
BUILT_IN = read_all_sheets(RESOURCES)
CONCEPTS = read_all_concepts(RESOURCES)
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


# --- Translations -----------------------------------------------------------------


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
