"""A symbol as the operators that paint it, made by svglib and reportlab.

They are made once for each symbol; a file holds them once for each that it shows.
Few papers show any, so who needs this module imports it late: its libraries are slow
to load.
"""

from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas
from svglib.svglib import svg2rlg

from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import Symbol, SymbolSource
from sipdesk.documents.pdf.canvas import Painted

_KEPT: Final = 256  # symbols; more than any paper has
_LETTERING: Final = frozenset({"fontName", "fontSize"})
_STUMBLED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
)
"""How svglib and reportlab say that a drawing is none."""

_OPACITIES: Final = ("fillOpacity", "strokeOpacity")


@lru_cache(maxsize=_KEPT)
def painted(symbol: Symbol) -> Painted:
    """Give what paints a symbol of the program's own set.

    Raises:
        KeyError: the set of symbols lacks a drawing.
        ValueError: a drawing is not one that can be painted.

    """
    return painted_from(_symbols(), symbol, symbol.name)


def painted_from(source: SymbolSource, symbol: Symbol, name: str) -> Painted:
    """Give what paints a symbol of any set, under a name of its own.

    Raises:
        KeyError: the set of symbols lacks a drawing.
        ValueError: a drawing is not one that can be painted.

    """
    svg = composed(symbol, source)
    try:
        drawing = _drawing(svg)
        scratch = Canvas(BytesIO(), invariant=1)
        _Painter().draw(drawing, scratch)
        ink = _ink(drawing)
    except _STUMBLED as error:
        raise ValueError("svglib cannot paint the drawing") from error
    operators = "\n".join(scratch._code)  # noqa: SLF001  (no public way to them)
    return Painted(name, operators, float(drawing.width), ink)


def _ink(drawing: Drawing) -> tuple[float, float, float, float]:
    """Tell the edges of what is painted; what is outside of the square is not seen."""
    side = float(drawing.width)
    left, low, right, high = (
        min(max(float(edge), 0), side) for edge in drawing.getBounds()
    )
    if right <= left and high <= low:
        raise ValueError("a drawing of nothing")
    return left, low, right, high


@lru_cache(maxsize=1)
def _symbols() -> SymbolSource:
    return OpenMoji()


def _drawing(svg: str) -> Drawing:
    drawing = svg2rlg(BytesIO(svg.encode()))
    if drawing is None:
        raise ValueError("svglib cannot read the drawing")
    return drawing


class _Painter(_PDFRenderer):  # type: ignore[misc]
    """Paints shapes as reportlab does, but of fills and strokes alone.

    It names no font, for reportlab's own would have to be embedded; and operators
    that are moved from one canvas to another can lean on nothing of the first.
    """

    def applyStateChanges(self, delta: dict[str, Any], newState: Any) -> None:  # noqa: N802, N803
        """Set what a shape asks for."""
        if any(delta.get(name) not in (None, 1) for name in _OPACITIES):
            raise ValueError("a drawing that can be seen through")
        wanted = {k: v for k, v in delta.items() if k not in _LETTERING}
        super().applyStateChanges(wanted, newState)

    def drawString(self, _string: Any) -> None:  # noqa: N802
        """Refuse: letters need a font."""
        raise ValueError("a drawing with letters")

    def drawImage(self, _image: Any) -> None:  # noqa: N802
        """Refuse: a drawing names no file."""
        raise ValueError("a drawing with a picture inside")
