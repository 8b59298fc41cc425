"""Reads what a calendar file of ours says, for one who looks at it again."""

import re
from datetime import date, datetime
from typing import Final

from icalendar import Calendar

from sipdesk.content.swedish import clock, day_and_time

_FOLD: Final = re.compile(r"\r?\n[ \t]")
_ESCAPED: Final = re.compile(r"\\(.)")


def everything(data: bytes) -> tuple[str, ...]:
    """Give each line of a calendar file, unfolded (RFC 5545, 3.1 and 3.3.11)."""
    whole = _FOLD.sub("", data.decode())
    return tuple(unescaped(line) for line in whole.splitlines())


def unescaped(text: str) -> str:
    """Give a text as it was meant (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(_meant, text)


def _meant(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] in "nN" else escaped[1]


def words_of(data: bytes) -> str:
    """Give its words, line by line."""
    file = Calendar.from_ical(data)
    lines = ["Kalenderfil"]
    for entry in file.events:
        lines += [
            str(entry["summary"]),
            *_line("Tid", _time(entry.start, entry.end)),
            *_line("Plats", str(entry.get("location", ""))),
            str(entry["description"]),
        ]
    if file["method"] == "CANCEL":
        lines.insert(1, "Mötet tas bort ur kalendern.")
    return "\n".join(lines)


def _time(start: date, end: date) -> str:
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return ""  # a whole day, which no meeting of ours is
    return f"{day_and_time(start.date(), start.time())}–{clock(end.time())}"


def _line(label: str, value: str) -> list[str]:
    return [f"{label}: {value}"] if value else []
