"""Markdown as the blocks of a document: the little of it that a sheet may hold.

Text is data: nothing in it is read as HTML or an address, and no emphasis is known.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from sipdesk.content.concept import Concept
from sipdesk.content.document import (
    MOST_ACROSS,
    Block,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Pictures,
    Signatures,
    Table,
    Tick,
    Ticks,
    TickState,
    WriteLines,
)
from sipdesk.content.toml_table import Refused

LOWEST: Final = 3
MOST_LINES: Final = 20

_LINES: Final = re.compile(r"lines ([0-9]{1,2})")
_PICTURES: Final = re.compile(r"pictures(?: ([0-9]{1,2}))?")
_FIELDS: Final = (2.0, 3.0)  # the columns' shares: a label, and room to write
_BY_HAND: Final = (2.0,)  # the first column's share; each of the others has one
_NARROWEST, _WIDEST = 8, 45  # letters
_BOX: Final = "[ ] "
_ADDRESSES: Final = frozenset({"link", "image"})
_HTML: Final = frozenset({"html_inline", "html_block"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A block, and the line that it begins on."""

    block: Block
    line: int


def read_markdown(text: str, concepts: Mapping[str, Concept]) -> tuple[Marked, ...]:
    """Read a text; lines are counted from its first.

    ``concepts`` are what it may show in pictures.

    Raises:
        Refused: it holds what a sheet cannot, with the line.

    """
    reader = MarkdownIt("commonmark").enable("table")
    root = SyntaxTreeNode(reader.parse(text))
    blocks: list[Marked] = []
    for node in root.children:
        lead = len(blocks) == 1 and isinstance(blocks[0].block, Heading)
        blocks.append(Marked(_block(node, concepts, lead=lead), _line(node)))
    return tuple(blocks)


def _block(  # noqa: PLR0911  (one a kind)
    node: SyntaxTreeNode, concepts: Mapping[str, Concept], *, lead: bool
) -> Block:
    match node.type:
        case "heading":
            return _heading(node)
        case "paragraph":
            style = ParagraphStyle.LEAD if lead else ParagraphStyle.BODY
            return Paragraph(_words(node), style=style)
        case "bullet_list":
            return _bullets(node)
        case "ordered_list":
            return Items(tuple(_items(node)), ordered=True)
        case "blockquote":
            words = "\n\n".join(_words(_only(part)) for part in node.children)
            return Paragraph(words, style=ParagraphStyle.NOTE)
        case "table":
            return _table(node)
        case "hr":
            return PageBreak()  # a line across the text begins a new page
        case "fence":
            return _fence(node, concepts)
        case _:
            raise _refused(node, _line(node))


def _heading(node: SyntaxTreeNode) -> Heading:
    level = int(node.tag.removeprefix("h"))
    if level > LOWEST:
        raise Refused("sheet-heading-too-low", line=_line(node))
    return Heading(level, _words(node))


def _bullets(node: SyntaxTreeNode) -> Items | Ticks:
    items = tuple(_items(node))
    boxes = tuple(item.startswith(_BOX) for item in items)
    if not any(boxes):
        return Items(items)
    if not all(boxes):
        other = node.children[boxes.index(False)]
        raise Refused("sheet-boxes-mixed", line=_line(other))
    return Ticks(tuple(Tick(item.removeprefix(_BOX)) for item in items))


def _items(node: SyntaxTreeNode) -> Iterator[str]:
    for item in node.children:
        if len(item.children) != 1:
            raise _refused(item, _line(item))
        yield _words(_only(item.children[0]))


def _only(node: SyntaxTreeNode) -> SyntaxTreeNode:
    """Give a paragraph back; nothing else may stand in a list or a note."""
    if node.type != "paragraph":
        raise _refused(node, _line(node))
    return node


def _table(node: SyntaxTreeNode) -> Table:
    head, *body = node.children
    rows = [
        tuple(_words(cell) for cell in row.children)
        for part in body
        for row in part.children
    ]
    header = tuple(_words(cell) for cell in head.children[0].children)
    if not all(header) or not rows:
        raise _refused(node, _line(node))
    named = all(row[0] for row in rows)
    by_hand = not all(all(row) for row in rows)
    asked = _FIELDS if len(header) == len(_FIELDS) else _BY_HAND
    widths = asked if by_hand else _shares(header, rows)
    return Table(
        header,
        tuple(rows),
        (*widths, *[1.0] * len(header))[: len(header)],
        row_headers=named,
        by_hand=by_hand,
    )


def _shares(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[float]:
    """Share the width by each column's longest words, within reason."""
    for column in zip(header, *rows, strict=True):
        yield float(min(_WIDEST, max(_NARROWEST, *map(len, column))))


def _fence(
    node: SyntaxTreeNode, concepts: Mapping[str, Concept]
) -> WriteLines | Signatures | Pictures:
    line, info = _line(node), node.info.strip()
    if abreast := _PICTURES.fullmatch(info):
        return _pictures(node, int(abreast[1] or 1), concepts)
    labels = tuple(" ".join(t.split()) for t in node.content.splitlines() if t.strip())
    if info == "signatures":
        if not labels:
            raise Refused("sheet-signatures-empty", line=line)
        return Signatures(labels)
    counted = _LINES.fullmatch(info)
    if counted is None:
        raise _refused(node, line)
    count = int(counted[1])
    if not 1 <= count <= MOST_LINES or len(labels) != 1:
        raise Refused("sheet-lines-count", line=line, most=str(MOST_LINES))
    return WriteLines(labels[0], count)


def _pictures(
    node: SyntaxTreeNode, across: int, concepts: Mapping[str, Concept]
) -> Pictures:
    line = _line(node)
    if not 1 <= across <= MOST_ACROSS:
        raise Refused("sheet-pictures-across", line=line, most=str(MOST_ACROSS))
    shown = tuple(
        _picture(told, number, concepts)
        for number, told in enumerate(node.content.splitlines(), line + 1)
        if told.strip()
    )
    if not shown:
        raise Refused("sheet-pictures-empty", line=line)
    return Pictures(shown, across)


def _picture(told: str, line: int, concepts: Mapping[str, Concept]) -> Picture:
    """Read ``concept | words``, with ``[ ]`` before it where there is a box to tick."""
    begun = told.strip()
    concept, _, words = begun.removeprefix(_BOX).partition("|")
    concept, words = concept.strip(), " ".join(words.split())
    if not concept or not words:
        raise Refused("sheet-picture-form", line=line)
    if concept not in concepts:
        raise Refused("sheet-picture-unknown", line=line, concept=concept)
    box = TickState.EMPTY if begun.startswith(_BOX) else None
    return concepts[concept].picture(words, box)


def _words(node: SyntaxTreeNode) -> str:
    """Give the words of a node that holds nothing but words."""
    line = _line(node)
    return "".join(
        _word(part, line) for inline in node.children for part in inline.children
    ).strip()


def _word(node: SyntaxTreeNode, line: int) -> str:
    match node.type:
        case "text":
            return node.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            raise _refused(node, line)


def _refused(node: SyntaxTreeNode, line: int) -> Refused:
    if node.type in _ADDRESSES:
        return Refused("sheet-link", line=line)
    if node.type in _HTML:
        return Refused("sheet-html", line=line)
    return Refused("sheet-construct-unknown", line=line)


def _line(node: SyntaxTreeNode) -> int:
    """Tell on which line a node begins, or the nearest thing around it."""
    around: SyntaxTreeNode | None = node
    while around is not None and (around.is_root or around.map is None):
        around = None if around.is_root else around.parent
    return around.map[0] + 1 if around is not None and around.map else 0
