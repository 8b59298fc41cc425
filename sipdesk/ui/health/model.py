"""How it stands with health, as fields; knows nothing of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sipdesk.content.content import Content
from sipdesk.content.health import NotCovered, Reason
from sipdesk.domain.case import Case
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    Instead,
    Interview,
    InterviewOccasion,
    InterviewState,
    NextStep,
    Profession,
    Referral,
    ReferralState,
    Talk,
    next_step,
)
from sipdesk.domain.health_rules import shown_state
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, answer, day_text, said
from sipdesk.usecases.health import (
    PutExamination,
    PutInterview,
    PutReferral,
    PutTalk,
    RecordAround,
    put_examination,
    put_interview,
    put_referral,
    put_talk,
    record_around,
)

_OF_EXAMINATION: Final = ("asked", "offered", "booked", "done", "statement")


@dataclass(frozen=True, slots=True)
class ExaminationForm:
    """One of the three examinations, as it was typed or chosen."""

    state: str = ""
    asked: str = ""
    offered: str = ""
    booked: str = ""
    done: str = ""
    statement: str = ""
    reason: str = ""
    reason_day: str = ""
    region: str = ""
    companion: str = ""
    companion_phone: str = ""
    companion_relation: str = ""
    travel: str = ""
    travel_by: str = ""


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """One referral."""

    item: str = ""
    to: str = ""
    about: str = ""
    state: str = ""
    sent: str = ""
    day: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class TalkForm:
    """One motivating talk."""

    item: str = ""
    day: str = ""
    profession: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class InterviewForm:
    """ADAD at admission or discharge."""

    state: str = ""
    day: str = ""
    reason: str = ""
    interviewer: str = ""
    trained: str = ""


@dataclass(frozen=True, slots=True)
class AroundForm:
    """What is of no single row."""

    asks: str = ""
    instead: str = ""
    instead_day: str = ""
    payment: str = ""
    payment_asked: str = ""
    payment_by: str = ""


def examination_form(kind: ExaminationKind) -> Callable[[Case], ExaminationForm]:
    """Give what writes an examination as a form."""

    def form_of(case: Case) -> ExaminationForm:
        one = case.health.examination(kind)
        silent = one.state is ExaminationState.NOT_ASKED
        return ExaminationForm(
            state="" if silent else one.state.value,
            reason=one.reason,
            reason_day=day_text(one.reason_day),
            region=one.region,
            companion=one.companion,
            companion_phone=one.companion_phone,
            companion_relation=one.companion_relation,
            travel=said(one.travel),
            travel_by=one.travel_by,
            **{name: day_text(getattr(one, name)) for name in _OF_EXAMINATION},
        )

    return form_of


def save_examination(
    kind: ExaminationKind, around: Around
) -> Callable[[Case, ExaminationForm], Save]:
    """Give what turns an examination's form into the use case that saves it.

    What it makes raises ``Unread`` if a day cannot be read.
    """

    def save_of(case: Case, form: ExaminationForm) -> Save:
        reading = Reading(around.today())
        names = (*_OF_EXAMINATION, "reason_day")
        days: dict[str, Any] = {
            name: reading.day(name, getattr(form, name)) for name in names
        }
        reading.done()
        examination = replace(
            case.health.examination(kind),
            state=ExaminationState(form.state or ExaminationState.NOT_ASKED.value),
            reason=form.reason,
            region=form.region,
            companion=form.companion.strip(),
            companion_phone=form.companion_phone.strip(),
            companion_relation=form.companion_relation.strip(),
            travel=answer(form.travel),
            travel_by=form.travel_by.strip(),
            **days,
        )
        return put_examination, PutExamination(case.id, case.version, examination)

    return save_of


def referral_form(case: Case, item: str) -> ReferralForm:
    """Write a referral as a form; an unknown id is a new one."""
    found = next((r for r in case.health.referrals if r.id == item), None)
    if found is None:
        return ReferralForm(item, state=ReferralState.SENT.value)
    return ReferralForm(
        item=item,
        to=found.to,
        about=found.about.value,
        state=found.state.value,
        sent=day_text(found.sent),
        day=day_text(found.day),
        region=found.region,
    )


def save_referral(case: Case, form: ReferralForm, around: Around) -> Save:
    """Turn the form into the use case that puts the referral.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    sent, day = reading.day("sent", form.sent), reading.day("day", form.day)
    reading.done()
    known = next((r for r in case.health.referrals if r.id == form.item), None)
    referral = Referral(
        id=form.item,
        to=form.to,
        about=ExaminationKind(form.about or ExaminationKind.PHYSICAL.value),
        state=ReferralState(form.state or ReferralState.SENT.value),
        sent=sent,
        day=day,
        region=form.region,
        earlier=known.earlier if known else (),
    )
    return put_referral, PutReferral(case.id, case.version, referral)


