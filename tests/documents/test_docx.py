import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.content.document import (
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Rule,
    Table,
    Tick,
    Ticks,
    TickState,
)
from sipdesk.documents.compose import compose
from sipdesk.documents.docx import styles
from sipdesk.documents.docx.render import render
from sipdesk.documents.docx.text import writable
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.paper import FOR_WORD, PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.elsewhere import sums
from tests.documents.example import FATHER, MOTHER, SOCIAL
from tests.documents.order import said_by
from tests.documents.papers import cut, desk
from tests.documents.samples import LONG, NAME, documents, paper, rich
from tests.documents.test_compose import LSU, allowed_sets, assert_withheld

KINDS = tuple(kind for kind in PaperKind if kind in FOR_WORD)
NOBODY = ("Ceder", "Åsa", "socialnämnden")


def opened(document: Document) -> WordDocument:
    return docx.Document(BytesIO(render(document).data))


def inside(of: WordDocument | WordCell) -> Iterator[WordParagraph]:
    """Give every paragraph in reading order, those in tables too."""
    for one in of.iter_inner_content():
        if isinstance(one, WordTable):
            for row in one.rows:
                for cell in row.cells:
                    yield from inside(cell)
        else:
            yield one


def style_of(paragraph: WordParagraph) -> str:
    assert paragraph.style is not None
    return paragraph.style.name or ""


def told(paragraph: WordParagraph) -> str:
    """Give what the model says: no box's sign, and no drawing's words."""
    style = style_of(paragraph)
    if style == styles.FIGURE:
        return ""
    return paragraph.text.partition("\t")[2] if style == styles.TICK else paragraph.text


def words_written(word: WordDocument) -> list[str]:
    return " ".join(map(told, inside(word))).split()


def words_meant(document: Document) -> list[str]:
    texts = (text for block in document.blocks for text in said_by(block))
    return " ".join(map(writable, texts)).split()


def of_style(word: WordDocument, style: str) -> list[str]:
    return [one.text for one in inside(word) if style_of(one) == style]


def everything_in(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.journey
def test_a_paper_with_everything_has_words_own_structure() -> None:
    word = opened(rich())
    assert of_style(word, "Heading 1") == [f"Protokoll för {NAME}"]
    assert of_style(word, "Heading 2") == ["Vad ungdomen vill", "Underskrifter"]
    assert of_style(word, "Heading 3") == ["Åtgärder"]
    assert of_style(word, styles.QUOTE) == ["Jag vill hem.\nOch spela fotboll."]
    assert of_style(word, styles.NOTE) == ["Observera", LONG]
    assert of_style(word, styles.LEAD) == ["Vad vi kom överens om."]
    assert of_style(word, styles.SMALL) == [
        "Figur 1. Så börjar det.",
        "Frågor? Ring oss.",
    ]
    assert of_style(word, styles.NUMBER)[::2] == ["Kalla", "Arkivera"]
    assert of_style(word, styles.CAPTION) == ["Beslut"]
    assert of_style(word, styles.TICK)[:3] == [
        "☑\tKlart",
        "☐\tKvar",
        "☒\tInte aktuellt",
    ]
    assert of_style(word, styles.FIGURE) == [
        "Bild: Rutinens två första steg: upptäck behov, informera och erbjud.",
        "Bild: jag förstår inte",
    ]
    assert len(of_style(word, styles.WRITE_LINE)) == 4
    assert len(of_style(word, styles.SIGN_LINE)) == 3
    assert of_style(word, styles.STAMP) == [
        "Sekretess",
        "26 kap. 1 § OSL",
        "Statens institutionsstyrelse, 3 dec 2026",
    ]
    breaks = [o for o in inside(word) if o.paragraph_format.page_break_before]
    assert [one.text for one in breaks] == ["Underskrifter"]


def test_a_table_says_what_its_headers_are() -> None:
    facts, table = opened(rich()).tables
    assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [
        True,
        *(False,) * 60,
    ]
    look = "w:tblPr/w:tblLook/@w:"
    for one, row, column in ((facts, "0", "1"), (table, "1", "1")):
        assert one._tbl.xpath(f"{look}firstRow") == [row]
        assert one._tbl.xpath(f"{look}firstColumn") == [column]
    bold = [[c.paragraphs[0].runs[0].bold for c in r.cells] for r in table.rows[:2]]
    assert bold == [[True] * 4, [True, None, None, None]]
    wide = [column.width or 0 for column in table.columns]
    assert wide[1] > wide[2] > wide[3] > wide[0]
    assert sum(wide) == pytest.approx(styles.TEXT_WIDTH, abs=2000)


def test_the_first_column_is_a_header_only_where_the_table_says_so() -> None:
    (table,) = opened(paper(Table(("A", "B"), (("a", "b"),), row_headers=False))).tables
    assert table._tbl.xpath("w:tblPr/w:tblLook/@w:firstColumn") == ["0"]
    assert [c.paragraphs[0].runs[0].bold for c in table.rows[1].cells] == [None] * 2


def test_every_numbered_list_begins_at_one() -> None:
    steps = Items(("Kalla", "Möt"), ordered=True)
    word = opened(paper(steps, Heading(1, "Sedan"), steps))
    numbers = word.part.element.xpath("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    first, second = numbers[0], numbers[2]
    assert numbers == [first, first, second, second]
    assert first != second
    numbering = word.part.numbering_part.element
    begin = f"w:num[@w:numId={second}]/w:lvlOverride/w:startOverride/@w:val"
    assert numbering.xpath(begin) == ["1"]


@pytest.mark.journey
@settings(max_examples=40, deadline=None)
@given(documents)
def test_a_file_says_the_words_of_its_document_in_order(document: Document) -> None:
    assert words_written(opened(document)) == words_meant(document)


def test_a_paper_with_everything_is_read_in_order() -> None:
    assert words_written(opened(rich())) == words_meant(rich())


@settings(max_examples=12, deadline=None)
@given(documents)
def test_the_same_document_is_the_same_file(document: Document) -> None:
    assert render(document) == render(document)


@pytest.mark.journey
def test_the_same_document_is_the_same_file_in_another_process() -> None:
    assert sums("docx") == {render(rich()).sha256}


def test_no_part_of_the_file_tells_when_it_was_packed() -> None:
    with ZipFile(BytesIO(render(rich()).data)) as parts:
        assert {one.date_time[0] for one in parts.infolist()} == {1980}
        assert parts.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        '<w:t>x</w:t><img src="file:///etc/passwd"/>',
        '{ HYPERLINK "https://example.se" } =1+1 <<fält>> ]]>',
        "&lt;&#65; %s {0} \\n https://example.se mailto:a@b.se",
        "Nguyễn Łukasz Şirin Đorđe Иван 李",
    ],
)
def test_what_was_typed_is_written_letter_by_letter(text: str) -> None:
    document = paper(
        Heading(1, text),
        Paragraph(text),
        Items((text,)),
        Facts((Fact(text, text),)),
        Table((text,), ((text,),)),
        Ticks((Tick(text, TickState.TICKED),)),
    )
    word = opened(document)
    assert [words for one in inside(word) if (words := told(one))] == [text] * 8
    assert word.part.element.xpath("//w:hyperlink | //w:instrText | //w:fldChar") == []
    rels = (*word.part.rels.values(), *word.part.package.rels.values())
    assert not any(rel.is_external for rel in rels)


