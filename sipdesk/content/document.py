"""What a paper says, as frozen values: no page, no font, no file.

A document is a row of blocks in reading order. Each names its kind of information
and the branch of SiS it comes from, so that the paper can be cut for its recipient.
Every text is data: nothing in it is ever read as markup, a file name or an address.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Final, TypeVar

from sipdesk.content.chart import Chart
from sipdesk.content.drawing import Shape
from sipdesk.content.marked import Marked, Part
from sipdesk.content.symbols import Symbol
from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.domain.information import Branch, Information

LOWEST_HEADING = 6
MOST_ACROSS = 5

TICK_HERE: Final = "□"  # a table's cell with nothing but this is an empty box


@dataclass(frozen=True, slots=True)
class Heading(Marked):
    """A heading; level 1 is the paper's title, once."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= LOWEST_HEADING:
            raise ValueError("a heading's level is 1 to 6")


class ParagraphStyle(Enum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"  # the paper's first words: what it is about
    SMALL = "small"
    QUOTE = "quote"  # somebody's own words
    NOTE = "note"  # set apart in a tinted box
    LABEL = "label"  # the kind of paper, above the title


@dataclass(frozen=True, slots=True)
class Paragraph(Marked):
    """Running text. A line break is kept; an empty line begins a new paragraph."""

    text: str
    style: ParagraphStyle = ParagraphStyle.BODY


@dataclass(frozen=True, slots=True)
class Item(Part):
    """One item of a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Items(Marked):
    """A list, numbered if ``ordered``; a plain text is an item without its own kind."""

    items: tuple[Item | str, ...]
    ordered: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The items' texts."""
        return tuple(i.text if isinstance(i, Item) else i for i in self.items)


@dataclass(frozen=True, slots=True)
class Fact(Part):
    """A label and what it stands for: ``Boende``, ``Hos mamma``."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts(Marked):
    """A calm list of labels and values."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row(Part):
    """One row of a table."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table(Marked):
    """Rows under a header; a plain tuple is a row without its own kind.

    ``widths`` are the columns' shares of the page's width, in any unit; none means
    equal ones. With ``row_headers`` the first cell of a row is its heading. Rows
    ``by_hand`` are tall enough to write in, with lines between the columns. A ``small``
    one is set smaller, and only one that is long is divided between two pages.
    """

    header: tuple[str, ...]
    rows: tuple[Row | tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    row_headers: bool = True
    by_hand: bool = False
    small: bool = False

    def __post_init__(self) -> None:
        if any(len(cells) != len(self.header) for cells in self.cells):
            raise ValueError("a row has as many cells as the header")
        if self.widths and len(self.widths) != len(self.header):
            raise ValueError("a table has one width for each column")
        if any(width <= 0 for width in self.widths):
            raise ValueError("a column's width is more than nothing")

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The rows' cells."""
        return tuple(r.cells if isinstance(r, Row) else r for r in self.rows)


class TickState(Enum):
    """What stands in a box on paper."""

    EMPTY = "empty"
    TICKED = "ticked"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Tick(Part):
    """A box and the text beside it."""

    text: str
    state: TickState = TickState.EMPTY


@dataclass(frozen=True, slots=True)
class Ticks(Marked):
    """Boxes to tick, or ticked, one below the other."""

    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Picture(Part):
    """A symbol and the words it goes with; without words ``alt`` tells it.

    ``credit`` names who drew it. ``box`` is a box to tick beside the words.
    """

    symbol: Symbol
    alt: str
    words: str = ""
    credit: str = ""
    box: TickState | None = None


@dataclass(frozen=True, slots=True)
class Pictures(Marked):
    """Symbols: one a row beside its words, or several abreast above theirs."""

    pictures: tuple[Picture, ...]
    across: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.across <= MOST_ACROSS:
            raise ValueError("pictures stand 1 to 5 abreast")


@dataclass(frozen=True, slots=True)
class WriteLines(Marked):
    """A label above ``count`` ruled lines to write on by hand."""

    label: str
    count: int = 3


@dataclass(frozen=True, slots=True)
class Signatures(Marked):
    """Lines to sign on, two abreast, each with its label below."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stamp(Marked):
    """A secrecy stamp (OSL 5 kap. 5 §): the provision, the day and the authority."""

    provision: str
    day: date
    authority: str


@dataclass(frozen=True, slots=True)
class Figure(Marked):
    """A drawing of ``width`` by ``height`` points, and what it shows in words.

    A drawing wider than the page is scaled down. ``alt`` is read aloud in its place.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0:
            raise ValueError("a drawing has a width and a height")


@dataclass(frozen=True, slots=True)
class Rule(Marked):
    """A thin line between two parts of a paper."""


@dataclass(frozen=True, slots=True)
class PageBreak(Marked):
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Items
    | Facts
    | Table
    | Ticks
    | Pictures
    | WriteLines
    | Signatures
    | Stamp
    | Figure
    | Chart
    | Rule
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """One paper for one recipient.

    ``title`` and ``subject`` go into the file's metadata and the title into every
    page's foot: they name the kind of paper, never a person or a place.
    ``header`` names the sender and stands at the top of every page, unless its kind
    is withheld from the recipient; ``recipient_label`` stands opposite.
    ``footer`` follows the title in the foot (``Version 2``). ``created`` knows its
    time zone. A ``snug`` one is set a little tighter if that saves a page.
    """

    title: str
    blocks: tuple[Block, ...]
    recipient_label: str
    created: datetime
    lang: str = SWEDISH_IN_SWEDEN
    header: str = ""
    header_kind: Information = Information.PUBLIC
    footer: str = ""
    subject: str = ""
    snug: bool = False

    def __post_init__(self) -> None:
        if self.created.tzinfo is None:
            raise ValueError("a document's time of creation has a time zone")


_Parts = TypeVar("_Parts", Fact, Item | str, Picture, Row | tuple[str, ...], Tick)
_SAYS_NOTHING = (Heading, PageBreak, Rule)


def for_recipient(
    document: Document,
    allowed: frozenset[Information],
    branches: frozenset[Branch],
) -> Document:
    """Cut a document for one who may see these kinds from these branches.

    What is not allowed is left out: blocks, and within them rows, items, facts and
    boxes of a kind of their own. A block whose parts are all withheld goes with
    them, and so does a heading (not the title) all of whose section is withheld.
    Only ``Information.PUBLIC``, which says nothing of any person, is always allowed.
    """
    may = _Permit(allowed, branches)
    kept = [may.cut(block) for block in document.blocks]
    hollow = _hollow_headings(document.blocks, kept)
    blocks = tuple(
        block
        for place, block in enumerate(kept)
        if block is not None and place not in hollow
    )
    header = document.header if may.see(document.header_kind, Branch.SOCIAL) else ""
    return replace(document, blocks=blocks, header=header)


@dataclass(frozen=True, slots=True)
class _Permit:
    allowed: frozenset[Information]
    branches: frozenset[Branch]

    def see(self, kind: Information, branch: Branch) -> bool:
        if kind is Information.PUBLIC:
            return True
        return kind in self.allowed and branch in self.branches

    def cut(self, block: Block) -> Block | None:  # noqa: PLR0911  (one a kind)
        if not self.see(block.kind, block.branch):
            return None
        match block:
            case Items(items) if items:
                kept = self._parts(items, block)
                return replace(block, items=kept) if kept else None
            case Facts(facts) if facts:
                left = self._parts(facts, block)
                return replace(block, facts=left) if left else None
            case Table(_, rows) if rows:
                rest = self._parts(rows, block)
                return replace(block, rows=rest) if rest else None
            case Ticks(ticks) if ticks:
                open_to = self._parts(ticks, block)
                return replace(block, ticks=open_to) if open_to else None
            case Pictures(pictures) if pictures:
                shown = self._parts(pictures, block)
                return replace(block, pictures=shown) if shown else None
            case _:
                return block

    def _parts(self, parts: tuple[_Parts, ...], block: Block) -> tuple[_Parts, ...]:
        return tuple(part for part in parts if self._sees_part(part, block))

    def _sees_part(self, part: object, block: Block) -> bool:
        if not isinstance(part, Part):
            return True
        kind, branch = part.kind or block.kind, part.branch or block.branch
        return self.see(kind, branch)


def _hollow_headings(
    before: Sequence[Block], after: Sequence[Block | None]
) -> frozenset[int]:
    """Find the headings that had something to head and have nothing left."""
    return frozenset(
        place
        for place, block in enumerate(before)
        if isinstance(block, Heading)
        and block.level > 1
        and _says(before, section := _section(before, place))
        and not _says(after, section)
    )


def _section(blocks: Sequence[Block], place: int) -> range:
    """Tell the places below a heading, to the next one of its level or higher."""
    heading = blocks[place]
    for end in range(place + 1, len(blocks)):
        block = blocks[end]
        if (
            isinstance(heading, Heading)
            and isinstance(block, Heading)
            and block.level <= heading.level
        ):
            return range(place + 1, end)
    return range(place + 1, len(blocks))


def _says(blocks: Sequence[Block | None], places: range) -> bool:
    return any(
        block is not None and not isinstance(block, _SAYS_NOTHING)
        for block in (blocks[place] for place in places)
    )
