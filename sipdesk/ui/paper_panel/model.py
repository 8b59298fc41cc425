"""One paper: looked at, printed, saved; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import board
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import (
    AS_WORD,
    COPIED,
    NO_PDF,
    ON_TEMPLATE,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
)
from sipdesk.domain.template import RegionTemplate
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    PaperNoted,
    Preview,
    hand_out_paper,
    name_on_template,
    open_paper,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.policy import let_leave

_BY_CARD: Final = "approval-missing"
"""What the card of the approval tells, with what to do about it."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """What is shown of a paper."""

    case: Case | None = None
    order: PaperOrder | None = None  # being looked at before it goes out
    paper: str = ""  # the id of one that went out before
    preview: Preview | None = None
    kept: HandedOut | None = None  # a paper that went out before, opened again
    notice: Notice | None = None
    done: str = ""  # the channel by which it has just gone out
    done_at: time | None = None
    busy: bool = False
    away: bool = False  # out of sight: the paper itself is not held
    copied: datetime | None = None  # when the preview was made whose text has gone out
    template: str = ""  # id of the template chosen for the plan; "" = the first

    @property
    def has_no_pages(self) -> bool:
        """Whether it went out as no PDF: it is shown as text alone."""
        return self.kept is not None and self.kept.record.channel in NO_PDF

    @property
    def is_word(self) -> bool:
        """Whether it went out as Word: it can be saved again so."""
        return self.kept is not None and self.kept.record.channel in AS_WORD

    @property
    def is_copied(self) -> bool:
        """Whether it went out as text that was copied."""
        return self.kept is not None and self.kept.record.channel == COPIED

    @property
    def has_sections(self) -> bool:
        """Whether its sections may be copied, one by one."""
        seen = self.preview
        return seen is not None and bool(seen.sections) and not seen.stopped

    @property
    def is_form(self) -> bool:
        """Whether it went out as a form: print and PDF are then of its fixed copy."""
        return self.kept is not None and self.kept.record.channel == SAVED_AS_FORM

    @property
    def chosen_template(self) -> RegionTemplate | None:
        """The template that the plan would be saved on."""
        there = self.preview.templates if self.preview is not None else ()
        chosen = (t for t in there if t.id == self.template)
        return next(iter((*chosen, *there)), None)

    @property
    def data(self) -> bytes:
        """The paper as PDF; empty while it is being made, and if it is none."""
        if self.preview is not None:
            return self.preview.data
        if self.kept is None or self.has_no_pages:
            return b""
        return self.kept.data

    @property
    def text(self) -> str:
        """The paper in words; empty where they are those of its PDF."""
        if self.preview is not None:
            return self.preview.text
        return self.kept.text if self.kept is not None else ""

    @property
    def file_name(self) -> str:
        """A name that says nothing of a person."""
        if self.preview is not None:
            return self.preview.file_name
        if self.kept is None:
            return ""
        return self.kept.archive_name if self.is_form else self.kept.file_name

    @property
    def word_name(self) -> str:
        """The file's name as Word; empty if it cannot be had so."""
        if self.preview is not None:
            return self.preview.word_name
        return self.kept.file_name if self.kept is not None and self.is_word else ""

    @property
    def calendar_name(self) -> str:
        """The file's name as a calendar file; empty if there is none."""
        if self.preview is not None:
            return self.preview.calendar_name
        return self._name_of(SAVED_AS_CALENDAR)

    def _name_of(self, channel: str) -> str:
        if self.kept is None or self.kept.record.channel != channel:
            return ""
        return self.kept.file_name

    @property
    def form_name(self) -> str:
        """The file's name as a form; empty if it cannot be had so."""
        if self.preview is not None:
            return self.preview.form_name
        return self.kept.file_name if self.kept is not None and self.is_form else ""

    @property
    def stop(self) -> Notice | None:
        """What is said of why it may not go out, or of what is amiss with it."""
        seen = self.preview
        if seen is None or seen.stopped == _BY_CARD:
            return None
        code = seen.stopped or seen.warned
        return notice(code, seen.facts) if code else None

    @property
    def may_go_out(self) -> bool:
        """Whether the paper may be printed and saved now."""
        if self.busy:
            return False
        if self.preview is not None:
            reads_only = self.preview.manager and not self.preview.manager.may_ask
            return not (self.preview.stopped or reads_only)
        return self.kept is not None


def _wanted(out: HandedOut, channel: str) -> bytes:
    """Choose what is printed or saved of a paper: of a form, its fixed copy."""
    went_as_form = out.record.channel == SAVED_AS_FORM
    return out.archive_copy if went_as_form and channel != SAVED_AS_FORM else out.data