def test_control_characters_are_left_out_and_what_xml_cannot_hold_is_a_box() -> None:
    document = paper(Paragraph("a\x00b\x07\u202ec\u200b \ud800 \uffff 李 é\ttab"))
    assert words_written(opened(document)) == ["abc", "□", "□", "李", "é", "tab"]


def test_a_page_break_is_no_page_of_its_own() -> None:
    table = Table(("A",), (("a",),))
    word = opened(
        paper(PageBreak(), Paragraph("ett"), PageBreak(), PageBreak(), table, Rule())
    )
    breaks = [o for o in inside(word) if o.paragraph_format.page_break_before]
    assert [style_of(one) for one in breaks] == [styles.SPACER]
    assert word.paragraphs[0].text == "ett"


def test_headings_skip_no_level() -> None:
    word = opened(paper(Heading(2, "Plan"), Heading(5, "Mål"), Heading(2, "Skola")))
    levels = [style_of(one) for one in inside(word)]
    assert levels == ["Heading 1", "Heading 2", "Heading 2"]


def test_the_margins_say_from_whom_to_whom_and_which_page() -> None:
    section = opened(rich()).sections[0]
    (head,), (foot,) = section.header.paragraphs, section.footer.paragraphs
    assert head.text == "Statens institutionsstyrelse, SiS\tTill: socialnämnden"
    assert foot.text.startswith("Protokoll från SIP-möte  ·  Version 2\tSida ")
    fields = [one.get(qn("w:instr")) for one in foot._p.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_the_file_is_swedish_and_a_block_in_another_language_says_so() -> None:
    word = opened(rich())
    langs = word.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert langs == ["sv-SE"]
    (run,) = word.part.element.xpath("//w:r[w:rPr/w:lang/@w:val='so']/w:t")
    assert run.text == "Waa maxay qorshaha?"


def test_the_metadata_name_the_paper_and_the_program_and_nobody_else() -> None:
    data = render(rich()).data
    about = docx.Document(BytesIO(data)).core_properties
    assert (about.title, about.subject) == (
        "Protokoll från SIP-möte",
        "Samordnad individuell plan",
    )
    assert {about.author, about.last_modified_by} == {"SIPdesk"}
    assert (about.comments, about.keywords, about.category) == ("", "", "")
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert about.created == about.modified == noon
    with ZipFile(BytesIO(data)) as parts:
        said = parts.read("docProps/core.xml").decode()
    assert not any(one in said for one in NOBODY)
    traces = re.findall(r"rsid|python-docx|Macintosh|docId", everything_in(data))
    assert traces == []


def test_the_moment_of_making_is_the_same_in_every_time_zone() -> None:
    west = timezone(timedelta(hours=-9, minutes=-30))
    moved = replace(rich(), created=rich().created.astimezone(west))
    assert render(moved) == render(rich())


def test_a_title_however_long_and_strange_is_sound_metadata() -> None:
    document = paper(Heading(1, "Plan"), title='<x a="&">\x00\x0b ☃ ' + "x" * 300)
    title = opened(document).core_properties.title
    assert title.startswith('<x a="&"> ☃ xxx')
    assert len(title) == 255


@pytest.mark.journey
@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(KINDS),
    recipient=st.sampled_from((FILE_COPY, YOUNG_PERSON, MOTHER, FATHER, SOCIAL)),
    version=st.sampled_from((0, 2)),
    allowed=allowed_sets(),
)
def test_no_recipient_finds_in_the_file_what_is_not_allowed(
    kind: PaperKind, recipient: str, version: int, allowed: frozenset[Information]
) -> None:
    made = cut(compose(kind, LSU, recipient, desk(allowed, version)), allowed)
    data = render(made).data
    assert_withheld(everything_in(data), allowed)
    written = words_written(docx.Document(BytesIO(data)))
    assert written == words_meant(made)


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_case_keeps_every_word(kind: PaperKind) -> None:
    made = compose(kind, cases.longest(), FILE_COPY, desk(frozenset(Information)))
    assert words_written(opened(made)) == words_meant(made)
