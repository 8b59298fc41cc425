"""A talk with pictures as its draft has it: what is asked, and what is answered so far.

Knows nothing of Qt.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from sipdesk.domain.picture_board import Cell
from sipdesk.domain.picture_talk import Cards, PictureTalk, Pile, TalkKind, pile_of
from sipdesk.ui.draft_text import from_text


class Stage(Enum):
    """What is asked."""

    READING = "reading"  # nothing yet: the draft is being read
    TOPICS = "topics"
    LEAVE_OUT = "leave-out"
    WAYS = "ways"
    MAT = "mat"
    FELT = "felt"
    STRENGTH = "strength"
    HELPS = "helps"
    CHECK = "check"  # what was answered is read back
    ASK = "ask"  # may it be taken up at the meeting?
    DONE = "done"


_STAGES: Final[Mapping[TalkKind, tuple[Stage, ...]]] = MappingProxyType(
    {
        TalkKind.MENU: (Stage.TOPICS, Stage.LEAVE_OUT, Stage.WAYS, Stage.CHECK),
        TalkKind.MAT: (Stage.MAT, Stage.CHECK),
        TalkKind.FEELINGS: (Stage.FELT, Stage.STRENGTH, Stage.HELPS, Stage.CHECK),
    }
)
PILE_OF: Final[Mapping[Stage, Pile]] = MappingProxyType(
    {
        Stage.TOPICS: Pile.TALK_ABOUT,
        Stage.LEAVE_OUT: Pile.LEAVE_OUT,
        Stage.WAYS: Pile.WAY,
        Stage.FELT: Pile.FELT,
        Stage.HELPS: Pile.HELPS,
    }
)
"""Where a card goes that is pressed."""


@dataclass(frozen=True, slots=True)
class TalkForm:
    """A talk with what it is held with, as its draft has it.

    ``cards`` are those to answer with; ``more`` the ways to talk, or what helps.
    ``question`` is what a mat's heads answer, "" for the usual one.
    ``again`` is the id of a saved talk that is asked about once more, "" for none,
    and ``version`` that of it. With its kind alone it is the one that was begun.
    """

    kind: TalkKind
    title: str = ""
    beside: str = ""
    cards: tuple[Cell, ...] = ()
    more: tuple[Cell, ...] = ()
    heads: tuple[Cell, ...] = ()
    question: str = ""
    most: int = 0
    laid: Cards = ()
    stage: Stage = Stage.READING
    again: str = ""
    version: int = 0

    @property
    def waiting(self) -> tuple[Cell, ...]:
        """The mat's cards that are not laid yet; the first is asked about."""
        laid = {one.cell for one in self.laid}
        return tuple(cell for cell in self.cards if cell not in laid)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What is asked, in order. Whether it may go on is asked of topics alone."""
        if self.again:
            return (Stage.CHECK, Stage.ASK)
        asks = bool(self.of(Pile.TALK_ABOUT))
        felt = bool(self.of(Pile.FELT))
        own = (s for s in _STAGES[self.kind] if felt or s is not Stage.STRENGTH)
        return (*own, Stage.ASK) if asks else tuple(own)

    @property
    def offered(self) -> tuple[Cell, ...]:
        """The cards that can be pressed now."""
        if self.stage in (Stage.WAYS, Stage.HELPS):
            return self.more
        if self.stage is Stage.LEAVE_OUT:
            chosen = {one.cell for one in self.of(Pile.TALK_ABOUT)}
            return tuple(cell for cell in self.cards if cell not in chosen)
        return self.cards

    @property
    def pressed(self) -> Cards:
        """What has been pressed of them, in order."""
        pile = PILE_OF.get(self.stage)
        return self.of(pile) if pile else ()

    def of(self, pile: Pile) -> Cards:
        """Give what lies in a pile."""
        return pile_of(self.laid, pile)


def begun(kind: TalkKind) -> str:
    """Name the draft of a talk."""
    return f"picture-talk-{kind.value}"


def first_stage(kind: TalkKind) -> Stage:
    """Give what is asked first."""
    return _STAGES[kind][0]


def read_form(text: str) -> TalkForm | None:
    """Read a draft; None where it was kept by another version of the program."""
    return from_text(text, TalkForm)


def asked_again(talk: PictureTalk) -> TalkForm:
    """Give a saved talk as what it is asked about once more with."""
    return TalkForm(
        talk.kind,
        title=talk.title,
        beside=talk.beside,
        heads=talk.heads,
        laid=talk.laid,
        stage=Stage.CHECK,
        again=talk.id,
        version=talk.version,
    )
