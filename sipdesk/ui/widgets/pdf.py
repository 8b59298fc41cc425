"""A PDF in memory as pictures, words and print: pypdfium2, loaded when first used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_POINTS_PER_INCH = 72


class Pdf:
    """A paper read from bytes. Only for the thread that made it."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument  # noqa: PLC0415  (only when a paper shows)

        self._document = PdfDocument(pdf)

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._document)

    def page_size(self, number: int) -> QSizeF:
        """Give a page's width and height in points."""
        width, height = self._document[number].get_size()
        return QSizeF(width, height)

    def image(self, number: int, scale: float) -> QImage:
        """Draw a page with ``scale`` pixels to a point."""
        bitmap = self._document[number].render(scale=scale, rev_byteorder=True)
        kinds = {4: QImage.Format.Format_RGBX8888, 3: QImage.Format.Format_RGB888}
        kind = kinds.get(bitmap.n_channels, QImage.Format.Format_Grayscale8)
        size = (bitmap.width, bitmap.height, bitmap.stride)
        return QImage(bytes(bitmap.buffer), *size, kind).copy()

    def text(self) -> str:
        """Give the words of all pages, with an empty line between them."""
        pages = (page.get_textpage().get_text_range() for page in self._document)
        return "\n\n".join(page.replace("\r\n", "\n").strip() for page in pages)


def print_pdf(pdf: bytes, printer: "QPrinter") -> None:
    """Print every page on ``printer``, filling the paper; nothing touches the disk."""
    document = Pdf(pdf)
    painter = QPainter(printer)
    for number in range(len(document)):
        if number:
            printer.newPage()
        image = document.image(number, printer.resolution() / _POINTS_PER_INCH)
        painter.drawImage(QRect(painter.viewport()), image)
    painter.end()


def print_with_dialog(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Let the person pick a printer and print; tell whether it was done.

    ``title`` is what the print queue shows: never a name.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_pdf(pdf, printer)
    return True
