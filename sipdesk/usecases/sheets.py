"""Sheets: papers without a case, and so with no journal and nobody's name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sipdesk.content.content import Content, Sender, Sheet, Sheets
from sipdesk.content.document import Document
from sipdesk.content.document_text import as_text
from sipdesk.content.swedish import file_word, in_sweden
from sipdesk.content.texts import filled
from sipdesk.documents.parts import SIS
from sipdesk.documents.pdf.render import render
from sipdesk.domain.errors import Missing
from sipdesk.domain.home import Home
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.text import as_written

_SUBJECT: Final = "about"


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet is meant."""

    sheet: str


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet as a paper."""

    sheet: Sheet
    data: bytes
    text: str
    pages: int
    file_name: str


def list_sheets(_: None, ports: Ports) -> Sheets:
    """Read every sheet there is, by kind and order."""
    with ports.store.reading() as work:
        return as_written(work, ports.content).read_sheets()


def make_sheet(order: SheetOrder, ports: Ports) -> MadeSheet:
    """Make a sheet's paper. Nothing is kept of it: it says nothing of anybody.

    Raises:
        Missing: there is no such sheet.

    """
    made = ports.clock.now()
    with ports.store.reading() as work:
        content = as_written(work, ports.content)
        home = work.house.home()
    sheets = content.read_sheets().sheets
    sheet = next((s for s in sheets if s.id == order.sheet), None)
    if sheet is None:
        raise Missing
    document = sheet_document(sheet, home, made, content)
    paper = render(document)
    day = in_sweden(made).date().isoformat()
    name = f"{file_word(sheet.title)}-{day}.pdf"
    return MadeSheet(sheet, paper.data, as_text(document), paper.pages, name)


def sheet_document(
    sheet: Sheet, home: Home, made: datetime, content: Content
) -> Document:
    """Put a sheet's paper together."""
    return Document(
        title=sheet.title,
        subject=filled(content.texts["shared"], _SUBJECT),
        blocks=sheet.blocks,
        recipient_label=sheet.audience,
        created=made,
        header=_header(sheet.sender, home),
    )


def _header(sender: Sender, home: Home) -> str:
    match sender:
        case Sender.HOME:
            return f"{SIS}, {home.name}"
        case Sender.SIS:
            return SIS
        case Sender.NONE:
            return ""
