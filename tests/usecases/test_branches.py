"""Who does not read from every branch of SiS learns nothing of a closed one anywhere.

A case is played from need to plan with a canary in every text that is of a closed
branch or may be; then everything that can be read is read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from sipdesk.domain.approval import Approval, Judgement
from sipdesk.domain.area import Area
from sipdesk.domain.branch_view import HIDDEN
from sipdesk.domain.case import Case, Skip
from sipdesk.domain.concern import Concern
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.evaluation import Evaluation
from sipdesk.domain.follow_up import FollowUp, Onward
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    Health,
    Interview,
    InterviewOccasion,
    Referral,
    Talk,
)
from sipdesk.domain.information import Branch
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.meeting import Note, Part, Question, Wish
from sipdesk.domain.paper import FINALISED, PRINTED, PaperKind
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.plan import (
    Agreement,
    Agrees,
    Goal,
    GoalCheck,
    GoalState,
    Measure,
    MeasureCheck,
    MeasureState,
)
from sipdesk.domain.received import ReceivedKind
from sipdesk.domain.schooling import Schooling
from sipdesk.domain.shared_decision import Option, SharedDecision
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.user import Role
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.approval import read_waiting
from sipdesk.usecases.case import SkipStep, read_case, skip_step
from sipdesk.usecases.concern import WriteConcern, read_concerns, write_concern
from sipdesk.usecases.draft import DraftOf, KeepDraft, keep_draft, read_draft
from sipdesk.usecases.journal import CaseAt, Undo, read_case_at, undo
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.paper import (
    HandOut,
    MarkInKia,
    hand_out_paper,
    mark_in_kia,
    open_paper,
    preview_paper,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.plan import EstablishPlan, establish_plan
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.received import (
    ReceivedOf,
    ReceivePaper,
    read_received,
    read_received_file,
    receive_paper,
)
from sipdesk.usecases.saving import save
from sipdesk.usecases.version_sum import Sum, check_versions
from tests.coordinator import Coordinator
from tests.domain import cases as made
from tests.domain.test_branch_view import FREE
from tests.home import TODAY, USER, admit_as
from tests.proofs.leaks.read_back import squeezed, texts
from tests.usecases.desk import Desk, desk
from tests.usecases.refusals import refused
from tests.usecases.test_received import pdf

CANARY = "Zkanarie"
ALL = frozenset(Branch)
CLOSED = {
    Branch.HEALTH: Area.MENTAL_HEALTH,
    Branch.SCHOOL: Area.SCHOOL,
    Branch.SOCIAL: Area.CARE,
}
HEALTH_ROWS = Health(
    tuple(
        Examination(f"e {kind.value}", kind, companion=CANARY, travel_by=CANARY)
        for kind in ExaminationKind
    ),
    (Referral("r", CANARY),),
    (Talk("t", TODAY, CANARY),),
    (Interview("i", InterviewOccasion.ADMISSION, interviewer=CANARY),),
    CANARY,
    payment_by=CANARY,
)
SCHOOL_ROWS = Schooling(
    coordinator=CANARY, home_school=CANARY, mentor=CANARY, receiving_school=CANARY
)
LOOKS = 3  # at each use case, with orders made up


@dataclass(frozen=True)
class Played:
    """A case that has been played, and what was kept beside it."""

    desk: Desk
    closed: Branch
    paper: str
    received: str

    @property
    def ports(self) -> Ports:
        """The ports of who reads from every branch but one."""
        return admitted(self.desk.ports, ALL - {self.closed})


def admitted(ports: Ports, branches: frozenset[Branch]) -> Ports:
    """Let somebody in who may do everything, with what these branches open."""
    return admit_as(ports, *Role, branches=branches)


def planted(value: Any, area: Area, *, but: tuple[str, ...] = ()) -> Any:
    """Put a canary in every text without a kind, and in what is of an area."""
    if isinstance(value, tuple):
        return tuple(planted(one, area, but=but) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = FREE.get(type(value).__name__, "").split()
    if getattr(value, "area", None) is area:
        names = ["text", "answer", "words", "professional", "disagreement", "why"]
        names += ["what", "who", "often", "obstacle", "note"]
    if getattr(value, "goal", "") == "shut" or getattr(value, "measure", "") == "shut":
        names = ["words", *names]
    held = {f.name: getattr(value, f.name) for f in fields(value)}
    return replace(
        value,
        **{
            name: CANARY if name in names and name not in but else planted(one, area)
            for name, one in held.items()
        },
    )


def grown(case: Case, area: Area) -> Case:
    """Add what the use cases of the play leave empty."""
    goal = Goal("shut", "", area)
    measure = Measure("shut", "", area, made.BUP.id, goal="shut")
    plan = replace(
        case.plan,
        goals=(*case.plan.goals, goal),
        measures=(*case.plan.measures, measure),
        goal_checks=(GoalCheck("gc", "shut", GoalState.PARTLY, TODAY),),
        measure_checks=(MeasureCheck("mc", "shut", MeasureState.ONGOING, TODAY),),
        agreements=(Agreement("agreement", YOUNG_PERSON, Agrees.NO, TODAY),),
    )
    meeting = replace(
        case.meeting,
        questions=(*case.meeting.questions, Question("shut", "", area)),
        wishes=(Wish("wish", YOUNG_PERSON, made.BUP.id),),
        notes=(Note("note", Part.NEEDS),),
        evaluations=(Evaluation("evaluation", SurveyGroup.SIS_CARE, 2),),
    )
    whose = area.kind.branch
    weighed = SharedDecision("decision", "", (Option("one", ""), Option("two", "")))
    return replace(
        case,
        plan=plan,
        need=replace(case.need, areas=case.need.areas | {area}),
        meetings=(*case.meetings[:-1], meeting),
        decisions=(weighed,),
        pathways=(Pathway("way", "shut", area, PathwayState.PLANNED),),
        cover_notes=(CoverNote("cover", made.BUP.id),),
        matching=(MatchingNeed("match", area, ""),),
        follow_ups=(FollowUp("followed", TODAY, Onward.CONTINUE, feeling=2),),
        skips=(Skip("skip", "offer", "", TODAY),),
        health=HEALTH_ROWS if whose is Branch.HEALTH else case.health,
        schooling=SCHOOL_ROWS if whose is Branch.SCHOOL else case.schooling,
    )


def plant(desk: Desk, area: Area, *, but: tuple[str, ...] = ()) -> None:
    """Save the case with its canaries, as no use case would."""
    with desk.ports.store.work() as work:
        case = work.cases.get(desk.case.id)
        desk.case = save(work, planted(case, area, but=but), "note-written", desk.ports)


@pytest.fixture(scope="module", params=sorted(CLOSED, key=str))
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    with desk(Path(tmp_path_factory.mktemp("branches"))) as opened:
        yield play(opened, request.param)


def play(desk: Desk, closed: Branch) -> Played:
    area, ports = CLOSED[closed], desk.ports
    desk.grown_up()
    desk.need()
    desk.parties()
    desk.consent()
    desk.request()
    desk.prepare()
    desk.book(TODAY)
    with ports.store.work() as work:
        case = work.cases.get(desk.case.id)
        desk.case = save(work, grown(case, area), "note-written", ports)
    desk.hold()
    desk.plan()
    plant(desk, area, but=("failed", "amending"))
    desk.do(finalise_minutes, FinaliseMinutes)
    desk.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    order = PaperOrder(desk.case.id, PaperKind.MINUTES, FILE_COPY, 1)
    seen = preview_paper(order, ports)
    out = HandOut(order, seen.made, seen.case_version, PRINTED)
    paper = hand_out_paper(out, ports).record.id
    came = ReceivePaper(desk.case.id, ReceivedKind.PLAN, TODAY, pdf(), CANARY)
    receive_paper(came, ports)
    received = read_received(desk.case.id, ports)[0].id
    concern = Concern("concern", seen=CANARY)
    write_concern(WriteConcern(desk.case.id, concern), ports)
    returned = Approval(
        "approval",
        desk.case.id,
        1,
        PaperKind.CHIEF_LETTER,
        made.NAMND.id,
        "social-services",
        ports.clock.now(),
        USER.id,
        CANARY,
        Judgement.RETURNED,
        ports.clock.now(),
        USER.id,
        CANARY,
    )
    with admitted(ports, ALL).store.work() as work:
        work.approvals.put(returned)
    keep_draft(KeepDraft(desk.case.id, "need", 1, f'{{"reason": "{CANARY}"}}'), ports)
    desk.do(amend_minutes, AmendMinutes, CANARY)
    plant(desk, area)
    return Played(desk, closed, paper, received)


def looks(case: Case, played: Played, ports: Ports) -> Iterator[Any]:
    """Read all there is: by every use case, every paper, every version."""
    for version in range(1, case.version + 1):
        yield read_case_at(CaseAt(case.id, version), ports)
    drafts, locked = product(PaperKind, (0,)), product(FINALISED, (1,))
    for kind, version in (*drafts, *locked):
        for whom in {*recipients(kind, case, TODAY), FILE_COPY}:
            order = PaperOrder(case.id, kind, whom, version, concern="concern")
            yield tried(preview_paper, order, ports)
    anybody = Coordinator(ports, 1, begun=case.id)
    anybody.papers, anybody.received = [played.paper], [played.received]
    for name in anybody.names * LOOKS:
        use_case = anybody.use_cases[name]
        yield tried(use_case, anybody.order(use_case, anybody.case()), ports)


def tried(use_case: Any, order: Any, ports: Ports) -> Any:
    """Give what is answered, or what is said when it is refused."""
    try:
        return use_case(order, ports)
    except SipdeskError as error:
        return error.code, getattr(error, "facts", {})


def said(value: Any) -> Iterator[str]:
    """Give all that an answer says, also inside its files."""
    if isinstance(value, bytes):
        yield from texts(value) if value else ()
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from said(one)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for one in value:
            yield from said(one)
    else:
        yield str(value)


def tells(value: Any) -> bool:
    return squeezed(CANARY) in squeezed("\n".join(said(value)))


def test_who_reads_from_every_branch_finds_what_was_planted(played: Played) -> None:
    ports = admitted(played.desk.ports, ALL)
    case = read_case(played.desk.case.id, ports).case
    assert tells(case)
    assert tells(preview_paper(PaperOrder(case.id, PaperKind.PLAN, FILE_COPY), ports))
    assert tells(read_received(case.id, ports))
    assert tells(read_concerns(case.id, ports))
    assert tells(read_draft(DraftOf(case.id, "need"), ports))
    assert tells(open_paper(played.paper, ports))
    assert tells(read_waiting(None, ports))


@pytest.mark.journey
def test_nothing_that_can_be_read_tells_of_a_closed_branch(played: Played) -> None:
    ports = played.ports
    case = read_case(played.desk.case.id, ports).case
    (waiting,) = read_waiting(None, ports)
    assert (waiting.approval.words, waiting.approval.answer) == (HIDDEN, HIDDEN)
    assert not [one for one in looks(case, played, ports) if tells(one)]
    assert read_case(case.id, ports).case == case


def test_what_is_open_is_read_as_it_is(played: Played) -> None:
    case = read_case(played.desk.case.id, played.ports).case
    whole = played.desk.case
    assert case.plan.measures == tuple(
        m for m in whole.plan.measures if m.area.kind.branch is not played.closed
    )
    assert case.consents[0].grants == whole.consents[0].grants
    assert case.need.reason == HIDDEN


def test_how_far_a_case_has_come_is_told_as_it_is(played: Played) -> None:
    every = admitted(played.desk.ports, ALL)
    as_it_is = read_case(played.desk.case.id, every).progress
    shown = read_case(played.desk.case.id, played.ports).progress
    assert [s.state for s in shown.steps] == [s.state for s in as_it_is.steps]
    assert shown.done == as_it_is.done


def test_a_locked_version_holds_also_for_who_sees_less_of_it(tmp_path: Path) -> None:
    with desk(tmp_path) as opened:
        played = play(opened, Branch.HEALTH)
        found = check_versions(played.desk.case.id, played.ports)
    assert list(found.values()) == [Sum.HOLDS, Sum.HOLDS]


def test_who_lacks_a_branch_changes_nothing_and_hands_nothing_out(
    played: Played,
) -> None:
    ports, case = played.ports, played.desk.case
    order = PaperOrder(case.id, PaperKind.CHECKLIST, FILE_COPY)
    seen = preview_paper(order, ports)
    assert seen.stopped == "branch-closed"
    out = HandOut(order, seen.made, seen.case_version, PRINTED)
    changed = RecordNeed(case.id, case.version, replace(case.need, by="Någon annan"))
    skipped = SkipStep(case.id, case.version, "evaluation", "Inget möte.")
    draft = KeepDraft(case.id, "offer", case.version, "{}")
    deeds: tuple[tuple[Callable[[Any, Ports], Any], object], ...] = (
        (record_need, changed),
        (skip_step, skipped),
        (hand_out_paper, out),
        (keep_draft, draft),
        (mark_in_kia, MarkInKia(played.paper, TODAY)),
    )
    for deed, asked in deeds:
        with refused("branch-closed"):
            deed(asked, ports)
    with refused("branch-closed"), ports.store.work() as work:
        work.papers.remove(played.paper)
    assert tried(undo, Undo(case.id, case.version), ports)[0] in {
        "branch-closed",
        "left-the-building",
    }
    every = admitted(played.desk.ports, ALL)
    assert read_case(case.id, every).case == case


def test_what_cannot_be_cut_is_closed_to_who_lacks_a_branch(played: Played) -> None:
    ports, case = played.ports, played.desk.case
    with refused("paper-of-closed-branch"):
        open_paper(played.paper, ports)
    with refused("paper-of-closed-branch"):
        read_received_file(ReceivedOf(case.id, played.received), ports)
    with refused("concern-of-closed-branch"):
        read_concerns(case.id, ports)
    assert read_draft(DraftOf(case.id, "need"), ports) is None
    assert read_received(case.id, ports)[0].words == HIDDEN
