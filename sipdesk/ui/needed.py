"""Reads what a form cannot do without; knows nothing of Qt."""

from datetime import date

from sipdesk.content.notices import notice
from sipdesk.domain.area import Area
from sipdesk.ui.reading import Reading, Unread


def area_of(text: str) -> Area:
    """Read the area that was chosen in the field ``area``.

    Raises:
        Unread: none was chosen; no area goes without saying, for it decides who may
            see the text.

    """
    if not text:
        raise lacking("area", "area-missing")
    return Area(text)


def day_of(name: str, text: str, today: date) -> date:
    """Read the day in a field that must have one.

    Raises:
        Unread: there is none, or it cannot be read.

    """
    reading = Reading(today)
    day = reading.day(name, text)
    reading.done()
    if day is None:
        raise lacking(name, "day-missing")
    return day


def lacking(name: str, code: str) -> Unread:
    """Say at a field that nothing stands in it, by the code of a notice."""
    return Unread({name: notice(code).whole})
