"""Arabic and Ge'ez script: joined, ordered, mirrored, and read as they were written."""

# ruff: noqa: RUF001  (Arabic letters that look like others are what they are)

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sipdesk.content.direction import EMBED, held
from sipdesk.content.document import (
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
    Signatures,
    Table,
    Tick,
    Ticks,
    WriteLines,
)
from sipdesk.documents.pdf import shaping, typeset
from sipdesk.documents.pdf.fonts import MISSING, Face
from sipdesk.documents.pdf.private import text_of
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pdf.style import PAGE_WIDTH, SIDE
from sipdesk.documents.pdf.system_fonts import ethiopic
from sipdesk.domain.errors import Trouble, Unavailable
from tests.documents.elsewhere import sums
from tests.documents.order import words_of, words_read
from tests.documents.reading import spoken
from tests.documents.samples import NOON, arabic_paper, ethiopic_paper, paper
from tests.documents.standards import faults

PHONE = "010-453 40 00"
PLAN = "خطة فردية منسقة"


def in_arabic(*blocks: object) -> Document:
    return Document("SIP", tuple(blocks), "", NOON, lang="ar")  # type: ignore[arg-type]


def glyphs(text: str, face: Face = Face.ARABIC) -> list[int]:
    """Give the font's own numbers of the glyphs of a text, from left to right."""
    return [
        run.font.face.charToGlyph[glyph.code]
        for run in shaping.typeface(face).line(text)
        for glyph in run.glyphs
        if glyph.code
    ]


def seen(text: str) -> str:
    """Give a line of Arabic as the eye meets it from the left."""
    line = shaping.typeface(Face.ARABIC).line(text)
    return "".join(
        text_of(glyph.code) for run in line for glyph in run.glyphs if glyph.code
    )


def lefts(data: bytes, words: str) -> list[float]:
    """Tell where on the first page words stand: their left ends, in points."""
    found = []
    first = pypdfium2.PdfDocument(data)[0].get_textpage()
    search = first.search(words)
    while place := search.get_next():
        start, count = place
        boxes = [first.get_charbox(n) for n in range(start, start + count)]
        found.append(min(box[0] for box in boxes))
    return found


# --- Shapes ------------------------------------------------------------------------


def test_a_letter_takes_another_form_where_it_is_joined() -> None:
    alone, initial, medial, final = (
        glyphs("ه")[0],
        glyphs("هم")[-1],
        glyphs("مهم")[1],
        glyphs("مه")[0],
    )
    assert len({alone, initial, medial, final}) == 4


def test_a_joiner_that_is_not_seen_keeps_letters_apart() -> None:
    assert glyphs("می\u200cخواهیم") != glyphs("میخواهیم")
    assert typeset.printable("می\u200cخواهیم", Face.ARABIC) == "می\u200cخواهیم"


def test_bold_letters_are_wider_than_regular_ones() -> None:
    regular = typeset.width(PLAN, Face.ARABIC, 10)
    assert typeset.width(PLAN, Face.ARABIC_BOLD, 10) > regular


def test_the_dots_of_a_letter_are_drawn_and_not_read() -> None:
    (run,) = shaping.typeface(Face.ARABIC).line("ن")
    assert [glyph.outline != "" for glyph in run.glyphs].count(True) == 1
    assert seen("ن") == "ن"


def test_latin_words_and_figures_are_set_in_the_face_of_latin_papers() -> None:
    fonts = {
        run.font.fontName for run in shaping.typeface(Face.ARABIC).line("خطة SIP 18")
    }
    assert fonts == {"NotoSansArabic-Regular", "AtkinsonHyperlegible-Regular"}


@pytest.mark.parametrize("face", [Face.ARABIC, Face.ETHIOPIC])
def test_what_no_font_has_becomes_a_box(face: Face) -> None:
    assert typeset.printable("李\ue1d9\U000f0001", face) == MISSING * 3


