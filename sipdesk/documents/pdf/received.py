"""Opens a PDF that came from others, only to see that it can be kept and shown."""

from io import BytesIO
from typing import Final

from pypdf import PdfReader

from sipdesk.documents.pdf.template.safety import UNREADABLE
from sipdesk.domain.errors import RuleBroken

_SIGN: Final = b"%PDF-"
_HEAD: Final = 1024  # a PDF may begin within its first bytes


def pages_of(data: bytes) -> int:
    """Count the pages; nothing in the file is run or followed.

    Raises:
        RuleBroken: ``received-not-pdf``, ``received-locked``.

    """
    if _SIGN not in data[:_HEAD]:
        raise RuleBroken("received-not-pdf")
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise RuleBroken("received-locked")
        pages = len([page.mediabox for page in reader.pages])
    except UNREADABLE as error:
        raise RuleBroken("received-not-pdf") from error
    if not pages:
        raise RuleBroken("received-not-pdf")
    return pages
