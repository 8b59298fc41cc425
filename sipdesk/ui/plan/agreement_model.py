"""Who is asked whether they agree with the plan, and what they said; no Qt."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.plan import Agreement, Agrees, Asked
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading
from sipdesk.usecases.agreement import NoteAgreement, note_agreement


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """One answer, as it was typed or chosen."""

    item: str = ""  # whose: a guardian's id or YOUNG_PERSON
    agrees: str = ""
    asked: str = ""
    day: str = ""
    words: str = ""


def asked_of(case: Case, day: date) -> tuple[str, ...]:
    """Name those to ask: the young person, and of a minor each guardian.

    A guardian of whom it is not settled that they may be asked at all is not.
    """
    if case.young_person.is_grown_up_on(day):
        return (YOUNG_PERSON,)
    may = (g.id for g in case.guardians if g.may_be_asked is Answer.YES)
    return (YOUNG_PERSON, *may)


def latest(case: Case, whose: str) -> Agreement | None:
    """Find the latest answer of somebody; of two on one day, the one noted last."""
    own = (a for a in reversed(case.plan.agreements) if a.whose == whose)
    return max(own, key=lambda answer: answer.day, default=None)


def before(case: Case, day: date) -> tuple[Agreement, ...]:
    """Give the answers that others have come after, the newest first."""
    now = {a.id for w in asked_of(case, day) if (a := latest(case, w)) is not None}
    old = [a for a in reversed(case.plan.agreements) if a.id not in now]
    return tuple(sorted(old, key=lambda answer: answer.day, reverse=True))


def agreement_form(_: Case, item: str) -> AgreementForm:
    """Begin a new answer of somebody; one that was given is never changed."""
    return AgreementForm(item)


def save_agreement(case: Case, form: AgreementForm, around: Around) -> Save:
    """Turn the form into the use case that notes the answer.

    It is about the version that was established last, or else the draft.

    Raises:
        Unread: nothing is answered, or the day is missing or cannot be read.

    """
    reading = Reading(around.today())
    reading.need("agrees", form.agrees, "agreement-not-answered")
    day = reading.needed_day("day", form.day)
    reading.done()
    order = NoteAgreement(
        case.id,
        case.version,
        whose=form.item,
        agrees=Agrees(form.agrees),
        day=day,
        asked=Asked(form.asked or Asked.NOT_SAID.value),
        words=form.words,
        version=case.plan.versions[-1].number if case.plan.versions else 0,
    )
    return note_agreement, order
