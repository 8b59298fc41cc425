"""One sheet read from its file: what stands above the text, and the text as blocks.

A file begins with TOML between two lines of ``+++``; below stands Markdown, of which
a sheet takes headings to the third level, paragraphs, lists, ``- [ ]`` boxes, quotes
as notes, tables to fill in, a line for a new page, and three fenced blocks of our own:
``lines 3`` with a label, ``signatures`` with a label a line, and ``pictures`` or
``pictures 4`` (so many abreast) with ``concept | words`` a line, ``[ ]`` before it
where there is a box to tick. Anything else is refused by its line.

A translation also names its language, the sheet that it translates, and the sum of
that sheet's text as it then was; it is unreviewed until a home has reviewed it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from sipdesk.content.concept import Concept
from sipdesk.content.content import Sender, Sheet, SheetKind
from sipdesk.content.document import Block, Heading
from sipdesk.content.front_matter import part, unix_lines
from sipdesk.content.languages import languages
from sipdesk.content.markdown import Marked, read_markdown
from sipdesk.content.tags import SWEDISH
from sipdesk.content.toml_table import (
    CODE_LONGEST,
    LINE_LONGEST,
    Refused,
    Table,
    read_text,
    source_of,
)

E = TypeVar("E", bound=Enum)

UNREVIEWED: Final = "unreviewed"

_SUM: Final = re.compile(r"[0-9a-f]{64}")


def read_sheet(path: Path, concepts: Mapping[str, Concept]) -> Sheet:
    """Read a sheet; its id is the file's name. ``concepts`` have pictures.

    Raises:
        Refused: the file is not as this module's description says, with the line.

    """
    whole = unix_lines(read_text(path))
    parted = part(whole)
    source = source_of(parted.above)
    with source.lined():
        table = Table(source.values)
        title = table.text("title", LINE_LONGEST)
        audience = table.text("audience", LINE_LONGEST)
        kind = _member(SheetKind, table, "kind")
        sender = _member(Sender, table, "sender")
        order = table.number("order")
        source_text, read_on = table.text("source"), table.needed_day("read_on")
        origin = _origin(table)
        status = UNREVIEWED if origin.translates else table.status()
        table.end()
    blocks = _blocks(parted.below, title, parted.first, concepts)
    return Sheet(
        path.stem,
        title,
        audience,
        kind,
        sender,
        order,
        source_text,
        read_on,
        status,
        blocks=blocks,
        text=parted.below.strip("\n"),
        file_sum=_sum(whole),
        lang=origin.lang,
        translates=origin.translates,
        original_sum=origin.sum,
    )


def rewritten(sheet: Sheet, text: str, concepts: Mapping[str, Concept]) -> Sheet:
    """Give a sheet with a home's own text in place of its own.

    Raises:
        Refused: the text is not one that a sheet can hold, with its line.

    """
    plain = unix_lines(text)
    blocks = _blocks(plain, sheet.title, 1, concepts)
    both = _sum(f"{sheet.file_sum}\n{plain}")
    return replace(sheet, blocks=blocks, text=plain.strip("\n"), file_sum=both)


def _blocks(
    text: str, title: str, first: int, concepts: Mapping[str, Concept]
) -> tuple[Block, ...]:
    """Read a text that begins on a file's line ``first``."""
    marked = read_markdown("\n" * (first - 1) + text, concepts)
    _check_headings(marked, title)
    return tuple(one.block for one in marked)


@dataclass(frozen=True, slots=True)
class _Origin:
    """Of what a sheet is a translation, if it is one."""

    lang: str = SWEDISH
    translates: str = ""
    sum: str = ""


def _origin(table: Table) -> _Origin:
    lang = table.optional_text("lang", CODE_LONGEST) or SWEDISH
    if lang not in languages():
        raise Refused("sheet-language-unknown", ("lang",), lang=lang)
    if lang == SWEDISH:
        return _Origin()
    if table.text("status", CODE_LONGEST) != UNREVIEWED:
        raise Refused("sheet-reviewed-in-file", ("status",))
    original = table.text("original", LINE_LONGEST)
    if not _SUM.fullmatch(original):
        raise Refused("sheet-sum-form", ("original",))
    return _Origin(lang, table.code("translates"), original)


def _sum(text: str) -> str:
    """Give the sum of a text, whatever empty lines stand around it."""
    return sha256(text.strip().encode()).hexdigest()


def _member(kind: type[E], table: Table, key: str) -> E:
    found = table.text(key, CODE_LONGEST)
    for member in kind:
        if member.value == found:
            return member
    if kind is SheetKind:
        raise Refused("sheet-kind-unknown", (key,), kind=found)
    raise Refused("sheet-sender-unknown", (key,), sender=found)


def _check_headings(marked: tuple[Marked, ...], title: str) -> None:
    first = marked[0] if marked else None
    if first is None or not isinstance(first.block, Heading) or first.block.level != 1:
        raise Refused("sheet-no-title", line=first.line if first else 0)
    if first.block.text != title:
        raise Refused("sheet-other-title", line=first.line, title=title)
    level = 1
    for one in marked[1:]:
        if isinstance(one.block, Heading):
            if one.block.level == 1:
                raise Refused("sheet-two-titles", line=one.line)
            if one.block.level > level + 1:
                raise Refused("sheet-heading-skips", line=one.line)
            level = one.block.level
