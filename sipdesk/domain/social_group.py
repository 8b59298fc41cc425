"""Social insatsgrupp: a forum that socialtjänsten may offer for the time after.

Socialtjänsten decides whether it is offered; SiS only helps the young person to think.
The police take part, and the group asks for a consent of its own: so nothing here is
ever filled in from the consents of the SIP, and no paper tells of it (SiS:s
återrapportering om sociala insatsgrupper 2014; practice rule 39).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import Information

KIND: Final = Information.SUBSTANCE_CRIME
"""What it tells of somebody that such a group has been thought of."""


@dataclass(frozen=True, slots=True)
class SocialGroup:
    """How far the thought of a group has come. It holds no consent to anything."""

    proposed: date | None = None  # taken up with the young person
    wants_to_know: Answer = Answer.NOT_ASKED  # the young person's: to hear more
    told: date | None = None  # that socialtjänsten was told
    offered: Answer = Answer.NOT_ASKED  # what socialtjänsten decided
    decided: date | None = None
    note: str = ""


def check_group(group: SocialGroup, today: date) -> None:
    """Refuse a day to come, and a decision without its day.

    Raises:
        RuleBroken: ``day-in-the-future`` (with the field), ``group-without-day``.

    """
    for name in ("proposed", "told", "decided"):
        day: date | None = getattr(group, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
    if group.offered in (Answer.YES, Answer.NO) and group.decided is None:
        raise RuleBroken("group-without-day", "decided")
