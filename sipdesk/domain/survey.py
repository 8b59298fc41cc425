"""What people answer in a survey, kept so that it belongs to nobody.

One ``Mark`` is what one respondent answered to one question. It has no name, case,
meeting or day, and nothing ties the marks of one respondent together; the quarter is
the only time there is. Figures are shown from ``SHOWN_FROM`` answers on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sipdesk.domain.period import quarter_of
from sipdesk.domain.suppression import SMALLEST
from sipdesk.domain.survey_group import SurveyGroup

SHOWN_FROM: Final = SMALLEST
"""The fewest answers on a question's scale that its figures are shown for."""

DONT_KNOW: Final = "dont-know"  # vet inte
WONT_SAY: Final = "wont-say"  # vill inte svara
BLANK: Final = "blank"  # nothing was answered
BESIDE: Final = (DONT_KNOW, WONT_SAY, BLANK)
"""Answers that stand beside the scale."""


class SurveyOccasion(Enum):
    """When a survey is answered, and of what."""

    MEETING = "meeting"  # after a meeting with SIP on its agenda
    DISCHARGE = "discharge"
    SUPPORT = "support"  # of the support kit itself


@dataclass(frozen=True, slots=True)
class Mark:
    """One respondent's answer to one question.

    ``answer`` is a step's value on the scale, or one of ``BESIDE``. The scale is kept
    with it: an answer on three steps is never turned into one on five.
    """

    id: str  # random, so that it tells of no order
    survey: str  # id in resources/forms
    edition: int
    group: SurveyGroup
    quarter: str  # 2026-4
    question: str
    scale: str
    answer: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What one respondent wrote in their own words; tied to no mark."""

    id: str
    survey: str
    edition: int
    group: SurveyGroup
    quarter: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many gave one answer to one question; what figures are made of."""

    survey: str
    edition: int
    group: SurveyGroup
    quarter: str
    question: str
    scale: str
    answer: str
    count: int


def over(counts: Iterable[AnswerCount], today: date) -> tuple[AnswerCount, ...]:
    """Choose what was answered in quarters that are over: nothing more comes to them.

    Of one that goes on somebody could read before and after another answer.
    """
    return tuple(one for one in counts if one.quarter < quarter_of(today))


def told(on_scale: Mapping[str, int], quarters: frozenset[str]) -> frozenset[str]:
    """Choose the quarters of a period whose answers may be told.

    ``on_scale`` is how many have answered on the scale, by quarter, of all quarters
    there are. They are joined, from the first on, till they are ``SHOWN_FROM``; what is
    joined is told together or not at all. So what is told of two periods differs by
    nobody or by so many, and nobody's answer can be taken from them.
    """
    found: set[str] = set()
    joined: list[str] = []
    number = 0
    for quarter in sorted(on_scale):
        joined.append(quarter)
        number += on_scale[quarter]
        if number >= SHOWN_FROM:
            if quarters.issuperset(joined):
                found.update(joined)
            joined, number = [], 0
    return frozenset(found)
