"""Reads the answer that a calendar sends back (RFC 5546, 3.2.3 and 3.2.7).

The file comes from outside. Only its lines are taken apart: no time zone, rule or
alarm in it is worked out, and nothing that it points to is followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from icalendar import vDDDTypes
from icalendar.parser import Contentlines, Parameters

from sipdesk.content.swedish import day_and_time, in_sweden
from sipdesk.documents.calendar.reading import unescaped
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.meeting import Reply

MOST_BYTES: Final = 200_000
_MOST_WORDS: Final = 1000
_ANSWERS: Final = {
    "ACCEPTED": Reply.COMES,
    "DECLINED": Reply.NOT_COMING,
    "TENTATIVE": Reply.NONE,
    "DELEGATED": Reply.SUBSTITUTE,
}
_REPLY, _COUNTER = "REPLY", "COUNTER"
_COMMENT: Final = "X-RESPONSE-COMMENT"  # where Google's calendar has it
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]+")

_Line = tuple[str, Parameters, str]


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """What one attendee's calendar answered."""

    uid: str
    sequence: int
    attendee: str  # an e-mail address, or another URI as it stands
    reply: Reply  # NONE = maybe: somebody has to ask
    words: str = ""
    day: date | None = None  # when it was written, in Sweden


def read(data: bytes) -> CalendarReply:
    """Read an answer, or refuse the file.

    Raises:
        RuleBroken: ``calendar-too-big``, ``calendar-not-file``,
            ``calendar-not-reply``, ``calendar-several``, ``calendar-no-answer``.

    """
    if len(data) > MOST_BYTES:
        raise RuleBroken("calendar-too-big")
    method, entries = _taken_apart(data)
    if method not in (_REPLY, _COUNTER):
        raise RuleBroken("calendar-not-reply")
    if len(entries) != 1:
        raise RuleBroken("calendar-several")
    return _answer(entries[0], countered=method == _COUNTER)


def _taken_apart(data: bytes) -> tuple[str, list[list[_Line]]]:
    """Give the method, and the lines of each event without what lies inside it."""
    method, inside, entries = "", list[str](), list[list[_Line]]()
    for name, params, value in _lines(data):
        if name == "BEGIN":
            inside.append(value.upper())
            if inside == ["VCALENDAR", "VEVENT"]:
                entries.append([])
        elif name == "END":
            if not inside or inside.pop() != value.upper():
                raise RuleBroken("calendar-not-file")
        elif inside == ["VCALENDAR"] and name == "METHOD":
            method = value.upper()
        elif inside == ["VCALENDAR", "VEVENT"]:
            entries[-1].append((name, params, value))
        elif not inside:
            raise RuleBroken("calendar-not-file")
    if inside or not (method or entries):
        raise RuleBroken("calendar-not-file")
    return method, entries


def _lines(data: bytes) -> Iterator[_Line]:
    try:
        text = data.decode("utf-8-sig")
        for line in Contentlines.from_ical(text):  # type: ignore[no-untyped-call]
            if line.strip():
                name, params, value = line.parts()
                yield name.upper(), params, str(value).strip()
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise RuleBroken("calendar-not-file") from error


def _answer(entry: list[_Line], *, countered: bool) -> CalendarReply:
    attendees = [line for line in entry if line[0] == "ATTENDEE"]
    uids = [value for name, _, value in entry if name == "UID"]
    if len(attendees) != 1 or len(uids) != 1:
        raise RuleBroken("calendar-several")
    _, params, address = attendees[0]
    status = str(params.get("PARTSTAT", "")).upper()
    if status not in _ANSWERS and not countered:
        raise RuleBroken("calendar-no-answer")
    return CalendarReply(
        uid=uids[0],
        sequence=_sequence(entry),
        attendee=re.sub(r"^mailto:", "", address, flags=re.IGNORECASE).strip(),
        reply=Reply.OTHER_TIME if countered else _ANSWERS[status],
        words=_words(entry, params, countered=countered),
        day=_day(entry),
    )


def _words(entry: list[_Line], params: Parameters, *, countered: bool) -> str:
    comments = [value for name, _, value in entry if name == "COMMENT"]
    said = [*comments, str(params.get(_COMMENT, ""))]
    if countered:
        said.append(_proposed(entry))
    plain = (_CONTROL.sub(" ", unescaped(text)).strip() for text in said)
    return "\n".join(filter(None, plain))[:_MOST_WORDS]


def _proposed(entry: list[_Line]) -> str:
    """Write the time that is proposed instead, as the file has it."""
    start = _moment(entry, "DTSTART")
    if start is None:
        return ""
    return f"Föreslår {day_and_time(start.date(), start.time())}."


def _day(entry: list[_Line]) -> date | None:
    written = _moment(entry, "DTSTAMP")
    return written.date() if written else None


def _moment(entry: list[_Line], wanted: str) -> datetime | None:
    """Read a time; one without a zone, or with one of its own, stands as it is."""
    text = next((value for name, _, value in entry if name == wanted), "")
    try:
        found = vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]
        if not isinstance(found, datetime):
            return None
        return in_sweden(found) if found.tzinfo else found
    except (ValueError, OverflowError, AttributeError, TypeError, LookupError):
        return None


def _sequence(entry: list[_Line]) -> int:
    """Read the number of the call that is answered; none is the first."""
    text = next((value for name, _, value in entry if name == "SEQUENCE"), "0")
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0
