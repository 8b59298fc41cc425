"""One who answers the system's own dialogs, where a paper is to go."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget


class Person:
    """One who chooses a printer and a file in a folder; with none, they cancel.

    What is printed becomes ``printed.pdf`` there. ``asked`` is what the dialogs named.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.asked: list[str] = []

    def printer(self, _: QWidget, title: str) -> QPrinter | None:
        self.asked.append(title)
        if self.folder is None:
            return None
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        return printer

    def file(self, _: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return None if self.folder is None else self.folder / name
