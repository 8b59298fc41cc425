"""Draw the seven steps of one decision."""

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.domain.shared_decision import Option
from sipdesk.ui.deeds import Deeds
from sipdesk.ui.each import Block, Each
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.shared_decision.model import (
    SCALE,
    DecisionForm,
    OptionForm,
    ViewsForm,
    decision_form,
    may_decide,
    option_form,
    options_of,
    save_decision,
    save_option,
    save_views,
    save_without,
    views_form,
)
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import DateField, RadioField, TextArea
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.tokens import L, S
from sipdesk.usecases.case import CaseView

WAIT: Final = "Att vänta"
STEPS: Final = (
    "Vad ska vi bestämma?",
    "Vilka alternativ finns?",
    "Vad talar för och emot?",
    "Vad är viktigast för dig?",
    "Hur säker är du?",
    "Vad bestämmer vi, och vem gör vad?",
    "När tittar vi igen?",
)
_ABREAST: Final = 560


class DecisionSteps(QWidget):
    """One decision in seven steps. What cannot be done is told by ``deeds``."""

    def __init__(self, decision: str, around: Around, deeds: Deeds) -> None:
        super().__init__()
        self.setObjectName("decision-steps")
        self.decision = decision
        self._around = around
        self._deeds = deeds
        self._view: CaseView | None = None
        self.question = _question()
        last = (_important(), _sure(), self._decided(), self._look_again())
        self._group = FormGroup(self.question, *last)
        self.model = PartModel(
            f"decision-{decision}",
            around,
            DecisionForm(),
            partial(decision_form, decision=decision),
            partial(save_decision, decision=decision, around=around),
            while_alive(self, self._group.draw),
        )
        self._group.tie(self.model)
        self._make_options()
        self.views = Each(self._keys, self._said, name="views")
        self._weighed = Section(
            titled(3),
            "Var och en med sina egna ord.",
            self.views,
            name="decision-views",
        )
        parts = (self.question, self.options, self._weighed, *last)
        self.setLayout(column(*parts, gap=L))

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        self._view = view
        case = view.case
        self.model.show_case(view)
        self.option.show_case(view)
        options = options_of(case, self.decision)
        self.options.show_rows([Listed(o.id, o.text) for o in options])
        self._wait.setVisible(all(o.text != WAIT for o in options))
        self._weighed.setVisible(bool(options))
        self.views.show_case(view)
        enough = may_decide(case, self.decision)
        self._chosen.set_help(
            "Alla som är med ska kunna gå med på det."
            if enough
            else "Lägg först till minst två alternativ under steg 2. Att vänta räknas."
        )

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        self.model.keep()
        self.option.keep()
        self.views.keep()

    def leave(self) -> None:
        """Save what is typed before the page is left."""
        self.model.leave()
        self.option.leave()
        self.views.leave()

    def _keys(self, case: Case) -> list[str]:
        return [o.id for o in options_of(case, self.decision)]

    def _make_options(self) -> None:
        self.options = ListEditor(
            titled(2),
            "Ta med allt som går att tänka sig. Att vänta är också ett alternativ.",
            add="Lägg till alternativ",
            change="Ändra alternativet",
            save="Spara alternativet",
            name="options",
        )
        self.options.ask(TextArea("Alternativ", rows=1, name="text"))
        self._wait = secondary(
            f"Lägg till ”{WAIT}”", self._add_wait, icon="plus", name="option-wait"
        )
        self.options.add(holder(row(self._wait, None)))
        self.options.asked_remove.connect(self._remove)
        self.option = ItemModel(
            f"decision-{self.decision}-option",
            self._around,
            OptionForm(),
            partial(option_form, decision=self.decision),
            partial(save_option, decision=self.decision),
            while_alive(self, self.options.draw),
        )
        self.options.tie_items(self.option)

    def _add_wait(self) -> None:
        if self._view is not None:
            form = OptionForm(self._around.new_id(), WAIT)
            self._do(*save_option(self._view.case, form, self.decision))
            self.options.add_button.setFocus()

    def _remove(self, option: str) -> None:
        if self._view is not None:
            self._do(*save_without(self._view.case, option, self.decision))

    def _do(self, use_case: Any, order: object) -> None:
        self._deeds.do(use_case, order)

    def _said(self, option: str, _: Case) -> Block:
        block = _Views(option, self.decision)
        model = PartModel(
            f"decision-{self.decision}-{option}",
            self._around,
            ViewsForm(),
            partial(views_form, option=option, decision=self.decision),
            partial(save_views, option=option, decision=self.decision),
            while_alive(block, block.draw),
        )
        block.tie(model)
        return block

    def _decided(self) -> Form:
        form = Form(titled(6), name="decision-decided")
        self._chosen = TextArea("Beslut", "-", rows=2, name="decided")
        form.ask(
            self._chosen,
            TextArea("Vem gör vad?", rows=2, name="does"),
            DateField("Vilken dag bestämde ni?", today=self._around.today, name="day"),
        )
        return form

    def _look_again(self) -> Form:
        form = Form(titled(7), name="decision-again")
        form.ask(
            DateField(
                "Dag",
                "Då frågar ni: blev det som vi tänkte? Ett beslut får ändras.",
                today=self._around.today,
                name="look_again",
            )
        )
        return form


class _Views(Block):
    """What speaks for and against one alternative."""

    def __init__(self, option: str, decision: str) -> None:
        super().__init__(" ", name=f"views-{option}")
        self._option = option
        self._decision = decision
        said = (
            TextArea("Den unge", rows=2, name="young_person"),
            TextArea("Vårdnadshavare", rows=2, name="guardians"),
            TextArea("De professionella", rows=2, name="professionals"),
        )
        self._said = said
        self.hold(*said)
        self.add(Columns(*said, breakpoint=_ABREAST, gap=L))

    @override
    def show_about(self, case: Case) -> None:
        options: dict[str, Option] = {o.id: o for o in options_of(case, self._decision)}
        text = options[self._option].text
        self.heading.say(text)
        for field in self._said:
            field.edit.setAccessibleName(f"{field.label.words} om {text}")


def titled(number: int) -> str:
    """Give the heading of a step, with its number."""
    return f"{number}  {STEPS[number - 1]}"


def _question() -> Form:
    form = Form(titled(1), name="decision-question")
    form.ask(
        TextArea(
            "Frågan",
            "Skriv den så att den unge själv skulle ställa den.",
            rows=2,
            name="question",
        )
    )
    return form


def _important() -> Form:
    form = Form(titled(4), name="decision-important")
    form.ask(
        TextArea(
            "Det viktigaste",
            "Det viktigaste först, en sak på varje rad.",
            rows=3,
            name="important",
        )
    )
    return form


def _sure() -> Form:
    form = Form(titled(5), name="decision-sure")
    form.ask(
        RadioField(
            "Så säker känner jag mig",
            [(n, n) for n in SCALE],
            "0 är inte alls säker. 10 är helt säker.",
            level=True,
            gap=S,
            clearable=True,
            name="sure",
        )
    )
    return form
