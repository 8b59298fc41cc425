"""Draw the page of what people thought of the meeting, and of what can be counted."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.fidelity import Counted, Kept, fidelity
from sipdesk.domain.slipped import last_held
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.evaluation.model import (
    EvaluationForm,
    evaluation_form,
    save_of,
    uncounted,
)
from sipdesk.ui.evaluation.papers import PapersCard
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField, TextArea, TextField
from sipdesk.ui.widgets.layout import Columns
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.evaluation import RemoveEvaluation, remove_evaluation

GROUPS: Final = [
    (g.value, word(g)) for g in SurveyGroup if g is not SurveyGroup.COORDINATOR
]
_NUMBER: Final = 140
_PAIR: Final = 360


class EvaluationSheet(Sheet):
    """Step 10: how many were asked and answered, group by group."""

    def __init__(self, around: Around) -> None:
        super().__init__("evaluation", around)
        go = secondary("Gå till SIP-möte", self._go, name="go-meeting")
        self._not_held = Notice(
            "info",
            "Skriv mötesdagen i steget SIP-möte, så går det att räkna svaren här.",
            title="Mötet är inte registrerat som hållet.",
            action=go,
            name="not-held",
        )
        self._anonymous = Notice(
            "info",
            "Det är frivilligt att svara. Namnet skrivs inte, men de som var med kan "
            "kanske gissa vem som har svarat vad. Säg det innan du frågar. Skriv inte "
            "ord här som pekar ut någon.",
            title="Så anonymt är det",
            name="anonymous",
        )
        self._make_counts()
        self._facts = SummaryList(name="fidelity-rows")
        self._fidelity = Section(
            "-",
            "Räknat ur det som står i ärendet. Det är inget betyg på någon. Okänt "
            "betyder att det inte är skrivet, inte att det är noll.",
            self._facts,
            name="fidelity",
        )
        self.own(self.count)
        self.papers = PapersCard(around)
        self.put(self._not_held, self._anonymous, self.papers)
        self.put(self.counts, self._fidelity)

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        self.counts.show_rows([*_counted(case), *_uncounted(case)])
        self.counts.subtitle.say(_total(case))
        super().show_case(view)
        held = case.last_held.record.held is not None
        self._not_held.setVisible(not held)
        self.papers.show_case(case)
        for part in (self._anonymous, self.papers, self.counts):
            part.setVisible(held)
        self._show_fidelity(case)

    def _show_fidelity(self, case: Case) -> None:
        meeting = last_held(case)
        self._fidelity.setVisible(meeting is not None)
        if meeting is not None and meeting.record.held is not None:
            day = short_date(meeting.record.held)
            self._fidelity.heading.say(f"Så blev mötet {day}")
            counted_ = fidelity(case, meeting)
            self._facts.show_rows([_kept(one) for one in counted_])

    def _make_counts(self) -> None:
        self.counts = ListEditor(
            "Vilka har tyckt till?",
            "-",
            add="Lägg till grupp",
            save="Spara",
            name="evaluations",
        )
        self.counts.ask(ChoiceField("Vilken grupp?", GROUPS, name="group"))
        handed_out = TextField(
            "Antal utlämnade", width=_NUMBER, prose=False, name="handed_out"
        )
        answered = TextField("Antal svar", width=_NUMBER, prose=False, name="answered")
        self.counts.hold(handed_out, answered)
        self.counts.show_in_form(Columns(handed_out, answered, breakpoint=_PAIR, gap=L))
        self.counts.ask(
            TextArea(
                "Det de ville säga",
                "Kort, utan namn.",
                rows=2,
                name="words",
            )
        )
        self.count = ItemModel(
            "evaluation",
            self.around,
            EvaluationForm(),
            evaluation_form,
            partial(save_of, around=self.around),
            while_alive(self, self.counts.draw),
        )
        self.counts.tie_items(self.count)
        self.counts.asked_remove.connect(self._remove)

    def _remove(self, evaluation: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveEvaluation(case.id, case.version, evaluation)
            self.deeds.do(remove_evaluation, order)

    def _go(self) -> None:
        self.asked_step.emit("meeting")


def _kept(one: Counted) -> SummaryRow:
    number = counted(one.count, "dag", "dagar") if one.count is not None else ""
    value = number if one.kept is Kept.NUMBER else word(one.kept)
    of = f", {one.count} av {one.of}" if one.of is not None else ""
    return SummaryRow("", word(one.element), f"{value}{of}")


def _counted(case: Case) -> Iterator[Listed]:
    for one in case.last_held.evaluations:
        yield Listed(one.id, word(one.group), "\n".join(_told(one)))


def _told(one: Evaluation) -> Iterator[str]:
    yield f"{one.handed_out} utlämnade, {counted(one.answered, 'svar', 'svar')}"
    if one.words.strip():
        yield one.words.strip()


def _uncounted(case: Case) -> Iterator[Listed]:
    for group in uncounted(case):
        yield Listed(
            key=group.value,
            title=word(group),
            note="Inte räknad än",
            change="Fyll i",
            remove="",
        )


def _total(case: Case) -> str:
    done = case.last_held.evaluations
    if not done:
        return "Fyll i för varje grupp. Inte räknat är något annat än noll."
    handed_out = sum(one.handed_out for one in done)
    answered = sum(one.answered for one in done)
    return f"Hittills {handed_out} utlämnade och {answered} svar."
