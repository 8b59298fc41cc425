"""Reads what a finished file says, whatever it is, as one who received it could.

What the program meant to write does not matter here: this is the last look at the
bytes that go out, before they do.
"""

from typing import Final

from sipdesk.documents.template import file
from sipdesk.domain.template import TemplateForm

_CALENDAR: Final = b"BEGIN:VCALENDAR"
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"


def everything(data: bytes) -> tuple[str, ...]:
    """Give all that a file says: on its pages, beside them and about it, one by one.

    Raises:
        RuleBroken: it cannot be read to its end, so nobody can say what it tells.

    """
    if data.startswith(_CALENDAR):
        from sipdesk.documents.calendar import reading  # noqa: PLC0415  (when one is)

        return reading.everything(data)
    if not data.startswith((_PDF, _ZIP)):
        return (data.decode(),)
    if file.form_of(data) is TemplateForm.DOCX:
        from sipdesk.documents.docx import reading as word  # noqa: PLC0415  (likewise)

        return word.everything(data)
    from sipdesk.documents.pdf import reading as pdf  # noqa: PLC0415  (likewise)

    return pdf.everything(data)
