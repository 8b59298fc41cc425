from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.credits import credited
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Pictures,
    Row,
    Stamp,
    Table,
    Tick,
    Ticks,
    TickState,
    WriteLines,
    for_recipient,
)
from sipdesk.content.document_check import Flaw, Problem, lint
from sipdesk.content.document_text import as_text
from sipdesk.content.marked import Part
from sipdesk.content.symbols import Symbol
from sipdesk.domain.information import Branch, Information

MEETING = Symbol("E249")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVERYTHING = frozenset(Information)
EVERY_BRANCH = frozenset(Branch)


def paper(*blocks: Block) -> Document:
    return Document("Prov", blocks, "Till: socialnämnden", NOON)


kinds = st.sampled_from(Information)
branches = st.sampled_from(Branch)
own_kinds = st.none() | kinds
own_branches = st.none() | branches
markings: Any = st.fixed_dictionaries({"kind": kinds, "branch": branches})
own: Any = st.fixed_dictionaries({"kind": own_kinds, "branch": own_branches})


def _many(one: Any) -> Any:
    return st.lists(one, max_size=3).map(tuple)


parts = {
    Items: _many(own.map(lambda o: Item("sak", **o)) | st.just("sak")),
    Facts: _many(own.map(lambda o: Fact("sak", "svar", **o))),
    Ticks: _many(own.map(lambda o: Tick("sak", **o))),
    Pictures: _many(own.map(lambda o: Picture(MEETING, "möte", "sak", **o))),
}
blocks: Any = st.one_of(
    st.builds(lambda n, m: Heading(n, "Rubrik", **m), st.integers(1, 4), markings),
    st.builds(lambda m: Paragraph("Text", **m), markings),
    st.builds(lambda p, m: Items(p, **m), parts[Items], markings),
    st.builds(lambda p, m: Facts(p, **m), parts[Facts], markings),
    st.builds(lambda p, m: Ticks(p, **m), parts[Ticks], markings),
    st.builds(lambda p, m: Pictures(p, **m), parts[Pictures], markings),
    st.builds(
        lambda rows, m: Table(("A",), rows, **m),
        _many(own.map(lambda o: Row(("sak",), **o)) | st.just(("sak",))),
        markings,
    ),
    st.just(PageBreak()),
)
documents = st.lists(blocks, max_size=12).map(lambda made: paper(*made))
permits = st.tuples(st.frozensets(kinds), st.frozensets(branches))

Permit = tuple[frozenset[Information], frozenset[Branch]]
Atom = tuple[Information, Branch, object]


def atoms(document: Document) -> Iterator[Atom]:
    """Take a document apart into the least that can be withheld, headings aside."""
    for block in document.blocks:
        match block:
            case (
                Items(inner)
                | Facts(inner)
                | Table(_, inner)
                | Ticks(inner)
                | Pictures(inner)
            ) if inner:
                for part in inner:
                    kind = (isinstance(part, Part) and part.kind) or block.kind
                    branch = (isinstance(part, Part) and part.branch) or block.branch
                    yield kind, branch, part
            case Heading():
                continue
            case _:
                yield block.kind, block.branch, block


def may(kind: Information, branch: Branch, permit: Permit) -> bool:
    allowed, of_branches = permit
    return kind is Information.PUBLIC or (kind in allowed and branch in of_branches)


@given(documents, permits)
def test_nothing_withheld_survives(document: Document, permit: Permit) -> None:
    cut = for_recipient(document, *permit)
    assert all(may(kind, branch, permit) for kind, branch, _ in atoms(cut))
    assert all(may(block.kind, block.branch, permit) for block in cut.blocks)


@given(documents, permits)
def test_nothing_allowed_is_lost(document: Document, permit: Permit) -> None:
    shown = [
        atom
        for block in document.blocks
        if may(block.kind, block.branch, permit)
        for atom in atoms(paper(block))
        if may(atom[0], atom[1], permit)
    ]
    assert list(atoms(for_recipient(document, *permit))) == shown


@given(documents, permits)
def test_cutting_twice_is_cutting_once(document: Document, permit: Permit) -> None:
    cut = for_recipient(document, *permit)
    assert for_recipient(cut, *permit) == cut


@given(documents)
def test_one_who_may_see_everything_sees_everything(document: Document) -> None:
    assert for_recipient(document, EVERYTHING, EVERY_BRANCH) == document


