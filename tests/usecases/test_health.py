"""Hälsa and Skola: rows are saved in the real home, cut by branch, and undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Skip
from sipdesk.domain.errors import Missing
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    Health,
    Instead,
    Interview,
    InterviewOccasion,
    InterviewState,
    Referral,
    Talk,
)
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.journal import NOT_SHOWN
from sipdesk.domain.routine import OF_BRANCH, StepState
from sipdesk.domain.schooling import Schooling
from sipdesk.usecases.case import SkipStep, read_case, skip_step
from sipdesk.usecases.health import (
    PutExamination,
    PutInterview,
    PutReferral,
    PutTalk,
    RecordAround,
    RemoveReferral,
    RemoveTalk,
    SayNotCovered,
    put_examination,
    put_interview,
    put_referral,
    put_talk,
    record_around,
    remove_referral,
    remove_talk,
    say_not_covered,
)
from sipdesk.usecases.journal import CaseAt, Undo, read_case_at, read_history, undo
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.schooling import RecordSchooling, record_schooling
from tests.home import TODAY
from tests.usecases.desk import Desk, desk
from tests.usecases.refusals import refused
from tests.usecases.test_branches import admitted

BODY, MIND, MOUTH = ExaminationKind
ASKED = Examination("", BODY, ExaminationState.ASKED, asked=TODAY)
SCHOOL = Schooling(statement_sent=TODAY, coordinator="Sam Ordnare")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as opened:
        yield opened


def filled(to: Desk) -> None:
    """Say something in every row, and leave out neither step."""
    to.do(put_examination, PutExamination, ASKED)
    to.do(put_referral, PutReferral, Referral("r", "BUP i Exempelstad", MIND))
    to.do(put_talk, PutTalk, Talk("t", TODAY, "Moa Exempel"))
    done = Interview("", InterviewOccasion.ADMISSION, InterviewState.DONE, TODAY)
    to.do(put_interview, PutInterview, done)
    to.do(record_around, RecordAround, "Sjuksköterska Exempel", Instead.SIP, TODAY)
    to.do(record_schooling, RecordSchooling, SCHOOL)


def test_an_examination_keeps_its_row_as_its_state_changes(home: Desk) -> None:
    home.do(put_examination, PutExamination, ASKED)
    (first,) = home.case.health.examinations
    booked = replace(ASKED, state=ExaminationState.BOOKED, booked=TODAY)
    home.do(put_examination, PutExamination, booked)
    assert home.case.health.examinations == (replace(booked, id=first.id),)
    home.do(put_examination, PutExamination, replace(ASKED, kind=MOUTH))
    assert [e.kind for e in home.case.health.examinations] == [BODY, MOUTH]


def test_of_what_nothing_is_said_no_row_is_made(home: Desk) -> None:
    before = home.case
    home.do(put_examination, PutExamination, Examination("", BODY))
    home.do(put_interview, PutInterview, Interview("", InterviewOccasion.DISCHARGE))
    assert home.case == before


@pytest.mark.parametrize("reason", ["", "wrong-address", "did-not-understand"])
def test_a_reason_is_kept_with_what_did_not_come_about(home: Desk, reason: str) -> None:
    gone = replace(ASKED, state=ExaminationState.NOT_DONE, reason=reason)
    home.do(put_examination, PutExamination, gone)
    assert home.case.health.examination(BODY).reason == reason
    assert home.case.health.examination(BODY).is_settled is bool(reason)


def test_a_reason_that_there_is_not_is_refused(home: Desk) -> None:
    unknown = replace(ASKED, state=ExaminationState.NOT_DONE, reason="felstavat")
    with pytest.raises(Missing):
        home.do(put_examination, PutExamination, unknown)
    not_made = Interview(
        "", InterviewOccasion.ADMISSION, InterviewState.NOT_DONE, reason="wrong-address"
    )
    with pytest.raises(Missing):
        home.do(put_interview, PutInterview, not_made)


def test_a_referral_and_a_talk_can_be_taken_out(home: Desk) -> None:
    filled(home)
    home.do(remove_referral, RemoveReferral, "r")
    home.do(remove_talk, RemoveTalk, "t")
    assert (home.case.health.referrals, home.case.health.talks) == ((), ())
    with pytest.raises(Missing):
        home.do(remove_referral, RemoveReferral, "r")


def test_who_pays_is_told_on_a_day_that_has_been(home: Desk) -> None:
    ahead = TODAY + timedelta(days=1)
    with refused("day-in-the-future"):
        home.do(record_around, RecordAround, "", Instead.NOT_SAID, ahead)
    with refused("row-too-long"):
        home.do(record_around, RecordAround, "x" * 81)
    home.do(
        *(record_around, RecordAround, "", Instead.NOT_SAID, None),
        *(Answer.YES, TODAY, " Regionen "),
    )
    assert home.case.health.payment_by == "Regionen"


def test_closed_youth_care_is_said_not_to_be_covered_with_one_press(
    home: Desk,
) -> None:
    home.do(put_examination, PutExamination, ASKED)
    home.do(say_not_covered, SayNotCovered)
    assert [e.kind for e in home.case.health.examinations] == [BODY]  # LVU covers it
    stay = replace(home.case.placement, legal_basis="lsu")
    home.do(record_placement, RecordPlacement, stay)
    home.do(say_not_covered, SayNotCovered)
    assert [e.state for e in home.case.health.all_examinations] == [
        ExaminationState.ASKED,  # what was said stays
        ExaminationState.NOT_COVERED,
        ExaminationState.NOT_COVERED,
    ]


def test_the_steps_are_done_by_their_rows_alone(home: Desk) -> None:
    def state(step: str) -> StepState:
        return read_case(home.case.id, home.ports).progress.of(step).state

    assert state("health") is state("school") is StepState.NOT_STARTED
    filled(home)
    assert state("health") is StepState.WAITING
    assert state("school") is StepState.ONGOING
    for kind in ExaminationKind:
        over = Examination("", kind, ExaminationState.NOT_COVERED)
        home.do(put_examination, PutExamination, over)
    assert state("health") is StepState.DONE
    home.do(record_around, RecordAround)
    assert state("health") is StepState.ONGOING  # nothing is done instead
    whole = replace(
        SCHOOL, receiving_asked=TODAY, guidance=Answer.NO, therapist=Answer.NO
    )
    home.do(record_schooling, RecordSchooling, whole)
    assert state("school") is StepState.DONE


def test_a_save_is_undone_like_any_other(home: Desk) -> None:
    home.do(put_examination, PutExamination, ASKED)
    home.do(undo, Undo)
    assert home.case.health == Health()


CLOSED = {"health": Branch.HEALTH, "school": Branch.SCHOOL}


@pytest.mark.parametrize("step", sorted(CLOSED))
def test_who_lacks_the_branch_sees_that_the_page_is_there_and_nothing_of_it(
    home: Desk, step: str
) -> None:
    bare = read_case(home.case.id, home.ports)
    filled(home)
    home.do(skip_step, SkipStep, step, "Skäl.")
    ports = admitted(home.ports, frozenset(Branch) - {CLOSED[step]})
    seen = read_case(home.case.id, ports)
    part = {"health": "health", "school": "schooling"}[step]
    assert getattr(seen.case, part) == getattr(bare.case, part)
    assert step not in {skip.step for skip in seen.case.skips}
    found = seen.progress.of(step)
    assert (found.state, found.goals, found.blocked_by) == (StepState.CLOSED, (), ())
    assert not found.skipped_because
    for version in range(1, home.case.version + 1):
        then = read_case_at(CaseAt(home.case.id, version), ports)
        assert getattr(then, part) == getattr(bare.case, part)


@pytest.mark.parametrize(
    ("branch", "hidden"),
    [(Branch.HEALTH, "health-recorded"), (Branch.SCHOOL, "schooling-recorded")],
)
def test_history_says_only_that_something_was_saved(
    home: Desk, branch: Branch, hidden: str
) -> None:
    filled(home)
    own = {entry.label for entry in read_history(home.case.id, home.ports).entries}
    assert own >= {"health-recorded", "schooling-recorded"}
    ports = admitted(home.ports, frozenset(Branch) - {branch})
    labels = [entry.label for entry in read_history(home.case.id, ports).entries]
    assert hidden not in labels
    assert NOT_SHOWN in labels


def test_who_lacks_the_branch_writes_nothing_there(home: Desk) -> None:
    ports = admitted(home.ports, frozenset({Branch.SOCIAL}))
    case = home.case
    with refused("branch-closed"):
        put_examination(PutExamination(case.id, case.version, ASKED), ports)
    with refused("branch-closed"):
        record_schooling(RecordSchooling(case.id, case.version, SCHOOL), ports)


def test_each_step_of_a_branch_is_of_a_kind_that_can_be_closed() -> None:
    assert OF_BRANCH == {"health": Information.HEALTH, "school": Information.SCHOOL}
    skip = Skip("s", "health", "", TODAY)
    assert OF_BRANCH[skip.step].branch is Branch.HEALTH
