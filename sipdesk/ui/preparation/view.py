"""Draw the page that prepares the meeting."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.words import word
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Question, QuestionState, TakingPart
from sipdesk.domain.readiness import Matter, Point
from sipdesk.ui.decision_card import DecisionCard
from sipdesk.ui.each import Block, Each, SheetOfMany
from sipdesk.ui.form_group import FormGroup
from sipdesk.ui.item import ItemModel
from sipdesk.ui.list_editor import Listed, ListEditor
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.ui.people import everyone
from sipdesk.ui.preparation.model import (
    NO,
    OWN,
    YES,
    ParticipantForm,
    PreparationForm,
    QuestionForm,
    form_of,
    may_be_on_video,
    participant_form,
    question_form,
    save_of,
    save_participant,
    save_question,
)
from sipdesk.ui.preparation.participant import ParticipantBlock
from sipdesk.ui.preparation.wishes import WishList
from sipdesk.ui.readiness_card import ReadinessCard
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.video_system import VideoSystem
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    TextArea,
    TextField,
    TicksField,
)
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.preparation import (
    RemoveQuestion,
    RemoveWish,
    remove_question,
    remove_wish,
)

AREAS: Final = [(a.value, word(a)) for a in Area]
TAKING_PART: Final = [
    (t.value, word(t)) for t in TakingPart if t is not TakingPart.NOT_SAID
]
QUESTIONS: Final = (Matter.QUESTIONS, Matter.OWN_QUESTION)
PEOPLE: Final = (
    Matter.KOMMUN,
    Matter.REGION,
    Matter.NOBODY_UNWANTED,
    Matter.PREPARE,
)
VIDEO: Final = (Matter.VIDEO_SYSTEM, Matter.VIDEO_TESTED, Matter.WAITING_ROOM)
WAITING_ROOM: Final = [
    (YES, "Ja"),
    (NO, "Nej"),
    (Answer.NOT_ASKED.value, "Inte frågat än"),
]


class PreparationSheet(SheetOfMany):
    """Step 6: purpose, questions, who comes, how the young person takes part."""

    def __init__(self, around: Around) -> None:
        super().__init__("preparation", around)
        self._purpose, self._how = _purpose(), self._taking_part()
        self._video = self._by_video()
        self._group = FormGroup(self._purpose, self._how, self._video)
        self.model = PartModel(
            "preparation",
            around,
            PreparationForm(),
            form_of,
            partial(save_of, around=around),
            while_alive(self, self._draw),
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
        self.wishes = WishList(around)
        self.wishes.asked_remove.connect(self._remove_wish)
        self._decisions = DecisionCard()
        self._decisions.asked.connect(self.asked_decisions)
        self._ready = ReadinessCard("preparation", around)
        self._ready.asked.connect(self._go)
        self.own(self.model, self.question, self.wishes.model)
        self.own_each(self.people)
        self._who = who
        self.put(
            self._purpose,
            self.questions,
            self.wishes,
            who,
            self._how,
            self._video,
            self._decisions,
            self._ready,
        )
        self._system = VideoSystem(around, while_alive(self, self._show_system))

    @override
    def show_case(self, view: CaseView) -> None:
        super().show_case(view)
        case = view.case
        self.questions.show_rows([_listed(q) for q in case.meeting.questions])
        self.interpreter.set_help(_needs_interpreter(case))
        self._video.setVisible(may_be_on_video(case))
        self.wishes.show_case(case)
        self._decisions.show_case(case)
        self._show_system(self._system.name)

    def _draw(self, state: PartState[PreparationForm]) -> None:
        self._group.draw(state)
        self._representative.setVisible(state.form.represented)

    def _show_system(self, name: str) -> None:
        self._video.subtitle.say(_about_system(name))
        if self.view is not None:
            self._ready.show_case(self.view.case, name)

    def _go(self, point: Point) -> None:
        """Go to where a matter is settled: a card here, or another step."""
        if point.step != self.step_id:
            self.asked_step.emit(point.step)
            return
        card = self._card_of(point.matter)
        self.show_part(card)
        for inside in (*card.findChildren(Field), *card.findChildren(Button)):
            if inside.isVisible() and inside.isEnabled():
                inside.focus() if isinstance(inside, Field) else inside.setFocus()
                break

    def _card_of(self, matter: Matter) -> QWidget:
        if matter in QUESTIONS:
            return self.questions
        if matter in PEOPLE:
            return self._who
        if matter in VIDEO:
            return self._video
        if matter is Matter.WISHES:
            return self.wishes
        return self._purpose if matter is Matter.PURPOSE else self._how

    def _remove_wish(self, wish: str) -> None:
        if self.view is not None:
            case = self.view.case
            self.deeds.do(remove_wish, RemoveWish(case.id, case.version, wish))

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
            partial(save_question, around=self.around),
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
        block = ParticipantBlock(party, self.around)
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
        self._representative = TextField(
            "Vem för den unges talan?",
            "Den unge väljer själv. Gå igenom tillsammans vad som ska sägas.",
            prose=False,
            name="representative",
        )
        form.ask(
            RadioField("Hur vill den unge vara med?", TAKING_PART, name="taking_part"),
            self._representative,
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

    def _by_video(self) -> Form:
        form = Form("Om någon är med på video", "-", name="video")
        form.ask(
            DateField(
                "När provades länken?",
                "Ring upp tillsammans med den unge, så att bild och ljud fungerar.",
                today=self.around.today,
                name="video_tested",
            ),
            RadioField(
                "Finns väntrum?",
                WAITING_ROOM,
                "Då släpps var och en in, och ingen annan hör.",
                level=True,
                name="waiting_room",
            ),
            TextArea(
                "Vilka sitter i rummet hos de andra?",
                "Fråga i förväg. Den unge ska veta vilka som hör.",
                rows=1,
                name="in_the_room",
            ),
        )
        return form


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


def _about_system(name: str) -> str:
    if name.strip():
        return f"Hemmets godkända system: {name.strip()}."
    return (
        "Hemmet har inte angett vilket system som är godkänt. Skriv det under Hemmet."
    )


def _needs_interpreter(case: Case) -> str:
    young = case.young_person
    if young.interpreter is not Answer.YES:
        return "Behövs ingen tolk, lämna tomt."
    language = f" Språk: {young.language}." if young.language else ""
    return f"Den unge behöver tolk.{language}"