@given(documents)
def test_one_who_may_see_nothing_sees_only_what_is_public(document: Document) -> None:
    cut = for_recipient(document, frozenset(), frozenset())
    assert {block.kind for block in cut.blocks} <= {Information.PUBLIC}


def test_a_heading_goes_with_its_whole_section() -> None:
    health = Paragraph("Astma", kind=Information.HEALTH)
    document = paper(
        Heading(1, "Plan"),
        Heading(2, "Hälsa"),
        Heading(3, "Läkemedel"),
        health,
        Heading(2, "Skola"),
        Paragraph("Går i åttan", kind=Information.SCHOOL),
        Heading(2, "Anteckningar"),
    )
    cut = for_recipient(document, frozenset({Information.SCHOOL}), EVERY_BRANCH)
    headings = [block.text for block in cut.blocks if isinstance(block, Heading)]
    assert headings == ["Plan", "Skola", "Anteckningar"]


def test_the_title_stays_when_all_else_is_withheld() -> None:
    document = paper(Heading(1, "Plan"), Paragraph("x", kind=Information.CARE))
    cut = for_recipient(document, frozenset(), EVERY_BRANCH)
    assert cut.blocks == (Heading(1, "Plan"),)


def test_there_is_secrecy_between_branches() -> None:
    document = paper(
        Items(
            (
                Item("Från skolan", kind=Information.CARE, branch=Branch.SCHOOL),
                Item("Från vården", kind=Information.CARE, branch=Branch.HEALTH),
            )
        )
    )
    permit = frozenset({Information.CARE}), frozenset({Branch.SCHOOL})
    (items,) = for_recipient(document, *permit).blocks
    assert isinstance(items, Items)
    assert items.texts == ("Från skolan",)


def test_a_sender_that_tells_the_place_is_withheld() -> None:
    document = replace(paper(), header="Hemmet Eken", header_kind=Information.PLACE)
    assert for_recipient(document, frozenset(), EVERY_BRANCH).header == ""
    permit = frozenset({Information.PLACE})
    assert for_recipient(document, permit, EVERY_BRANCH).header == "Hemmet Eken"


def test_a_sound_paper_has_no_problems() -> None:
    sound = paper(
        Heading(1, "Plan"),
        Heading(2, "Mål"),
        Heading(3, "Skola"),
        Heading(2, "Åtgärder"),
        Table(("Vad", "Vem"), (("Skola", "Kommunen"),)),
        Figure(10, 10, (), "Rutinens fyra första steg"),
    )
    assert lint(sound) == ()


@pytest.mark.parametrize(
    ("blocks", "problem"),
    [
        ((), Problem(Flaw.NOT_ONE_MAIN_HEADING)),
        ((Heading(1, "A"), Heading(1, "B")), Problem(Flaw.NOT_ONE_MAIN_HEADING)),
        (
            (Heading(1, "A"), Heading(3, "B")),
            Problem(Flaw.HEADING_LEVEL_SKIPPED, 1),
        ),
        ((Heading(1, " "),), Problem(Flaw.HEADING_EMPTY, 0)),
        (
            (Heading(1, "A"), Table(("Vad", " "), ())),
            Problem(Flaw.HEADER_CELL_EMPTY, 1),
        ),
        (
            (Heading(1, "A"), Table(("Vad",), (("",),))),
            Problem(Flaw.HEADER_CELL_EMPTY, 1),
        ),
        (
            (Heading(1, "A"), Facts((Fact("", "svar"),))),
            Problem(Flaw.HEADER_CELL_EMPTY, 1),
        ),
        ((Heading(1, "A"), Figure(1, 1, (), " ")), Problem(Flaw.ALT_EMPTY, 1)),
        (
            (Heading(1, "A"), Figure(1, 1, (), "steg.PNG")),
            Problem(Flaw.ALT_IS_A_FILE_NAME, 1),
        ),
        (
            (Heading(1, "A"), Figure(1, 1, (), "Bild")),
            Problem(Flaw.ALT_SAYS_NOTHING, 1),
        ),
        (
            (Heading(1, "A"), Pictures((Picture(MEETING, ""),))),
            Problem(Flaw.ALT_EMPTY, 1),
        ),
    ],
)
def test_a_flaw_is_found_where_it_is(
    blocks: tuple[Block, ...], problem: Problem
) -> None:
    assert lint(paper(*blocks)) == (problem,)


