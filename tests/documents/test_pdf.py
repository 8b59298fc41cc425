from dataclasses import replace
from datetime import timedelta, timezone
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from sipdesk.content.document import (
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Signatures,
    Table,
)
from sipdesk.documents.pdf.render import render
from tests.documents.elsewhere import sums
from tests.documents.order import words_of, words_read
from tests.documents.reading import Spoken, spoken
from tests.documents.samples import LONG, NAME, in_any_script, paper, rich
from tests.documents.standards import faults


def lines_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    return [line for line in text.splitlines() if line.strip()]


def test_a_paper_with_everything_meets_both_standards() -> None:
    assert faults(render(rich()).data) == []


@pytest.mark.journey
@settings(max_examples=12, deadline=None, derandomize=True)
@given(in_any_script)
def test_any_paper_meets_both_standards(document: Document) -> None:
    assert faults(render(document).data) == []


@pytest.mark.parametrize("width", range(20, 60, 4))
def test_no_line_of_a_table_ends_between_a_day_and_its_month(width: int) -> None:
    said = "Frågat 2 feb, svar 12 november 2026 och 3 mars, 3 dagar sedan"
    made = paper(Table(("Vad", "Mer"), ((said, ""),), (width / 100, 1 - width / 100)))
    lines = lines_of(render(made).data)
    assert lines
    assert [one for one in lines if one.split()[-1:] in (["2"], ["12"])] == []


def test_the_validator_sees_a_paper_without_tags() -> None:
    data = render(rich()).data.replace(b"/StructTreeRoot", b"/StructTreeRuin")
    assert faults(data)


@pytest.mark.journey
@settings(max_examples=25, deadline=None)
@given(in_any_script)
def test_a_paper_is_read_in_the_order_of_its_document(document: Document) -> None:
    assert words_read(render(document).data) == words_of(document)


def test_a_paper_with_everything_is_read_in_order() -> None:
    assert words_read(render(rich()).data) == words_of(rich())


@pytest.mark.journey
@settings(max_examples=12, deadline=None)
@given(in_any_script)
def test_the_same_document_is_the_same_file(document: Document) -> None:
    assert render(document) == render(document)


@pytest.mark.journey
def test_the_same_document_is_the_same_file_in_another_process() -> None:
    assert sums("pdf") == {render(rich()).sha256}


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        '<img src="file:///etc/passwd"/>',
        "</para><a href='https://example.se'>x</a>",
        "&lt;&#65; %s {0} \\n \\(\\)",
        "Nguyễn Łukasz Şirin Đorđe Иван",
    ],
)
def test_what_was_typed_is_printed_letter_by_letter(text: str) -> None:
    document = paper(
        Heading(1, text),
        Paragraph(text),
        Items((text,)),
        Facts((Fact(text, text),)),
        Table((text,), ((text,),)),
    )
    heard = [one.text for one in spoken(render(document).data) if one.tag != "Lbl"]
    assert heard == [text] * 7


def test_control_characters_are_left_out_and_unknown_letters_are_boxes() -> None:
    document = paper(Paragraph("a\x00b\x07\u202ec\u200b \ud800 李 é\ttab"))
    (heard,) = spoken(render(document).data)
    assert heard.text == "abc □ □ é tab"


def test_a_number_in_a_narrow_column_is_not_given_a_hyphen() -> None:
    document = paper(Table(("A", "B"), (("0" * 40, "behandlingssekreterare"),), (1, 9)))
    heard = [one.text for one in spoken(render(document).data)]
    assert heard == ["A", "B", "0" * 40, "behandlingssekreterare"]


def test_nothing_is_lost_however_long() -> None:
    note, word = LONG * 70, "x" * 300
    document = paper(
        Heading(1, word),
        Paragraph(note, ParagraphStyle.NOTE),
        Paragraph(note, ParagraphStyle.QUOTE),
        Items((note, Item(word))),
        Facts((Fact(word, note),)),
        Table((word, "B", note), ((note, word, note),)),
        Signatures((note, word)),
    )
    rendered = render(document)
    assert words_read(rendered.data) == words_of(document)
    assert faults(rendered.data) == []


def test_a_paper_that_says_nothing_is_one_page() -> None:
    rendered = render(paper(PageBreak(), Paragraph(" "), PageBreak()))
    assert rendered.pages == 1
    assert faults(rendered.data) == []


