"""A PDF in memory as pictures, words and print: pypdfium2, loaded when first used."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument
    from PySide6.QtPrintSupport import QPrinter

_FINEST = 300  # dots an inch: finer takes time and memory, and shows nothing
_POINTS_PER_INCH = 72


class Unshowable(Exception):  # noqa: N818  (the house's word)
    """PDFium cannot open what others call a PDF."""


class Pdf:
    """A paper read from bytes. Only for the thread that made it.

    PDFium has the paper open only while it is asked for something: opened anew it
    costs a fraction of drawing a page, and nothing of it waits for the garbage
    collector, in memory that nobody counts, once the home is locked.
    """

    def __init__(self, pdf: bytes) -> None:
        """Read the pages' sizes.

        Raises:
            Unshowable: it cannot be opened, which no paper of our own can be.

        """
        from pypdfium2 import PdfiumError  # noqa: PLC0415  (only when a paper shows)

        self._pdf = pdf
        try:
            with self._opened() as document:
                self._sizes = tuple(QSizeF(*page.get_size()) for page in document)
        except PdfiumError as error:
            raise Unshowable from error

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._sizes)

    def page_size(self, number: int) -> QSizeF:
        """Give a page's width and height in points."""
        return self._sizes[number]

    def image(self, number: int, scale: float) -> QImage:
        """Draw a page with ``scale`` pixels to a point."""
        with self._opened() as document:
            bitmap = document[number].render(scale=scale, rev_byteorder=True)
            kinds = {4: QImage.Format.Format_RGBX8888, 3: QImage.Format.Format_RGB888}
            kind = kinds.get(bitmap.n_channels, QImage.Format.Format_Grayscale8)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *size, kind).copy()
            bitmap.close()
        return image

    def text(self) -> str:
        """Give the words of all pages, with an empty line between them."""
        with self._opened() as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        return "\n\n".join(page.replace("\r\n", "\n").strip() for page in pages)

    @contextmanager
    def _opened(self) -> "Iterator[PdfDocument]":
        """Open the paper; it is closed with all its pages, whatever happens."""
        from pypdfium2 import PdfDocument  # noqa: PLC0415  (only when a paper shows)

        document = PdfDocument(self._pdf)
        if document.get_formtype():
            document.init_forms()  # without it the fields of a form are not drawn
        try:
            yield document
        finally:
            document.close()


def print_pdf(pdf: bytes, printer: "QPrinter") -> None:
    """Print every page on ``printer``, filling the paper; nothing touches the disk."""
    print_together((pdf,), printer)


def print_together(papers: Sequence[bytes], printer: "QPrinter") -> None:
    """Print several papers as one job.

    Printed on both sides, each begins on a sheet of its own: what is for one reader
    never stands on the back of what is for another.
    """
    turned = printer.duplex() != printer.DuplexMode.DuplexNone
    painter = QPainter(printer)
    printed = 0
    for document in map(Pdf, papers):
        for number in range(len(document)):
            blanks = int(turned and number == 0 and printed % 2 == 1)
            for _ in range(blanks + int(printed > 0)):
                printer.newPage()
            printed += blanks + 1
            fine = min(printer.resolution(), _FINEST)
            image = document.image(number, fine / _POINTS_PER_INCH)
            painter.drawImage(QRect(painter.viewport()), image)
    painter.end()


def print_in_size(papers: Sequence[bytes], printer: "QPrinter") -> None:
    """Print papers as one job, each page on paper of its own size."""
    documents = [Pdf(paper) for paper in papers]
    pages = [(one, number) for one in documents for number in range(len(one))]
    painter = QPainter()
    for at, (document, number) in enumerate(pages):
        printer.setPageLayout(_layout(document.page_size(number)))
        if at:
            printer.newPage()
        else:
            painter.begin(printer)
        fine = min(printer.resolution(), _FINEST)
        image = document.image(number, fine / _POINTS_PER_INCH)
        painter.drawImage(QRect(painter.viewport()), image)
    painter.end()


def _layout(size: QSizeF) -> QPageLayout:
    upright = size if size.height() >= size.width() else size.transposed()
    lying = size.width() > size.height()
    fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
    page = QPageSize(upright, QPageSize.Unit.Point, "", fuzzy)
    ways = QPageLayout.Orientation
    layout = QPageLayout(page, ways.Landscape if lying else ways.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
