"""Skola: how it stands with what the schools and the social services are to know.

Only who, whether and when: never results, absence or what a pupil finds hard. All of it
is of SiS's school and is hidden from who lacks that branch (``domain.branch_view``).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.domain.answer import Answer
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.health_checks import check_short


@dataclass(frozen=True, slots=True)
class Schooling:
    """All rows of status that are of SiS's school. Days may be unknown."""

    statement_asked: date | None = None  # skolans utlåtande till socialtjänsten
    statement_sent: date | None = None
    agreement: Answer = Answer.NOT_ASKED  # whether the kommun works by SiSam
    coordinator: str = ""  # SiSam coordinator in the kommun
    coordinator_phone: str = ""
    coordinator_kommun: str = ""  # four-digit code
    home_school: str = ""
    mentor: str = ""
    receiving_school: str = ""
    receiving_asked: date | None = None
    receiving_answered: date | None = None
    receiving: Answer = Answer.NOT_ASKED  # whether it takes the pupil
    guidance: Answer = Answer.NOT_ASKED  # a need of studie- och yrkesvägledare
    guidance_told: str = ""  # to whom it has been said
    therapist: Answer = Answer.NOT_ASKED  # a need of arbetsterapeut
    therapist_told: str = ""


_TEXTS: Final = (
    "coordinator coordinator_phone home_school mentor receiving_school guidance_told"
    " therapist_told"
)
_PAST: Final = (
    "statement_asked",
    "statement_sent",
    "receiving_asked",
    "receiving_answered",
)


def check_schooling(schooling: Schooling, today: date) -> None:
    """Refuse days that cannot be.

    Raises:
        RuleBroken: ``day-in-the-future`` (with the field), ``answered-before-asked``,
            ``row-too-long``.

    """
    check_short(schooling, _TEXTS)
    for name in _PAST:
        day: date | None = getattr(schooling, name)
        if day is not None and day > today:
            raise RuleBroken("day-in-the-future", name)
    for asked, answered in (
        ("statement_asked", "statement_sent"),
        ("receiving_asked", "receiving_answered"),
    ):
        first, last = getattr(schooling, asked), getattr(schooling, answered)
        if first is not None and last is not None and last < first:
            raise RuleBroken("answered-before-asked", answered)


def needs_settled(schooling: Schooling) -> bool:
    """Whether both needs are answered, and each that there is has been told of."""
    asked = (
        (schooling.guidance, schooling.guidance_told),
        (schooling.therapist, schooling.therapist_told),
    )
    return all(
        answer is Answer.NO or (answer is Answer.YES and bool(told.strip()))
        for answer, told in asked
    )
