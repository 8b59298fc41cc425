"""A canvas on which everything painted is either tagged content or an artifact.

reportlab paints and writes the file; this adds marked content, the structure tree
and the metadata, which it knows nothing of.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFName
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf import archival, fonts
from sipdesk.documents.pdf.fields import Edges, Field, Form
from sipdesk.documents.pdf.metadata import About, describe
from sipdesk.documents.pdf.structure import Annotation, Element, Mark, StructureTree
from sipdesk.documents.pdf.style import (
    INKS,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Rgb,
    TextStyle,
)

Point = tuple[float, float]
Colour = Ink | Rgb


class Furniture(Enum):
    """An artifact that recurs on every page."""

    HEADER = "Header"
    FOOTER = "Footer"


@dataclass(frozen=True, slots=True)
class Painted:
    """A symbol as the operators that paint it on a square of ``side`` from the origin.

    No other symbol has its name. It leans on nothing else in a file, such as a font.
    ``ink`` is the left, lower, right and upper edge of what is painted.
    """

    name: str
    operators: str
    side: float
    ink: tuple[float, float, float, float]


class TaggedCanvas:
    """Pages of tagged content, in points from the lower left corner.

    Painting outside ``element`` and ``artifact`` raises ``RuntimeError``, for content
    that is neither is what a screen reader stumbles on. A canvas is saved once.
    ``inks`` are what its inks look like.
    """

    def __init__(
        self, about: About, root: Element, inks: Mapping[Ink, Rgb] = INKS
    ) -> None:
        archival.put_right()
        fonts.embed()
        self._canvas = Canvas(
            BytesIO(),
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.Face.REGULAR.value,
            pdfVersion=(1, 7),
            lang=about.lang,
        )
        self._about = about
        self._inks = inks
        self._tree = StructureTree(root)
        self._marks: list[Element] = []
        self._is_marked = False
        self._form: Form | None = None
        self._bookmarks = 0
        self._symbols: dict[str, Painted] = {}
        self.page = 1
        describe(self._canvas, about)

    @property
    def _file(self) -> PDFDocument:
        return self._canvas._doc  # noqa: SLF001

    def _write(self, operators: str) -> None:
        self._canvas._code.append(operators)  # noqa: SLF001

    @contextmanager
    def element(self, element: Element | None) -> Iterator[None]:
        """Paint the content of an element of the tree; None paints an artifact."""
        if element is None:
            with self.artifact():
                yield
            return
        number = len(self._marks)
        self._marks.append(element)
        element.children.append(Mark(self._file.thisPageName(), number))
        with self._marked(f"/{element.tag} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, furniture: Furniture | None = None) -> Iterator[None]:
        """Paint what is there for the eye alone."""
        if furniture is None:
            opening = "/Artifact BMC"
        else:
            opening = f"/Artifact <</Type /Pagination /Subtype /{furniture.value}>> BDC"
        with self._marked(opening):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._is_marked:
            raise RuntimeError("marked content does not nest")
        self._is_marked = True
        self._write(opening)
        yield
        self._write("EMC")
        self._is_marked = False

    def _painting(self) -> Canvas:
        if not self._is_marked:
            raise RuntimeError("painting outside an element and an artifact")
        return self._canvas

    def text(self, lines: Iterable[tuple[float, float, str]], style: TextStyle) -> None:
        """Set printable lines, each from its own left end of the baseline."""
        painted = self._painting().beginText()
        painted.setFillColorRGB(*self._inks[style.ink])
        if style.face.is_shaped:
            self._shaped(painted, lines, style)
            return
        for x, y, line in lines:
            painted.setTextOrigin(x, y)
            for font, letters in fonts.runs(line, style.face):
                painted.setFont(font, style.size)
                painted.textOut(letters)
        self._canvas.drawText(painted)

    def _shaped(
        self,
        painted: PDFTextObject,
        lines: Iterable[tuple[float, float, str]],
        style: TextStyle,
    ) -> None:
        from sipdesk.documents.pdf import glyphs  # noqa: PLC0415  (seldom needed)

        # Of letters without a bold face.
        painted.setStrokeColorRGB(*self._inks[style.ink])
        outlines: list[str] = []
        for x, y, line in lines:
            done = glyphs.set_line(line, x, y, style, self._file)
            painted._code.extend(done.letters)  # noqa: SLF001
            outlines += done.outlines
        self._canvas.drawText(painted)
        for outline in outlines:
            self._write(outline)

    def _rgb(self, colour: Colour) -> Rgb:
        return self._inks[colour] if isinstance(colour, Ink) else colour

    def line(
        self,
        start: Point,
        end: Point,
        ink: Ink,
        weight: float,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a straight line; ``dash`` is how long its strokes and gaps are."""
        painted = self._painting()
        painted.setStrokeColorRGB(*self._rgb(ink))
        painted.setLineWidth(weight)
        if dash:
            painted.setDash(*dash)
        painted.line(*start, *end)
        if dash:
            painted.setDash()

    def path(self, points: Sequence[Point], ink: Ink, weight: float) -> None:
        """Draw a line through points."""
        painted = self._painting()
        painted.setStrokeColorRGB(*self._rgb(ink))
        painted.setLineWidth(weight)
        path = painted.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        painted.drawPath(path, stroke=1, fill=0)

    def polygon(self, points: Sequence[Point], fill: Ink) -> None:
        """Fill the area inside points."""
        painted = self._painting()
        painted.setFillColorRGB(*self._rgb(fill))
        path = painted.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        painted.drawPath(path, stroke=0, fill=1)

    def rectangle(  # noqa: PLR0913  (a shape has as many figures)
        self,
        corner: Point,
        width: float,
        height: float,
        *,
        radius: float = 0,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        weight: float = 1,
    ) -> None:
        """Draw a rectangle from its lower left corner."""
        paint = self._shape(fill, stroke, weight)
        if radius:
            self._canvas.roundRect(*corner, width, height, radius, **paint)
        else:
            self._canvas.rect(*corner, width, height, **paint)

    def circle(
        self,
        centre: Point,
        radius: float,
        *,
        fill: Ink | None = None,
        stroke: Ink | None = None,
        weight: float = 1,
    ) -> None:
        """Draw a circle."""
        paint = self._shape(fill, stroke, weight)
        self._canvas.circle(*centre, radius, **paint)

    def _shape(
        self, fill: Colour | None, stroke: Colour | None, weight: float
    ) -> dict[str, int]:
        painted = self._painting()
        if fill is not None:
            painted.setFillColorRGB(*self._rgb(fill))
        if stroke is not None:
            painted.setStrokeColorRGB(*self._rgb(stroke))
            painted.setLineWidth(weight)
        return {"fill": int(fill is not None), "stroke": int(stroke is not None)}

    def field(self, field: Field, edges: Edges) -> None:
        """Put a field on this page; where it is read, its element tells."""
        if self._form is None:
            self._form = Form(self._file)
        widget = self._form.widget(field, edges)
        widget["StructParent"] = self._tree.add_annotation(field.element)
        self._canvas._addAnnotation(widget)  # noqa: SLF001
        reference = self._canvas._annotationrefs[-1]  # noqa: SLF001
        self._form.placed(field, reference)
        page = self._file.thisPageName()
        field.element.children.append(Annotation(page, reference))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """List a place of this page in the reader's contents; level 0 is the top."""
        key = f"bookmark-{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=y, zoom=0)
        self._canvas.addOutlineEntry(title, key, level, closed=False)

    def stencil(self, name: str) -> None:
        """Paint what ``define`` defines under this name, before or afterwards."""
        self._painting().doForm(name)

    def symbol(self, painted: Painted, corner: Point, side: float) -> None:
        """Draw a symbol on a square from its lower left corner.

        It stands in the file once, however many places it is drawn in.
        """
        self._painting().saveState()
        self._canvas.translate(*corner)
        self._canvas.scale(side / painted.side, side / painted.side)
        self._canvas.doForm(painted.name)
        self._canvas.restoreState()
        self._symbols[painted.name] = painted

    def photo(self, photo: ImageReader, corner: Point, side: float) -> None:
        """Show the middle of a photo on a square from its lower left corner."""
        width, height = photo.getSize()
        scale = side / min(width, height)
        painted = self._painting()
        painted.saveState()
        square = painted.beginPath()
        square.rect(*corner, side, side)
        painted.clipPath(square, stroke=0, fill=0)
        x = corner[0] - (width * scale - side) / 2
        y = corner[1] - (height * scale - side) / 2
        painted.drawImage(photo, x, y, width * scale, height * scale, mask="auto")
        painted.restoreState()

    @contextmanager
    def define(self, name: str) -> Iterator[None]:
        """Paint a stencil the size of a page, once all pages are ended."""
        self._canvas.beginForm(name)
        self._is_marked = True
        yield
        self._is_marked = False
        self._canvas.endForm()

    def page_size(self, width: float, height: float) -> None:
        """Give this page, and all after it, a size."""
        self._canvas.setPageSize((width, height))

    def end_page(self) -> None:
        """End a page; the next painting begins another."""
        self._canvas.showPage()
        page = self._file.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._tree.add_page(self._marks)
        page.Tabs = PDFName("S")
        self._marks = []
        self.page += 1

    def save(self) -> bytes:
        """Return the finished file."""
        for name, painted in self._symbols.items():
            # What is put together reaches a little outside its square.
            edge = painted.side / 18
            corners = (-edge, -edge, painted.side + edge, painted.side + edge)
            self._canvas.beginForm(name, *corners)
            self._write(painted.operators)
            self._canvas.endForm()
        self._tree.write(self._file)
        if self._form is not None:
            self._form.write()
        self._file._ID = self._identifier()  # noqa: SLF001
        written: bytes = self._canvas.getpdfdata()
        return written

    def _identifier(self) -> bytes:
        """Name the file by what it says, so that the same paper is the same file."""
        sum_of_it = hashlib.sha256(repr(self._about).encode())
        for page in self._file.Pages.pages:
            sum_of_it.update(page.stream.encode("latin-1"))
        for field in self._form.fields if self._form else ():
            sum_of_it.update(f"{field.name}\n{field.label}\n".encode())
        half = sum_of_it.hexdigest()[:32].encode()
        return b"[<" + half + b"><" + half + b">]\n"
