"""The top of a step's sheet: what it is, where it stands, what to do and why.

What has been done stays in its list: were it taken away, everything below would move
while somebody works there.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.domain.routine import Goal, StepProgress, StepState
from sipdesk.ui.widgets.cards import ActiveCard, Divider
from sipdesk.ui.widgets.chips import StateLabel
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import XS, M, S


class StepHead(ActiveCard):
    """The card of the step being worked in: title, state, what, why, what to do."""

    def __init__(self) -> None:
        super().__init__(gap=S, name="step-head")
        # Its words stand in line with those of the cards below.
        self.body.setContentsMargins(19, 16, 19, 18)
        self._drawn: StepProgress | None = None
        self._title = Heading("", level=2, name="step-title")
        self._state = StateLabel(StepState.NOT_STARTED, name="step-state")
        self._what = Body("", name="step-what")
        self._why = Muted("", name="step-why")
        self._skipped = Muted("", name="step-skipped")
        self._to_do = _Lines("step-to-do")
        line = Flow(self._title, self._state, ends=True)
        self.add(holder(line), self._what, self._why, self._skipped, self._to_do)

    def draw(self, progress: StepProgress) -> None:
        """Show a step."""
        if progress == self._drawn:
            return
        self._drawn = progress
        step = progress.step
        number = f"{step.number}  " if step.number else ""
        self._title.say(f"{number}{step.title}")
        self._state.show_state(progress.state)
        self._what.say(step.what)
        _say(self._why, " ".join(_reasons(step.why, step.who)))
        skipped = progress.skipped_because
        _say(self._skipped, f"Därför hoppas steget över: {skipped}" if skipped else "")
        self._to_do.show_lines(*_to_do(progress))


class _Lines(QWidget):
    """A heading and lines under it, each with a sign of its own."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._inside: QWidget | None = None
        self._box: QVBoxLayout = column(gap=0)
        self.setLayout(self._box)

    def show_lines(self, heading: str, lines: Sequence[QWidget]) -> None:
        """Show other lines; none hides all of it."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        title = Meta(heading, weight="semibold", tone="text")
        self._inside = holder(column(XS, Divider(), XS, title, *lines, gap=6))
        self._box.addWidget(self._inside)
        self.setVisible(bool(lines))


def _to_do(progress: StepProgress) -> tuple[str, list[QWidget]]:
    first = [_line("lock", text) for text in progress.blocked_by]
    if progress.state is StepState.BLOCKED:
        return "Först behövs", first
    if progress.state in (StepState.SKIPPED, StepState.CLOSED):
        return "", []
    heading = "Gjort" if progress.state is StepState.DONE else "Att göra"
    # A step may be begun too early: what should have come first still should.
    early = first if progress.state is StepState.ONGOING else []
    return heading, [*early, *(_goal(goal) for goal in progress.goals)]


def _goal(goal: Goal) -> QWidget:
    if not goal.met:
        return _line("circle-dashed", goal.text)
    return _line("circle-check", goal.text, said=f"Gjort: {goal.text}", tone="muted")


def _line(icon: str, text: str, *, said: str = "", tone: str = "text") -> QWidget:
    words = Body(text, tone=tone)
    if said:
        words.setAccessibleName(said)
    # The sign stands on the first line of the words, however many they are.
    sign = column(2, Picture(icon, "muted", 16), None, gap=0)
    line = row(sign, words, gap=M)
    line.setStretch(1, 1)
    return holder(line)


def _reasons(why: str, who: str) -> list[str]:
    reasons = [f"Varför: {why}"] if why else []
    return [*reasons, f"Vem: {who}"] if who else reasons


def _say(text: Muted, words: str) -> None:
    text.say(words)
    text.setVisible(bool(words))
