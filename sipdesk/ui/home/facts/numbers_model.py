"""The numbers of the emergency card, as typed; knows nothing of Qt."""

from dataclasses import dataclass
from datetime import date

from sipdesk.content.notices import notice
from sipdesk.domain.emergency_numbers import are_old, numbers_of
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.settings import EMERGENCY_NUMBERS, EMERGENCY_NUMBERS_CONFIRMED
from sipdesk.ui.home.facts.model import Saves
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.home import ChangeSetting, HomeView, change_setting


@dataclass(frozen=True, slots=True)
class NumbersForm:
    """A number a line, and the day they were checked; called as the settings are."""

    emergency_numbers: str = ""
    emergency_numbers_confirmed: str = ""


def numbers_form(view: HomeView) -> NumbersForm:
    """Write the home's numbers as a form."""
    return NumbersForm(
        str(view.settings[EMERGENCY_NUMBERS.key]),
        str(view.settings[EMERGENCY_NUMBERS_CONFIRMED.key]),
    )


def numbers_saves(view: HomeView, form: NumbersForm, around: Around) -> Saves:
    """Turn what differs into what saves it.

    Raises:
        Unread: there are too many numbers, or the day is none or has not been.

    """
    confirmed = EMERGENCY_NUMBERS_CONFIRMED.key
    reading = Reading(around.today())
    day = reading.day(confirmed, form.emergency_numbers_confirmed)
    reading.done()
    if day and day > around.today():
        raise Unread({confirmed: notice("day-in-the-future").whole})
    try:
        lines = numbers_of(form.emergency_numbers)
    except RuleBroken as broken:
        raise Unread({broken.field: refusal(broken).whole}) from broken
    wanted = {EMERGENCY_NUMBERS.key: "\n".join(lines), confirmed: day_text(day)}
    return [
        (change_setting, ChangeSetting(key, value))
        for key, value in wanted.items()
        if value != view.settings[key]
    ]


def need_confirming(form: NumbersForm, today: date) -> bool:
    """Tell whether nobody has checked the numbers for a year."""
    try:
        confirmed = date.fromisoformat(form.emergency_numbers_confirmed)
    except ValueError:  # none is written, or not yet whole
        confirmed = None
    return are_old(confirmed, today)
