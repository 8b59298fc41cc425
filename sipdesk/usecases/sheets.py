"""Sheets: papers without a case, and so with no journal and nobody's name."""

from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.content import Sender, Sheet, SheetKind, Sheets
from sipdesk.content.document import Document
from sipdesk.content.document_text import as_text
from sipdesk.content.swedish import file_word, in_sweden
from sipdesk.content.texts import filled
from sipdesk.documents.parts import SIS
from sipdesk.documents.pdf.render import render
from sipdesk.domain.errors import Missing
from sipdesk.domain.home import Home
from sipdesk.usecases.ports import Ports

_SUBJECT: Final = "about"


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet is meant."""

    sheet: str


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet as a paper, and if it is a form, the same to fill in on screen."""

    sheet: Sheet
    data: bytes
    text: str
    pages: int
    file_name: str
    form: bytes = b""
    form_name: str = ""


def list_sheets(_: None, ports: Ports) -> Sheets:
    """Read every sheet there is, by kind and order."""
    return ports.content.read_sheets()


def make_sheet(order: SheetOrder, ports: Ports) -> MadeSheet:
    """Make a sheet's paper. Nothing is kept of it: it says nothing of anybody.

    Raises:
        Missing: there is no such sheet.

    """
    sheets = ports.content.read_sheets().sheets
    sheet = next((s for s in sheets if s.id == order.sheet), None)
    if sheet is None:
        raise Missing
    made = ports.clock.now()
    with ports.store.reading() as work:
        home = work.house.home()
    document = Document(
        title=sheet.title,
        subject=filled(ports.content.texts["shared"], _SUBJECT),
        blocks=sheet.blocks,
        recipient_label=sheet.audience,
        created=made,
        header=_header(sheet.sender, home),
    )
    paper = render(document)
    day = in_sweden(made).date().isoformat()
    name = file_word(sheet.title)
    plain = MadeSheet(
        sheet, paper.data, as_text(document), paper.pages, f"{name}-{day}.pdf"
    )
    if sheet.kind is not SheetKind.FORM:
        return plain
    form = render(document, fillable=True)
    return replace(plain, form=form.data, form_name=f"{name}-ifyllbar-{day}.pdf")


def _header(sender: Sender, home: Home) -> str:
    match sender:
        case Sender.HOME:
            return f"{SIS}, {home.name}"
        case Sender.SIS:
            return SIS
        case Sender.NONE:
            return ""
