"""Draw the page on which something is decided together with the young person."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from sipdesk.content.swedish import short_date
from sipdesk.domain.shared_decision import SharedDecision
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.shared_decision.model import (
    QuestionForm,
    decision_of,
    first_open,
    question_form,
    removal,
    save_question,
)
from sipdesk.ui.shared_decision.steps import STEPS, DecisionSteps, titled
from sipdesk.ui.sheet import KEEP_EVERY, PAGE_WIDTH, CasePage, say
from sipdesk.ui.widgets.buttons import ghost
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import TextArea
from sipdesk.ui.widgets.layout import column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Heading
from sipdesk.ui.widgets.tokens import S
from sipdesk.usecases.case import CaseView


class Questions(ListEditor):
    """The questions that are decided together. ``opened`` gives the id of one."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "Frågor att bestämma",
            add="Ny fråga",
            save="Spara frågan",
            empty="Inga frågor än.",
            name="decisions",
        )
        self.ask(
            TextArea(
                "Vad ska vi bestämma?",
                "Skriv frågan så att den unge själv skulle ställa den.",
                rows=2,
                name="question",
            )
        )

    @override
    def begin(self, key: str = "", **facts: object) -> None:
        if key:
            self.opened.emit(key)
        else:
            super().begin()


class DecisionPage(CasePage):
    """Delat beslutsfattande. ``closed`` when the person is done with it."""

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=PAGE_WIDTH, name="decision-page")
        self._around = around
        self._view: CaseView | None = None
        self.close_button = ghost("Stäng", icon="x", name="decisions-close")
        self.close_button.clicked.connect(self.closed)
        self._notice = Notice(name="decisions-notice")
        self.deeds = Deeds(around, while_alive(self, self._draw_deeds))
        self.questions = Questions()
        self.questions.opened.connect(self._open)
        self.questions.asked_remove.connect(self._remove)
        self.new = ItemModel(
            "decision-new",
            around,
            QuestionForm(),
            question_form,
            save_question,
            while_alive(self, self.questions.draw),
        )
        self.questions.tie_items(self.new)
        steps = [Body(titled(n)) for n in range(1, len(STEPS) + 1)]
        self._way = Section("Så går det till", "", *steps, gap=S, name="decision-way")
        self.steps: DecisionSteps | None = None
        self._place = column(gap=0)
        self._lay_out()
        self.setFocusProxy(self.close_button)
        self._keeper = QTimer(self)
        self._keeper.setInterval(KEEP_EVERY)
        self._keeper.timeout.connect(self._keep)
        self._keeper.start()

    @override
    def show_case(self, view: CaseView) -> None:
        before, self._view = self._view, view
        case = view.case
        self.new.show_case(view)
        if before is None or before.case.id != case.id:
            self._put_steps(first_open(case))
        else:
            known = {d.id for d in before.case.decisions}
            added = [d.id for d in case.decisions if d.id not in known]
            open_now = self.steps.decision if self.steps else ""
            if added:
                self._put_steps(added[-1])
            elif decision_of(case, open_now) is None:
                self._put_steps(first_open(case))
        if self.steps is not None:
            self.steps.show_case(view)
        self._draw_questions(case.decisions)
        self._way.setVisible(not case.decisions)
        can_write = self._around.can_write(case)
        for field in self.findChildren(Field):
            field.setEnabled(can_write)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))

    @override
    def leave(self) -> None:
        self.new.leave()
        if self.steps is not None:
            self.steps.leave()

    def _lay_out(self) -> None:
        self.add(holder(row(self.close_button, None)))
        self.add(Heading("Bestäm tillsammans", level=2))
        self.add(
            Body(
                "Det kallas delat beslutsfattande. Alla berättar det de vet, och alla "
                "ska kunna gå med på beslutet. Det går att fortsätta en annan dag."
            )
        )
        for part in (self._notice, self.questions, self._way, holder(self._place)):
            self.add(part)

    def _draw_questions(self, decisions: Sequence[SharedDecision]) -> None:
        open_now = self.steps.decision if self.steps else ""
        self.questions.show_rows([_listed(d, open_now) for d in decisions])

    def _open(self, decision: str) -> None:
        if self._view is None:
            return
        if self.steps is not None:
            self.steps.leave()
        if self.steps is None or self.steps.decision != decision:
            self._put_steps(decision)
            if self.steps is not None:
                self.steps.show_case(self._view)
            self._draw_questions(self._view.case.decisions)
            QTimer.singleShot(0, self, lambda: tab_as_read(self))
        if self.steps is not None:
            self.steps.question.fields["question"].focus()

    def _put_steps(self, decision: str) -> None:
        """Make the steps of a decision in place of those shown; none for none."""
        if self.steps is not None:
            self.steps.keep()
            self._place.removeWidget(self.steps)
            self.steps.hide()
            self.steps.deleteLater()
        self.steps = None
        if decision:
            self.steps = DecisionSteps(decision, self._around, self.deeds)
            self._place.addWidget(self.steps)

    def _remove(self, decision: str) -> None:
        if self._view is not None:
            self.deeds.do(*removal(self._view.case, decision))

    def _keep(self) -> None:
        self.new.keep()
        if self.steps is not None:
            self.steps.keep()

    def _draw_deeds(self, state: DeedState) -> None:
        say(self._notice, state.notice)


def _listed(decision: SharedDecision, open_now: str) -> Listed:
    note = "Inte bestämt än"
    if decision.settled:
        note = f"Bestämt {short_date(decision.day)}" if decision.day else "Bestämt"
    if decision.look_again is not None:
        note += f" · ni tittar igen {short_date(decision.look_again)}"
    if decision.id == open_now:
        note += " · öppen nedan"
    return Listed(decision.id, decision.question, note, change="Öppna")
