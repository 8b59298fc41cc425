"""What the young person answered with pictures: topics, cards on a mat, feelings.

The cards lie as the young person laid them, in their order. What they said is never
changed afterwards, but for whether it may be taken up at the meeting; asked again it
is a new talk beside the old.

The mat's rules are those of every sorting mat: one card at a time, a middle between
the ends, and a card may be laid aside (reference/bildstod.md 2.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_board import MOST_CELLS, STORY_LONGEST, Cell

BESIDE_LONGEST: Final = 120
HEADS: Final = 3
STRONGEST: Final = 5


class TalkKind(Enum):
    """What was talked about with pictures."""

    MENU = "menu"  # samtalsmeny: what to talk about, and how
    MAT = "mat"  # tycka-till-mattan
    FEELINGS = "feelings"


class Pile(Enum):
    """Where a card was laid."""

    TALK_ABOUT = "talk-about"  # in the order that the young person chose
    LEAVE_OUT = "leave-out"  # what they do not want to talk about
    WAY = "way"  # how they want to talk
    FIRST = "first"  # under the first of the mat's heads
    SECOND = "second"
    THIRD = "third"
    ASIDE = "aside"
    FELT = "felt"
    HELPS = "helps"  # what helps when a feeling is strong


PILES: Final = MappingProxyType(
    {
        TalkKind.MENU: (Pile.TALK_ABOUT, Pile.LEAVE_OUT, Pile.WAY),
        TalkKind.MAT: (Pile.FIRST, Pile.SECOND, Pile.THIRD, Pile.ASIDE),
        TalkKind.FEELINGS: (Pile.FELT, Pile.HELPS),
    }
)
"""The piles of each kind, in the order in which they are read back."""

_OWN_CARDS: Final = frozenset({Pile.WAY, Pile.HELPS})
"""Piles with cards of their own: the same picture may lie in another one too."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A card where it was laid. ``strength`` is a feeling's, 1-5; 0 = not said."""

    cell: Cell
    pile: Pile
    strength: int = 0

    def is_card(self, cell: Cell, pile: Pile) -> bool:
        """Whether it is the card that would be laid there."""
        same = (self.pile in _OWN_CARDS) == (pile in _OWN_CARDS)
        return same and self.cell == cell


Cards = tuple[Laid, ...]


def pile_of(laid: Cards, pile: Pile) -> Cards:
    """Give what lies in a pile, in its order."""
    return tuple(one for one in laid if one.pile is pile)


def lay(laid: Cards, cell: Cell, pile: Pile) -> Cards:
    """Lay a card last in a pile; from wherever it lay before."""
    return (*_without(laid, cell, pile), Laid(cell, pile))


def take_back(laid: Cards, cell: Cell, pile: Pile) -> Cards:
    """Take a card back; nothing happens if it was not laid."""
    return _without(laid, cell, pile)


def move(laid: Cards, cell: Cell, pile: Pile, by: int) -> Cards:
    """Move a card so many places in its pile, no further than its ends.

    All other piles stay as they are.
    """
    order = list(pile_of(laid, pile))
    at = next((n for n, one in enumerate(order) if one.cell == cell), None)
    if at is None:
        return laid
    card = order.pop(at)
    order.insert(max(0, min(len(order), at + by)), card)
    moved = iter(order)
    return tuple(next(moved) if one.pile is pile else one for one in laid)


def strengthen(laid: Cards, cell: Cell, strength: int) -> Cards:
    """Say how strong a feeling is; 0 takes back what was said."""
    return tuple(
        replace(one, strength=strength) if one.is_card(cell, Pile.FELT) else one
        for one in laid
    )


def _without(laid: Cards, cell: Cell, pile: Pile) -> Cards:
    return tuple(one for one in laid if not one.is_card(cell, pile))


