"""The sheet that every step of the routine stands on.

Top: what the step is, its state, what to do, why, and what is left. Middle: the step's
own parts. Bottom: the papers to print, the law behind it, and leaving it out.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sipdesk.content.notices import Notice as Said
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.routine import StepState
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.foot import Foot
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.step_head import StepHead
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.choicefields import ChoiceField, RadioField
from sipdesk.ui.widgets.field import Field, Value
from sipdesk.ui.widgets.layout import Flow, ScrollPage, bring_in_sight, holder
from sipdesk.ui.widgets.notice import Notice, SavedMark
from sipdesk.ui.widgets.tokens import L, S, Tone
from sipdesk.usecases.case import (
    CaseView,
    SkipStep,
    TakeUpStep,
    skip_step,
    take_up_step,
)

KEEP_EVERY = 2000
"""Milliseconds between drafts while somebody types."""

SETTLED = 500
"""Milliseconds after which a choice is meant; arrow keys pass other choices by."""

PAGE_WIDTH = 760
"""At text scale 1.0; longer lines are hard to read."""


class CasePage(ScrollPage):
    """A page about a case: a step's, or one that lies beside the routine."""

    asked_paper = Signal(object)  # usecases.paper.PaperOrder: to look at
    asked_kept_paper = Signal(str)  # the id of one that went out before
    asked_step = Signal(str)
    asked_meeting = Signal()  # to hold the current one, on a screen of its own
    asked_decisions = Signal()
    asked_talk = Signal(object)  # the form of a talk with pictures, to be held
    asked_survey = Signal(object)  # survey_form.SurveyWanted: to be answered
    closed = Signal()  # by one that lies over the others: the person is done with it

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        raise NotImplementedError

    def leave(self) -> None:
        """Save what is typed before the page is left."""


