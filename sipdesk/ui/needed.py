"""Reads what a form cannot do without; knows nothing of Qt."""

from datetime import date

from sipdesk.content.notices import notice
from sipdesk.ui.reading import Reading, Unread


def day_of(name: str, text: str, today: date) -> date:
    """Read the day in a field that must have one.

    Raises:
        Unread: there is none, or it cannot be read.

    """
    reading = Reading(today)
    day = reading.needed_day(name, text)
    reading.done()
    return day


def lacking(name: str, code: str) -> Unread:
    """Say at a field that nothing stands in it, by the code of a notice."""
    return Unread({name: notice(code).whole})
