"""Opens a PDF that came from others, only to see that it can be kept and shown."""

from io import BytesIO

from pypdf import PdfReader

from sipdesk.documents.pdf.template.safety import UNREADABLE
from sipdesk.domain.errors import RuleBroken


def pages_of(data: bytes) -> int:
    """Count the pages; nothing in the file is run or followed.

    Raises:
        RuleBroken: ``received-not-pdf``, ``received-locked``.

    """
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