@dataclass(frozen=True, slots=True)
class PictureTalk:
    """What was answered once. ``title`` is of the board that the cards were of.

    Of a mat it is its question, with "…" in place of a card, if it asked one.
    ``heads`` are the three that stand above a mat. ``goes_on`` is the young person's
    own answer to whether it may be taken up at the meeting; ``NOT_ASKED`` is also
    their "not yet".
    """

    id: str
    case: str
    kind: TalkKind
    at: datetime
    by: str  # a user's id
    beside: str = ""  # who sat beside the young person
    title: str = ""
    heads: tuple[Cell, ...] = ()
    laid: Cards = ()
    goes_on: Answer = Answer.NOT_ASKED
    version: int = 0  # counts saves; 0 = never saved

    @property
    def topics(self) -> tuple[Cell, ...]:
        """What they want to talk about, in their order."""
        return tuple(one.cell for one in pile_of(self.laid, Pile.TALK_ABOUT))

    def question_id(self, place: int) -> str:
        """Give the id that a topic has as a question for the meeting."""
        return f"{self.id}-{place}"

    def without_photos(self) -> "PictureTalk":
        """Give it with its cards' words alone where there was a photo."""
        return replace(
            self,
            heads=tuple(cell.without_photo() for cell in self.heads),
            laid=tuple(replace(c, cell=c.cell.without_photo()) for c in self.laid),
        )


def unwanted(talk: PictureTalk, talks: Iterable[PictureTalk]) -> frozenset[int]:
    """Tell which topics, by their places, may not be taken up at the meeting.

    Without a yes none may. After it what was said last of a topic holds: that they do
    not want to talk about it, or a no to taking it up. ``talks`` are all of the case.
    """
    if talk.goes_on is not Answer.YES:
        return frozenset(range(len(talk.topics)))
    later = sorted((t for t in talks if t.at > talk.at), key=lambda t: t.at)
    return frozenset(
        place
        for place, topic in enumerate(talk.topics)
        if _said_last(topic, later) is Answer.NO
    )


def _said_last(topic: Cell, talks: Iterable[PictureTalk]) -> Answer:
    said = Answer.NOT_ASKED
    for talk in talks:
        left_out = (one.cell for one in pile_of(talk.laid, Pile.LEAVE_OUT))
        if any(_is_same(topic, cell) for cell in left_out):
            said = Answer.NO
        elif talk.goes_on is not Answer.NOT_ASKED and any(
            _is_same(topic, cell) for cell in talk.topics
        ):
            said = talk.goes_on
    return said


def _is_same(one: Cell, other: Cell) -> bool:
    said = one.words.casefold()
    return one == other or bool(said and said == other.words.casefold())


def check_talk(talk: PictureTalk, most: int) -> None:
    """Refuse a talk that may not be kept; ``most`` topics may be chosen.

    Raises:
        RuleBroken: ``talk-empty``, ``talk-too-many``, ``talk-not-whole``;
            ``talk-beside-too-long`` at its field.

    """
    if not talk.laid:
        raise RuleBroken("talk-empty")
    if len(talk.beside) > BESIDE_LONGEST:
        most_words = {"most": f"{BESIDE_LONGEST}"}
        raise RuleBroken("talk-beside-too-long", "beside", most_words)
    if len(talk.topics) > most:
        raise RuleBroken("talk-too-many", "", {"most": f"{most}"})
    if not (_fits(talk) and _is_laid_once(talk.laid)):
        raise RuleBroken("talk-not-whole")


def _fits(talk: PictureTalk) -> bool:
    """Whether it is made of what a talk of its kind is made of."""
    heads = HEADS if talk.kind is TalkKind.MAT else 0
    return (
        len(talk.heads) == heads
        and len(talk.laid) <= MOST_CELLS
        and talk.goes_on is not Answer.UNKNOWN
        and all(one.pile in PILES[talk.kind] for one in talk.laid)
        and all(_is_strong(one) for one in talk.laid)
        and _are_cards((*talk.heads, *(one.cell for one in talk.laid)))
    )


def _is_strong(one: Laid) -> bool:
    most = STRONGEST if one.pile is Pile.FELT else 0
    return 0 <= one.strength <= most


def _are_cards(cells: Iterable[Cell]) -> bool:
    return all(
        not cell.is_empty and max(map(len, cell.texts)) <= STORY_LONGEST
        for cell in cells
    )


def _is_laid_once(laid: Cards) -> bool:
    cards = {(one.cell, one.pile in _OWN_CARDS) for one in laid}
    return len(cards) == len(laid)
