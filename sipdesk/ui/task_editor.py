"""A list whose things can be worked with in several ways, in one form below."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import PartState
from sipdesk.ui.widgets.buttons import link
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import L, M, S


@dataclass(frozen=True, slots=True)
class TaskRow(Listed):
    """One thing: a sign and a word for its state, lines of notes, and its links.

    A link is a task and what it is called; the first stands first.
    """

    icon: str = ""
    icon_tone: str = "muted"
    state: str = ""
    notes: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


class TaskEditor(ListEditor):
    """A ``ListEditor`` whose links and form are of several tasks.

    ``asked(key, task)`` when a link is pressed; ``show_task`` says what the form is
    for. The first field that is refused gets the focus, for it was refused by a button.
    """

    asked = Signal(str, str)

    def show_task(self, heading: str, save: str) -> None:
        """Say what the form is for, and what its button does."""
        self._form_heading.say(heading)
        self.save_button.say(save)

    @override
    def draw(self, state: PartState[Any]) -> None:
        fresh = [
            name
            for name, field in self.fields.items()
            if name in state.problems and not field.problem
        ]
        super().draw(state)
        if fresh and state.form.item:
            self.fields[fresh[0]].focus()

    @override
    def _row(self, listed: Listed) -> QWidget:
        if not isinstance(listed, TaskRow):
            return super()._row(listed)
        title = Body(listed.title, weight="semibold" if listed.state else "regular")
        words = column(title, gap=2)
        if listed.state:
            # The sign stands on the first line of the words, however many they are.
            sign = column(3, Picture(listed.icon, listed.icon_tone, 16), None, gap=0)
            state = row(sign, Body(listed.state), gap=6)
            state.setStretch(1, 1)
            words.addLayout(state)
        for note in (listed.note, *listed.notes):
            if note:
                words.addWidget(Meta(note))
        if listed.chip:
            # Without an alignment the words would get no wider than the chip.
            chip = Chip(listed.chip, listed.tone)
            words.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        links = [self._task_link(listed, *task) for task in listed.links]
        if len(links) > 1:
            words.addSpacing(2)
            words.addWidget(holder(Flow(*links, gap=L, line_gap=S)))
        whole = row(words, gap=M)
        if len(links) == 1:  # beside the name, as in other lists: a line less a row
            whole.setStretch(0, 1)
            whole.addWidget(links[0], 0, Qt.AlignmentFlag.AlignTop)
        return holder(whole, name=f"{self.objectName()}-{listed.key}")

    def _task_link(self, listed: TaskRow, task: str, text: str) -> QWidget:
        return link(
            text,
            self._asking(listed.key, task),
            label=f"{text}: {listed.title}",
            name=f"{self.objectName()}-{task}-{listed.key}",
        )

    def _asking(self, key: str, task: str) -> Callable[[], None]:
        return lambda: self.asked.emit(key, task)