def test_a_paper_without_title_and_language_is_found() -> None:
    document = replace(paper(Heading(1, "A")), title=" ", lang="")
    assert lint(document) == (Problem(Flaw.NO_TITLE), Problem(Flaw.NO_LANGUAGE))


def test_a_paper_can_be_told_in_words() -> None:
    document = paper(
        Heading(1, "Plan"),
        Items(("Ett", "Två"), ordered=True),
        Facts((Fact("Tid", "13.00"),)),
        Table(
            ("Vad", "Vem"),
            (("Skola", "Kommunen"), ("Ringer skolan.", "Soc"), ("Läkare", "")),
        ),
        Ticks((Tick("Klart", TickState.TICKED), Tick("Kvar"))),
        WriteLines("Övrigt"),
        Stamp("26 kap. 1 §", date(2026, 12, 3), "SiS"),
        Pictures(
            (
                Picture(MEETING, "möte", "Vi ses.", "Ritare"),
                Picture(MEETING, "möte"),
                Picture(MEETING, "möte", "Ja", box=TickState.TICKED),
            )
        ),
        Figure(1, 1, (), "Två personer samtalar"),
        PageBreak(),
    )
    assert as_text(document).split("\n\n") == [
        "Plan",
        "1. Ett\n2. Två",
        "Tid: 13.00",
        "Vad: Skola. Vem: Kommunen\nVad: Ringer skolan. Vem: Soc\nVad: Läkare",
        "Ikryssad: Klart\nTom ruta: Kvar",
        "Övrigt: (plats att skriva)",
        "Sekretess. 26 kap. 1 §\nSiS, 3 dec 2026",
        "Vi ses.\nBild: möte\nIkryssad: Ja",
        "Bild: Två personer samtalar",
        "Symboler: Ritare.\n",
    ]


@pytest.mark.parametrize("level", [0, 7])
def test_a_heading_has_a_level_from_one_to_six(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading(level, "Plan")


def test_a_row_has_as_many_cells_as_the_header() -> None:
    with pytest.raises(ValueError, match="cells"):
        Table(("Vad", "Vem"), (("Skola",),))


def test_a_paper_knows_the_time_zone_of_its_making() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Document("Plan", (), "", NOON.replace(tzinfo=None))


@pytest.mark.parametrize("across", [0, 6])
def test_so_many_pictures_do_not_stand_abreast(across: int) -> None:
    with pytest.raises(ValueError, match="abreast"):
        Pictures((), across)


# --- Who drew the symbols ---------------------------------------------------------

PLAN = Symbol("E249", "1F4CB")
SECRET = Pictures((Picture(PLAN, "plan", "Vår plan", "A"),), kind=Information.CARE)


@pytest.mark.parametrize(
    ("pictures", "line"),
    [
        ((Picture(MEETING, "möte", "Vi ses.", "A"),), "Symboler: A."),
        (
            (Picture(MEETING, "möte", "", "A"), Picture(MEETING, "möte", "", "A")),
            "Symboler: A.",
        ),
        (
            (Picture(MEETING, "möte", "", "A"), Picture(PLAN, "plan", "", "B")),
            "Symboler: A; B. Några är sammansatta av oss.",
        ),
        (
            (Picture(Symbol("E249", crossed=True), "inget möte", "", "A"),),
            "Symboler: A. Några är sammansatta av oss.",
        ),
    ],
)
def test_a_paper_ends_with_who_drew_its_symbols(
    pictures: tuple[Picture, ...], line: str
) -> None:
    *_, last = credited(paper(Heading(1, "A"), Pictures(pictures)))
    assert last == Paragraph(line, ParagraphStyle.SMALL)


def test_a_paper_without_symbols_names_nobody_who_drew_any() -> None:
    document = paper(Heading(1, "A"), Pictures(()))
    assert credited(document) == document.blocks


def test_symbols_withheld_are_not_credited() -> None:
    document = paper(Heading(1, "A"), SECRET)
    cut = for_recipient(document, frozenset(), EVERY_BRANCH)
    assert credited(cut) == (Heading(1, "A"),)
    assert len(credited(document)) == 3
