"""One fact otherwise: none of these may let anybody have more than before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Final

from sipdesk.domain.case import Case
from sipdesk.domain.consenters import is_replaced
from sipdesk.domain.protection import Flag, FlagKind
from tests.home import TODAY
from tests.proofs.leaks.oracle import YOUNG
from tests.proofs.leaks.words import LAST_DAY


@dataclass(frozen=True, slots=True)
class Changed:
    """A case before and after, and the day after."""

    before: Case
    after: Case
    day: date = TODAY


def withdrawn(case: Case, chance: Random) -> Changed | None:
    """Let somebody take back what they said, or what one recipient may have of it."""
    given = [c for c in case.consents if c.state.given and c.grants]
    given = [c for c in given if not is_replaced(case, c)]  # as the program has it
    if not given:
        return None
    word = chance.choice(given)
    taken = chance.choice(((), word.grants[:1]))
    numbers = count(1)
    left = word.narrowed(
        f"{word.id} back", taken, TODAY, lambda: f"{word.id} left {next(numbers)}"
    )
    left = replace(left, withdrawn_words="")
    return Changed(case, replace(case, consents=(*case.consents, left)))


def protected(case: Case, chance: Random) -> Changed | None:
    """Put a protection on the young person or on somebody around them."""
    about = chance.choice((YOUNG, YOUNG, *(p.id for p in case.parties)))
    kind = chance.choice(tuple(FlagKind))
    flag = Flag(f"{case.id} put", kind, about, "", decided=TODAY)
    return Changed(case, replace(case, flags=(*case.flags, flag)))


def run_out(case: Case, chance: Random) -> Changed | None:  # noqa: ARG001
    """Let the day come after which no word and no ground holds."""
    begun = _all_begun(case)
    return Changed(begun, begun, LAST_DAY + timedelta(days=1))


def grown_up(case: Case, chance: Random) -> Changed | None:  # noqa: ARG001
    """Let the young person turn eighteen."""
    born, begun = case.young_person.birth_date, _all_begun(case)
    birthday = born and born.replace(year=born.year + 18)
    if birthday is None or birthday <= TODAY:
        return None
    return Changed(begun, begun, birthday)


def _all_begun(case: Case) -> Case:
    """Let every word hold from when it was given: a day opens what begins later."""
    words = tuple(replace(c, valid_from=None) for c in case.consents)
    return replace(case, consents=words)


CHANGES: Final[Mapping[str, Callable[[Case, Random], Changed | None]]] = {
    "withdrawn": withdrawn,
    "protected": protected,
    "run-out": run_out,
    "grown-up": grown_up,
}
