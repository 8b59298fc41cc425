"""Reads a paper as a screen reader does: by its structure, not by its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, ContentStream, TextStringObject

_STRINGS = (ByteStringObject, TextStringObject)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One element with text or an alternative: its tag, what is said, its language."""

    tag: str
    text: str
    alt: str
    lang: str


def spoken(data: bytes) -> tuple[Spoken, ...]:
    """Give every element that says something, in the order of the structure.

    What an element says is its text, or what the file says to read in its place.
    """
    reader = PdfReader(BytesIO(data))
    marked = {
        (page.indirect_reference.idnum, number): text
        for page in reader.pages
        if page.indirect_reference
        for number, text in _marked(page, reader).items()
    }
    root: Any = reader.trailer["/Root"]
    return tuple(_walk(root["/StructTreeRoot"]["/K"][0].get_object(), marked))


def _marked(page: Any, reader: PdfReader) -> dict[int, str]:
    fonts = {
        name: _letters(font.get_object()["/ToUnicode"].get_data().decode())
        for name, font in page["/Resources"]["/Font"].items()
        if "/ToUnicode" in font.get_object()
    }
    texts: dict[int, str] = {}
    number, letters = None, {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            number = operands[1].get("/MCID")
        elif operator == b"EMC":
            number = None
        elif operator == b"Tf":
            letters = fonts.get(operands[0], {})
        elif operator in (b"Tj", b"TJ") and number is not None:
            shown = operands if operator == b"Tj" else operands[0]
            codes = (
                c
                for one in shown
                if isinstance(one, _STRINGS)
                for c in one.original_bytes
            )
            text = "".join(letters[code] for code in codes)
            texts[number] = texts.get(number, "") + text
    return texts


def _letters(character_map: str) -> dict[int, str]:
    rows = re.findall(r"<(\w\w)> <(\w{4,})>", character_map)
    return {
        int(code, 16): bytes.fromhex(letter).decode("utf-16-be")
        for code, letter in rows
    }


def _walk(element: Any, marked: dict[tuple[int, int], str]) -> Iterator[Spoken]:
    text = ""
    inner = []
    for child in element.get("/K", ()):
        if isinstance(child, int):
            text += marked.get((element.raw_get("/Pg").idnum, child), "")
            continue
        child = child.get_object()  # noqa: PLW2901
        if child.get("/Type") == "/MCR":
            text += marked.get((child.raw_get("/Pg").idnum, child["/MCID"]), "")
        else:
            inner.append(child)
    alt = element.get("/Alt", "")
    text = element.get("/ActualText", text)
    if text or alt:
        said = text.replace("\N{SOFT HYPHEN}", "")
        yield Spoken(element["/S"][1:], said, alt, element.get("/Lang", ""))
    for child in inner:
        yield from _walk(child, marked)
