"""Where a paper goes out of the window: the system's own dialogs for print and file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from sipdesk.content.swedish import file_word
from sipdesk.ui.widgets.pdf import print_in_size, print_together

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

AskPrinter = Callable[[QWidget, str], "QPrinter | None"]
AskFile = Callable[[QWidget, str], Path | None]

AskTemplate = Callable[[QWidget], Path | None]
AskPhoto = Callable[[QWidget], Path | None]
AskPdf = Callable[[QWidget], Path | None]
AskPdfs = Callable[[QWidget], Sequence[Path]]
AskTable = Callable[[QWidget], Path | None]
AskCalendar = Callable[[QWidget], Path | None]
AskFigures = Callable[[QWidget], tuple[Path, ...]]
AskFolder = Callable[[QWidget, Path], Path | None]
AskCame = Callable[[QWidget, str], Path | None]

PACKAGE: Final = ".sipdesk-transfer"
HOME_CARD: Final = ".sipdesk-hemkort"
RECEIPT: Final = ".sipdesk-kvitto"
BOARDS: Final = ".sipbild"
FIGURES: Final = ".sipdesk-figures"
TIPS: Final = ".sipdesk-tips"
PICTURES: Final = ".zip"

_TEMPLATES: Final = "Mallar (*.docx *.pdf)"
_PDFS: Final = "PDF (*.pdf)"
_PHOTOS: Final = "Foton (*.jpg *.jpeg *.png)"
_TABLES: Final = "CSV (*.csv *.txt)"
_CALENDARS: Final = "Kalenderfiler (*.ics)"
_MOST_READ: Final = 8 * 2**20  # more than any template may have
_CAME: Final = {
    PACKAGE: ("Välj ärendets fil", f"Ärende från ett annat hem (*{PACKAGE})"),
    HOME_CARD: ("Välj hemkort", f"Hemkort (*{HOME_CARD})"),
    RECEIPT: ("Välj kvitto", f"Kvitto (*{RECEIPT})"),
    TIPS: ("Välj fil med tips", f"Tips från ett annat hem (*{TIPS})"),
    BOARDS: ("Välj fil med bildtavlor", f"Bildtavlor (*{BOARDS})"),
    PICTURES: ("Välj zip med bilder", f"Zip med bilder (*{PICTURES})"),
}
_KINDS: Final = {
    PACKAGE: ("Spara ärendet för det andra hemmet", f"Ärende (*{PACKAGE})"),
    HOME_CARD: ("Spara hemkortet", f"Hemkort (*{HOME_CARD})"),
    RECEIPT: ("Spara kvittot", f"Kvitto (*{RECEIPT})"),
    FIGURES: ("Spara filen med siffror", f"Siffror (*{FIGURES})"),
    TIPS: ("Spara tips för andra hem", f"Tips (*{TIPS})"),
    BOARDS: ("Spara för ett annat hem", f"Bildtavlor (*{BOARDS})"),
    ".obz": ("Spara för ett annat program", "Open Board Format (*.obz)"),
    ".pdf": ("Spara som PDF", _PDFS),
    ".docx": ("Spara som Word", "Word (*.docx)"),
    ".csv": ("Spara raderna", "CSV för kalkylprogram (*.csv)"),
    ".ics": ("Spara kalenderfil", "Kalenderfil (*.ics)"),
}


def choose_printer(parent: QWidget, title: str) -> "QPrinter | None":
    """Let the person pick a printer; None when they change their mind.

    ``title`` is what the print queue shows: never a name.
    """
    from PySide6.QtPrintSupport import (  # noqa: PLC0415  (only when one prints)
        QPrintDialog,
        QPrinter,
    )

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(job_name(title))
    accepted = QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted
    return printer if accepted else None


def job_name(title: str) -> str:
    """Give what a print job is called: a printer to a file proposes it as its name."""
    return file_word(title.removesuffix(".pdf"))


def choose_file(parent: QWidget, name: str) -> Path | None:
    """Let the person say where a paper is saved; None when they change their mind.

    How the name ends says what kind of file it is.
    """
    dialog = file_dialog(parent, name)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return Path(dialog.selectedFiles()[0])


def file_dialog(parent: QWidget, name: str) -> QFileDialog:
    """Make the dialog that asks where a file of this name is saved."""
    ending = Path(name).suffix
    title, kind = _KINDS.get(ending, ("Spara filen", f"Filer (*{ending})"))
    dialog = QFileDialog(parent, title, str(in_documents(name)), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)  # a name that is typed may lack it
    if ending in {
        PACKAGE,
        FIGURES,
    }:  # is never laid over another: a yes would come to nothing
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    return dialog


def choose_template(parent: QWidget) -> Path | None:
    """Let the person point out a template; None when they change their mind."""
    title, folder = "Välj mall", str(in_documents(""))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _TEMPLATES)
    return Path(chosen) if chosen else None


def choose_pdf(parent: QWidget) -> Path | None:
    """Let the person point out a PDF; None when they change their mind."""
    title, folder = "Välj PDF", str(in_documents(""))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _PDFS)
    return Path(chosen) if chosen else None


def choose_pdfs(parent: QWidget) -> Sequence[Path]:
    """Let the person point out PDFs, one or many; none when they change their mind."""
    title, folder = "Välj filer", str(in_documents(""))
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, folder, _PDFS)
    return tuple(map(Path, chosen))


def choose_photo(parent: QWidget) -> Path | None:
    """Let the person point out a photo; None when they change their mind."""
    title, folder = "Välj foto", str(in_documents(""))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _PHOTOS)
    return Path(chosen) if chosen else None


def choose_table(parent: QWidget) -> Path | None:
    """Let the person point out a CSV file; None when they change their mind."""
    title, folder = "Välj CSV-fil", str(in_documents(""))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _TABLES)
    return Path(chosen) if chosen else None


def choose_calendar(parent: QWidget) -> Path | None:
    """Let the person point out a calendar file; None when they change their mind."""
    title, folder = "Välj kalenderfil", str(in_documents(""))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _CALENDARS)
    return Path(chosen) if chosen else None


def choose_came(parent: QWidget, ending: str) -> Path | None:
    """Let the person point out a file from another home; None when they change mind.

    ``ending`` is PACKAGE, HOME_CARD, RECEIPT, TIPS, BOARDS or PICTURES.
    """
    title, kind = _CAME[ending]
    folder = str(in_documents(""))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, kind)
    return Path(chosen) if chosen else None


def choose_figures(parent: QWidget) -> tuple[Path, ...]:
    """Let the person point out files of figures, one or several; none is possible."""
    title, folder = "Välj hemmens filer", str(in_documents(""))
    kind = f"Siffror från hem (*{FIGURES})"
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, folder, kind)
    return tuple(map(Path, chosen))


def choose_folder(parent: QWidget, begin: Path) -> Path | None:
    """Let the person point out a folder; None when they change their mind."""
    chosen = QFileDialog.getExistingDirectory(parent, "Välj mapp", str(begin))
    return Path(chosen) if chosen else None


def from_file(path: Path, most: int = _MOST_READ) -> Callable[[], bytes]:
    """Give what reads a file; it raises ``OSError`` if that cannot be.

    Of one with more than ``most`` bytes it reads enough to find that out.
    """

    def fetch() -> bytes:
        with path.open("rb") as file:
            return file.read(most + 1)

    return fetch


def in_documents(name: str) -> Path:
    """Give a file of this name in the person's own folder for documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    return (folder if folder.is_dir() else Path.home()) / name


def to_printer(printer: "QPrinter") -> Callable[[bytes], None]:
    """Give what prints a paper's bytes; it raises ``OSError`` if that cannot be."""

    def deliver(data: bytes) -> None:
        all_to_printer(printer)((data,))

    return deliver


def all_to_printer(printer: "QPrinter") -> Callable[[Sequence[bytes]], None]:
    """Give what prints several papers as one job; it raises as ``to_printer`` does."""

    def deliver(papers: Sequence[bytes]) -> None:
        print_together(papers, printer)
        if printer.printerState() == printer.PrinterState.Error:
            raise OSError

    return deliver


def to_printer_in_size(printer: "QPrinter") -> Callable[[Sequence[bytes]], None]:
    """Give what prints papers in their own size; it raises as ``to_printer`` does."""

    def deliver(papers: Sequence[bytes]) -> None:
        print_in_size(papers, printer)
        if printer.printerState() == printer.PrinterState.Error:
            raise OSError

    return deliver


def to_file(path: Path) -> Callable[[bytes], None]:
    """Give what writes a paper's bytes; it raises ``OSError`` if that cannot be."""

    def deliver(data: bytes) -> None:
        path.write_bytes(data)

    return deliver
