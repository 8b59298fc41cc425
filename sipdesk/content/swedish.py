"""How Swedish is written: dates, clock times, lists, plurals, hyphens, the alphabet."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")
WEEKDAYS = (
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
)
BACKUPS = "säkerhetskopior"
"""The name of the folder, beside a home, where its backups lie."""

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT_MONTHS = (
    "jan",
    "feb",
    "mars",
    "apr",
    "maj",
    "juni",
    "juli",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
_DAY_AND_MONTH = re.compile(
    rf"\b(\d\d?) (?=(?:{'|'.join((*MONTHS, *_SHORT_MONTHS))})\b)"
)

PICTURE = "Bild"
SECRECY = "Sekretess"
SYMBOLS = "Symboler"
SOME_COMPOSED = "Några är sammansatta av oss."


def weekday(day: date) -> str:
    """Name the day of the week: ``torsdag``."""
    return WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    """Write a day out in full: ``torsdag 3 december 2026``."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Write a day for a narrow column: ``3 dec 2026``."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def brief_date(day: date, today: date) -> str:
    """Write a day where there is little room, with its year if that is another."""
    brief = f"{day.day} {_SHORT_MONTHS[day.month - 1]}"
    return brief if day.year == today.year else f"{brief} {day.year}"


def days_unbroken(text: str) -> str:
    """Keep each day of a text with its month, where a line may end: ``2 feb``."""
    return _DAY_AND_MONTH.sub("\\1\N{NO-BREAK SPACE}", text)


def short_month(day: date) -> str:
    """Name a day's month for a scale: ``dec``."""
    return _SHORT_MONTHS[day.month - 1]


def clock(at: time) -> str:
    """Write a time of day to the minute, with the Swedish full stop: ``13.00``."""
    return f"{at.hour:02}.{at.minute:02}"


def day_and_time(day: date, at: time) -> str:
    """Write when something happens: ``torsdag 3 december 2026 klockan 13.00``."""
    return f"{long_date(day)} klockan {clock(at)}"


def listing(words: Sequence[str], last: str = "och") -> str:
    """Join words as a sentence does: ``a, b och c``; nothing gives an empty text.

    ``last`` is the word before the last one: ``och`` or ``eller``.
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def unbroken(text: str) -> str:
    """Keep a short text such as ``26 kap. 1 §`` on one line, on paper and screen."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def in_sweden(moment: datetime) -> datetime:
    """Give a moment as clocks in Sweden show it; saved ones are kept in UTC."""
    return moment.astimezone(SWEDEN)


def counted(count: int, one: str, many: str) -> str:
    """Write a number with its noun: ``1 möte``, ``0 möten``, ``3 möten``."""
    return f"{count} {one if count == 1 else many}"


def in_days(count: int) -> str:
    """Write a number of days: ``1 dag``, ``12 dagar``."""
    return counted(count, "dag", "dagar")


def in_all(count: int, whole: int) -> str:
    """Write a part of a whole: ``7 av 12``."""
    return f"{figure(count)} av {figure(whole)}"


def median_days(days: float) -> str:
    """Write a median of days: ``1 dag``, ``12 dagar``, ``12,5 dagar``."""
    if days == int(days):
        return counted(int(days), "dag", "dagar")
    return f"{days:.1f} dagar".replace(".", ",")


_AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
_AS_LETTER = {"ü": "y", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"}


def sort_key(text: str) -> str:
    """Give a text whose code point order is the order of the Swedish alphabet.

    Upper and lower case are alike; å ä ö come last, with æ as ä and ø as ö; ü counts
    as y; every other letter counts without its accent (é as e). Names that differ
    only so share one key. Compare keys as plain text, byte by byte.
    """
    return "".join(map(_letter, unicodedata.normalize("NFC", text).casefold()))


@cache
def _letter(character: str) -> str:
    if character in _AFTER_Z:
        return _AFTER_Z[character]
    if character in _AS_LETTER:
        return _AS_LETTER[character]
    bare = unicodedata.normalize("NFD", character)
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


def file_word(text: str) -> str:
    """Make a text one that every file system takes: ``Den unge`` is ``den-unge``."""
    bare = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return "-".join(re.findall(r"[a-z0-9]+", kept))


_VOWELS = "aeiouyåäöéüáàAEIOUYÅÄÖÉÜÁÀ"
_SYLLABLE = re.compile(rf"(?=[^\W\d_{_VOWELS}][{_VOWELS}])")
_LETTERS_KEPT = 3


def hyphen_points(word: str) -> tuple[int, ...]:
    """Tell where a word too long for its line may be divided by a hyphen.

    The rule of one consonant: a new line begins with the consonant before a vowel
    (``behandlings-sekreterare``), never with fewer than three letters on either side.
    A word that holds anything but letters is not divided.
    """
    if not word.isalpha():
        return ()
    return tuple(
        found.start()
        for found in _SYLLABLE.finditer(word)
        if _LETTERS_KEPT <= found.start() <= len(word) - _LETTERS_KEPT
    )


def figure(number: int) -> str:
    """Write a number with its thousands apart: ``25 800``, never broken at the end."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
