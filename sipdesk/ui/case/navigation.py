"""Draw the routine as the way around in a case."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import counted
from sipdesk.domain.routine import Phase as RoutinePhase
from sipdesk.domain.routine import Progress, Routine, StepProgress, StepState
from sipdesk.ui.case.model import late_on_track
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import link, primary
from sipdesk.ui.widgets.cards import SoftCard
from sipdesk.ui.widgets.layout import ScrollPage, bring_in_sight, column, row
from sipdesk.ui.widgets.meter import Meter
from sipdesk.ui.widgets.tasklist import Phase, Task, TaskList
from sipdesk.ui.widgets.text import Body, Heading, Meta
from sipdesk.ui.widgets.tokens import XL, M, S

_RIGHT: Final = 4
_LEAST_HEIGHT: Final = 400


class Navigation(QWidget):
    """How far the case has come, the next step, and every step.

    The next step stays in sight while the steps scroll, unless it is too low for that.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case-navigation")
        self._next = ""
        self._step = ""
        self._done = Meta("", wrap=False, name="steps-done")
        self._meter = Meter(0)
        self._heading = Heading("Nästa steg", tone="on_soft")
        self._words = Body("", tone="on_soft", name="next-step")
        self.next_button = primary(
            "Gå till steget", self._go, icon="arrow-right", name="next-step-go"
        )
        self._late = ""
        self._late_words = Body("", tone="on_soft", name="late-step")
        self.late_button = link("Gå dit", self._go_late, name="late-step-go")
        late = row(self._late_words, self.late_button, gap=M)
        late.setStretch(0, 1)
        late.setAlignment(self.late_button, Qt.AlignmentFlag.AlignTop)
        head = row(self._heading, None, self._done)
        self._card = SoftCard(
            head,
            self._meter,
            self._words,
            row(self.next_button, None),
            late,
            gap=S,
            name="next-step-card",
        )
        self.tasks = TaskList("Arbetsrutin", name="steps")
        self.tasks.chosen.connect(self.chosen)
        self._scroll = ScrollPage(
            self.tasks, margins=(XL, M, _RIGHT, XL), name="case-navigation-steps"
        )
        self._top = column(self._card, margins=(XL, 20, _RIGHT, 0))
        self._fixed = True
        whole = column(self._top, self._scroll, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._line_up)

    @property
    def on_button(self) -> bool:
        """Whether the focus is on a button that is hidden once one is there."""
        return self.next_button.hasFocus() or self.late_button.hasFocus()

    def draw(
        self,
        routine: Routine,
        progress: Progress,
        late: Mapping[str, int],
        step: str,
    ) -> None:
        """Show how far the case has come, and where one is."""
        total = len(progress.steps)
        self._done.say(f"{progress.done} av {total} klara")
        self._meter.show_share(progress.done / max(1, total))
        self._meter.setAccessibleName(f"{progress.done} av {total} steg klara")
        self._draw_next(progress, step)
        self._draw_late(late_on_track(progress, late), step)
        moved = step != self._step
        self._step = step
        self.tasks.show_phases(tuple(_phases(routine, progress, late)), step)
        if moved and (here := self.tasks.current) is not None:
            bring_in_sight(here)

    def _draw_next(self, progress: Progress, step: str) -> None:
        following = progress.next
        self._next = following.step.id if following else ""
        here = self._next == step
        self._words.say(_next_words(following, here=here))
        self.next_button.setVisible(bool(self._next) and not here)

    def _draw_late(self, found: tuple[StepProgress, ...], step: str) -> None:
        """Name what is late on the placement's own track, which no number leads to."""
        self._late_words.setVisible(bool(found))
        self._late = found[0].step.id if found else ""
        here = self._late == step
        if found:
            title, more = found[0].step.title, len(found) - 1
            self._late_words.say(_late_words(title, more, here=here))
            self.late_button.setAccessibleName(f"Gå till {title}")
        self.late_button.setVisible(bool(found) and not here)

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # it scrolls

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fixed = event.size().height() >= theme.px(_LEAST_HEIGHT)
        if fixed != self._fixed:
            self._fixed = fixed
            box = self._top if fixed else self._scroll.body
            box.insertWidget(0, self._card)
            self._top.setContentsMargins(XL, 20, _RIGHT, 0)

    def _line_up(self, _: int, scrolls: int) -> None:
        """Keep the card as wide as the steps below it, with and without a bar."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if scrolls else 0
        margins = self._top.contentsMargins()
        margins.setRight(_RIGHT + bar)
        self._top.setContentsMargins(margins)

    def _go(self) -> None:
        self.chosen.emit(self._next)

    def _go_late(self) -> None:
        self.chosen.emit(self._late)


def _next_words(following: StepProgress | None, *, here: bool) -> str:
    if following is None:
        return "Alla steg är klara."
    title = f"{following.step.number}  {following.step.title}".strip()
    return f"{title}. Du är där nu." if here else title


def _late_words(title: str, more: int, *, here: bool) -> str:
    rest = f" och {more} till" if more else ""
    return f"Försenat: {title}{rest}.{' Du är där nu.' if here else ''}"


def _phases(
    routine: Routine, progress: Progress, late: Mapping[str, int]
) -> Iterable[Phase]:
    for phase in (*routine.phases, routine.placement):
        yield _phase(phase, progress, late)


def _phase(phase: RoutinePhase, progress: Progress, late: Mapping[str, int]) -> Phase:
    tasks = [_task(progress.of(step.id), late.get(step.id, 0)) for step in phase.steps]
    # A phase and its only step may have one id.
    return Phase(f"phase-{phase.id}", phase.title, tuple(tasks))


def _task(progress: StepProgress, days_late: int) -> Task:
    over = progress.state in (StepState.DONE, StepState.SKIPPED)
    days = counted(days_late, "dag", "dagar")
    return Task(
        progress.step.id,
        progress.step.number,
        progress.step.title,
        progress.state,
        detail=progress.skipped_because,
        chip=f"Försenad {days}" if days_late and not over else "",
    )
