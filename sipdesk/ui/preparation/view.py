"""Draw the page that prepares the meeting."""

from functools import partial
from typing import Final

from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Question, QuestionState, TakingPart
from sipdesk.ui.each import Block, Each, SheetOfMany
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.item import ItemModel
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import capacity, everyone, person
from sipdesk.ui.preparation.model import (
    CHOSEN,
    OWN,
    Gap,
    ParticipantForm,
    PreparationForm,
    QuestionForm,
    called_on,
    form_of,
    gaps,
    participant_form,
    question_form,
    save_of,
    save_participant,
    save_question,
    stopped_by,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.layout import column, row
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.preparation import RemoveQuestion, remove_question

AREAS: Final = [(a.value, word(a)) for a in Area]
TAKING_PART: Final = [
    (t.value, word(t)) for t in TakingPart if t is not TakingPart.NOT_SAID
]
_INDENT: Final = 30
GAPS: Final = {
    Gap.NO_OWN_QUESTION: "Den unge har ingen egen fråga på dagordningen.",
    Gap.NO_KOMMUN: "Ingen från kommunen är vald.",
    Gap.NO_REGION: "Ingen från regionen är vald.",
    Gap.NO_SUPPORT: "Det är inte bestämt vem som stöttar den unge. Se Roller.",
    Gap.NO_PRE_MEETING: "Inget förmöte med den unge är bestämt.",
    Gap.NO_INTERPRETER: "Den unge behöver tolk, men ingen är ordnad.",
    Gap.NOTHING_TO_PREPARE: "Ingen har fått veta vad den ska förbereda.",
}


class PreparationSheet(SheetOfMany):
    """Step 6: purpose, questions, who comes, how the young person takes part."""

    def __init__(self, around: Around) -> None:
        super().__init__("preparation", around)
        self._group = FormGroup(_purpose(), self._taking_part())
        self.model = PartModel(
            "preparation",
            around,
            PreparationForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self._group.draw),
        )
        self._group.tie(self.model)
        self._make_questions()
        self.people = Each(everyone, self._participant, gap=M, name="participants")
        who = Section(
            "Vilka ska vara med?",
            "Fråga om var och en: behövs hen för någon av frågorna? Det du skriver att "
            "någon ska förbereda står i kallelsen eller inbjudan.",
            self.people,
            name="participants-card",
        )
        self._gaps = Lines(name="gaps")
        self._good = Section(
            "För ett bra möte",
            "Inget av det här måste finnas, men det brukar hjälpa.",
            self._gaps,
            name="gaps-card",
        )
        self.own(self.model, self.question)
        self.own_each(self.people)
        purpose, taking_part = self._group.forms
        self.put(purpose, self.questions, who, taking_part, self._good)

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        case = view.case
        self.questions.show_rows([_listed(q) for q in case.meeting.questions])
        self.interpreter.set_help(_needs_interpreter(case))
        found = gaps(case)
        self._gaps.show_lines(
            [Line("circle-dashed", "muted", GAPS[gap]) for gap in found]
        )
        self._good.setVisible(bool(found))

    def _make_questions(self) -> None:
        self.questions = ListEditor(
            "Frågor till mötet",
            "Frågorna är dagordningen. Den som kallas ser de frågor som hen får se.",
            add="Lägg till fråga",
            change="Ändra frågan",
            save="Spara frågan",
            empty="Inga frågor än. Börja gärna med den unges egen.",
            name="questions",
        )
        self.questions.ask(
            TextArea(
                "Frågan",
                "Skriv så att någon kan svara: ”Vem hjälper mig med skolan i höst?”",
                rows=2,
                name="text",
            ),
            ChoiceField(
                "Vad gäller den?",
                AREAS,
                "Området avgör vilka som får se frågan.",
                name="area",
            ),
            TicksField(
                "Vems fråga?", [(OWN, "Det är den unges egen fråga")], name="own"
            ),
        )
        self.question = ItemModel(
            "question",
            self.around,
            QuestionForm(),
            question_form,
            save_question,
            while_alive(self, self.questions.draw),
        )
        self.questions.tie_items(self.question)
        self.questions.asked_remove.connect(self._remove_question)

    def _remove_question(self, question: str) -> None:
        if self.view is not None:
            case = self.view.case
            order = RemoveQuestion(case.id, case.version, question)
            self.deeds.do(remove_question, order)

    def _participant(self, party: str, _: Case) -> Block:
        block = _Participant(party, self.around)
        model = PartModel(
            f"participant-{party}",
            self.around,
            ParticipantForm(),
            partial(participant_form, party=party),
            partial(save_participant, party=party),
            while_alive(block, block.draw),
        )
        block.tie(model)
        return block

    def _taking_part(self) -> Form:
        form = Form("Så är den unge med", name="taking-part")
        self.interpreter = TextField("Tolk", prose=False, name="interpreter")
        form.ask(
            RadioField("Hur vill den unge vara med?", TAKING_PART, name="taking_part"),
            TextArea(
                "Vad behöver anpassas?",
                "Till exempel bilder, pauser, kortare möte, ett tecken för paus.",
                rows=2,
                name="adaptations",
            ),
            DateField(
                "Förmöte med den unge",
                "Öva, rita eller gå igenom frågorna tillsammans.",
                today=self.around.today,
                name="pre_meeting",
            ),
            self.interpreter,
        )
        return form


