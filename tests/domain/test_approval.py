"""What a manager signs: when it is approved, and that nothing is ever hindered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.approval import (
    FOR_MANAGER,
    Approval,
    ApprovalState,
    Judgement,
    approvers,
    goes_out,
    is_for_manager,
    state_of,
)
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import DUTIES, PaperKind
from sipdesk.domain.user import Role, User
from tests.values import values

DAY = date(2026, 3, 2)
ASKED = Approval(
    id="approval",
    case="case",
    number=1,
    kind=PaperKind.CHIEF_LETTER,
    recipient="namnd",
    recipient_role="social-services",
    asked=datetime(2026, 3, 2, 9, tzinfo=UTC),
    asked_by="user",
)
KINDS = st.sampled_from(PaperKind)
STATES = st.sampled_from(ApprovalState)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SUMS = st.sampled_from(["one", "other"])
LATEST = st.none() | values(Approval)


@given(st.sampled_from(sorted(DUTIES, key=str)), STATES)
def test_no_duty_ever_waits_for_a_manager(
    kind: PaperKind, state: ApprovalState
) -> None:
    assert goes_out(kind, state, others=True)
    assert goes_out(kind, state, others=False)


@given(KINDS, STATES)
def test_nothing_waits_where_there_is_nobody_to_wait_for(
    kind: PaperKind, state: ApprovalState
) -> None:
    assert goes_out(kind, state, others=False)


@given(KINDS)
def test_a_reason_always_lets_it_go(kind: PaperKind) -> None:
    assert goes_out(kind, ApprovalState.WITHOUT, others=True)


@given(st.sampled_from(sorted(FOR_MANAGER - DUTIES, key=str)), STATES)
def test_an_escalation_goes_out_approved_or_explained(
    kind: PaperKind, state: ApprovalState
) -> None:
    said = state in {ApprovalState.APPROVED, ApprovalState.WITHOUT}
    assert goes_out(kind, state, others=True) is said


@given(LATEST, SUMS, DAYS)
def test_what_is_approved_is_what_was_read_and_has_not_gone_before(
    latest: Approval | None, sha256: str, today: date
) -> None:
    if state_of(latest, sha256, today) is ApprovalState.APPROVED:
        assert latest is not None
        assert latest.judgement is Judgement.APPROVED
        assert latest.sha256 == sha256
        assert latest.sent in {None, today}


@given(LATEST, SUMS, DAYS)
def test_what_was_asked_is_told_until_it_has_gone_out(
    latest: Approval | None, sha256: str, today: date
) -> None:
    waits = latest is not None and latest.judgement is Judgement.WAITING
    if waits and latest is not None and latest.sent is None:
        assert state_of(latest, sha256, today) is ApprovalState.WAITING


def test_every_answer_of_a_manager_is_a_state_of_its_own() -> None:
    found = [
        state_of(None, "one", DAY),
        state_of(ASKED, "one", DAY),
        *(
            state_of(replace(ASKED, judgement=one, sha256="one"), now, DAY)
            for one in (Judgement.APPROVED, Judgement.RETURNED, Judgement.WITHOUT)
            for now in ("one", "other")
        ),
        state_of(replace(ASKED, judgement=Judgement.WITHDRAWN), "one", DAY),
    ]
    assert [one.value for one in found] == [
        "not-asked",
        "waiting",
        "approved",
        "changed",
        "returned",
        "returned",
        "without",
        "not-asked",
        "not-asked",
    ]


def test_what_went_out_yesterday_is_asked_of_anew() -> None:
    sent = replace(ASKED, judgement=Judgement.APPROVED, sha256="one", sent=DAY)
    assert state_of(sent, "one", DAY) is ApprovalState.APPROVED
    tomorrow = DAY + timedelta(days=1)
    assert state_of(sent, "one", tomorrow) is ApprovalState.NOT_ASKED


def test_a_report_of_concern_and_the_homes_own_copy_are_none_of_this() -> None:
    assert not is_for_manager(PaperKind.CONCERN, "board")
    for kind in FOR_MANAGER:
        assert is_for_manager(kind, "namnd")
        assert not is_for_manager(kind, FILE_COPY)


def test_one_who_has_left_or_writes_it_oneself_approves_nothing() -> None:
    both = frozenset({Role.COORDINATOR, Role.MANAGER})
    own = User("own", "Karin Exempel", roles=both)
    left = User("left", "Bo Exempel", roles=both, left=DAY)
    manager = User("manager", "Siv Exempel", roles=frozenset({Role.MANAGER}))
    colleague = User("colleague", "Per Exempel")
    assert approvers((own, left, manager, colleague), "own") == (manager,)
    assert approvers((own, left, colleague), "own") == ()
