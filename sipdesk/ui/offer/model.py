"""What stands on the page about the offer; knows nothing of Qt."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.answer import Answer
from sipdesk.domain.asking import (
    admission_not_offered,
    discharge_not_offered,
    move_not_offered,
)
from sipdesk.domain.case import Case
from sipdesk.domain.offer import InformedBy, Occasion, Offer, OfferAnswer
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.offer import RecordOffer, record_offer


@dataclass(frozen=True, slots=True)
class OfferForm:
    """The fields, as they were typed or chosen."""

    informed: str = ""
    how: frozenset[str] = frozenset()
    by: str = ""
    material: str = ""
    important: str = ""
    not_shared: str = ""
    offered: str = ""
    occasion: str = ""
    offered_by: str = ""
    offered_how: frozenset[str] = frozenset()
    answer: str = ""
    answer_words: str = ""
    ask_again: str = ""
    guardians_informed: str = ""
    guardians_note: str = ""

    @property
    def may_be_asked_again(self) -> bool:
        """Whether a day to ask again makes sense: no clear yes is given."""
        return self.answer in {OfferAnswer.THINKING.value, OfferAnswer.NO.value}


def form_of(case: Case) -> OfferForm:
    """Write the offer as a form."""
    offer = case.offer
    timed = offer.occasion is not Occasion.NOT_SAID
    answered = offer.answer is not OfferAnswer.NOT_ASKED
    return OfferForm(
        informed=day_text(offer.informed),
        how=frozenset(way.value for way in offer.how),
        by=offer.by,
        material=offer.material,
        important=offer.important,
        not_shared=offer.not_shared,
        offered=day_text(offer.offered),
        occasion=offer.occasion.value if timed else "",
        offered_by=offer.offered_by,
        offered_how=frozenset(way.value for way in offer.offered_how),
        answer=offer.answer.value if answered else "",
        answer_words=offer.answer_words,
        ask_again=day_text(offer.ask_again),
        guardians_informed=day_text(offer.guardians_informed),
        guardians_note=offer.guardians_note,
    )


def save_of(case: Case, form: OfferForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    informed = reading.day("informed", form.informed)
    offered = reading.day("offered", form.offered)
    ask_again = reading.day("ask_again", form.ask_again)
    guardians_informed = reading.day("guardians_informed", form.guardians_informed)
    reading.done()
    offer = Offer(
        informed=informed,
        how=frozenset(InformedBy(way) for way in form.how),
        by=form.by.strip(),
        material=form.material.strip(),
        important=form.important,
        not_shared=form.not_shared,
        offered=offered,
        occasion=Occasion(form.occasion or Occasion.NOT_SAID.value),
        offered_by=form.offered_by.strip(),
        offered_how=frozenset(InformedBy(way) for way in form.offered_how),
        answer=OfferAnswer(form.answer or OfferAnswer.NOT_ASKED.value),
        answer_words=form.answer_words,
        ask_again=ask_again,
        guardians_informed=guardians_informed,
        guardians_note=form.guardians_note,
        earlier=case.offer.earlier,
    )
    return record_offer, RecordOffer(case.id, case.version, offer)


def not_offered(case: Case, today: date) -> tuple[tuple[Occasion, date], ...]:
    """Name the occasions at which nobody has asked, each with its day."""
    found = {
        Occasion.ADMISSION: admission_not_offered(case, today),
        Occasion.DISCHARGE: discharge_not_offered(case, today),
        Occasion.MOVE: move_not_offered(case, today),
    }
    return tuple(
        (occasion, cause.day) for occasion, causes in found.items() for cause in causes
    )


def closed_guardians(case: Case) -> tuple[str, ...]:
    """Name the guardians who may not be told."""
    return tuple(g.id for g in case.guardians if g.may_be_asked is Answer.NO)


def unclear_guardians(case: Case) -> tuple[str, ...]:
    """Name the guardians of whom it is not settled whether they may be told."""
    return tuple(g.id for g in case.guardians if not g.may_be_asked.settled)
