"""Pictures for boards as they come from outside, and boards of other homes."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from sipdesk.content.own_pictures import Drawings
from sipdesk.content.symbols import Symbol
from sipdesk.documents.pdf.symbol import painted_from
from sipdesk.documents.photo import cleaned_symbol
from sipdesk.documents.picture_sources.cleaning import clean_some, contents_of
from sipdesk.documents.picture_sources.drawing import cleaned_drawing
from sipdesk.documents.picture_sources.shared import packed, unpacked
from sipdesk.domain.picture_board import Cell, PictureBoard, PictureBoardKind
from sipdesk.domain.picture_source import (
    OwnPicture,
    OwnSymbol,
    PictureForm,
    PictureSource,
    code_of,
)
from tests.documents.hostile_images import SQUARE, a_png, svg, zipped

_SHAPES: Final = svg(
    """<style>.a{fill:#F00;stroke-width:2px}</style>
<g class="a" transform="rotate(30 5 5) scale(.5)">
<path d="M.5.5c1 1 2 2 3 3s1 1 2 2q1 1 2 2t1 1a1 2 30 0110 5zh3v4H1V2"/>
<circle cx="5" cy="5" r="3mm"/><ellipse cx="1" cy="2" rx="3" ry="1"/>
<polygon points="1,1 2,2 3,1"/><line x1="1" x2="3" y1="1" y2="9" stroke="#123"/>
<polyline points="1 1 2 2" stroke="red" stroke-dasharray="1 2"/>
<rect x="1" y="1" width="3" height="3" rx="1" style="fill:rgb(1,2%,3)"/></g>"""
)
_LIST: Final = "fil;ord;synonymer\nbra.svg;glänta;skogsdunge, dunge\n"
_SAID: Final = "Sagt om källan"


def importers(
    folder: Path,
) -> Mapping[str, tuple[Callable[[bytes], object], tuple[bytes, ...]]]:
    """Give what reads pictures from outside, each with sound ones to begin with."""
    folder.mkdir()
    path = folder / "symboler.zip"
    boards = _boards()
    told = ZipFile(BytesIO(boards)).read("sipbild.json")

    def from_zip(data: bytes) -> object:
        path.write_bytes(data)
        return clean_some(path, contents_of(path).codes)

    def with_picture(data: bytes) -> object:
        parts = (("sipbild.json", data), ("pictures/0000.svg", svg(SQUARE)))
        return unpacked(zipped(*parts))

    parts = (("ord.csv", _LIST.encode()), ("bra.svg", svg(SQUARE)), ("b.png", a_png()))
    return {
        "symbol as a drawing": (_painted, (svg(SQUARE), _SHAPES)),
        "symbol as an image": (cleaned_symbol, (a_png(),)),
        "zip of symbols": (from_zip, (zipped(*parts),)),
        "list of symbols": (
            lambda data: from_zip(zipped(("ord.csv", data), parts[1])),
            (_LIST.encode(),),
        ),
        "boards from another home": (unpacked, (boards,)),
        "what such boards say": (with_picture, (told,)),
    }


def _painted(data: bytes) -> object:
    kept = cleaned_drawing(data)
    try:
        return painted_from(Drawings({"A": kept}), Symbol("A", "A"), "a")
    except ValueError:  # as a board takes it: the picture is missing
        return None


def _boards() -> bytes:
    code = code_of("glänta")
    symbol = OwnSymbol("s x", "s", code, ("glänta",), PictureForm.DRAWING, "")
    source = PictureSource("s", _SAID, _SAID, _SAID, date(2026, 3, 2), "u")
    cells = (Cell("glänta", symbol=code, source="s"), Cell("ja", symbol="1F600"))
    board = PictureBoard("b", PictureBoardKind.GRID_2X2, "Tavla", cells=cells)
    return packed([board], [source], [OwnPicture(symbol, svg(SQUARE))])