def talk_form(case: Case, item: str) -> TalkForm:
    """Write a talk as a form; an unknown id is a new one."""
    found = next((t for t in case.health.talks if t.id == item), None)
    if found is None:
        return TalkForm(item)
    return TalkForm(item, day_text(found.day), found.profession.value, found.by)


def save_talk(case: Case, form: TalkForm, around: Around) -> Save:
    """Turn the form into the use case that puts the talk.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
    day = reading.day("day", form.day)
    reading.done()
    profession = Profession(form.profession or Profession.NURSE.value)
    talk = Talk(form.item, day, form.by.strip(), profession)
    return put_talk, PutTalk(case.id, case.version, talk)


def interview_form(occasion: InterviewOccasion) -> Callable[[Case], InterviewForm]:
    """Give what writes an interview as a form."""

    def form_of(case: Case) -> InterviewForm:
        one = case.health.interview(occasion)
        silent = one.state is InterviewState.NOT_SAID
        return InterviewForm(
            state="" if silent else one.state.value,
            day=day_text(one.day),
            reason=one.reason,
            interviewer=one.interviewer,
            trained=said(one.trained),
        )

    return form_of


def save_interview(
    occasion: InterviewOccasion, around: Around
) -> Callable[[Case, InterviewForm], Save]:
    """Give what turns an interview's form into the use case that saves it.

    What it makes raises ``Unread`` if the day cannot be read.
    """

    def save_of(case: Case, form: InterviewForm) -> Save:
        reading = Reading(around.today())
        day = reading.day("day", form.day)
        reading.done()
        known = case.health.interview(occasion)
        interview = Interview(
            id=known.id,
            occasion=occasion,
            state=InterviewState(form.state or InterviewState.NOT_SAID.value),
            day=day,
            reason=form.reason,
            interviewer=form.interviewer.strip(),
            trained=answer(form.trained),
            earlier=known.earlier,
        )
        return put_interview, PutInterview(case.id, case.version, interview)

    return save_of


def around_form(case: Case) -> AroundForm:
    """Write what is of no single row as a form."""
    health = case.health
    unsaid = health.instead is Instead.NOT_SAID
    return AroundForm(
        asks=health.asks,
        instead="" if unsaid else health.instead.value,
        instead_day=day_text(health.instead_day),
        payment=said(health.payment),
        payment_asked=day_text(health.payment_asked),
        payment_by=health.payment_by,
    )


def save_around(case: Case, form: AroundForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    instead_day = reading.day("instead_day", form.instead_day)
    payment_asked = reading.day("payment_asked", form.payment_asked)
    reading.done()
    order = RecordAround(
        case.id,
        case.version,
        asks=form.asks,
        instead=Instead(form.instead or Instead.NOT_SAID.value),
        instead_day=instead_day,
        payment=answer(form.payment),
        payment_asked=payment_asked,
        payment_by=form.payment_by,
    )
    return record_around, order


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says of an examination."""

    kind: ExaminationKind
    state: ExaminationState  # as it is shown: not covered while nothing else is said
    next: NextStep
    hint: str = ""  # what the reason says to do


def row_of(case: Case, kind: ExaminationKind, content: Content, today: date) -> Row:
    """Tell what a row says."""
    one = case.health.examination(kind)
    state = shown_state(one, case, content.health.uncovered(today))
    reason = reason_of(content.health.not_examined, one.reason)
    shown: Examination = replace(one, state=state)
    return Row(kind, state, next_step(shown, today), reason.hint if reason else "")


def reason_of(reasons: Sequence[Reason], code: str) -> Reason | None:
    """Find a reason by its code."""
    return next((r for r in reasons if r.code == code), None)


def not_covered(case: Case, content: Content, today: date) -> NotCovered | None:
    """Find what is said where the law does not cover the placement."""
    return content.health.why_uncovered(case.placement.legal_basis, today)
