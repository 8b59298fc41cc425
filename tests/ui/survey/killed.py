"""Opens a home, answers one survey and half of another, and is killed.

Told on standard input: the home, the case and its meeting. Tells on standard output
when somebody is in the middle of an answer.
"""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sipdesk.domain.case import CaseId
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.survey.model import Stage, SurveyModel
from sipdesk.ui.survey.view import SurveyScreen
from sipdesk.ui.survey_form import SurveyWanted
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, SetClock, content, vault
from tests.ui.shell import around

YOUNG = SurveyGroup.YOUNG_PERSON


def main() -> None:
    """Do it."""
    home, case_id, meeting = sys.stdin.readline().rstrip("\n").split("\t")
    opened = vault().open(Path(home), PASSPHRASE)
    numbers = iter(range(1, 1000))
    ports = Ports(
        store=opened.store,
        clock=SetClock(),
        new_id=lambda: f"killed-{next(numbers)}",
        user=opened.user,
        content=content(),
        keys=opened.keys,
    )
    QApplication(["killed"])
    wanted = SurveyWanted(SurveyOccasion.MEETING, CaseId(case_id), meeting)
    screen = SurveyScreen(around(ports), wanted)
    screen.show()
    model = screen.model
    model.hand_over(frozenset({YOUNG.value}), "2741")
    _answer(model, "123123")
    model.go_on()
    if model.state.stage is not Stage.THANKS:
        raise RuntimeError(model.state.stage)
    model.go_on()
    _answer(model, "333333")
    model.write("Det här blev aldrig klart.")
    sys.stdout.write("half\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


def _answer(model: SurveyModel, keys: str) -> None:
    model.begin(YOUNG)
    model.go_on()
    for key in keys:
        model.press(key)
        model.go_on()


if __name__ == "__main__":
    main()
