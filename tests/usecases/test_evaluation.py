"""Each group's count stands once; what stands twice from before can be mended."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.meeting import Record
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.usecases.evaluation import PutEvaluation, put_evaluation
from sipdesk.usecases.meeting import RecordMeeting, record_meeting, with_meeting
from sipdesk.usecases.saving import save
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused

GUARDIANS = Evaluation("guardians", SurveyGroup.GUARDIAN, 2, 1)
TWICE = tuple(
    Evaluation(name, SurveyGroup.PRINCIPAL, 2, 1) for name in ("social", "health")
)


def hold(desk: Desk) -> None:
    desk.agreed()
    desk.book(TODAY)
    desk.do(record_meeting, RecordMeeting, Record(held=TODAY))


@pytest.fixture(name="held")
def held_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, hold) as held:
        yield held


def counts(desk: Desk) -> tuple[Evaluation, ...]:
    return desk.case.last_held.evaluations


def test_a_group_is_counted_once(held: Desk) -> None:
    held.do(put_evaluation, PutEvaluation, GUARDIANS)
    again = replace(GUARDIANS, id="again")
    order = PutEvaluation(held.case.id, held.case.version, again)
    with refused("evaluation-twice"):
        put_evaluation(order, held.ports)
    assert counts(held) == (GUARDIANS,)


def test_what_was_counted_twice_before_can_be_mended_and_stops_nothing_else(
    held: Desk,
) -> None:
    with held.ports.store.work() as work:
        meeting = replace(held.case.last_held, evaluations=TWICE)
        case = with_meeting(held.case, meeting)
        held.case = save(work, case, "evaluation-counted", held.ports)

    held.do(put_evaluation, PutEvaluation, GUARDIANS)
    assert counts(held) == (*TWICE, GUARDIANS)
    school = replace(TWICE[1], group=SurveyGroup.OTHER_ACTOR)
    held.do(put_evaluation, PutEvaluation, school)
    assert counts(held) == (TWICE[0], school, GUARDIANS)
