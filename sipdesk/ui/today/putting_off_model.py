"""What is typed when a row of Idag is put off; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sipdesk.domain.case import Case, CaseId
from sipdesk.ui.page import Around, PartModel, PartState, Save
from sipdesk.ui.reading import Reading
from sipdesk.usecases.today import PutRowOff, put_row_off


@dataclass(frozen=True, slots=True)
class PutOffForm:
    """Till when, and why, as typed."""

    until: str = ""
    reason: str = ""


def put_off_form(_: Case) -> PutOffForm:
    """Begin with nothing: a new day and a new reason are given each time."""
    return PutOffForm()


def save_put_off(case: Case, form: PutOffForm, row: str, around: Around) -> Save:
    """Turn the form into the use case that puts a row off.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(around.today())
    until = reading.day("until", form.until)
    reading.done()
    order = PutRowOff(CaseId(case.id), case.version, row, until, form.reason)
    return put_row_off, order


def putting_off(
    row: str, around: Around, draw: Callable[[PartState[PutOffForm]], None]
) -> PartModel[PutOffForm]:
    """Make the part in which a row is put off; its draft is the row's own."""
    return PartModel(
        f"put-off {row}",
        around,
        PutOffForm(),
        put_off_form,
        partial(save_put_off, row=row, around=around),
        draw,
        by_button=True,
    )
