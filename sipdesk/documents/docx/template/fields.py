"""The fields of a Word template: found, and filled."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from lxml import etree

from sipdesk.documents.docx.package import AUTHOR, repacked
from sipdesk.documents.docx.template import braces, controls
from sipdesk.documents.docx.template.package import check
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.template import TemplateField, Value

MOST_FIELDS: Final = 300
_BROKEN: Final = (
    AttributeError,
    BadZipFile,
    IndexError,
    KeyError,
    OpcError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
"""What the libraries say of a package that is no Word document inside."""


def read(data: bytes) -> tuple[TemplateField, ...]:
    """Look a template through and list its fields, each name once, in order.

    Raises:
        RuleBroken: the reason it is refused.

    """
    check(data)
    try:
        in_braces = braces.read(data)
        in_controls = [f for part in _parts(_opened(data)) for f in controls.read(part)]
    except _BROKEN as error:
        raise RuleBroken("template-not-word") from error
    found: dict[str, TemplateField] = {}
    for field in (*in_controls, *in_braces):
        found.setdefault(field.name, field)
    if not found:
        raise RuleBroken("template-without-fields")
    if len(found) > MOST_FIELDS:
        raise RuleBroken("template-too-big")
    return tuple(found.values())


def fill(data: bytes, values: Mapping[str, Value], made: datetime) -> bytes:
    """Put values in a template that ``read`` let through; the same give the same.

    Braces come first: what a person has written is never read as a field.
    """
    word = _opened(braces.fill(data, values))
    for part in _parts(word):
        controls.fill(part, values)
    about = word.core_properties
    about.last_modified_by = AUTHOR
    about.modified = made.astimezone(UTC)
    whole = BytesIO()
    word.save(whole)
    return repacked(whole)


def text_of(data: bytes) -> str:
    """Tell the words of a filled template in reading order, controls and all."""
    lines = (_line(p) for p in _opened(data).element.body.iter(_tag("p")))
    return "\n".join(line for line in lines if line.strip()) + "\n"


def _opened(data: bytes) -> WordDocument:
    return docx.Document(BytesIO(data))


def _parts(word: WordDocument) -> Iterator[etree._Element]:
    """Give the body, and what stands at the head and foot of pages."""
    yield word.element
    for part in word.part.package.iter_parts():
        header_or_footer = part.content_type.endswith(("header+xml", "footer+xml"))
        if header_or_footer and isinstance(part, XmlPart):
            yield part.element


def _line(paragraph: etree._Element) -> str:
    written = {_tag("t"): None, _tag("br"): "\n", _tag("tab"): " "}
    said = (
        (one.text or "") if written[one.tag] is None else str(written[one.tag])
        for one in paragraph.iter(*written)
    )
    return "".join(said)


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
