"""Personnummer and samordningsnummer.

Sources: folkbokföringslagen (1991:481) 18 § (form, check digit, the plus sign from
the year a person turns 100); lag (2022:1697) om samordningsnummer (60 added to the
day). The number says nothing here about birth date or sex: a nearby day may have been
used when numbers ran out (FOL 18 §), so the birth date is a field of its own.
"""

import re
from datetime import date

from sipdesk.domain.errors import RuleBroken

_WRITTEN = re.compile(r"(\d{2})?(\d{6})([-+]?)(\d{4})")


def parse_number(text: str, today: date) -> str:
    """Read a number as people write it and give its twelve digits.

    With or without century, ``-`` or ``+``, spaces anywhere; an empty text means that
    the number is missing and gives ``""``. Without century, the latest one that is not
    in the future is meant; ``+`` means that the person has turned 100 or does so this
    year.

    Raises:
        RuleBroken: ``number-form``, ``number-date`` or ``number-check-digit``.

    """
    compact = re.sub(
        r"[\s\u2010-\u2015\u2212]", lambda m: "" if m[0].isspace() else "-", text
    )
    if not compact:
        return ""
    written = _WRITTEN.fullmatch(compact)
    if written is None or not compact.isascii():
        raise RuleBroken("number-form", "number")
    century, six, sign, last = written.groups()
    digits = (century or _century(six, sign, today)) + six + last
    if _day(digits) is None:
        raise RuleBroken("number-date", "number")
    if check_digit(digits[2:11]) != int(digits[11]):
        raise RuleBroken("number-check-digit", "number")
    return digits


def is_coordination_number(digits: str) -> bool:
    """Tell a samordningsnummer (day + 60) from a personnummer."""
    return len(digits) == 12 and int(digits[6:8]) > 60  # noqa: PLR2004


def written_number(digits: str) -> str:
    """Write twelve digits as ``ÅÅÅÅMMDD-NNNN``; empty stays empty."""
    return f"{digits[:8]}-{digits[8:]}" if digits else ""


def check_digit(nine: str) -> int:
    """Compute the last digit from the nine before it: modulus 10, weights 2 and 1."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(product // 10 + product % 10 for product in doubled) % 10


def _century(six: str, sign: str, today: date) -> str:
    century = today.year // 100
    latest = date(today.year, today.month, today.day)
    day = _day(f"{century:02}{six}")
    if day is None or day > latest:
        century -= 1
    if sign == "+":
        century -= 1
    return f"{century:02}"


def _day(digits: str) -> date | None:
    day = int(digits[6:8])
    try:
        return date(int(digits[:4]), int(digits[4:6]), day - 60 if day > 60 else day)  # noqa: PLR2004
    except ValueError:
        return None
