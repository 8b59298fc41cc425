"""Which canaries stand in what went out: on the page, beside it, in the file's name."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from tests.proofs.leaks.birds import CONSONANTS, VOWELS

_BIRD: Final = re.compile(rf"zq(?:[{CONSONANTS}][{VOWELS}]){{3}}|zqhome[a-f]{{2}}")
_TAG: Final = re.compile(r"<[^>]*>")
_NO_LETTER: Final = re.compile(r"[^0-9a-zåäö]")
_FOLDED: Final = re.compile(r"\r?\n[ \t]")


def found(data: bytes, file_name: str, phrases: Iterable[str]) -> frozenset[str]:
    """Find every canary, and every phrase that tells as much as one."""
    words = squeezed("\n".join((*texts(data), file_name)))
    told = (phrase for phrase in phrases if phrase in words)
    return frozenset((*_BIRD.findall(words), *told))


def squeezed(text: str) -> str:
    """Leave letters and digits alone: where a line breaks parts no canary."""
    return _NO_LETTER.sub("", text.lower())


def texts(data: bytes) -> Iterator[str]:
    """Give all that a file says to whoever opens it, and to whoever looks inside."""
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as word:
            for part in word.infolist():
                inside = word.read(part).decode("utf-8", "replace")
                yield from (part.filename, _TAG.sub("", inside), inside)
    else:
        yield _FOLDED.sub("", data.decode("utf-8", "replace"))


def _pdf(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        yield words.get_text_range()
        words.close()
        page.close()
    document.close()
    reader = PdfReader(BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        yield from _said(reader.get_object(number))
    yield from map(str, (reader.metadata or {}).values())


def _said(value: Any) -> Iterator[str]:
    """Give every string of an object, and what its stream holds if that is text."""
    if isinstance(value, StreamObject) and value.get("/Type") == "/Metadata":
        yield value.get_data().decode("utf-8", "replace")
    if isinstance(value, DictionaryObject):
        for inner in value.values():
            yield from _said(inner)
    elif isinstance(value, ArrayObject):
        for inner in value:
            yield from _said(inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
