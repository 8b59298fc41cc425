"""Reads a Word file back: for the window that cannot show it, and to its last word."""

import re
from collections.abc import Iterator
from html import escape, unescape
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import docx
from docx.table import Table

_BEGINS_XML: Final = b"\xef\xbb\xbf \t\r\n"  # a mark of the alphabet, blanks
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_END: Final = re.compile(r"</(?:w:p|w:tc|a:p|dc:\w+|cp:\w+)>|<w:(?:br|tab|cr)\b[^>]*>")
_AS_IT_IS: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_REMARK: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_VALUE: Final = re.compile(r"=\"([^\"<]*)\"|='([^'<]*)'")
_SAYS: Final = re.compile(r"[^\W\d_]{3}|\d{3}")


def text_of(data: bytes) -> str:
    """Tell the words of a file in reading order, a row of a table on one line."""
    told = (" ".join(text.split("\t")) for text in _lines(data))
    return "\n".join(text for text in told if text.strip()) + "\n"


def _lines(data: bytes) -> Iterator[str]:
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield ". ".join(cell.text for cell in row.cells if cell.text)
        else:
            yield part.text


def everything(data: bytes) -> tuple[str, ...]:
    """Give each thing that a Word file says: every part, what it is called, and links.

    A word may stand in pieces, so the words of a paragraph are put together as they
    are; what is said beside the text stands in attributes.
    """
    with ZipFile(BytesIO(data)) as parts:
        return tuple(
            said
            for name in parts.namelist()
            for said in (name, *_part(parts.read(name)))
        )


def _part(data: bytes) -> tuple[str, ...]:
    # What a part is called does not tell what it is, nor which alphabet it is in.
    wide = data.startswith(_WIDE)
    if not wide and not data.lstrip(_BEGINS_XML).startswith(b"<"):
        return ()
    text = data.decode("utf-16" if wide else "utf-8", "replace")
    remarks = _REMARK.findall(text)
    text = _AS_IT_IS.sub(lambda as_it_is: escape(as_it_is[1]), text)
    told = unescape(_TAG.sub("", _END.sub("\n", text)))
    beside = (unescape("".join(value)) for value in _VALUE.findall(text))
    return (told, *remarks, *(value for value in beside if _SAYS.search(value)))