def test_a_glyph_is_as_wide_as_its_own_font_says() -> None:
    file = ethiopic()
    assert file is not None
    assert shaping.typeface(Face.ETHIOPIC).line("ሰ")[0].font.face.unitsPerEm == 2048
    data = render(ethiopic_paper()).data
    widths = {
        width
        for one in PdfReader(BytesIO(data)).pages
        for font in one["/Resources"]["/Font"].values()  # type: ignore[index]
        if "Ethiopic" in font.get_object()["/BaseFont"]
        for width in font.get_object()["/Widths"]
    }
    assert widths
    assert max(widths) < 1700


# --- Direction ---------------------------------------------------------------------


def test_arabic_is_seen_from_the_right_and_latin_inside_it_from_the_left() -> None:
    assert seen("أ SIP ب") == "ب SIP أ"


@pytest.mark.parametrize(
    "kept",
    [PHONE, "+46 10-453 40 00", "SiS (Statens institutionsstyrelse)", "13.00–14.30"],
)
def test_numbers_and_latin_phrases_keep_their_order(kept: str) -> None:
    assert kept in seen(f"اتصل {kept} الآن")
    assert kept in seen(f"اتصل {kept}")
    assert kept in seen(f"{kept} الآن")


def test_a_bracket_round_a_latin_word_turns_with_the_text() -> None:
    assert seen("خدمة (kommunen) هنا").count("(kommunen)") == 1


@given(st.text(st.sampled_from("aZ1 -.()+أب،\u00a0"), max_size=30))
def test_signs_of_direction_are_all_that_is_put_into_a_text(text: str) -> None:
    within = held(text, EMBED)
    assert "".join(c for c in within if c not in EMBED) == text
    assert within.count(EMBED[0]) == within.count(EMBED[1])


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aZ1 -.()+أبهلاٌ،\u00a0\u200c"), max_size=25))
def test_no_letter_is_lost_or_doubled_by_ordering(text: str) -> None:
    shown = typeset.printable(text, Face.ARABIC)
    assert sorted(c for c in seen(shown) if c.isalnum()) == sorted(
        c for c in shown if c.isalnum()
    )


# --- A page from right to left -----------------------------------------------------


def test_the_first_column_is_the_one_at_the_right() -> None:
    table = Table(("AAA", "BBB"), (("CCC", "DDD"),))
    for lang, mirrored in (("sv", False), ("ar", True)):
        data = render(
            paper(Heading(1, "X"), Table(table.header, table.rows, lang=lang))
        ).data
        first, second = lefts(data, "CCC")[0], lefts(data, "DDD")[0]
        assert (first > second) is mirrored


def test_signs_of_a_list_and_lines_to_sign_on_begin_at_the_right() -> None:
    data = render(in_arabic(Heading(1, "X"), Items(("AAA",)))).data
    assert lefts(data, "•")[0] > lefts(data, "AAA")[0]
    data = render(in_arabic(Heading(1, "X"), Signatures(("AAA", "BBB")))).data
    assert lefts(data, "AAA")[0] > lefts(data, "BBB")[0]
    words = pypdfium2.PdfDocument(data)[0].get_textpage()
    ends = [words.get_charbox(n)[2] for n in range(words.count_chars())]
    assert max(ends) == pytest.approx(PAGE_WIDTH - SIDE, abs=1)


def test_the_sender_stands_at_the_right_and_the_number_of_the_page_at_the_left() -> (
    None
):
    sheet = Document("SIP", (Heading(1, "X"),), "WHOM", NOON, lang="ar", header="FROM")
    data = render(sheet).data
    assert lefts(data, "FROM")[0] > lefts(data, "WHOM")[0]
    assert lefts(data, "من")[0] < lefts(data, "SIP")[0]


@pytest.mark.parametrize("style", list(ParagraphStyle))
def test_no_line_goes_past_the_margins_from_either_side(style: ParagraphStyle) -> None:
    words = f"{PLAN} SIP {PHONE} " * 12
    data = render(in_arabic(Heading(1, PLAN), Paragraph(words, style))).data
    first = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [first.get_charbox(n) for n in range(first.count_chars())]
    assert min(box[0] for box in boxes) >= 69
    assert max(box[2] for box in boxes) <= 527


