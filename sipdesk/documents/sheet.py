"""Sheets as documents: what stands on each page beside the sheet's own text."""

from datetime import datetime
from typing import Final

from sipdesk.content.content import Sender, Sheet
from sipdesk.content.document import Document
from sipdesk.content.tags import SWEDISH, SWEDISH_IN_SWEDEN
from sipdesk.documents.parts import SIS
from sipdesk.domain.home import Home

_PREVIEW: Final = "OGRANSKAD ÖVERSÄTTNING – får inte delas ut"


def sheet_document(
    sheet: Sheet, home: Home, subject: str, made: datetime, *, may_go_out: bool
) -> Document:
    """Make a sheet's document; one that may not go out says so on each page."""
    return Document(
        title=sheet.title,
        subject=subject,
        blocks=sheet.blocks,
        recipient_label=sheet.audience,
        created=made,
        lang=SWEDISH_IN_SWEDEN if sheet.lang == SWEDISH else sheet.lang,
        header=_header(sheet.sender, home),
        footer="" if may_go_out else _PREVIEW,
        snug=sheet.is_translation,  # other languages take more room than Swedish
    )


def _header(sender: Sender, home: Home) -> str:
    match sender:
        case Sender.HOME:
            return f"{SIS}, {home.name}"
        case Sender.SIS:
            return SIS
        case Sender.NONE:
            return ""
