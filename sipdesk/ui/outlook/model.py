"""What stands on Läget; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.content.outlook_words import (
    STEP_OF_NEED,
    STEP_OF_WAIT,
)
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.outlook import HomePaper, Outlook, Why
from sipdesk.domain.paper import PRINTED, SAVED
from sipdesk.domain.standstill import Unmet
from sipdesk.ui.page import Around
from sipdesk.usecases.extract import (
    Board,
    BoardRow,
    Extract,
    ExtractPreview,
    MakeExtract,
    make_extract,
    preview_extract,
    read_boards,
)
from sipdesk.usecases.outlook import (
    OutlookView,
    Printed,
    PrintOutlook,
    print_outlook,
    read_outlook,
)
from sipdesk.usecases.paper import take_back

Deliver = Callable[[bytes], None]
"""Prints or saves bytes; raises ``OSError`` if that cannot be."""

NAMES: Final = {HomePaper.OUTLOOK: "laget.pdf", HomePaper.WEEK: "veckan.pdf"}
EXTRACT_NAME: Final = "utdrag-till-kommunen.pdf"
"""What a printer or a file is asked for by, before the paper is made."""


class Answer(Enum):
    """The four answers of the page, in their order."""

    NEEDS = "needs"
    WAITS = "waits"
    LATE = "late"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class OutlookState:
    """Everything the page needs in order to be drawn. No view yet: still reading."""

    day: date
    view: OutlookView | None = None
    boards: tuple[BoardRow, ...] = ()
    board: str = ""  # the key of the nämnd that is chosen
    preview: ExtractPreview | None = None  # of what would go to that nämnd
    notice: Notice | None = None
    busy: bool = False
    done: HomePaper | None = None
    done_at: time | None = None

    @property
    def outlook(self) -> Outlook:
        """What is shown; nothing while it is read."""
        return self.view.outlook if self.view else Outlook(self.day)

    @property
    def figures(self) -> dict[Answer, int]:
        """How many stand under each answer."""
        found = self.outlook
        return {
            Answer.NEEDS: len(found.needs),
            Answer.WAITS: len(found.waits),
            Answer.LATE: len(found.late),
            Answer.WHY: len(found.sums),
        }


class OutlookModel:
    """Reads Läget, and lets its papers go out."""

    def __init__(self, around: Around, draw: Callable[[OutlookState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = OutlookState(around.today())

    @property
    def gives_out(self) -> bool:
        """Whether whoever is here may hand papers out to a kommun."""
        return self._around.works

    def refresh(self) -> None:
        """Read how it is now; what is shown stays until the answer comes."""

        def take(view: OutlookView) -> None:
            day = self._around.today()
            self._show(replace(self.state, day=day, view=view, notice=None))

        self._around.runner.read(read_outlook, None, take, self._refused)
        if self.gives_out:
            self._around.runner.read(
                read_boards, None, self._take_boards, self._refused
            )

    def place_of(self, answer: Answer, key: str) -> tuple[str, str]:
        """Tell in which case and at which step a row is done something about.

        Raises:
            LookupError: the row is not shown.

        """
        found = self.state.outlook
        places: dict[Answer, dict[str, tuple[str, str]]] = {
            Answer.NEEDS: {r.case.id: (r.case.id, STEP_OF_NEED) for r in found.needs},
            Answer.WAITS: {r.case.id: (r.case.id, STEP_OF_WAIT) for r in found.waits},
            Answer.LATE: {
                r.waiting.id: (r.case.id, r.waiting.step) for r in found.late
            },
        }
        return places[answer][key]

    def first_of(self, key: str) -> tuple[Answer, str]:
        """Tell where the worst row with a reason stands, by the reason's key.

        Raises:
            LookupError: there is none.

        """
        found = self.state.outlook
        for need in found.needs:
            if why_key(need.why) == key:
                return Answer.NEEDS, need.case.id
        for wait in found.waits:
            if why_key(wait.why) == key:
                return Answer.WAITS, wait.case.id
        raise LookupError("no such reason")

    def print(self, paper: HomePaper, deliver: Deliver) -> None:
        """Make one of the papers that stay inside, and let it go."""

        def made(printed: Printed) -> None:
            self._delivered(printed.data, deliver, paper)

        if not self.state.busy:
            self._show(replace(self.state, busy=True, notice=None, done=None))
            order = PrintOutlook(paper)
            self._around.runner.do(print_outlook, order, made, self._refused)

    def choose(self, board: str) -> None:
        """Choose the nämnd that an extract is for."""
        self._show(replace(self.state, board=board, preview=None, done=None))

    def look(self) -> None:
        """Show the extract for the nämnd that is chosen, before it goes."""
        board = self._chosen()
        if board is None or self.state.busy:
            return
        key = self.state.board

        def made(preview: ExtractPreview) -> None:
            # Another may have been chosen while it was made.
            shown = preview if self.state.board == key else None
            self._show(replace(self.state, busy=False, preview=shown))

        self._show(replace(self.state, busy=True, notice=None, done=None))
        self._around.runner.read(preview_extract, board, made, self._not_made)

    def extract(self, deliver: Deliver, *, printed: bool) -> None:
        """Let the extract go that is looked at, just as it was seen.

        What the printer or the file refuses counts as never handed out. Does it say
        something else by now, it goes to nobody and has to be looked at again.
        """
        board, seen = self._chosen(), self.state.preview
        if board is None or seen is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, done=None))

        def made(extract: Extract) -> None:
            try:
                deliver(extract.data)
            except OSError:
                self._take_back(extract)
            else:
                self._say(HomePaper.KOMMUN)

        order = MakeExtract(board, PRINTED if printed else SAVED, seen.sum)
        self._around.runner.do(make_extract, order, made, self._not_made)

    def _take_back(self, extract: Extract) -> None:
        def taken(_: object) -> None:
            said = notice("sheet-not-delivered")
            self._show(replace(self.state, busy=False, notice=said))

        self._around.runner.do(take_back, extract.papers, taken, self._refused)

    def _chosen(self) -> Board | None:
        found = (
            r.board for r in self.state.boards if board_key(r.board) == self.state.board
        )
        return next(found, None)

    def _delivered(self, data: bytes, deliver: Deliver, paper: HomePaper) -> None:
        try:
            deliver(data)
        except OSError:
            said = notice("sheet-not-delivered")
            self._show(replace(self.state, busy=False, notice=said))
        else:
            self._say(paper)

    def _say(self, paper: HomePaper) -> None:
        at = self._around.clock_now()
        self._show(replace(self.state, busy=False, done=paper, done_at=at, notice=None))

    def _take_boards(self, boards: tuple[BoardRow, ...]) -> None:
        self._show(replace(self.state, boards=boards))

    def _not_made(self, error: SipdeskError) -> None:
        self._show(replace(self.state, preview=None))
        self._refused(error)

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False, notice=notice(error.code)))

    def _show(self, state: OutlookState) -> None:
        self.state = state
        self._draw(state)


def why_key(why: Why) -> str:
    """Give a reason's key on the page."""
    return f"{'need' if isinstance(why, Unmet) else 'wait'}-{why.value}"


def board_key(board: Board) -> str:
    """Give a nämnd's key in the list to choose from."""
    return f"{board.kommun or board.number} {board.name}"
