"""Draw the page of what people thought of the meeting, and of what can be counted."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.swedish import counted, short_date
from sipdesk.content.words import word
from sipdesk.domain.case import Case
from sipdesk.domain.fidelity import Counted, Kept, fidelity
from sipdesk.domain.slipped import last_held
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import Rate
from sipdesk.ui.evaluation.model import (
    EvaluationForm,
    counted_of,
    evaluation_form,
    present,
    save_of,
)
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.survey_begin import SurveyBegin
from sipdesk.ui.survey_form import after_meeting
from sipdesk.ui.survey_papers.key_in import KeyInCard
from sipdesk.ui.survey_papers.view import PapersCard
from sipdesk.ui.widgets.buttons import link, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField, TextArea, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.evaluation import RemoveEvaluation, remove_evaluation
from sipdesk.usecases.free_text import with_own

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
        self._begin = SurveyBegin("Alla som var med svarar, var och en för sig.")
        self._begin.asked.connect(self._ask_survey)
        self.key_in = KeyInCard(around, SurveyOccasion.MEETING)
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
        self.papers = PapersCard(around, SurveyOccasion.MEETING)
        self.put(
            self._not_held,
            self._anonymous,
            self._begin,
            self.papers,
            self.key_in,
            self.counts,
            self._fidelity,
        )

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        found = present(case)
        self.counts.show_rows([_listed(case, one) for one in found])
        self.counts.subtitle.say(_total(found))
        self._unknown.setVisible(any(one.there is None for one in found))
        super().show_case(view)
        held = case.last_held.record.held is not None
        self._not_held.setVisible(not held)
        self.papers.show_case(case)
        for part in (self._anonymous, self.papers, self.counts):
            part.setVisible(held)
        for asking in (self._begin, self.key_in):
            asking.setVisible(held and self.around.can_write(case))
        self.key_in.show_wanted(after_meeting(case), with_own(view.names, case))
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
            "Hur många har svarat?",
            "-",
            add="Räkna en grupp till",
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
        self.note_there = link("Notera närvaron", self._go, name="note-attendance")
        self._unknown = holder(Flow(self.note_there))
        self.counts.add(self._unknown)

    def _remove(self, evaluation: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveEvaluation(case.id, case.version, evaluation)
            self.deeds.do(remove_evaluation, order)

    def _ask_survey(self) -> None:
        if self.view is not None:
            self.asked_survey.emit(after_meeting(self.view.case))

    def _go(self) -> None:
        self.asked_step.emit("meeting")


def _kept(one: Counted) -> SummaryRow:
    number = counted(one.count, "dag", "dagar") if one.count is not None else ""
    value = number if one.kept is Kept.NUMBER else word(one.kept)
    of = f", {one.count} av {one.of}" if one.of is not None else ""
    return SummaryRow("", word(one.element), f"{value}{of}")


def _listed(case: Case, rate: Rate) -> Listed:
    of = counted_of(case, rate.group)
    if of is None:
        note = "\n".join(filter(None, ("Inga svar räknade än.", _there(rate))))
        key = rate.group.value
        change = "Räkna för hand"
        return Listed(key, word(rate.group), note, change=change, remove="")
    handed = of.handed_out if of.handed_out != of.answered else 0
    lines = (
        answered_of(rate),
        f"{counted(handed, 'utlämnad enkät', 'utlämnade enkäter')}." if handed else "",
        of.words.strip(),
    )
    return Listed(of.id, word(rate.group), "\n".join(filter(None, lines)))


def answered_of(rate: Rate) -> str:
    """Say how many of a group have answered, of those who were there."""
    if rate.there is None:
        return f"{counted(rate.answered, 'svar', 'svar')}. {_there(rate)}"
    if rate.answered > rate.there:
        return f"{counted(rate.answered, 'svar', 'svar')}. {_there(rate)}"
    return f"{rate.answered} av {rate.there} som var med har svarat."


def _there(rate: Rate) -> str:
    if rate.there is None:
        return "Okänt hur många som var med: närvaron är inte noterad."
    return f"{rate.there} var med." if rate.there else "Ingen var noterad som med."


def _total(rates: Sequence[Rate]) -> str:
    answered = sum(one.answered for one in rates)
    there = [one.there for one in rates if one.there is not None]
    if not answered:
        return "Svar på skärmen och från papper räknas av sig självt."
    if len(there) < len(rates):
        return (
            f"Hittills {counted(answered, 'svar', 'svar')}. För någon grupp är det "
            "okänt hur många som var med: notera närvaron i steget SIP-möte."
        )
    return f"Hittills {counted(answered, 'svar', 'svar')}, och {sum(there)} var med."
