"""What stands on the page that prepares the meeting; knows nothing of Qt."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.meeting import (
    MeetingForm,
    Preparation,
    Question,
    QuestionState,
    TakingPart,
    Wish,
)
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.needed import lacking
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.preparation import (
    ChooseParticipant,
    PutQuestion,
    PutWish,
    RecordPreparation,
    RemoveParticipant,
    choose_participant,
    put_question,
    put_wish,
    record_preparation,
    remove_participant,
)

OWN = "own"
CHOSEN = "chosen"
YES = Answer.YES.value
NO = Answer.NO.value


@dataclass(frozen=True, slots=True)
class PreparationForm:
    """The fields, as they were typed or chosen."""

    purpose: str = ""
    taking_part: str = ""
    adaptations: str = ""
    pre_meeting: str = ""
    interpreter: str = ""
    representative: str = ""
    video_tested: str = ""
    waiting_room: str = Answer.NOT_ASKED.value
    in_the_room: str = ""

    @property
    def represented(self) -> bool:
        """Whether somebody else speaks for the young person."""
        chosen = self.taking_part == TakingPart.REPRESENTATIVE.value
        return chosen or bool(self.representative)


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """One question."""

    item: str = ""
    text: str = ""
    area: str = ""
    own: frozenset[str] = frozenset()  # OWN, when it is the young person's


@dataclass(frozen=True, slots=True)
class ParticipantForm:
    """Whether somebody is to be there, and what they are to prepare."""

    chosen: frozenset[str] = frozenset()  # CHOSEN, or nothing
    prepare: str = ""


@dataclass(frozen=True, slots=True)
class WishForm:
    """Whom somebody wants there, or does not."""

    item: str = ""
    whose: str = ""
    about: str = ""
    wanted: str = ""
    words: str = ""


def form_of(case: Case) -> PreparationForm:
    """Write the preparation as a form."""
    how = case.meeting.preparation
    unsaid = how.taking_part is TakingPart.NOT_SAID
    return PreparationForm(
        purpose=how.purpose,
        taking_part="" if unsaid else how.taking_part.value,
        adaptations=how.adaptations,
        pre_meeting=day_text(how.pre_meeting),
        interpreter=how.interpreter,
        representative=how.representative,
        video_tested=day_text(how.video_tested),
        waiting_room=how.waiting_room.value,
        in_the_room=how.in_the_room,
    )


def save_of(case: Case, form: PreparationForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: the day of the pre-meeting or the test call cannot be read.

    """
    reading = Reading(around.today())
    pre_meeting = reading.day("pre_meeting", form.pre_meeting)
    video_tested = reading.day("video_tested", form.video_tested)
    reading.done()
    how = Preparation(
        purpose=form.purpose,
        taking_part=TakingPart(form.taking_part or TakingPart.NOT_SAID.value),
        adaptations=form.adaptations,
        pre_meeting=pre_meeting,
        interpreter=form.interpreter.strip(),
        representative=form.representative.strip(),
        video_tested=video_tested,
        waiting_room=Answer(form.waiting_room or Answer.NOT_ASKED.value),
        in_the_room=form.in_the_room,
    )
    return record_preparation, RecordPreparation(case.id, case.version, how)


def question_form(case: Case, item: str) -> QuestionForm:
    """Write a question as a form; an unknown id is a new question."""
    for asked in case.meeting.questions:
        if asked.id == item:
            own = frozenset({OWN}) if asked.own else frozenset[str]()
            return QuestionForm(item, asked.text, asked.area.value, own)
    return QuestionForm(item)


def save_question(case: Case, form: QuestionForm, around: Around) -> Save:
    """Turn the form into the use case that puts the question.

    Raises:
        Unread: nothing is asked, or no area is chosen.

    """
    reading = Reading(around.today())
    reading.need("text", form.text, "question-empty")
    reading.need("area", form.area, "area-missing")
    reading.done()
    asked = {q.id: q for q in case.meeting.questions}.get(form.item)
    question = Question(
        id=form.item,
        text=form.text,
        area=Area(form.area),
        own=OWN in form.own,
        state=asked.state if asked else QuestionState.OPEN,
        answer=asked.answer if asked else "",
    )
    return put_question, PutQuestion(case.id, case.version, question)


def participant_form(case: Case, party: str) -> ParticipantForm:
    """Write whether somebody is to be there."""
    found = case.meeting.participant(party)
    if found is None:
        return ParticipantForm()
    return ParticipantForm(frozenset({CHOSEN}), found.prepare)


def save_participant(case: Case, form: ParticipantForm, party: str) -> Save:
    """Turn the form into the use case that chooses somebody, or takes them out.

    Raises:
        Unread: there is nobody to take out.

    """
    found = case.meeting.participant(party)
    if CHOSEN in form.chosen:
        order = ChooseParticipant(case.id, case.version, party, form.prepare)
        return choose_participant, order
    if found is None:
        raise Unread({})
    return remove_participant, RemoveParticipant(case.id, case.version, found.id)


def called_on(case: Case, party: str) -> date | None:
    """Tell when somebody was called, if they were."""
    found = case.meeting.participant(party)
    return found.called if found else None


def stopped_by(case: Case, party: str, day: date) -> str:
    """Give the code of what stops somebody from being told; empty for nothing."""
    allowed = clearance(case, party, day)
    return allowed.missing if allowed.verdict is Verdict.NO else ""


def wish_form(case: Case, item: str) -> WishForm:
    """Write a wish as a form; an unknown id is a new one, most often the child's."""
    for wish in case.meeting.wishes:
        if wish.id == item:
            wanted = YES if wish.wanted else NO
            return WishForm(item, wish.whose, wish.about, wanted, wish.words)
    return WishForm(item, YOUNG_PERSON)


def save_wish(case: Case, form: WishForm) -> Save:
    """Turn the form into the use case that puts the wish.

    Raises:
        Unread: it is not said whether they are wanted.

    """
    if not form.wanted:
        raise lacking("wanted", "wish-without-wanted")
    wish = Wish(form.item, form.whose, form.about, form.wanted == YES, form.words)
    return put_wish, PutWish(case.id, case.version, wish)


def may_be_on_video(case: Case) -> bool:
    """Whether somebody may take part by video, as far as is known."""
    return case.meeting.booking.form in (
        MeetingForm.NOT_SAID,
        MeetingForm.VIDEO,
        MeetingForm.HYBRID,
    )
