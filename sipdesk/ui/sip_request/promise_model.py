"""What stands on the card about a promised SIP; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.domain.case import Case
from sipdesk.domain.promise import Promise
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.promise import RecordPromise, record_promise


@dataclass(frozen=True, slots=True)
class PromiseForm:
    """The fields, as they were typed or chosen."""

    promised_by: str = ""
    promised_on: str = ""
    call_by: str = ""
    promised_words: str = ""


def form_of(case: Case) -> PromiseForm:
    """Write the promise as a form."""
    promise = case.promise
    return PromiseForm(
        promise.party, day_text(promise.day), day_text(promise.call_by), promise.words
    )


def save_of(case: Case, form: PromiseForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    day = reading.day("promised_on", form.promised_on)
    call_by = reading.day("call_by", form.call_by)
    reading.done()
    before = case.promise.given_before
    promise = Promise(form.promised_by, form.promised_words, day, call_by, before)
    return record_promise, RecordPromise(case.id, case.version, promise)