def test_the_program_speaks_the_language_of_the_paper() -> None:
    data = render(
        in_arabic(Heading(1, PLAN), Ticks((Tick(PLAN),)), WriteLines(PLAN))
    ).data
    figures = [one.alt for one in spoken(data) if one.tag == "Figure"]
    assert figures == ["مربع فارغ"]
    assert "الصفحة" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()


# --- Read as it was written ---------------------------------------------------------


@pytest.mark.journey
@pytest.mark.parametrize("made", [arabic_paper(), ethiopic_paper()])
def test_a_paper_meets_both_standards_and_is_read_in_order(made: Document) -> None:
    rendered = render(made)
    assert faults(rendered.data) == []
    assert words_read(rendered.data) == words_of(made)


def test_the_words_are_found_by_two_engines_that_know_nothing_of_the_structure() -> (
    None
):
    data = render(in_arabic(Heading(1, PLAN), Paragraph("لأولياء الأمور"))).data
    texts = (
        pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range(),
        PdfReader(BytesIO(data)).pages[0].extract_text(),
    )
    for text in texts:
        assert PLAN in " ".join(text.split())
        assert "لأولياء الأمور" in " ".join(text.split())


def test_brackets_are_found_as_they_were_written() -> None:
    words = "لك (خطة) يا «صديقي» هنا"
    data = render(in_arabic(Heading(1, PLAN), Paragraph(words))).data
    assert words in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()


def test_facts_are_read_label_first_though_it_stands_at_the_right() -> None:
    data = render(in_arabic(Heading(1, "X"), Facts((Fact(PLAN, PHONE),)))).data
    assert [one.text for one in spoken(data)] == ["X", PLAN, PHONE]


@pytest.mark.journey
@pytest.mark.parametrize("sample", ["arabic_paper", "ethiopic_paper"])
def test_the_same_paper_is_the_same_file_in_another_process(sample: str) -> None:
    made = {"arabic_paper": arabic_paper, "ethiopic_paper": ethiopic_paper}[sample]()
    assert sums("pdf", sample) == {render(made).sha256}


# --- Fonts of the system -----------------------------------------------------------


@pytest.fixture
def no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "shared"))
    monkeypatch.setenv("WINDIR", str(tmp_path / "windows"))
    return tmp_path


def test_without_a_font_of_geez_the_program_says_so(no_fonts: Path) -> None:
    assert list(no_fonts.iterdir()) == []
    with pytest.raises(Unavailable) as refused:
        render(ethiopic_paper())
    assert refused.value.trouble is Trouble.NO_ETHIOPIC_FONT
    assert render(arabic_paper()).pages >= 1


@pytest.mark.parametrize(
    ("regular", "bold"),
    [
        ("windows/Fonts/ebrima.ttf", "windows/Fonts/ebrimabd.ttf"),
        (
            "shared/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf",
            "shared/fonts/truetype/noto/NotoSansEthiopic-Bold.ttf",
        ),
        ("shared/fonts/truetype/abyssinica/AbyssinicaSIL-Regular.ttf", ""),
        ("own/fonts/truetype/abyssinica/AbyssinicaSIL-Regular.ttf", ""),
    ],
)
def test_the_system_s_font_is_found_where_systems_keep_it(
    monkeypatch: pytest.MonkeyPatch, no_fonts: Path, regular: str, bold: str
) -> None:
    if not regular.startswith("windows/"):
        assert ethiopic() is None  # Windows looks nowhere else
        monkeypatch.delenv("WINDIR")
    for name in filter(None, (regular, bold)):
        file = no_fonts / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found = ethiopic()
    assert found is not None
    assert found.regular == no_fonts / regular
    assert found.bold == no_fonts / (bold or regular)
    assert found.has_bold is bool(bold)
