"""A template's file, whatever kind it is. What reads it is imported when one does."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.template import TemplateField, TemplateForm, Value

_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_OLD: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD: Final = 1024  # a PDF may begin within its first bytes


def form_of(data: bytes) -> TemplateForm:
    """Tell a template's kind by its first bytes, never by its name.

    Raises:
        RuleBroken: it is neither, or locked.

    """
    if data.startswith(_ZIP):
        return TemplateForm.DOCX
    if _PDF in data[:_HEAD]:
        return TemplateForm.PDF
    if data.startswith(_OLD):
        raise RuleBroken("template-locked")
    raise RuleBroken("template-unknown-file")


def read(data: bytes) -> tuple[TemplateField, ...]:
    """Look a template through and list its fields.

    Raises:
        RuleBroken: the reason it is refused.

    """
    if form_of(data) is TemplateForm.DOCX:
        from sipdesk.documents.docx.template import fields  # noqa: PLC0415

        return fields.read(data)
    from sipdesk.documents.pdf.template import form  # noqa: PLC0415

    return form.read(data)


def fill(
    data: bytes, form: TemplateForm, values: Mapping[str, Value], made: datetime
) -> bytes:
    """Put values in a template that ``read`` let through.

    Raises:
        RuleBroken: ``template-does-not-hold`` when a text does not fit in a form.

    """
    if form is TemplateForm.DOCX:
        from sipdesk.documents.docx.template import fields  # noqa: PLC0415

        return fields.fill(data, values, made)
    from sipdesk.documents.pdf.template import form as pdf  # noqa: PLC0415

    return pdf.fill(data, values, made)


def text_of(data: bytes, form: TemplateForm) -> str:
    """Tell what stands in a filled template."""
    if form is TemplateForm.DOCX:
        from sipdesk.documents.docx.template import fields  # noqa: PLC0415

        return fields.text_of(data)
    from sipdesk.documents.pdf.template import form as pdf  # noqa: PLC0415

    return pdf.text_of(data)


def pages_of(data: bytes, form: TemplateForm) -> int:
    """Count a form's pages; 0 for Word, which breaks its pages where it is opened."""
    if form is TemplateForm.DOCX:
        return 0
    from sipdesk.documents.pdf.template import form as pdf  # noqa: PLC0415

    return pdf.pages_of(data)