def test_the_head_of_a_table_is_read_once_however_many_its_pages() -> None:
    rows = tuple((f"Rad {n}", LONG) for n in range(60))
    rendered = render(paper(Heading(1, "Plan"), Table(("Nummer", "Insats"), rows)))
    assert rendered.pages > 3
    heard = [one.text for one in spoken(rendered.data)]
    assert heard.count("Nummer") == 1
    pages = PdfReader(BytesIO(rendered.data)).pages
    assert all("Nummer" in one.extract_text() for one in pages)


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page() -> None:
    table = Table(("Första", "Andra"), (("a", LONG), ("b", LONG)))
    for lines in range(20, 50):
        document = paper(Paragraph("rad\n" * lines), Heading(1, "Rubrik"), table)
        for one in PdfReader(BytesIO(render(document).data)).pages:
            text = one.extract_text()
            assert "Rubrik" not in text or "Första" in text


def test_a_small_table_stands_on_one_page_with_its_heading_and_explanation() -> None:
    rows = tuple((f"rad {n}", str(n)) for n in range(12))
    table = Table(("Vad", "Antal"), rows, small=True)
    said = Paragraph("Så räknas det.", ParagraphStyle.SMALL)
    seen = set()
    for lines in range(20, 50):
        above = Paragraph("text\n" * lines)
        document = paper(
            Heading(1, "Papper"), above, Heading(2, "Siffror"), said, table
        )
        texts = [
            one.extract_text()
            for one in PdfReader(BytesIO(render(document).data)).pages
        ]
        (at,) = (n for n, text in enumerate(texts) if "Så räknas det." in text)
        assert all(word in texts[at] for word in ("Siffror", "rad 0", "rad 11"))
        seen.add(at)
    assert seen == {0, 1}


def test_a_small_table_that_is_long_goes_on_with_its_head() -> None:
    rows = tuple((f"rad {n}", str(n)) for n in range(90))
    table = Table(("Vad", "Antal"), rows, small=True)
    pages = PdfReader(BytesIO(render(paper(Heading(1, "Papper"), table)).data)).pages
    assert len(pages) > 1
    assert all("Antal" in one.extract_text() for one in pages)


def test_every_page_says_which_it_is() -> None:
    rendered = render(rich())
    seen = pypdfium2.PdfDocument(rendered.data)
    assert len(seen) == rendered.pages
    for number in range(rendered.pages):
        text = seen[number].get_textpage().get_text_range()
        assert f"Sida {number + 1} av {rendered.pages}" in text


def test_headings_are_the_contents_without_a_level_skipped() -> None:
    document = paper(Heading(2, "Plan"), Heading(5, "Mål"), Heading(2, "Skola"))
    data = render(document).data
    assert [one.tag for one in spoken(data)] == ["H1", "H2", "H2"]
    first, below = PdfReader(BytesIO(data)).outline
    assert isinstance(below, list)
    assert [first["/Title"], *(one["/Title"] for one in below)] == [  # type: ignore[call-overload]
        "Plan",
        "Mål",
        "Skola",
    ]


def test_boxes_and_figures_are_told_in_words() -> None:
    figures = [one for one in spoken(render(rich()).data) if one.tag == "Figure"]
    assert [one.alt for one in figures] == [
        "Rutinens två första steg: upptäck behov, informera och erbjud.",
        "Ikryssad",
        "Tom ruta",
        "Överstruken",
        "jag förstår inte",
        *("Tom ruta", "Ikryssad", "Överstruken") * 4,
    ]


def test_a_block_in_another_language_says_so() -> None:
    foreign = [one for one in spoken(render(rich()).data) if one.lang == "so"]
    assert foreign == [Spoken("P", "Waa maxay qorshaha?", "", "so")]


def test_the_metadata_name_the_paper_and_the_authority_and_nobody_else() -> None:
    reader = PdfReader(BytesIO(render(rich()).data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Protokoll från SIP-möte"
    assert reader.metadata.author == "Statens institutionsstyrelse"
    packet = reader.xmp_metadata
    assert packet is not None
    assert packet.dc_creator == ["Statens institutionsstyrelse"]
    written = packet.stream.get_data().decode()
    said = " ".join([written, *map(str, reader.metadata.values())])
    assert not any(word in said for word in ("Ceder", "Åsa", "socialnämnden"))


def test_the_moment_of_making_is_the_same_in_every_time_zone() -> None:
    west = timezone(timedelta(hours=-9, minutes=-30))
    moved = replace(rich(), created=rich().created.astimezone(west))
    assert render(moved).data.count(b"D:20261122120000") == 2


def test_a_title_with_markup_and_control_characters_is_sound_metadata() -> None:
    document = paper(Heading(1, "Plan"), title='<x a="&">\x00\x0b ☃ \ud800')
    data = render(document).data
    assert faults(data) == []
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == '<x a="&"> □ □'


def test_a_table_without_rows_is_sound_and_shows_its_header() -> None:
    made = paper(Heading(1, "Titel"), Table(("Vem", "Vad"), ()))
    data = render(made).data
    assert faults(data) == []
    assert "Vem" in PdfReader(BytesIO(data)).pages[0].extract_text()
