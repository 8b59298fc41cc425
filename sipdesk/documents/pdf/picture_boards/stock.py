"""Finds what a cell shows: a symbol of a set, or a picture of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO

from reportlab.lib.utils import ImageReader

from sipdesk.content.openmoji import CREDIT
from sipdesk.content.symbols import SkinTone, Symbol, SymbolSource, symbol_of
from sipdesk.documents.pdf.canvas import Painted
from sipdesk.domain.picture_board import Cell, Look

_GREY = "L"


@dataclass(frozen=True, slots=True)
class SymbolSet:
    """Symbols of one's own, with the line that its licence asks for.

    ``images`` are those that are no drawings, by the same codes: cleaned JPEG or PNG.
    """

    source: SymbolSource
    credit: str
    images: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BoardPictures:
    """What cells show beside the program's own symbols.

    ``photos`` are cleaned JPEG or PNG by their id, ``sets`` by the id of their source.
    """

    photos: Mapping[str, bytes] = field(default_factory=dict)
    sets: Mapping[str, SymbolSet] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows; ``credit`` is who drew it, and it is a drawing or an image."""

    credit: str = ""
    painted: Painted | None = None
    image: ImageReader | None = None
    is_composed: bool = False

    @property
    def pixels(self) -> int:
        """The shorter side of an image."""
        return min(self.image.getSize()) if self.image else 0


class Stock:
    """The pictures of one file; it finds each once."""

    def __init__(self, pictures: BoardPictures) -> None:
        self._pictures = pictures
        self._found: dict[tuple[str, str, str, Look], Shown | None] = {}

    def shown(self, cell: Cell, look: Look) -> Shown | None:
        """Find a cell's picture; None when it has none, or it cannot be had."""
        key = (cell.source, cell.symbol, cell.photo, look)
        if key not in self._found:
            try:
                self._found[key] = self._find(cell, look)
            except (KeyError, ValueError, OSError):  # not there, or not to be read
                self._found[key] = None
        return self._found[key]

    def _find(self, cell: Cell, look: Look) -> Shown | None:
        if cell.photo:
            return Shown(image=_image(self._pictures.photos[cell.photo], look))
        if not cell.symbol:
            return None
        if not cell.source:
            return _own(cell.symbol, look)
        return _of_set(cell, self._pictures.sets[cell.source], look)


def _own(code: str, look: Look) -> Shown:
    # Reads the drawings and loads what paints them.
    from sipdesk.documents.pdf.symbol import painted  # noqa: PLC0415

    symbol = _symbol(code, look)
    return _shown(CREDIT, painted(symbol), symbol)


def _of_set(cell: Cell, own: SymbolSet, look: Look) -> Shown:
    from sipdesk.documents.pdf.symbol import painted_from  # noqa: PLC0415  (as above)

    if cell.symbol in own.images:
        return Shown(own.credit, image=_image(own.images[cell.symbol], look))
    symbol = _symbol(cell.symbol, look)
    name = f"{_letters(cell.source)}-{symbol.name}"
    drawn = painted_from(own.source, symbol, name)
    return _shown(own.credit, drawn, symbol)


def _shown(credit: str, drawn: Painted, symbol: Symbol) -> Shown:
    if symbol.is_ours:
        return Shown(painted=drawn)
    return Shown(credit, drawn, is_composed=symbol.is_composed)


def _symbol(code: str, look: Look) -> Symbol:
    tone = SkinTone(look.skin) if look.skin else None
    return replace(symbol_of(code), black=look.black, skin=tone)


def _letters(name: str) -> str:
    """Write a name with what a PDF's names may have."""
    return name.encode().hex()


def _image(data: bytes, look: Look) -> ImageReader:
    image = ImageReader(BytesIO(data))
    if look.black:
        grey = image._image.convert(_GREY)  # noqa: SLF001  (no public way to it)
        image = ImageReader(grey)
    image.getRGBData()  # what cannot be read shows here, not when it is painted
    return image
