"""What stands on Idag; knows nothing of Qt."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.approval import Judgement
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.overview import asked_of
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Principal
from sipdesk.domain.request_rules import REQUEST_UNANSWERED
from sipdesk.domain.rights import Right, may
from sipdesk.ui.page import Around
from sipdesk.usecases.access import ReviewDue, read_review_due
from sipdesk.usecases.approval import Waiting, read_waiting
from sipdesk.usecases.book_due import BookDue, read_book_due
from sipdesk.usecases.case import CaseView, read_case
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.saving import Change
from sipdesk.usecases.today import (
    ReadToday,
    TakeRowUp,
    TodayRow,
    Urgency,
    read_today,
    take_row_up,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose answer is waited for, as far as a list may tell."""

    principal: Principal | None
    name: str  # of the social services; empty for others
    since: date | None  # the day of asking, where the rest is not enough


@dataclass(frozen=True, slots=True)
class TodayState:
    """Everything the page needs in order to be drawn. No rows yet: still reading."""

    day: date
    mine: bool = True
    rows: tuple[TodayRow, ...] | None = None
    notice: Notice | None = None
    review: ReviewDue | None = None  # of the access log, when it is late
    book: BookDue | None = None  # what is of no case, when there is any
    whom: Mapping[str, Asked] = field(default_factory=dict)
    """By the id of what waits: for whom, where a case has several rows alike."""
    putting_off: TodayRow | None = None  # what is being put off
    view: CaseView | None = None  # and its case, once that is read
    done: date | None = None  # till when something has just been put off
    taken_up: bool = False  # something has just been taken up again
    approvals: tuple[Waiting, ...] = ()
    """Papers that a manager is to approve, and those that one has got an answer on."""

    def of(self, urgency: Urgency) -> tuple[TodayRow, ...]:
        """Give the rows under one heading, the worst harm first."""
        return tuple(row for row in self.rows or () if row.urgency is urgency)

    @property
    def nothing_waits(self) -> bool:
        """Whether it is known that nothing waits."""
        return self.rows == () and not self.approvals

    @property
    def to_judge(self) -> tuple[Waiting, ...]:
        """Those that wait for this person's approval."""
        waits = Judgement.WAITING
        return tuple(w for w in self.approvals if w.approval.judgement is waits)

    @property
    def answered(self) -> tuple[Waiting, ...]:
        """Those that this person asked about and that are answered, and not sent."""
        waits = Judgement.WAITING
        return tuple(w for w in self.approvals if w.approval.judgement is not waits)


