"""Looks through a PDF form, object by object, before anything of it is used."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from sipdesk.domain.errors import RuleBroken

MOST_BYTES: Final = 5 * 2**20
MOST_OBJECTS: Final = 20_000
MOST_PAGES: Final = 40
_DEEPEST: Final = 100

_PROGRAM: Final = frozenset({"/JS", "/JavaScript", "/AA", "/XFA"})
_EMBEDDED: Final = frozenset({"/EmbeddedFiles", "/EF", "/RichMediaContent", "/AF"})
_LOCKED: Final = frozenset({"/ByteRange"})  # signed: filling it would break that
_RUNS: Final = frozenset(
    {"/JavaScript", "/Launch", "/Rendition", "/RichMediaExecute", "/Movie", "/Sound"}
)
_LEADS_OUT: Final = frozenset(
    {"/URI", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Thread"}
)
UNREADABLE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    PyPdfError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What pypdf says of a file that is no PDF, or none it can read."""


def opened(data: bytes) -> PdfReader:
    """Open a form, or refuse it.

    Raises:
        RuleBroken: the reason, as a code.

    """
    if len(data) > MOST_BYTES:
        raise RuleBroken("template-too-big")
    with readable():
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise RuleBroken("template-locked")
        numbers = numbers_of(reader)
        if len(numbers) > MOST_OBJECTS or len(reader.pages) > MOST_PAGES:
            raise RuleBroken("template-too-big")
        _check(reader.trailer, 0)
        for number, generation in numbers:
            _check(reader.get_object(IndirectObject(number, generation, reader)), 0)
    return reader


@contextmanager
def readable() -> Iterator[None]:
    """Refuse a file as no PDF when reading it fails."""
    try:
        yield
    except UNREADABLE as error:
        raise RuleBroken("template-not-pdf") from error


def numbers_of(reader: PdfReader) -> tuple[tuple[int, int], ...]:
    """List the numbers of all objects, those in streams of objects too."""
    loose = ((n, g) for g, some in reader.xref.items() for n in some)
    return tuple(dict.fromkeys((*loose, *((n, 0) for n in reader.xref_objStm))))


def _check(value: object, depth: int) -> None:
    """Check an object and what is written inside it; what it points to has its turn."""
    if depth > _DEEPEST:
        raise RuleBroken("template-not-pdf")
    if isinstance(value, ArrayObject):
        for one in list.__iter__(value):
            _check(one, depth + 1)
    elif isinstance(value, DictionaryObject):
        _check_keys(value)
        for one in dict.values(value):
            _check(one, depth + 1)


def _check_keys(found: DictionaryObject) -> None:
    keys = frozenset(map(str, found))
    action = str(dict.get(found, "/S", ""))
    if keys & _PROGRAM or action in _RUNS:
        raise RuleBroken("template-pdf-program")
    if keys & _EMBEDDED:
        raise RuleBroken("template-embedded")
    elsewhere = isinstance(found, StreamObject) and "/F" in keys
    if action in _LEADS_OUT or "/URI" in keys or elsewhere:
        raise RuleBroken("template-outside-link")
    if keys & _LOCKED:
        raise RuleBroken("template-locked")
