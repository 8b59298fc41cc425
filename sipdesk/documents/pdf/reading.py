"""Reads everything a finished PDF says, on its pages and beside them.

Beside them: what it says of itself, the words of its structure and bookmarks, where
links lead, the fields of a form with their values and looks, files put inside it.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from sipdesk.documents.pdf.template.safety import numbers_of, readable

_SHOWS_TEXT: Final = (b"Tj", b"TJ")
_WORDLESS: Final = frozenset({"/Image", "/Form", "/ObjStm", "/XRef", "/CMap"})
_NO_WORDS: Final = ("/Length1", "/Length2", "/Length3", "/N")
"""What font files and colour profiles have, and nothing else that is in a stream."""

_FONT_MAP: Final = b"begincmap"


def everything(data: bytes) -> tuple[str, ...]:
    """Give each thing that is said, one by one.

    Raises:
        RuleBroken: ``template-not-pdf`` when it cannot be read to its end.

    """
    with readable():
        reader = PdfReader(BytesIO(data))
        pages = tuple(page.extract_text() for page in reader.pages)
        return (*pages, *_beside(reader))


def _beside(reader: PdfReader) -> Iterator[str]:
    contents = _of_pages(reader)
    yield from _strings(reader.trailer)
    for number, generation in numbers_of(reader):
        found = reader.get_object(IndirectObject(number, generation, reader))
        yield from _strings(found)
        if isinstance(found, StreamObject) and number not in contents:
            yield from _stream(reader, found)


def _of_pages(reader: PdfReader) -> frozenset[int]:
    """Give the numbers of the pages' streams, and of what is drawn on them."""
    found: set[int] = set()
    nothing = DictionaryObject()
    for page in reader.pages:
        drawn = page.get("/Resources", nothing).get("/XObject", nothing).get_object()
        for held in (dict.get(page, "/Contents"), *dict.values(drawn)):
            found |= set(_numbers(held))
    return frozenset(found)


def _numbers(held: object) -> Iterator[int]:
    """Give the numbers of what a thing points to, in a list or by itself."""
    if isinstance(held, IndirectObject):
        yield held.idnum
        held = held.get_object()
    if isinstance(held, ArrayObject):
        yield from (
            one.idnum for one in list.__iter__(held) if isinstance(one, IndirectObject)
        )


def _strings(value: object) -> Iterator[str]:
    """Give the strings of an object; what it points to has its turn."""
    if isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, ByteStringObject):
        yield bytes(value).decode("latin-1")
    elif isinstance(value, ArrayObject):
        yield from _of_each(list.__iter__(value))
    elif isinstance(value, DictionaryObject):
        yield from _of_each(dict.values(value))


def _of_each(values: Iterable[object]) -> Iterator[str]:
    for one in values:
        yield from _strings(one)


def _stream(reader: PdfReader, found: StreamObject) -> Iterator[str]:
    """Give what a stream says: how a field looks, the file's XMP, a file inside."""
    sort = str(found.get("/Subtype", found.get("/Type", "")))
    if sort == "/Form":
        data = found.get_data()
        if any(sign in data for sign in _SHOWS_TEXT):
            yield _drawn(reader, found)
    elif sort not in _WORDLESS and not any(key in found for key in _NO_WORDS):
        data = found.get_data()
        if _FONT_MAP not in data:
            yield data.decode("utf-8", "replace")


def _drawn(reader: PdfReader, look: StreamObject) -> str:
    """Read something drawn as if it were a page."""
    page = PageObject.create_blank_page(reader, 100, 100)
    page[NameObject("/Contents")] = look
    page[NameObject("/Resources")] = look.get("/Resources", DictionaryObject())
    return page.extract_text()
