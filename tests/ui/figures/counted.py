"""A home in which there is something to count, and who looks at it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.survey import Mark
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.usecases.ports import Ports
from tests.home import open_brought
from tests.ui.shell import place
from tests.usecases.standing_still import HOME, SEEN, bring

YOUNG, FEW = SurveyGroup.YOUNG_PERSON, SurveyGroup.GUARDIAN


def fill(ports: Ports) -> None:
    """Open the cases: three of them with a need, one of them admitted."""
    cases = [bring(one, ports) for one in HOME]
    stay = replace(cases[-1].placement, admitted=SEEN)
    place(ports, cases[-1], stay)


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[Ports]:
    """Open a copy of the home, as its coordinator."""
    ports, _ = open_brought(tmp_path, fill)
    yield ports
    ports.store.close()


def answer(ports: Ports, group: SurveyGroup, people: int, quarter: str) -> None:
    """Let so many of a group answer every question of the survey after a meeting."""
    survey = ports.content.read_surveys().surveys["meeting"]
    with ports.store.work() as work:
        for number in range(people):
            marks = [
                Mark(
                    f"{group.value}-{number}-{question.id}",
                    survey.id,
                    survey.edition,
                    group,
                    quarter,
                    question.id,
                    question.scales[0].id,
                    question.scales[0].steps[number % 2].value,
                )
                for question in survey.questions[group]
            ]
            work.surveys.keep(marks, None)