class Sheet(CasePage):
    """A step's page. A step puts its own parts on it with ``put``.

    ``own_papers`` are those that its parts offer beside what they are about, to each
    recipient: they do not stand once more among the papers at the bottom.
    """

    own_papers: frozenset[PaperKind] = frozenset()

    def __init__(self, step_id: str, around: Around) -> None:
        super().__init__(most_width=PAGE_WIDTH, name=f"step-{step_id}")
        self.step_id = step_id
        self.around = around
        self.view: CaseView | None = None
        self._models: list[PartModel[Any]] = []
        self._closed = False
        self.deeds = Deeds(around, while_alive(self, self._draw_deeds))
        self._head = StepHead()
        self._notice = Notice(name="sheet-notice")
        self._middle = QWidget()
        self._parts = QVBoxLayout(self._middle)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(L)
        self._middle.hide()
        self._foot = Foot(self.own_papers)
        self._foot.asked_paper.connect(self.asked_paper)
        self._foot.asked_skip.connect(self._skip)
        self._foot.asked_take_up.connect(self._take_up)
        for part in (self._head, self._notice, self._middle, self._foot):
            self.add(part)
        self._keeper = QTimer(self)
        self._keeper.setInterval(KEEP_EVERY)
        self._keeper.timeout.connect(self.keep)
        self._keeper.start()

    @property
    def is_shut(self) -> bool:
        """Whether the step is of a branch of SiS that one does not read from."""
        if self.view is None:
            return False
        state = self.view.progress.of(self.step_id).state
        return state is StepState.CLOSED

    def put(self, *parts: QWidget) -> None:
        """Put a step's own parts on the page, below those already there."""
        for part in parts:
            self._parts.addWidget(part)
        self._middle.show()

    def own(self, *models: PartModel[Any]) -> None:
        """Have parts kept while they are typed, and saved when the page is left."""
        self._models.extend(models)

    @override
    def show_case(self, view: CaseView) -> None:
        self.view = view
        progress = view.progress.of(self.step_id)
        self._head.draw(progress)
        self._foot.draw(progress, view.case, self.around)
        self._foot.watch(view.names)
        self._foot.setVisible(progress.state is not StepState.CLOSED)
        for model in self._models:
            model.show_case(view)
        self._show_closed(closed=not self.around.can_write(view.case))
        # A step's own parts may yet be made anew.
        QTimer.singleShot(0, self, lambda: tab_as_read(self))

    def show_step(self, step_id: str) -> None:
        """Show another step, on a page that several steps share."""
        self.step_id = step_id
        if self.view is not None:
            self.show_case(self.view)

    def keep(self) -> None:
        """Keep what is being typed as a draft."""
        for model in self._models:
            model.keep()

    @override
    def leave(self) -> None:
        for model in self._models:
            model.leave()

    def _show_closed(self, *, closed: bool) -> None:
        """Let nothing be written in a closed case, or by who may only read it."""
        if closed != self._closed:
            self._closed = closed
            for field in self.findChildren(Field):
                field.setEnabled(not closed)

    def _skip(self, reason: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = SkipStep(case.id, case.version, self.step_id, reason)
            self.deeds.do(skip_step, order)

    def _take_up(self) -> None:
        if self.view is not None:
            case = self.view.case
            order = TakeUpStep(case.id, case.version, self.step_id)
            self.deeds.do(take_up_step, order)

    def _draw_deeds(self, state: DeedState) -> None:
        say(self._notice, state.notice)


class Form(Section):
    """A card with the fields of one part, tied to its model.

    The fields' names are those of the form's value. ``tie`` is called once the model
    is made; from then on typing, leaving and drawing go by themselves. One answer
    chosen among several is saved as it stands: with the mouse nobody leaves it.
    """

    def __init__(self, title: str, subtitle: str = "", *, name: str) -> None:
        self.saved = SavedMark()
        super().__init__(title, subtitle, aside=self.saved, name=name)
        self._use = secondary("Spara det", self._save, name="use")
        forget = ghost("Ta bort det jag skrev", self._forget, name="forget")
        self._restored = holder(Flow(self._use, forget, gap=S))
        self._notice = Notice(action=self._restored, name=f"{name}-notice")
        self.add(self._notice)
        self.fields: dict[str, Field] = {}
        self._model: PartModel[Any] | None = None
        self._refusals = 0
        self._chosen = QTimer(self)
        self._chosen.setSingleShot(True)
        self._chosen.setInterval(SETTLED)

    def ask(self, *asked: Field) -> None:
        """Put fields on the card, below those already there."""
        for field in asked:
            self.hold(field)
            self.add(field)

    def hold(self, *held: Field) -> None:
        """Take fields that stand in a layout of their own."""
        for field in held:
            self.fields[field.objectName()] = field

    def tie(self, model: PartModel[Any]) -> None:
        """Tie the fields to their model."""
        self._model = model
        self._use.setVisible(not model.by_button)
        names = {f.name for f in fields(model.state.form)}
        strangers = set(self.fields) - names
        if strangers:
            raise LookupError(f"no such fields in the form: {sorted(strangers)}")
        for name, field in self.fields.items():
            field.edited.connect(_typing(model, name))
            field.left.connect(model.leave)
            if isinstance(field, (ChoiceField, RadioField)):
                field.edited.connect(lambda _: self._chosen.start())
        self._chosen.timeout.connect(model.leave)

    def draw(self, state: PartState[Any]) -> None:
        """Show a state, whatever was shown before."""
        for name, field in self.fields.items():
            field.set_value(getattr(state.form, name))
            field.set_problem(state.problems.get(name))
            field.set_remark(state.remarks.get(name))
        tone: Tone = "bad" if state.went_wrong else "info"
        say(self._notice, state.notice, tone)
        self._restored.setVisible(state.restored or bool(state.others))
        if not self.fields.keys().isdisjoint(state.problems):
            self.saved.unsaved()
        elif state.saved_at is not None:
            self.saved.saved(state.saved_at)
        else:
            self.saved.clear()
        refused, self._refusals = state.refusals > self._refusals, state.refusals
        if refused:
            go_to_problem(self.fields.values())

    def _save(self) -> None:
        if self._model is not None:
            self._model.save()

    def _forget(self) -> None:
        if self._model is not None:
            self._model.forget()


def go_to_problem(fields: Iterable[Field]) -> None:
    """Put the focus on the first field that stopped what was asked for."""
    for field in fields:
        if field.problem and field.isVisible():
            field.focus()
            bring_in_sight(field)
            return


def say(panel: Notice, said: Said | None, tone: Tone = "bad") -> None:
    """Show what is wrong and what to do, or nothing.

    What has just gone wrong is brought in sight.
    """
    if said is None:
        panel.clear()
        return
    was = panel.words
    panel.say(tone, said.next, title=said.text)
    if panel.words != was and tone == "bad":
        bring_in_sight(panel)


def say_done(panel: Notice, title: str, more: str = "") -> None:
    """Say what has just been done, in sight and with the focus on it.

    What was pressed is often gone by then, and the focus would land on whatever comes
    after it. Tab goes on from here.
    """
    was = (panel.title, panel.words)
    panel.say("ok", more, title=title)
    if (title, more) != was and panel.isVisible():
        panel.setAccessibleName(" ".join(filter(None, (title, more))))
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight(panel)


def _typing(model: PartModel[Any], name: str) -> Callable[[Value], None]:
    def typed(value: Value) -> None:
        model.edit(**{name: value})

    return typed
