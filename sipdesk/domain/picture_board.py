"""A picture board: pictures with words on places of a fixed size, for paper and screen.

What a board looks like in millimetres is the matter of ``documents.picture_boards``.
A board of a case is personal data, and as protected as the case; a template belongs to
the home and carries none. ("Board" alone is the socialnämnd.)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Information

MOST_CELLS: Final = 120
"""So many cells fill three pages of the densest board: more is no board."""
TITLE_LONGEST: Final = 80
WORDS_LONGEST: Final = 120
STORY_LONGEST: Final = 240  # of a picture in a story, which has sentences

PILL: Final = "1F48A"
"""The pill of OpenMoji. Crossed out it reads "stop taking your medicine"."""


class PictureBoardKind(Enum):
    """A kind of board or of cards."""

    GRID_2X2 = "2x2"
    GRID_3X2 = "3x2"
    GRID_4X3 = "4x3"
    GRID_5X3 = "5x3"
    GRID_6X4 = "6x4"
    GRID_8X5 = "8x5"
    AGENDA = "agenda"  # rows, each with the time it begins and a box to tick
    ROWS = "rows"  # one below the other, each with a line to write on and a box to tick
    TIMELINE = "timeline"
    STORY = "story"
    CARDS_45 = "cards-45"  # millimetres
    CARDS_60 = "cards-60"
    CARDS_90 = "cards-90"
    MAT = "mat"  # to sort cards on: its three cells are the heads
    WALLET = "wallet-card"  # front and back, two cells
    EMERGENCY = "emergency-card"  # the size of a wallet's: what helps, whom to call
    KEYRING = "keyring-card"
    CIRCLE = "meeting-circle"  # mötescirkel: five parts
    WRITE_AND_DRAW = "write-and-draw"
    SCALE_3 = "scale-3"  # questions, each answered by one of so many steps
    SCALE_5 = "scale-5"

    @property
    def grid(self) -> tuple[int, int]:
        """Columns and rows of a page, (1, 1) where there is no grid."""
        columns, times, rows = self.value.partition("x")
        return (int(columns), int(rows)) if times else (1, 1)

    @property
    def steps(self) -> int:
        """The steps of a scale, which are its first cells; 0 where there is none."""
        kind = PictureBoardKind
        return {kind.SCALE_3: 3, kind.SCALE_5: 5}.get(self, 0)

    @property
    def has_grid(self) -> bool:
        """Whether places are there before anything stands on them."""
        return self.grid != (1, 1)


class PageSize(Enum):
    """The paper it is printed on."""

    A3 = "A3"
    A4 = "A4"
    A5 = "A5"


class TextPlace(Enum):
    """Where the word stands by its picture."""

    OVER = "over"  # first: a pointing hand does not hide it
    UNDER = "under"
    NONE = "none"


class WordColour(Enum):
    """A word's colour by the Fitzgerald key: on the frame, and never the only sign."""

    PERSON = "person"
    VERB = "verb"
    DESCRIPTION = "description"
    THING = "thing"
    PLACE = "place"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Look:
    """How a board is printed. ``skin`` is a tone's code, "" for the set's own."""

    page: PageSize = PageSize.A4
    text: TextPlace = TextPlace.OVER
    word_colours: bool = False
    black: bool = False
    skin: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands on a place; empty when it has neither words nor picture.

    ``symbol`` is written as content has it (``BASE+BADGE!inte``) and is of ``source``,
    "" for the program's own set; ``photo`` is the id of a picture of one's own instead.
    ``other`` are the words in the board's second language. A hidden cell keeps its
    place, empty. What is personal may only stand on a board of a case; ``about`` is
    the one kind of information that it tells, None where it may be any.
    """

    words: str = ""
    other: str = ""
    symbol: str = ""
    source: str = ""
    photo: str = ""
    alt: str = ""
    colour: WordColour | None = None
    hidden: bool = False
    personal: bool = False
    about: Information | None = None

    def reworded(self, words: str) -> "Cell":
        """Give it with words that somebody writes: they may be about anything."""
        return replace(self, words=words, about=None)

    def without_photo(self) -> "Cell":
        """Give it without its photo; what that showed is said instead."""
        words = self.words or self.alt
        return replace(self, words=words, photo="") if self.photo else self

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not (self.words or self.other or self.symbol or self.photo)

    @property
    def is_personal(self) -> bool:
        """Whether it may only stand on a board of a case; a photo shows somebody."""
        return self.personal or bool(self.photo)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says."""
        return self.words, self.other, self.alt

    @property
    def shown(self) -> "Cell":
        """What is printed of it."""
        return EMPTY if self.hidden else self


