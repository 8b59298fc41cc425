"""What answering a survey needs in every place where that is done; knows nothing of Qt.

A key is what stands on it: ``1`` to ``9`` are the steps of a scale from the least,
``v`` that one does not know, ``n`` that one will not say, a space that nothing was
answered.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sipdesk.content.survey_keys import BESIDE_KEYS
from sipdesk.content.surveys import Question, Scale
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.survey import BLANK, DONT_KNOW, WONT_SAY, SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import rates

_BESIDE: Final = {key.casefold(): answer for answer, key in BESIDE_KEYS.items()}
_OF_KEYS: Final = MappingProxyType(_BESIDE | {" ": BLANK})


STEP_OF: Final = MappingProxyType(
    {SurveyOccasion.MEETING: "evaluation", SurveyOccasion.DISCHARGE: "closing"}
)
"""The step where a survey is begun, and gone back to."""


@dataclass(frozen=True, slots=True)
class SurveyWanted:
    """A survey to be answered on the screen, of what, and by whom it is thought of.

    ``case`` and ``meeting`` say where the answers are counted; no answer tells of them.
    """

    occasion: SurveyOccasion
    case: CaseId
    meeting: str = ""
    groups: tuple[SurveyGroup, ...] = ()


def after_meeting(case: Case) -> SurveyWanted:
    """Ask what those who were at the last meeting thought of it.

    A group stays when it is not noted whether all of it was there.
    """
    meeting = case.last_held
    groups = tuple(one.group for one in rates(case, meeting) if one.there != 0)
    return SurveyWanted(SurveyOccasion.MEETING, case.id, meeting.id, groups)


def answer_of(key: str, scale: Scale) -> str:
    """Give the answer of a key on a scale; empty when it has none."""
    key = key.casefold()
    if key in _OF_KEYS:
        return _OF_KEYS[key]
    number = int(key) if key.isdecimal() and key.isascii() else 0
    return scale.steps[number - 1].value if 1 <= number <= len(scale.steps) else ""


def words_of(answer: str, scale: Scale) -> str:
    """Give the words of an answer on a scale; of none, nothing."""
    beside = {DONT_KNOW: scale.dont_know, WONT_SAY: scale.wont_say}
    steps = {step.value: step.words for step in scale.steps}
    return (beside | steps).get(answer, "")


def scale_of(question: Question, *, more_steps: bool) -> Scale:
    """Give the scale to answer on: the first, or the one with more steps, if any."""
    return question.scales[-1 if more_steps else 0]
