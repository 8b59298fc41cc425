"""Which rows of the access log are looked at, and their review; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.rights import Right, may
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
from sipdesk.ui.refusal import placed
from sipdesk.usecases.access import (
    CheckedLog,
    CheckLog,
    LogRow,
    LogView,
    ReadLog,
    Reviewed,
    ReviewLog,
    SampleLog,
    check_log,
    export_log,
    read_log,
    review_log,
    sample_log,
)
from sipdesk.usecases.log_faults import AnswerFaults, answer_faults

AT_ONCE: Final = 200
ANSWERED: Final = "answered"
EXPORTED: Final = "exported"
REVIEWED: Final = "reviewed"
SAVED: Final = "saved"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the rows are narrowed by, as it was chosen or typed."""

    by: str = ""
    act: str = ""
    case_number: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class LogState:
    """Everything the page needs in order to be drawn."""

    log: LogView | None = None
    narrowing: Narrowing = Narrowing()
    shown: int = AT_ONCE
    checked: CheckedLog | None = None
    sample: tuple[LogRow, ...] = ()
    no_sample: Notice | None = None  # why none could be drawn
    words: str = ""
    anchor: str = ""  # typed from the paper of a review
    answer: str = ""  # to what was found amiss
    reviewed: Reviewed | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field
    notice: Notice | None = None
    done: str = ""  # ANSWERED, EXPORTED …: what has just been done
    done_at: time | None = None


class LogModel:
    """Reads, narrows and checks the log, and takes a sample of it through a review."""

    def __init__(self, around: Around, draw: Callable[[LogState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = LogState()

    @property
    def may_read(self) -> bool:
        """Whether this person reads the log."""
        return may(self._around.user, Right.READ_LOG)

    @property
    def may_review(self) -> bool:
        """Whether this person goes through it."""
        return may(self._around.user, Right.REVIEW_LOG)

    def refresh(self) -> None:
        """Read the rows that are wanted."""
        order = self._order()
        if order is not None and self.may_read:
            self._around.runner.read(read_log, order, self._take, self._refused)

    def narrow(self, **changes: str) -> None:
        """Narrow by something else, and read anew."""
        narrowing = replace(self.state.narrowing, **changes)
        if narrowing != self.state.narrowing:
            state = replace(self.state, narrowing=narrowing, shown=AT_ONCE)
            self._show(replace(state, no_sample=None))
            self.refresh()

    def show_more(self) -> None:
        """Read more rows."""
        self._show(replace(self.state, shown=self.state.shown + AT_ONCE))
        self.refresh()

    def check(self) -> None:
        """Check the whole log, with the anchor that is typed, if one is."""

        def done(checked: CheckedLog) -> None:
            self._show(replace(self.state, checked=checked, wrong={}, notice=None))

        order = CheckLog(self.state.anchor)
        self._around.runner.read(check_log, order, done, self._refused)

    def type_anchor(self, text: str) -> None:
        """Take what was typed of an anchor; what was checked before is not of it."""
        self._show(replace(self._without("anchor"), anchor=text, checked=None))

    def write_answer(self, words: str) -> None:
        """Take what was typed of what had happened."""
        self._show(replace(self._without("answer"), answer=words))

    def answer(self) -> None:
        """Answer for all that was found amiss."""

        def done(_: None) -> None:
            self._show(replace(self.state, answer="", wrong={}))
            self._say(ANSWERED)
            self.refresh()

        order = AnswerFaults(self.state.answer)
        self._around.runner.do(answer_faults, order, done, self._refused)

    def export(self, deliver: Deliver) -> None:
        """Let the rows that are looked at go to a file."""

        def done(data: bytes) -> None:
            self._delivered(data, deliver, EXPORTED)

        order = self._order()
        if order is not None:
            self._around.runner.do(export_log, order, done, self._refused)

    def draw_lots(self) -> None:
        """Take out a sample between the days that the rows are narrowed to."""

        def done(rows: tuple[LogRow, ...]) -> None:
            state = replace(self.state, sample=rows, reviewed=None, notice=None)
            none = None if rows else self._none()
            self._show(replace(state, no_sample=none, done="", wrong={}))

        order = self._order()
        if order is not None:
            self._show(replace(self.state, no_sample=None))
            days = SampleLog(order.wanted.first, order.wanted.last)
            self._around.runner.read(sample_log, days, done, self._refused)

    def write(self, words: str) -> None:
        """Take what was typed of what the review found."""
        self._show(replace(self._without("words"), words=words))

    def review(self) -> None:
        """Sign for the sample."""

        def done(reviewed: Reviewed) -> None:
            state = replace(self.state, reviewed=reviewed, sample=(), words="")
            self._show(replace(state, wrong={}, notice=None))
            self._say(REVIEWED)
            self.refresh()

        order = ReviewLog(self.state.sample, self.state.words)
        self._around.runner.do(review_log, order, done, self._refused)

    def deliver(self, deliver: Deliver) -> None:
        """Print or save the paper of the review."""
        if self.state.reviewed is not None:
            self._delivered(self.state.reviewed.paper, deliver, SAVED)

    def _without(self, name: str) -> LogState:
        """Give the state with nothing wrong in one field."""
        wrong = {k: v for k, v in self.state.wrong.items() if k != name}
        return replace(self.state, wrong=wrong)

    def _none(self) -> Notice:
        """Say that there is nothing to draw: of all days, or between those chosen."""
        narrowing = self.state.narrowing
        between = narrowing.first or narrowing.last
        return notice("review-of-nothing-then" if between else "review-of-nothing")

    def _order(self) -> ReadLog | None:
        narrowing = self.state.narrowing
        reading = Reading(self._around.today())
        first = reading.day("first", narrowing.first)
        last = reading.day("last", narrowing.last)
        try:
            reading.done()
        except Unread as unread:
            self._show(replace(self.state, wrong=unread.problems))
            return None
        wanted = Wanted(
            by=narrowing.by,
            act=Act(narrowing.act) if narrowing.act else None,
            first=first,
            last=last,
            limit=self.state.shown,
        )
        return ReadLog(wanted, narrowing.case_number)

    def _delivered(self, data: bytes, deliver: Deliver, what: str) -> None:
        try:
            deliver(data)
        except OSError:
            self._show(replace(self.state, notice=notice("sheet-not-delivered")))
        else:
            self._say(what)

    def _say(self, what: str) -> None:
        at = self._around.clock_now()
        self._show(replace(self.state, done=""))  # the same deed again is told anew
        self._show(replace(self.state, done=what, done_at=at, notice=None))

    def _take(self, log: LogView) -> None:
        self._show(replace(self.state, log=log, wrong={}, notice=None))

    def _refused(self, error: SipdeskError) -> None:
        wrong, said = placed(error)
        self._show(replace(self.state, wrong=wrong, notice=said))

    def _show(self, state: LogState) -> None:
        self.state = state
        self._draw(state)