class TodayModel:
    """What waits, for me or for all of us."""

    def __init__(self, around: Around, draw: Callable[[TodayState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = TodayState(around.today())

    def refresh(self) -> None:
        """Read what waits now; what is shown stays until the answer comes."""
        mine = self.state.mine
        order = ReadToday(self._around.user.id if mine else "")

        read = self._around.runner.read

        def waiting(found: tuple[Waiting, ...]) -> None:
            self._show(replace(self.state, approvals=found))

        def take(rows: tuple[TodayRow, ...]) -> None:
            if mine == self.state.mine:
                state = replace(self.state, day=self._around.today(), mine=mine)
                self._show(replace(state, rows=rows, notice=None))
                self._tell_apart(rows)
                read(read_waiting, None, waiting, self._refused)

        read(read_today, order, take, self._refused)
        if may(self._around.user, Right.REVIEW_LOG):
            read(read_review_due, None, self._take_review, self._refused)
        if self.keeps_book:
            read(read_book_due, None, self._take_book, self._refused)

    @property
    def keeps_book(self) -> bool:
        """Whether whoever looks may put right what the home keeps around its cases."""
        return may(self._around.user, Right.HOME_CONTENT) and may(
            self._around.user, Right.ADDRESS_BOOK
        )

    def show_mine(self, *, mine: bool) -> None:
        """Show my cases only, or everyone's."""
        if mine != self.state.mine:
            self._show(replace(self.state, mine=mine))
            self.refresh()

    # --- Put off, and taken up again --------------------------------------------------

    def row(self, key: str) -> TodayRow:
        """Find a row that is shown.

        Raises:
            LookupError: it is not shown.

        """
        for row in self.state.rows or ():
            if row.waiting.id == key:
                return row
        raise LookupError("no such row")

    def begin_putting_off(self, key: str) -> None:
        """Ask till when a row is put off, and why."""
        row = self.row(key)
        self._show(self._quiet(putting_off=row))
        case = CaseId(row.case.id)
        self._around.runner.read(read_case, case, self._take_case, self._refused)

    def stop_putting_off(self) -> None:
        """Leave it as it is."""
        self._show(self._quiet())

    def put_off(self, until: date) -> None:
        """Tell that a row has been put off, and show it where it stands now."""
        self._show(replace(self._quiet(), done=until))
        self.refresh()

    def take_up(self, key: str) -> None:
        """Take a row up again that is put off."""
        row = self.row(key)

        def taken(_: Change) -> None:
            self._show(replace(self._quiet(), taken_up=True))
            self.refresh()

        def take(view: CaseView) -> None:
            order = TakeRowUp(view.case.id, view.case.version, row.waiting.id)
            self._around.runner.do(take_row_up, order, taken, self._refused)

        case = CaseId(row.case.id)
        self._around.runner.read(read_case, case, take, self._refused)

    def _take_case(self, view: CaseView) -> None:
        row = self.state.putting_off
        if row is not None and row.case.id == view.case.id:
            self._show(replace(self.state, view=view))

    def _quiet(self, putting_off: TodayRow | None = None) -> TodayState:
        state = replace(self.state, putting_off=putting_off, view=None, done=None)
        return replace(state, taken_up=False, notice=None)

    def place_of(self, key: str) -> tuple[str, str]:
        """Tell in which case and at which step a row is done.

        Raises:
            LookupError: the row is not shown.

        """
        row = self.row(key)
        return row.case.id, row.waiting.step

    def paper_of(self, key: str) -> tuple[str, PaperOrder]:
        """Tell at which step a paper that waits is written, and which it is.

        Raises:
            LookupError: the row is not shown.

        """
        for one in self.state.approvals:
            if one.approval.id == key:
                made = one.approval
                order = PaperOrder(CaseId(made.case), made.kind, made.recipient)
                return _WRITTEN_AT[made.kind], order
        raise LookupError("no such row")

    def _take_review(self, review: ReviewDue) -> None:
        late = review if review.is_late else None
        self._show(replace(self.state, review=late))

    def _take_book(self, found: BookDue) -> None:
        self._show(replace(self.state, book=found or None))

    def _tell_apart(self, rows: Sequence[TodayRow]) -> None:
        """Find out whose answers a case waits for, where it waits for several."""
        asked = Counter(row.case.id for row in rows if _is_request(row))
        for case_id in (one for one, count in asked.items() if count > 1):
            self._around.runner.read(
                read_case, CaseId(case_id), self._told_apart, self._refused
            )

    def _told_apart(self, view: CaseView) -> None:
        rows = [row for row in self.state.rows or () if row.case.id == view.case.id]
        whom = _asked(view.case, list(filter(_is_request, rows)), self.state.day)
        self._show(replace(self.state, whom={**self.state.whom, **whom}))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=notice(error.code)))

    def _show(self, state: TodayState) -> None:
        self.state = state
        self._draw(state)


_WRITTEN_AT: Final = {
    PaperKind.CHIEF_LETTER: "sip_request",
    PaperKind.ABSENCE_LETTER: "meeting",
    PaperKind.DEVIATION: "meeting",
    PaperKind.NOTIFICATION: "ready",
}


def _is_request(row: TodayRow) -> bool:
    return row.waiting.kind == REQUEST_UNANSWERED


def _asked(case: Case, rows: Sequence[TodayRow], today: date) -> dict[str, Asked]:
    """Tell who is to answer, with the day of asking where that is not enough."""
    told = {row.waiting.id: asked_of(case, row.waiting, today) for row in rows}
    alike = Counter(told.values())
    return {
        row.waiting.id: Asked(
            *told[row.waiting.id],
            row.waiting.since if alike[told[row.waiting.id]] > 1 else None,
        )
        for row in rows
    }
