"""Reads what was typed in the fields of a form, and writes values as fields do.

Knows nothing of Qt.
"""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.answer import Answer
from sipdesk.ui.widgets.dates import Unreadable, parse_date, parse_time

_DAY_IN_MONTH: Final = r"(\d{4}-\d{1,2}-|\d{6}|^\D*)(\d{1,2})(?!\d)"
"""The number of the day: last where the year comes first, else first."""


class Unread(Exception):  # noqa: N818  (the house's word)
    """Some fields hold text that is no date, time or number. Names them."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(", ".join(problems))
        self.problems = dict(problems)


class Reading:
    """Reads what was typed, field by field, and remembers what could not be read."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._problems: dict[str, str] = {}

    def day(self, name: str, text: str) -> date | None:
        """Read a day; blank is None."""
        try:
            return parse_date(text, self._today)
        except Unreadable:
            self._problems[name] = day_problem(text, self._today).whole
            return None

    def time(self, name: str, text: str) -> time | None:
        """Read a time of day; blank is None."""
        try:
            return parse_time(text)
        except Unreadable:
            self._problems[name] = notice("time-unreadable").whole
            return None

    def count(self, name: str, text: str) -> int:
        """Read a whole number that is not negative; blank is nought."""
        try:
            number = int(text.strip() or "0")
        except ValueError:
            number = -1
        if number < 0:
            self._problems[name] = notice("count-unreadable").whole
            return 0
        return number

    def needed_day(self, name: str, text: str) -> date:
        """Read a day that there must be; without one ``done`` stops."""
        self.need(name, text, "day-missing")
        return self.day(name, text) or date.min

    def need(self, name: str, text: str, code: str) -> None:
        """Remember that nothing stands in a field that must not be empty."""
        if not text.strip():
            self._problems[name] = notice(code).whole

    def refuse(self, name: str, why: Notice) -> None:
        """Remember what is wrong with what could be read in a field."""
        self._problems.setdefault(name, why.whole)

    def done(self) -> None:
        """Stop if anything could not be read, or is missing.

        Raises:
            Unread: naming the fields.

        """
        if self._problems:
            raise Unread(self._problems)


def day_problem(text: str, today: date) -> Notice:
    """Tell what is wrong with a text that is no day.

    One that would be a day if it were the first of the month is a day that does not
    exist: 31 february.
    """
    first, changed = re.subn(_DAY_IN_MONTH, r"\g<1>01", text.strip(), count=1)
    try:
        exists = not changed or parse_date(first, today) is None
    except Unreadable:
        exists = True
    return notice("day-unreadable" if exists else "day-does-not-exist")


def day_text(day: date | None) -> str:
    """Write a day as fields do; empty for none."""
    return "" if day is None else day.isoformat()


def time_text(moment: time | None) -> str:
    """Write a time of day as fields do; empty for none."""
    return "" if moment is None else f"{moment:%H:%M}"


def said(answer_: Answer) -> str:
    """Write an answer as the yes-no-unknown field does; empty for not asked."""
    return "" if answer_ is Answer.NOT_ASKED else answer_.value


def answer(text: str) -> Answer:
    """Read what the yes-no-unknown field holds."""
    return Answer(text) if text else Answer.NOT_ASKED
