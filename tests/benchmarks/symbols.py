"""What a symbol costs as it stands on paper once a file, against drawn in each place.

* milliseconds and bytes for each place, in a file with 12 symbols in 192 places;
* milliseconds for the young person's invitation, against the same words without
  pictures: as a rule, and when each symbol has to be put together anew.

The first file of each is not counted: then fonts and libraries are read.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from sipdesk.content.document import Document, Items, Pictures
from sipdesk.content.symbols import Symbol
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.render import render
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.symbol import painted
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.benchmarks.figure import Figure, milliseconds
from tests.documents import cases
from tests.documents.example import MADE
from tests.documents.papers import content, paper

ROUNDS = 20
PLACES = 192
ABREAST = 16
SIDE = 30.0
SHOWN = (
    "sip_mote",
    "sip",
    "paus",
    "prata",
    "lyssna",
    "trygg_vuxen",
    "skola",
    "familj",
    "boende",
    "psykisk_halsa",
    "fritid",
    "inte_vara_med",
)
TIME_GOAL = 0.5
SIZE_GOAL = 0.5
PAPER_GOAL = 1.5
ANEW_GOAL = 8.0


def measure() -> None:
    """Measure, and tell every figure."""
    concepts = content().read_concepts()
    symbols = [concepts[one].symbol for one in SHOWN]
    for make in (_once, _each_time):
        make(symbols)
    once, each = [], []
    for _ in range(ROUNDS):
        once.append(milliseconds(lambda: _once(symbols)))
        each.append(milliseconds(lambda: _each_time(symbols)))
    ours, others = median(once) / PLACES, median(each) / PLACES
    Figure("a place of a symbol, ms", ours, others, TIME_GOAL).tell()
    ours, others = (len(make(symbols)) / PLACES for make in (_once, _each_time))
    Figure("a place of a symbol, bytes", ours, others, SIZE_GOAL).tell()
    _measure_paper()


def _measure_paper() -> None:
    document = paper(PaperKind.INVITATION, cases.full(), YOUNG_PERSON)
    told = _in_words(document)
    for made in (document, told):
        render(made)
    with_pictures, in_words, anew = [], [], []
    for _ in range(ROUNDS):
        with_pictures.append(milliseconds(lambda: render(document)))
        in_words.append(milliseconds(lambda: render(told)))
        painted.cache_clear()
        anew.append(milliseconds(lambda: render(document)))
    name, against = "the young person's invitation", median(in_words)
    Figure(f"{name}, ms", median(with_pictures), against, PAPER_GOAL).tell()
    Figure(f"{name}, its symbols anew, ms", median(anew), against, ANEW_GOAL).tell()


def _in_words(document: Document) -> Document:
    """Set the words of a paper's pictures as a list."""
    blocks = tuple(
        Items(tuple(picture.words for picture in block.pictures))
        if isinstance(block, Pictures)
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _once(symbols: Sequence[Symbol]) -> bytes:
    canvas = _canvas()
    with canvas.artifact():
        for place in range(PLACES):
            drawn = painted(symbols[place % len(symbols)])
            canvas.symbol(drawn, _corner(place), SIDE)
    return _ended(canvas)


def _each_time(symbols: Sequence[Symbol]) -> bytes:
    canvas = _canvas()
    with canvas.artifact():
        for place in range(PLACES):
            drawn = painted(symbols[place % len(symbols)])
            alone = replace(drawn, name=f"{drawn.name}-{place}")
            canvas.symbol(alone, _corner(place), SIDE)
    return _ended(canvas)


def _canvas() -> TaggedCanvas:
    return TaggedCanvas(About("Symboler", "", "sv-SE", MADE), Element("Document"))


def _corner(place: int) -> tuple[float, float]:
    row, column = divmod(place, ABREAST)
    return 40 + column * (SIDE + 2), 60 + row * (SIDE + 10)


def _ended(canvas: TaggedCanvas) -> bytes:
    canvas.end_page()
    return canvas.save()
