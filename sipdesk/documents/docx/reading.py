"""Reads a Word file of ours back, for the window that cannot show it."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.table import Table


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
