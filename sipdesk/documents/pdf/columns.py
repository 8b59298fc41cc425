"""How wide the columns of a table are, and how it is set: in its own size or small."""

from typing import Final, NamedTuple

from sipdesk.content.document import Table
from sipdesk.documents.pdf import style
from sipdesk.documents.pdf.grid import GridLook
from sipdesk.documents.pdf.hand import Hand
from sipdesk.documents.pdf.style import MM, TEXT_HEIGHT, TEXT_WIDTH, TextStyle
from sipdesk.documents.pdf.typeset import width

_NARROWEST: Final = 0.06  # of the width; no column is narrower
_BY_HAND: Final = GridLook(least=7 * MM, columns=True)
_SMALL: Final = GridLook(aside=5, above=3, below=3, whole=TEXT_HEIGHT * 0.45)


class TableStyle(NamedTuple):
    """The styles of a table's texts, and the look of its grid."""

    head: TextStyle
    row_head: TextStyle
    cell: TextStyle
    look: GridLook


def style_of(table: Table) -> TableStyle:
    """Tell how a table is set."""
    if table.small:
        texts = style.SMALL_CELL_HEAD, style.SMALL_ROW_HEAD, style.SMALL_CELL
        return TableStyle(*texts, _SMALL)
    look = _BY_HAND if table.by_hand else GridLook()
    return TableStyle(style.CELL_HEAD, style.ROW_HEAD, style.CELL, look)


def rooms(widths: tuple[float, ...], look: GridLook) -> tuple[float, ...]:
    """Give the room for text in columns of these widths."""
    return tuple(width - 2 * look.aside for width in widths)


def column_widths(table: Table, hand: Hand) -> tuple[float, ...]:
    """Share the page's width as the table asks, but so that no heading is divided."""
    shares = table.widths or (1.0,) * len(table.header)
    asked = [TEXT_WIDTH * share / sum(shares) for share in shares]
    most = TEXT_WIDTH / max(len(shares), 1)
    set_as = style_of(table)
    least = [min(_longest_word(head, hand, set_as), most) for head in table.header]
    pairs = tuple(zip(least, asked, strict=True))
    lacking = sum(max(0, low - wide) for low, wide in pairs)
    spare = sum(max(0, wide - low) for low, wide in pairs)
    taken, given = min(1, lacking / (spare or 1)), min(1, spare / (lacking or 1))
    return tuple(
        wide + (low - wide) * (given if wide < low else taken) for low, wide in pairs
    )


def _longest_word(head: str, hand: Hand, set_as: TableStyle) -> float:
    look = hand.look(set_as.head)
    words = hand.printable(head).split() or [""]
    widest = max(width(word, look.face, look.size) for word in words)
    return max(widest + 2 * set_as.look.aside + 1, TEXT_WIDTH * _NARROWEST)
