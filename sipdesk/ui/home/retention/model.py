"""How gallring stands at the home, and what is done about it; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.retention import Erasure
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
from sipdesk.ui.refusal import placed
from sipdesk.usecases.retention import (
    EraseCases,
    Erased,
    LiftHold,
    PutHold,
    RegisterDecision,
    Retained,
    certificate,
    erase_cases,
    lift_hold,
    put_hold,
    read_retention,
    register_decision,
)

DECIDED: Final = "decided"
ERASED: Final = "erased"
SAVED: Final = "saved"


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What is typed of the decision."""

    number: str = ""
    day: str = ""
    months: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class HoldForm:
    """Which case is to be kept, by its id, and why."""

    case: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RetentionState:
    """Everything the page needs in order to be drawn."""

    retained: Retained | None = None  # None until it is read
    form: DecisionForm = DecisionForm()
    hold: HoldForm = HoldForm()
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field
    notice: Notice | None = None
    busy: bool = False
    done: str = ""  # DECIDED, ERASED, SAVED: what has just been done
    done_at: time | None = None


class RetentionModel:
    """Registers the decision, keeps cases from it, and carries it out."""

    def __init__(self, around: Around, draw: Callable[[RetentionState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = RetentionState()

    def refresh(self) -> None:
        """Read how it stands: a dry run."""
        self._around.runner.read(read_retention, None, self._take, self._refused)

    def edit(self, **changes: str) -> None:
        """Take what was typed of the decision."""
        self._typed(form=replace(self.state.form, **changes), names=changes)

    def edit_hold(self, **changes: str) -> None:
        """Take what was chosen or typed of a case that is to be kept."""
        self._typed(hold=replace(self.state.hold, **changes), names=changes)

    def decide(self) -> None:
        """Register the decision."""
        form, reading = self.state.form, Reading(self._around.today())
        day = reading.day("day", form.day)
        months = reading.count("months", form.months) if form.months.strip() else None
        try:
            reading.done()
        except Unread as unread:
            self._show(replace(self.state, wrong=unread.problems))
            return
        order = RegisterDecision(form.number, day, months, form.basis)
        self._do(register_decision, order, self._decided)

    def keep(self) -> None:
        """Keep a case from being erased."""

        def kept(retained: Retained) -> None:
            self._take(retained)
            self._show(replace(self.state, hold=HoldForm(), wrong={}))

        form = self.state.hold
        self._do(put_hold, PutHold(CaseId(form.case), form.why), kept)

    def lift(self, hold: str) -> None:
        """Let the decision hold for a case again."""
        self._do(lift_hold, LiftHold(hold), self._take)

    def erase(self) -> None:
        """Erase what the list says that nothing hinders."""

        def erased(done: Erased) -> None:
            self._say(ERASED)
            if done.traces:
                self._show(replace(self.state, notice=notice("erased-with-traces")))
            self.refresh()

        def refused(error: SipdeskError) -> None:
            self._refused(error)
            self.refresh()  # what may be erased may be another than what was listed

        ready = self.state.retained.ready if self.state.retained else ()
        order = EraseCases(tuple(one.case for one in ready))
        self._do(erase_cases, order, erased, refused)

    def deliver(self, erasure: Erasure, deliver: Deliver) -> None:
        """Print or save a certificate."""

        def made(data: bytes) -> None:
            try:
                deliver(data)
            except OSError:
                failed = notice("sheet-not-delivered")
                self._show(replace(self.state, notice=failed))
            else:
                self._say(SAVED)

        self._around.runner.read(certificate, erasure.id, made, self._refused)

    def _decided(self, retained: Retained) -> None:
        self._show(replace(self.state, form=DecisionForm()))
        self._take(retained)
        self._say(DECIDED)

    def _do(
        self,
        use_case: Callable[..., Any],
        order: object,
        then: Callable[[Any], None],
        otherwise: Callable[[SipdeskError], None] | None = None,
    ) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, wrong={}, done=""))

        def done(answer: Any) -> None:
            self._show(replace(self.state, busy=False))
            then(answer)

        self._around.runner.do(use_case, order, done, otherwise or self._refused)

    def _take(self, retained: Retained) -> None:
        self._show(replace(self.state, retained=retained, busy=False))

    def _typed(self, *, names: Mapping[str, str], **parts: Any) -> None:
        left = {k: v for k, v in self.state.wrong.items() if k not in names}
        self._show(replace(self.state, wrong=left, **parts))

    def _say(self, what: str) -> None:
        at = self._around.clock_now()
        self._show(replace(self.state, done=what, done_at=at, notice=None))

    def _refused(self, error: SipdeskError) -> None:
        wrong, said = placed(error)
        self._show(replace(self.state, busy=False, wrong=wrong, notice=said))

    def _show(self, state: RetentionState) -> None:
        self.state = state
        self._draw(state)
