"""How the editor stands; knows nothing of Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time

from sipdesk.content.notices import Notice, notice
from sipdesk.content.picture_search import Found
from sipdesk.content.plain_words import hints
from sipdesk.domain.free_text import Names
from sipdesk.domain.picture_audience import Audience
from sipdesk.domain.picture_board import Cell, PictureBoard
from sipdesk.domain.picture_drawing import Flaw
from sipdesk.domain.picture_photo import PicturePhoto
from sipdesk.domain.plain_words import Hinted
from sipdesk.ui.board_editor.places import Spot, spots
from sipdesk.ui.board_editor.steps import Steps
from sipdesk.usecases.picture_drawing import BoardPreview, DrawBoard


@dataclass(frozen=True, slots=True)
class EditorState:
    """Everything the editor needs in order to be drawn.

    ``saved`` is the board as it is kept, or was begun; ``drawn`` what
    ``preview`` shows, which is behind while it is being drawn. ``theirs`` is what
    somebody else has saved meanwhile, until it is decided what is to hold. ``fixed``
    says why the board is only looked at; it is None where it may be changed.
    """

    board: PictureBoard | None = None
    saved: PictureBoard | None = None
    place: int = 0
    steps: Steps = field(default_factory=Steps)
    preview: BoardPreview | None = None
    drawn: DrawBoard | None = None
    typed: str = ""
    found_for: str = ""  # what was typed when ``found`` was found
    found: tuple[Found, ...] = ()
    put: tuple[int, int] | None = None  # the place put on last, and at which step
    missed: str = ""  # what was to be put, and no picture was found for
    photos: tuple[PicturePhoto, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # of photos, by id
    audience: Audience = Audience.YOUNG_PERSON
    theirs: PictureBoard | None = None
    fixed: Notice | None = None
    names: Names = field(default_factory=Names)  # that words are looked through for
    prints: bool = True  # whether who looks at it may let it go out
    restored: bool = False
    notice: Notice | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # by field
    busy: bool = False
    saved_at: time | None = None
    done: str = ""  # the channel by which it has just gone out
    done_at: time | None = None

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.board is not None and self.board != self.saved

    @property
    def order(self) -> DrawBoard | None:
        """What is to be drawn; saving it makes no other picture of it."""
        if self.board is None:
            return None
        return DrawBoard(replace(self.board, version=0), self.audience)

    @property
    def is_drawn(self) -> bool:
        """Whether the preview shows the board as it is."""
        return self.preview is not None and self.drawn == self.order

    @property
    def cell(self) -> Cell:
        """What stands on the chosen place."""
        return self.board.at(self.place) if self.board is not None else Cell()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places there are, where they were drawn last."""
        if self.board is None or self.preview is None:
            return ()
        there = spots(self.board, self.preview.drawn.pages)
        return tuple(one for one in there if not (self.fixed and one.is_free))

    @property
    def flaws(self) -> Mapping[int, tuple[Flaw, ...]]:
        """What is not as good as it might be, by place."""
        found: dict[int, tuple[Flaw, ...]] = {}
        if self.preview is not None and self.is_drawn:
            for remark in self.preview.drawn.remarks:
                found[remark.place] = (*found.get(remark.place, ()), remark.flaw)
        return found

    @property
    def hints(self) -> tuple[Hinted, ...]:
        """What could be plainer in the words of the chosen place."""
        return hints(self.cell.words)

    @property
    def stop(self) -> Notice | None:
        """Why it may not go out, or what is amiss with that; stopped or not."""
        seen = self.preview
        if seen is None or not (seen.stopped or seen.warned):
            return None
        return notice(seen.stopped or seen.warned, seen.facts)

    @property
    def may_go_out(self) -> bool:
        """Whether it may be printed and saved to a file now."""
        seen = self.preview
        decided = self.prints and self.theirs is None
        return seen is not None and not seen.stopped and decided

    @property
    def has_pictures(self) -> bool:
        """Whether anything stands on it."""
        return self.board is not None and bool(self.board.cells)
