"""The names of those who are protected: no paper to anybody outside may hold them."""

from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.giveaway import Giveaway, GiveawayKind


def protected_names(case: Case, recipient: str, day: date) -> tuple[Giveaway, ...]:
    """Name the protected around the young person, in full, to be sought in a paper.

    The papers themselves tell such a one by capacity alone; this is for what somebody
    has written in a free text. A given name alone is anybody's.
    """
    protected = {f.about for f in case.flags if f.protects_on(day)}
    names = (p.name for p in case.parties if p.id in protected and p.id != recipient)
    given = (Giveaway(name.strip(), GiveawayKind.PERSON) for name in names)
    return tuple(one for one in given if one.tells)
