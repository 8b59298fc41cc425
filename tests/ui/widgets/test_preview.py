import gc
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QMarginsF, Qt, QTimer
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from sipdesk.content.document import Paragraph
from sipdesk.documents.pdf.render import render
from sipdesk.ui.widgets.dialog import Question, ask
from sipdesk.ui.widgets.pdf import Pdf, print_pdf, print_together
from sipdesk.ui.widgets.preview import PaperPreview
from tests.documents.samples import paper
from tests.ui.audit import audit, tab_round
from tests.ui.gallery_pages import sample_pdf
from tests.ui.widgets.shown import Show, heard


def test_a_paper_is_read_from_memory() -> None:
    paper = Pdf(sample_pdf())
    assert len(paper) == 2
    assert round(paper.page_size(0).width()) == 595
    assert "Kallelse till SIP, sida 2" in paper.text()
    image = paper.image(0, 2.0)
    assert (image.width(), image.height()) == (1191, 1684)
    dark = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(140, 700, 3)
        for y in range(150, 250, 3)
    )
    assert dark > 50


@pytest.mark.journey
def test_pdfium_has_no_paper_open_once_it_has_answered(show: Show) -> None:
    preview = PaperPreview()
    show(preview)
    preview.show_pdf(sample_pdf())
    preview.grab()
    # Never searched for garbage in between: it is closed, not collected.
    documents = [one for one in gc.get_objects() if isinstance(one, PdfDocument)]
    assert [one for one in documents if one.raw] == []


def test_the_preview_shows_pages_and_their_words(show: Show) -> None:
    preview = PaperPreview()
    window = show(preview, width=800)
    assert not preview.print_button.isEnabled()
    preview.show_pdf(sample_pdf())
    preview.show_pdf(sample_pdf())
    assert preview.print_button.isEnabled()
    assert audit(window) == []
    QTest.mouseClick(preview.text_button, Qt.MouseButton.LeftButton)
    assert preview.words.isVisible()
    assert "Elsa" in preview.words.toPlainText()
    assert audit(window) == []
    assert "EditableText: Papperets text" in tab_round(window)
    preview.show_pdf(b"")
    assert not preview.print_button.isEnabled()


def test_the_buttons_of_the_preview_are_told(show: Show) -> None:
    preview = PaperPreview()
    show(preview)
    preview.show_pdf(sample_pdf())
    printed, saved = heard(preview.print_wanted), heard(preview.save_wanted)
    QTest.mouseClick(preview.print_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(preview.save_button, Qt.MouseButton.LeftButton)
    assert (printed, saved) == ([()], [()])


def test_pages_are_drawn_at_the_size_asked_for(qapp: QApplication, show: Show) -> None:
    preview = PaperPreview()
    show(preview, width=700)
    preview.show_pdf(sample_pdf())
    qapp.processEvents()
    fitted = preview.page_widths()
    preview.zoom.setCurrentIndex(1)
    qapp.processEvents()
    assert preview.page_widths() == (794, 794)
    assert fitted[0] < 700
    preview.zoom.setCurrentIndex(2)
    assert preview.page_widths() == (1191, 1191)


def to_file(out: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    return printer


def test_a_paper_is_printed_on_every_page(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    print_pdf(sample_pdf(), to_file(out))
    assert len(Pdf(out.read_bytes())) == 2


def single() -> bytes:
    return render(paper(Paragraph("Ett blad"))).data


def drawn(out: Path) -> str:
    """Tell which pages have something on them: ``x`` or ``-``."""
    printed = Pdf(out.read_bytes())
    images = [printed.image(number, 0.2) for number in range(len(printed))]
    blank = images[0].copy()
    blank.fill(0xFFFFFFFF)
    empty = blank.convertToFormat(images[0].format())
    return "".join("-" if image == empty else "x" for image in images)


class TwoSided(QPrinter):
    """A printer that turns the sheet; one that writes a file cannot be told to."""

    @override
    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


def test_several_papers_are_one_job_without_empty_pages(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    print_together((single(), sample_pdf(), single()), to_file(out))
    assert drawn(out) == "xxxx"


def test_on_both_sides_each_paper_begins_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    printer = TwoSided()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    print_together((single(), sample_pdf(), single(), single()), printer)
    assert drawn(out) == "x-xxx-x"


def test_a_question_is_no_unless_yes_is_pressed(qapp: QApplication) -> None:
    words = ("Fastställa?", "Det går inte att ångra.", "Fastställ", "Fortsätt skriva")

    def press(name: str, key: Qt.Key) -> bool:
        def answer() -> None:
            box = qapp.activeModalWidget()
            assert isinstance(box, Question)
            assert audit(box) == []
            assert box.no.isDefault()
            QTest.keyClick(getattr(box, name, box), key)

        QTimer.singleShot(0, answer)
        return ask(None, *words)

    assert press("yes", Qt.Key.Key_Space)
    assert not press("no", Qt.Key.Key_Space)
    assert not press("", Qt.Key.Key_Escape)
    assert not press("", Qt.Key.Key_Return)
