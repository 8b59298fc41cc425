"""Surveys on the screen, put as they are before a picture of them is drawn."""

from collections.abc import Callable, Mapping
from functools import partial

from sipdesk.domain.case import CaseId
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.survey.model import Stage, SurveyModel
from sipdesk.ui.survey.view import SurveyScreen
from sipdesk.ui.survey_form import SurveyWanted
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.places import CASES

_CODE = "2741"
_WHOSE = "ready"
"""The case whose meeting, or discharge, is asked about."""

Begin = Callable[[SurveyOccasion], SurveyModel]


def survey_scenes(
    desk: Callable[[str], Desk], cases: Mapping[str, CaseId]
) -> Mapping[str, Callable[[], object]]:
    """Give what sets each scene, by its name; ``desk`` shows a place of the desk.

    None of them saves anything.
    """

    def begin(occasion: SurveyOccasion) -> SurveyModel:
        shown = desk(CASES)
        shown.hold_survey(SurveyWanted(occasion, cases[_WHOSE]))
        if not isinstance(shown.page, SurveyScreen):
            raise TypeError("no survey is held")
        return shown.page.model

    young, adult = SurveyGroup.YOUNG_PERSON, SurveyGroup.PRINCIPAL
    meeting, discharge = SurveyOccasion.MEETING, SurveyOccasion.DISCHARGE
    return {
        "survey-prepare": partial(begin, meeting),
        "survey-who": lambda: _handed(begin(meeting)),
        "survey-promise": lambda: _to(begin(meeting), young, Stage.PROMISE),
        "survey-faces": lambda: _to(begin(meeting), young, Stage.ASK).press("3"),
        "survey-more-steps": lambda: _more_steps(_to(begin(meeting), young, Stage.ASK)),
        "survey-agree": lambda: _to(begin(meeting), adult, Stage.ASK).press("4"),
        "survey-discharge": lambda: _to(begin(discharge), adult, Stage.ASK).press("v"),
        "survey-words": lambda: _words(_to(begin(meeting), young, Stage.WORDS)),
        "survey-stop": lambda: _to(begin(meeting), young, Stage.ASK).ask_to_stop(),
        "survey-code": lambda: _wrong(_to(begin(meeting), young, Stage.ASK)),
        "survey-sum": lambda: _sum(begin(meeting)),
    }


def _handed(model: SurveyModel) -> SurveyModel:
    groups = frozenset(one.value for one in model.state.groups)
    model.hand_over(groups, _CODE)
    return model


def _to(model: SurveyModel, group: SurveyGroup, stage: Stage) -> SurveyModel:
    _handed(model).begin(group)
    while model.state.stage is not stage:
        if model.state.stage is Stage.ASK:
            model.press("1")
        model.go_on()
    return model


def _more_steps(model: SurveyModel) -> None:
    model.turn_steps()
    model.press("4")


def _words(model: SurveyModel) -> None:
    model.write("Det var bra att de frågade mig först.")


def _wrong(model: SurveyModel) -> None:
    model.ask_code()
    model.try_code("0000")


def _sum(model: SurveyModel) -> None:
    _handed(model).ask_code()
    model.try_code(_CODE)
