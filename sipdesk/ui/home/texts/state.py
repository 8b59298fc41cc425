"""How the list, the editor and the paper beside it stand; knows nothing of Qt."""

from dataclasses import dataclass, field
from datetime import time
from enum import Enum

from sipdesk.content.content import Problem
from sipdesk.content.notices import Notice
from sipdesk.usecases.text import TextEntry, TextInFull
from sipdesk.usecases.text_preview import TextPreview


class Instead(Enum):
    """What was put in the editor in place of what stood there."""

    PROGRAMS = "programs"  # the program's text, which holds
    VERSION = "version"  # a version, or the program's text, to be saved or not
    SAVED = "saved"  # what is saved, in place of what was typed


@dataclass(frozen=True, slots=True)
class Replaced:
    """What stood in the editor before something else was put there.

    ``saved`` is the home's text that held until then, if that was taken back too;
    ``number`` that of the version put there, 0 for the program's text. What was typed
    and is ``unsaved`` is kept as the draft until something new is typed or saved.
    """

    by: Instead
    typed: str
    saved: str = ""
    number: int = 0
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class TextsState:
    """Everything the list, the editor and the paper beside it need to be drawn."""

    entries: tuple[TextEntry, ...] | None = None  # None until they are read
    unsaved: frozenset[str] = field(default_factory=frozenset)  # names with a draft
    chosen: str = ""
    full: TextInFull | None = None  # the chosen one; None while it is being read
    text: str = ""  # as it stands in the editor
    seen: int = 0  # the home's version that it is typed on
    restored: bool = False  # the text was typed earlier and never saved
    fault: Problem | None = None
    shown: TextPreview | None = None  # the last that could be put on paper
    replaced: Replaced | None = None
    notice: Notice | None = None
    saved_at: time | None = None
    busy: bool = False

    @property
    def dirty(self) -> bool:
        """Whether something stands in the editor that is not saved."""
        return self.full is not None and self.text != self.full.text

    @property
    def to_keep(self) -> str:
        """What a draft is to hold: what was typed last, also when it was replaced."""
        if self.replaced is not None and self.replaced.unsaved:
            return self.replaced.typed
        return self.text

    def replacing(self, by: Instead, *, saved: str = "", number: int = 0) -> Replaced:
        """Remember what stands in the editor, or what was typed before it was put."""
        before = self.replaced
        if before is None:
            return Replaced(by, self.text, saved, number, self.dirty)
        if before.unsaved:
            return Replaced(by, before.typed, saved, number, unsaved=True)
        # What stands there now was put there: a version, which is kept as it is.
        return Replaced(by, self.text, saved, number)

    @property
    def older(self) -> bool:
        """Whether the paper shows the text as it was before the fault."""
        return self.fault is not None and self.shown is not None

    @property
    def is_the_programs(self) -> bool:
        """Whether going back to the program's text would change nothing."""
        full = self.full
        if full is None:
            return True
        return full.entry.own is None and self.text == full.built_in