class PaperModel:
    """Looks at a paper, and hands it out when it really is printed or saved."""

    def __init__(self, around: Around, draw: Callable[[PaperState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = PaperState()

    def look(self, order: PaperOrder, case: Case) -> None:
        """Look at a paper before it goes out."""
        self._show(PaperState(case=case, order=order, busy=True))
        self.compose()

    def reopen(self, paper_id: str, case: Case) -> None:
        """Look at a paper that went out before, as it was then."""
        self._show(PaperState(case=case, paper=paper_id, busy=True))
        self._fetch()

    def follow(self, case: Case) -> None:
        """Compose the paper anew when the case is newer than it was written from.

        What was refused may have been asked for before a save was done, and the placing
        nämnd may have been entered since.
        """
        state, order = self.state, self.state.order
        if order is None or state.case is None or case.id != order.case:
            return
        seen = state.preview.case_version if state.preview else state.case.version
        if seen < case.version:
            if order.recipient == BOARD:
                order = replace(order, recipient=board(case))
            self._show(replace(state, case=case, order=order, done=""))
            self.compose()

    def forget(self) -> None:
        """Let the paper go: the person is done with it."""
        self._show(PaperState())

    def put_away(self) -> None:
        """Let the paper go while it is out of sight, but not which one it is.

        A home that is locked takes its windows out of sight at once; when they are
        thrown away nobody knows.
        """
        state = self.state
        if state.case is not None and not state.away:
            self._show(replace(state, preview=None, kept=None, away=True))

    def take_out(self) -> None:
        """Fetch the paper again when it comes into sight."""
        if self.state.away:
            self._show(replace(self.state, away=False, busy=True))
            self._fetch()

    def hand_out(self, channel: str, deliver: Deliver) -> None:
        """Keep the paper as one that goes out, and then let it go.

        Call when printer or file is chosen: nothing is kept of a dialog that was
        cancelled. What went out before is only delivered again.
        """
        again = self.state.kept
        if again is None:
            self._hand_out(channel, deliver)
            return

        def let(_: None) -> None:
            self._delivered(again, channel, deliver)

        self._around.runner.read(let_leave, channel, let, self._refused)

    def _hand_out(self, channel: str, deliver: Deliver, template: str = "") -> None:
        preview = self.state.preview
        if preview is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, done=""))
        order = HandOut(
            preview.order, preview.made, preview.case_version, channel, template
        )

        def kept(out: HandedOut) -> None:
            self._delivered(out, channel, deliver)

        self._around.runner.do(hand_out_paper, order, kept, self._refused)

    def mark(self, provision: str) -> None:
        """Mark this copy as secret by a provision, or by none."""
        order = self.state.order
        if order is None or order.stamp == provision:
            return
        marked = replace(order, stamp=provision)
        self._show(replace(self.state, order=marked, busy=True, done=""))
        self.compose()

    def choose_template(self, template_id: str) -> None:
        """Choose which template the plan would be saved on."""
        self._show(replace(self.state, template=template_id))

    def name_on_template(self) -> str:
        """Name the file of the plan on the chosen template."""
        case, preview = self.state.case, self.state.preview
        template = self.state.chosen_template
        if case is None or preview is None or template is None:
            return ""
        return name_on_template(case, preview, template)

    def hand_out_on_template(self, deliver: Deliver) -> None:
        """Keep the plan on the chosen template, and then let it go."""
        template = self.state.chosen_template
        if template is not None:
            self._hand_out(ON_TEMPLATE[template.form], deliver, template.id)

    def copy(self, text: str, put: Callable[[str], None]) -> None:
        """Let a section go out as text; the paper is kept the first time alone.

        To type it into somebody else's system is to give it to them.
        """
        preview = self.state.preview
        if preview is None or not self.state.may_go_out:
            return
        if self.state.copied == preview.made:
            put(text)
            now = self._around.clock_now()
            self._show(replace(self.state, notice=None, done=COPIED, done_at=now))
            return
        self._hand_out(COPIED, lambda _: put(text))

    def compose(self) -> None:
        """Compose the paper as it would be now."""
        order = self.state.order
        if order is not None:
            read = self._around.runner.read
            read(preview_paper, order, self._composed, self._refused)

    def _fetch(self) -> None:
        paper, read = self.state.paper, self._around.runner.read
        if paper:
            read(open_paper, paper, self._reopened, self._refused)
        else:
            self.compose()

    def _composed(self, preview: Preview) -> None:
        state = self.state
        if preview.order == state.order and not state.away:
            said = state.notice if state.preview else None
            self._show(replace(state, preview=preview, busy=False, notice=said))

    def _reopened(self, kept: HandedOut) -> None:
        if kept.record.id == self.state.paper and not self.state.away:
            self._show(replace(self.state, kept=kept, busy=False))

    def _delivered(self, out: HandedOut, channel: str, deliver: Deliver) -> None:
        try:
            deliver(_wanted(out, channel))
        except OSError:
            self._not_delivered(out)
            return
        now = self._around.clock_now()
        copied = out.record.made if channel == COPIED else self.state.copied
        preview = self.state.preview
        if preview is not None and isinstance(out, PaperNoted):
            # What the paper itself noted in the case makes no other paper of it.
            preview = replace(preview, case_version=out.case.version)
        said = replace(self.state, busy=False, notice=None, done=channel, done_at=now)
        self._show(replace(said, copied=copied, preview=preview))

    def _not_delivered(self, out: HandedOut) -> None:
        """Say so; what has just been kept did not go out, and nobody was told by it."""
        if self.state.kept is not None:
            failed = notice("paper-not-delivered")
            self._show(replace(self.state, busy=False, notice=failed, done=""))
            return

        def taken_back(_: object) -> None:
            failed = notice("paper-not-gone-out")
            self._show(replace(self.state, busy=False, notice=failed, done=""))

        do = self._around.runner.do
        do(take_back, (out.record.id,), taken_back, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        if isinstance(error, Conflict):
            said = notice("paper-outdated")
            self._show(replace(self.state, notice=said))
            self.compose()
            return
        self._show(replace(self.state, busy=False, notice=refusal(error)))

    def _show(self, state: PaperState) -> None:
        self.state = state
        self._draw(state)