EMPTY: Final = Cell()


@dataclass(frozen=True, slots=True)
class PictureBoard:
    """A board. ``case`` is the id of the case it belongs to, "" for a template.

    ``language`` is the second language's tag, "" for none: a board has two at most.
    ``cells`` stand on the places in their order; the last is never empty.
    """

    id: str
    kind: PictureBoardKind
    title: str = ""
    under: str = ""  # a line below the title
    cells: tuple[Cell, ...] = ()
    look: Look = field(default_factory=Look)
    language: str = ""
    case: str = ""
    made_from: str = ""  # id of the material it was begun with
    version: int = 0  # counts saves; 0 = never saved

    @property
    def is_personal(self) -> bool:
        """Whether it tells of somebody."""
        return bool(self.case) or any(cell.is_personal for cell in self.cells)

    @property
    def pages(self) -> int:
        """Pages of a grid that its cells fill; one when there are none."""
        columns, rows = self.kind.grid
        return max(1, -(-len(self.cells) // (columns * rows)))

    @property
    def photos(self) -> frozenset[str]:
        """The ids of the photos that stand on it."""
        return frozenset(cell.photo for cell in self.cells if cell.photo)

    def as_template(self, tells: Callable[[str], bool]) -> "PictureBoard":
        """Give it as a template that tells of nobody; places stay, emptied.

        ``tells`` says of a text whether it tells of somebody. The title and the line
        below it are of the case, and left to be written anew.
        """
        emptied = self._with(
            EMPTY if cell.is_personal or any(map(tells, cell.texts)) else cell
            for cell in self.cells
        )
        return replace(emptied, title="", under="", case="")

    def without_hidden(self) -> "PictureBoard":
        """Give it as it is printed: what is hidden leaves its place empty."""
        return self._with(cell.shown for cell in self.cells)

    def without_photos(self) -> "PictureBoard":
        """Give it with words alone where there was a photo."""
        return self._with(cell.without_photo() for cell in self.cells)

    def at(self, place: int) -> Cell:
        """Give what stands on a place, which may be empty."""
        return self.cells[place] if place < len(self.cells) else EMPTY

    def put(self, place: int, cell: Cell) -> "PictureBoard":
        """Put a cell on a place, instead of what stood there."""
        cells = list(self.cells) + [EMPTY] * (place + 1 - len(self.cells))
        cells[place] = cell
        return self._with(cells)

    def swap(self, one: int, other: int) -> "PictureBoard":
        """Let two places change what stands on them; all others stay."""
        return self.put(one, self.at(other)).put(other, self.at(one))

    def insert(self, place: int, cell: Cell) -> "PictureBoard":
        """Put a cell on a place, and all from there on one place further."""
        return self._with((*self.cells[:place], cell, *self.cells[place:]))

    def take_out(self, place: int) -> "PictureBoard":
        """Take a cell out, and all after it one place back."""
        return self._with((*self.cells[:place], *self.cells[place + 1 :]))

    def _with(self, cells: Iterable[Cell]) -> "PictureBoard":
        kept = list(cells)
        while kept and kept[-1].is_empty:
            kept.pop()
        return replace(self, cells=tuple(kept))


def check_board(board: PictureBoard) -> None:
    """Refuse a board that may not be kept.

    Raises:
        RuleBroken: ``picture-board-without-title``, ``picture-board-too-long`` at the
            field; ``picture-board-full``, ``picture-board-crossed-pill``, and
            ``picture-board-personal`` for a template that tells of somebody.

    """
    if not board.title.strip():
        raise RuleBroken("picture-board-without-title", "title")
    if len(board.title) > TITLE_LONGEST:
        raise RuleBroken(
            "picture-board-too-long", "title", {"most": f"{TITLE_LONGEST}"}
        )
    if len(board.cells) > MOST_CELLS:
        raise RuleBroken("picture-board-full", "", {"most": f"{MOST_CELLS}"})
    story = board.kind is PictureBoardKind.STORY
    most = STORY_LONGEST if story else WORDS_LONGEST
    for cell in board.cells:
        if max(len(cell.words), len(cell.other)) > most:
            raise RuleBroken("picture-board-too-long", "words", {"most": f"{most}"})
        if _crosses_out_a_pill(cell.symbol):
            raise RuleBroken("picture-board-crossed-pill", "words")
        if not board.case and cell.is_personal:
            raise RuleBroken("picture-board-personal", "words")


def _crosses_out_a_pill(symbol: str) -> bool:
    """Whether it is a pill crossed out; as a badge it is a part of something else."""
    codes, crossed, _ = symbol.partition("!inte")
    return bool(crossed) and codes.split("+")[0] == PILL
