"""What was printed and saved in a case; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from sipdesk.content.notices import Notice
from sipdesk.domain.approval import Approval
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing, RuleBroken, SipdeskError
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.page import Around
from sipdesk.ui.reading import day_problem
from sipdesk.ui.refusal import refusal
from sipdesk.ui.widgets.dates import Unreadable, parse_date
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.paper import MarkInKia, PaperList, list_papers, mark_in_kia

SHORT_SUM = 16
"""How many signs of a checksum are enough to tell papers apart by eye."""


@dataclass(frozen=True, slots=True)
class PapersState:
    """The papers of a case, and the one that is chosen."""

    case: Case | None = None
    papers: PaperList | None = None
    chosen: str = ""  # a paper's id
    in_kia: str = ""  # the day in the field, as it was typed
    problem: Notice | None = None  # at the day
    notice: Notice | None = None
    saved_at: time | None = None
    copied: bool = False

    @property
    def record(self) -> PaperRecord | None:
        """The paper that is chosen."""
        records = self.papers.records if self.papers else ()
        return next((r for r in records if r.id == self.chosen), None)

    @property
    def approval(self) -> Approval | None:
        """What the manager said of the paper that is chosen, if it went by one."""
        return self.papers.approvals.get(self.chosen) if self.papers else None


def private_name(record: PaperRecord, case: Case) -> str:
    """Name the recipient as the case does; empty when only the role is known.

    Somebody may have been taken out of the case since the paper was made.
    """
    if record.recipient == FILE_COPY:
        return ""
    if record.recipient == YOUNG_PERSON:
        return case.called
    try:
        return case.party(record.recipient).label
    except Missing:
        return ""


class PapersModel:
    """Reads the papers, and notes where they are kept."""

    def __init__(self, around: Around, draw: Callable[[PapersState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = PapersState()

    def show_case(self, view: CaseView) -> None:
        """Show the papers of a case as they are now."""
        if self.state.case is None or self.state.case.id != view.case.id:
            self.state = PapersState()
        self.state = replace(self.state, case=view.case)
        case_id = view.case.id
        self._around.runner.read(list_papers, case_id, self._take, self._refused)

    def choose(self, paper_id: str) -> None:
        """Look closer at a paper."""
        if paper_id != self.state.chosen:
            self._choose(paper_id)

    def type_day(self, text: str) -> None:
        """Take what was typed as the day it was put in KIA."""
        self._show(replace(self.state, in_kia=text, problem=None))

    def save_day(self) -> None:
        """Note the day, if it is another; a blank one takes the note back."""
        record = self.state.record
        if record is None:
            return
        try:
            day = parse_date(self.state.in_kia, self._around.today())
        except Unreadable:
            problem = day_problem(self.state.in_kia, self._around.today())
            self._show(replace(self.state, problem=problem))
            return
        if day != record.in_kia:
            self._mark(record, day)

    def copied(self) -> None:
        """Say that the text for KIA is on the clipboard."""
        self._show(replace(self.state, copied=True))

    def _mark(self, record: PaperRecord, day: date | None) -> None:
        order = MarkInKia(record.id, day)
        self._around.runner.do(mark_in_kia, order, self._marked, self._refused)

    def _marked(self, record: PaperRecord) -> None:
        papers = self.state.papers
        if papers is None:
            return
        records = tuple(record if r.id == record.id else r for r in papers.records)
        now = self._around.clock_now()
        papers = replace(papers, records=records)
        self._show(
            replace(self.state, papers=papers, problem=None, notice=None, saved_at=now)
        )

    def _take(self, papers: PaperList) -> None:
        self.state = replace(self.state, papers=papers, notice=None)
        ids = [r.id for r in papers.records]
        if self.state.chosen in ids:
            self._show(self.state)
        else:
            self._choose(ids[0] if ids else "")

    def _choose(self, paper_id: str) -> None:
        state = replace(self.state, chosen=paper_id)
        record = state.record
        kept = record.in_kia if record else None
        day = kept.isoformat() if kept else ""
        self._show(
            replace(state, in_kia=day, problem=None, saved_at=None, copied=False)
        )

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        at_day = isinstance(error, RuleBroken) and error.field == "day"
        if at_day:
            self._show(replace(self.state, problem=said))
        else:
            self._show(replace(self.state, notice=said))

    def _show(self, state: PapersState) -> None:
        self.state = state
        self._draw(state)
