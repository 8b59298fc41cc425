"""CSV from anywhere, read with care, and written so that no spreadsheet works it out.

A file is UTF-8 (with or without a mark) or Windows-1252, its columns are parted by
semicolons, commas or tabs. What cannot be read is refused; nothing is guessed.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

from sipdesk.domain.errors import RuleBroken

MOST_BYTES: Final = 4 * 2**20
_HALF: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_DECODINGS: Final = ("utf-8-sig", "cp1252")
_PARTING: Final = (";", ",", "\t")
"""What parts columns; of two that are as many, the first."""
_WORKED_OUT: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")  # noqa: RUF001  (so written)


def written(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows for a spreadsheet: UTF-8 with a mark, semicolons, all in quotes."""
    text = StringIO(newline="")
    sheet = csv.writer(
        text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL
    )
    sheet.writerow(heads)
    sheet.writerows([_as_words(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _as_words(cell: str) -> str:
    """Keep a spreadsheet from working out what somebody is called."""
    return f"'{cell}" if _WORKED_OUT.match(cell) else cell


def as_it_was(cell: str) -> str:
    """Take off what ``written`` put on, so that it was no formula."""
    return cell[1:] if cell.startswith("'") and _WORKED_OUT.match(cell) else cell


def rows_of(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line it begins at, counted from 1; none of an empty file.

    Raises:
        RuleBroken: ``csv-too-big``, ``csv-not-text``, ``csv-not-csv``.

    """
    return _rows(_decoded(data)) if data.strip() else iter(())


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        facts = {"most": str(MOST_BYTES // 2**20)}
        raise RuleBroken("csv-too-big", facts=facts)
    # No text, one of two bytes a character, or with half a character in it.
    if b"\0" in data or _HALF.search(data):
        raise RuleBroken("csv-not-text")
    for decoding in _DECODINGS:
        try:
            return data.decode(decoding)
        except UnicodeDecodeError:
            continue
    raise RuleBroken("csv-not-text")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line it begins at."""
    first = text.partition("\n")[0]
    parted = max(_PARTING, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=parted, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        facts = {"line": str(line)}
        raise RuleBroken("csv-not-csv", facts=facts) from error


def is_strange(character: str, *, lined: bool) -> bool:
    """Whether a character is none that is written: a control, or half a one.

    A line break is one that is, where a text may be ``lined``.
    """
    if character == "\n" and lined:
        return False
    if character in "\u200d\u200c":  # holds letters of some scripts together or apart
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
