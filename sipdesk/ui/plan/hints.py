"""Gentle hints on how a goal is put: never more than hints; knows nothing of Qt."""

import re
from enum import Enum

from sipdesk.domain.plan import Horizon


class Hint(Enum):
    """What may make a goal harder to reach or to follow up."""

    SAYS_WHAT_NOT = "says-what-not"
    IS_MEASURE = "is-measure"
    NO_DAY = "no-day"


_NOT = re.compile(r"\b(inte|aldrig|slut(a|ar|at)|undvik(a|er)|låt(a|er) bli)\b")
_DOING = re.compile(
    r"\b(samtal|behandling|utredning|terapi|medicin\w*|remiss\w*|remitter\w+|"
    r"insats\w*|ansök\w*|boka[rs]?|erbjud\w*|kartlägg\w*|följs? upp)\b"
)


def hints(words: str, horizon: Horizon, *, has_day: bool) -> tuple[Hint, ...]:
    """Find what could be put better in a goal; nothing in one that is not written."""
    plain = words.casefold()
    if not plain.strip():
        return ()
    found = []
    if _NOT.search(plain):
        found.append(Hint.SAYS_WHAT_NOT)
    if _DOING.search(plain):
        found.append(Hint.IS_MEASURE)
    if horizon is Horizon.NOW and not has_day:
        found.append(Hint.NO_DAY)
    return tuple(found)
