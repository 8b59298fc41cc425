"""How a consenter's word stands on a day, and how all of theirs do together.

An entry says what was registered; a standing also tells what the day and the young
person's age have made of it. A no is not the end: under LVU a no, a conflict or
somebody who cannot be reached is a question to socialnämnden (LVU 11 §, to be
checked). What the answer ought to be is never the program's to say.
"""

from collections.abc import Collection
from datetime import date
from enum import Enum
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consenters import (
    ANSWERS_FOR_ITSELF,
    consenters,
    counting,
    custody_known,
    deciding,
    granting,
    is_asked_anew,
)


class ConsentStanding(Enum):
    """Where one consenter's word stands on a day."""

    NOT_ASKED = "not-asked"
    NOT_ASKED_HARM = "not-asked-harm"
    WAITING = "waiting"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CANNOT_TELL = "cannot-tell"
    UNREACHABLE = "unreachable"
    PREVENTED = "prevented"
    NOT_NEEDED = "not-needed"
    WITHDRAWN = "withdrawn"
    NOT_BEGUN = "not-begun"  # given, for a period that has not come
    EXPIRED = "expired"
    RAISED_ANEW = "raised-anew"  # the young person has turned 15 or 18 since
    REFERRED = "referred"
    BOARD_YES = "board-yes"
    BOARD_NO = "board-no"


class Together(Enum):
    """Where the words of all who decide stand together on a day."""

    UNCLEAR = "unclear"  # custody, or whether a guardian may be asked, is not known
    OPEN = "open"  # somebody is still to answer
    YES = "yes"
    PARTLY = "partly"  # they agree, to something else than a SIP
    NO = "no"  # a no or a yes taken back, and no yes against it
    CONFLICTING = "conflicting"
    CANNOT_TELL = "cannot-tell"
    UNREACHABLE = "unreachable"
    PREVENTED = "prevented"  # and nobody else who may answer
    NOBODY = "nobody"  # there is nobody to ask
    EXPIRED = "expired"
    REFERRED = "referred"  # socialnämnden is to answer


STOPPED: Final = frozenset(
    {
        Together.NO,
        Together.CONFLICTING,
        Together.CANNOT_TELL,
        Together.UNREACHABLE,
        Together.PREVENTED,
        Together.NOBODY,
    }
)
"""Where those who were asked get no further: no SIP, and yet not the end."""

_REFUSING: Final = frozenset(
    {ConsentStanding.NO, ConsentStanding.WITHDRAWN, ConsentStanding.BOARD_NO}
)
GIVING: Final = frozenset(
    {ConsentStanding.YES, ConsentStanding.PARTLY, ConsentStanding.BOARD_YES}
)
"""Words that agree to something on the day."""

_STOPPING: Final = (
    *_REFUSING,
    ConsentStanding.CANNOT_TELL,
    ConsentStanding.UNREACHABLE,
    ConsentStanding.PREVENTED,
    ConsentStanding.NOT_ASKED_HARM,
)
_STILL_TO_ANSWER: Final = (
    ConsentStanding.NOT_ASKED,
    ConsentStanding.RAISED_ANEW,
    ConsentStanding.WAITING,
    ConsentStanding.NOT_BEGUN,
)


def standing(case: Case, who: str, day: date) -> ConsentStanding:
    """Tell where one consenter's word stands on a day."""
    entry = counting(case, who, day)
    if entry is None:
        anew = is_asked_anew(case, who, day)
        return ConsentStanding.RAISED_ANEW if anew else ConsentStanding.NOT_ASKED
    if entry.state.given and not entry.holds_on(day):
        over = entry.valid_to is not None and entry.valid_to < day
        return ConsentStanding.EXPIRED if over else ConsentStanding.NOT_BEGUN
    return ConsentStanding(entry.state.value)


def together(case: Case, day: date) -> Together:
    """Tell where the words of all who decide stand together on a day.

    One no is enough, whoever else is still to answer; so is one who cannot be reached.
    """
    standings = [standing(case, who, day) for who in deciding(case, day)]
    return (
        _refused(standings)
        or _waited_for(case, standings, day)
        or _unanswered(standings)
        or _agreed(case, day)
    )


def under_lvu(case: Case) -> bool:
    """Whether the placement is by LVU, so that the nämnd decides about the care."""
    return case.placement.legal_basis.startswith("lvu")


def may_be_under_lvu(case: Case) -> bool:
    """Whether it is by LVU, or it is not known by what: unknown is not no."""
    return under_lvu(case) or not case.placement.legal_basis


def board_may_answer(case: Case, day: date) -> bool:
    """Whether socialnämnden can be asked in a consenter's place: of a minor alone."""
    return not case.young_person.is_grown_up_on(day)


def asks_board(case: Case, day: date) -> bool:
    """Whether there is a question for socialnämnden, put or not yet put."""
    if not under_lvu(case) or not board_may_answer(case, day):
        return False
    found = together(case, day)
    return found in STOPPED or found is Together.REFERRED


def stopping(case: Case, day: date) -> tuple[str, ...]:
    """Name those whose word, or lack of one, the question to socialnämnden is about.

    Guardians who are not asked come along when there is nobody else.
    """
    who = deciding(case, day) or tuple(g.id for g in case.guardians)
    found = tuple(one for one in who if standing(case, one, day) in _STOPPING)
    return found or who if together(case, day) in STOPPED else ()


def _refused(standings: Collection[ConsentStanding]) -> Together | None:
    if not _REFUSING.isdisjoint(standings):
        against = not GIVING.isdisjoint(standings)
        return Together.CONFLICTING if against else Together.NO
    if ConsentStanding.UNREACHABLE in standings:
        return Together.UNREACHABLE
    if ConsentStanding.CANNOT_TELL in standings:
        return Together.CANNOT_TELL
    return None


def _waited_for(
    case: Case, standings: Collection[ConsentStanding], day: date
) -> Together | None:
    if ConsentStanding.REFERRED in standings:
        return Together.REFERRED
    unclear = consenters(case, day).unclear or not custody_known(case, day)
    if unclear and not case.consent_deviation.strip():
        return Together.UNCLEAR
    if any(one in standings for one in _STILL_TO_ANSWER):
        return Together.OPEN
    return None


def _unanswered(standings: Collection[ConsentStanding]) -> Together | None:
    for_itself = {ConsentStanding(state.value) for state in ANSWERS_FOR_ITSELF}
    if not for_itself.issuperset(standings):
        expired = ConsentStanding.EXPIRED in standings
        return Together.EXPIRED if expired else None
    prevented = ConsentStanding.PREVENTED in standings
    return Together.PREVENTED if prevented else Together.NOBODY


def _agreed(case: Case, day: date) -> Together:
    to_a_sip = {entry.sip is Answer.YES for entry in granting(case, day)}
    if len(to_a_sip) > 1:
        return Together.CONFLICTING
    return Together.YES if to_a_sip == {True} else Together.PARTLY
