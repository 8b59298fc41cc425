"""What stands under "Om SIPdesk": the parts of others, and one of them to look at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sipdesk.content.parts import Part

if TYPE_CHECKING:  # it is read when it is first shown
    from sipdesk.content.installed import Held, Installed


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part, its version (empty where nothing says it) and what it is called by."""

    part: Part
    version: str

    @property
    def key(self) -> str:
        """The part's name, with that of what it lies in."""
        part = self.part
        return f"{part.inside}/{part.name}" if part.inside else part.name


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """A part that is looked at: what lies in it, and every word of its licence."""

    row: PartRow
    within: tuple[PartRow, ...] = ()
    held: tuple["Held", ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class AboutState:
    """The parts; None while they are not read."""

    rows: tuple[PartRow, ...] | None = None
    folder: str = ""  # where the packages lie
    opened: OpenedPart | None = None
    own: str = ""  # the program's own licence, while it is looked at


_RULE: Final = "\n\n" + "─" * 60 + "\n\n"


class AboutModel:
    """Reads the parts when they are first shown, and a licence when it is asked for."""

    def __init__(
        self, read: Callable[[], "Installed"], draw: Callable[[AboutState], None]
    ) -> None:
        self._read = read
        self._draw = draw
        self.state = AboutState()

    def refresh(self) -> None:
        """Read what parts there are, once."""
        if self.state.rows is None:
            parts = self._read().parts
            rows = self._rows(parts.own)
            folders = (self._read().folder(row.part) for row in rows)
            folder = next(filter(None, folders), "")
            self._put(replace(self.state, rows=rows, folder=folder))

    def open(self, key: str) -> None:
        """Look at a part, by its key."""
        installed = self._read()
        (row,) = (one for one in self._rows(installed.parts.all) if one.key == key)
        texts = installed.texts(row.part)
        opened = OpenedPart(
            row,
            self._rows(installed.parts.within(row.part)),
            installed.held(row.part),
            _RULE.join(texts),
        )
        self._put(replace(self.state, opened=opened, own=""))

    def open_own(self) -> None:
        """Look at the program's own licence."""
        self._put(replace(self.state, opened=None, own=self._read().own_text))

    def back(self) -> None:
        """Go back to all of them."""
        self._put(replace(self.state, opened=None, own=""))

    def _rows(self, parts: tuple[Part, ...]) -> tuple[PartRow, ...]:
        read = self._read()
        return tuple(PartRow(p, read.version(p)) for p in parts if read.has(p))

    def _put(self, state: AboutState) -> None:
        self.state = state
        self._draw(state)
