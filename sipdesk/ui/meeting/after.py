"""What is left to do after the meeting, and doing it by one press; no Qt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from sipdesk.content.notices import Notice, notice
from sipdesk.content.swedish import clock, counted, listing, long_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.telling import CALLS
from sipdesk.ui.outgoing import DeliverAll, on_case, print_kept, why_not
from sipdesk.ui.page import Around
from sipdesk.ui.people import person
from sipdesk.usecases.after_meeting import (
    AfterMeeting,
    AfterOrder,
    AfterPaper,
    FinishMeeting,
    MeetingFinished,
    finish_meeting,
    read_after_meeting,
)


@dataclass(frozen=True, slots=True)
class Done:
    """What the last press did."""

    papers: int
    calls: bool  # whether some of them call to the next meeting
    stopped: tuple[AfterPaper, ...]  # that were to go out and were found not to
    at: time


@dataclass(frozen=True, slots=True)
class AfterState:
    """What is known of what is left, and what has just been done."""

    case: Case | None = None
    after: AfterMeeting | None = None
    begins_next: bool = True  # as it was ticked
    notice: Notice | None = None
    done: Done | None = None
    busy: bool = False

    @property
    def shown(self) -> bool:
        """Whether there is anything to show: not of a meeting that was long ago."""
        if self.case is None or self.after is None:
            return False
        if self.case.closing.closed is not None:
            return False
        return self.case.meeting.is_over or self.after.anything or self.done is not None


@dataclass(frozen=True, slots=True)
class Gets:
    """One recipient as the card shows them: what is ready, and what is not and why."""

    recipient: str
    name: str
    ready: str
    stopped: tuple[str, ...]


class AfterModel:
    """Reads what is left, and has it done."""

    def __init__(self, around: Around, draw: Callable[[AfterState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = AfterState()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        state = on_case(self.state, AfterState(), case)
        if state is not None:
            self.state = state
            self.refresh()

    def refresh(self) -> None:
        """Read it anew: a paper may have gone out without the case being changed."""
        if self.state.case is not None:
            order = AfterOrder(self.state.case.id, self.state.begins_next)
            read = self._around.runner.read
            read(read_after_meeting, order, self._read, self._refused)

    def begin_next(self, *, begins: bool) -> None:
        """Take whether the next meeting is begun with the rest."""
        if begins != self.state.begins_next:
            self.state = replace(self.state, begins_next=begins)
            self.refresh()

    def finish(self, deliver: DeliverAll) -> None:
        """Have it done, and then print what was made.

        Call when a printer is chosen: nothing is done of a dialog that was cancelled.
        """
        case, after = self.state.case, self.state.after
        if case is None or after is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, done=None))

        def kept(finished: MeetingFinished) -> None:
            self._deliver(finished, after, deliver)

        order = FinishMeeting(case.id, after)
        self._around.runner.do(finish_meeting, order, kept, self._refused)

    def _deliver(
        self, finished: MeetingFinished, after: AfterMeeting, deliver: DeliverAll
    ) -> None:
        papers = [paper for bundle in finished.bundles for paper in bundle.papers]
        known = after.held_back
        stopped = tuple(one for one in finished.stopped if one not in known)
        calls = any(paper.record.kind in CALLS for paper in papers)

        def printed(failed: Notice | None) -> None:
            # What was locked and begun stands, printed or not.
            done = Done(len(papers), calls, stopped, self._around.clock_now())
            state = replace(self.state, busy=False, notice=failed)
            self._show(replace(state, done=None if failed else done))
            self.refresh()

        pages = list(_pages(finished))
        print_kept(self._around, pages, papers, deliver, printed, self._refused)

    def _read(self, after: AfterMeeting | None) -> None:
        self._show(replace(self.state, after=after))

    def _refused(self, error: SipdeskError) -> None:
        said, changed = why_not(error)
        self._show(replace(self.state, busy=False, notice=said))
        if changed:
            self.refresh()

    def _show(self, state: AfterState) -> None:
        self.state = state
        self._draw(state)


def _pages(finished: MeetingFinished) -> Iterator[bytes]:
    for bundle in finished.bundles:
        yield bundle.address
        yield from (paper.data for paper in bundle.papers)


def gets(case: Case, after: AfterMeeting, today: date) -> list[Gets]:
    """Tell of each recipient what is ready, and what is stopped and why."""
    whom = dict.fromkeys(one.recipient for one in after.papers)
    return [_gets(case, after, one, today) for one in whom]


def _gets(case: Case, after: AfterMeeting, whom: str, today: date) -> Gets:
    own = [one for one in after.papers if one.recipient == whom]
    ready = "  ·  ".join(word(one.kind) for one in own if not one.stopped)
    stopped: dict[str, list[str]] = {}
    for one in own:
        if one.stopped:
            stopped.setdefault(one.stopped, []).append(word(one.kind))
    told = tuple(
        f"{', '.join(kinds)}: {notice(code).whole}" for code, kinds in stopped.items()
    )
    return Gets(whom, person(case, whom, today), ready, told)


def summary(after: AfterMeeting) -> str:
    """Say in one sentence what a press does; or that nothing is left."""
    deeds = [
        "protokollet slutförs" if after.finalises else "",
        "nästa möte påbörjas" if after.begins_next else "",
        about_papers(after),
    ]
    told = listing([deed for deed in deeds if deed])
    if told:
        return f"{told[0].upper()}{told[1:]}."
    if after.held_back:
        return "Det som kan lämnas ut är lämnat. Det här återstår."
    return "Alla har fått det de ska ha efter mötet."


def about_papers(after: AfterMeeting) -> str:
    """Count the papers that are printed, and for how many."""
    if not after.ready:
        return ""
    whom = len({one.recipient for one in after.ready})
    to = counted(whom, "mottagare", "mottagare")
    return f"{counted(len(after.ready), 'papper', 'papper')} skrivs ut till {to}"


def about_next(case: Case, after: AfterMeeting) -> str:
    """Offer to begin the next meeting; or say what is missing for that."""
    day = case.meeting.record.next_day
    if after.can_begin_next and day is not None:
        return f"Påbörja mötet {long_date(day)} och skriv kallelserna till det"
    return ""


def no_next_day(case: Case, after: AfterMeeting) -> bool:
    """Whether the meeting is over and no day is set for the next."""
    return after.next_day is None and case.meeting.record.next_day is None


def question(after: AfterMeeting) -> str:
    """Say what cannot be undone, before it is done."""
    told = []
    if after.finalises:
        told.append("Protokollet låses och kan inte ångras.")
    if after.begins_next:
        told.append(
            "När nästa möte är påbörjat kan protokollet inte öppnas för ändring, men "
            "en invändning kan alltid noteras."
        )
    return " ".join(told)


def said_of(done: Done, case: Case, today: date) -> tuple[str, str]:
    """Give title and words of what was done."""
    lines = []
    if done.papers:
        papers = counted(done.papers, "papper", "papper")
        title = f"{papers} till skrivaren {clock(done.at)}."
        lines.append("De står nu var för sig under Papper.")
        if done.calls:
            lines[-1] += " Registrera dem som kallade när breven har gått."
    else:
        title = f"Klart {clock(done.at)}."
    for one in done.stopped:
        name = person(case, one.recipient, today)
        lines.append(f"{word(one.kind)} till {name}: {notice(one.stopped).whole}")
    return title, "\n".join(lines)