class _Participant(Block):
    """One who may be there: a tick, and what they are to prepare."""

    def __init__(self, party: str, around: Around) -> None:
        super().__init__(name=f"participant-{party}")
        self._party = party
        self._around = around
        self._told = Meta(name=f"participant-{party}-note")
        self._tick = TicksField("", (), name="chosen")
        self._tick.label.hide()
        self._prepare = TextArea("Ska förbereda", rows=1, name="prepare")
        self.ask(self._tick)
        self.hold(self._prepare)
        self.add(row(_INDENT, column(self._told, self._prepare)))
        self.save_at_once(self._tick)

    @override
    def show_about(self, case: Case) -> None:
        today = self._around.today()
        name = person(case, self._party, today)
        what = capacity(case, self._party)
        text = name if name == what else f"{name} ({what})"
        self._tick.set_choices([(CHOSEN, text)])
        self._prepare.edit.setAccessibleName(f"{name} ska förbereda")
        self._told.say(_told(case, self._party, self._around))
        self._told.setVisible(bool(self._told.words))

    @override
    def draw(self, state: PartState[ParticipantForm]) -> None:
        super().draw(state)
        self._prepare.setVisible(CHOSEN in state.form.chosen)
        called = state.view is not None and called_on(state.case, self._party)
        for tick in self._tick.ticks.values():
            tick.setEnabled(not called)


def _told(case: Case, party: str, around: Around) -> str:
    called = called_on(case, party)
    if called is not None:
        return f"Kallad {short_date(called)}. Kommer hen inte, registrera det som svar."
    stopped = stopped_by(case, party, around.today())
    return notice(stopped).text if stopped else ""


def _purpose() -> Form:
    form = Form("Syfte", name="purpose-card")
    form.ask(
        TextArea(
            "Vad ska mötet leda till?",
            "En eller två meningar. Står i kallelser och inbjudningar.",
            rows=2,
            name="purpose",
        )
    )
    return form


def _listed(question: Question) -> Listed:
    own = " · Den unges egen fråga" if question.own else ""
    taken_up = question.state is not QuestionState.OPEN
    state = f" · {word(question.state)}" if taken_up else ""
    return Listed(
        key=question.id,
        title=question.text,
        note=f"{word(question.area)}{own}{state}",
        remove="" if taken_up else "Ta bort",
    )


def _needs_interpreter(case: Case) -> str:
    young = case.young_person
    if young.interpreter is not Answer.YES:
        return "Behövs ingen tolk, lämna tomt."
    language = f" Språk: {young.language}." if young.language else ""
    return f"Den unge behöver tolk.{language}"
