"""What SiS must tell a board at once is stopped by nothing, and goes nowhere else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing, opened, recipients
from sipdesk.domain.errors import Missing
from sipdesk.domain.guard import BOARD, FILE_COPY, Verdict
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.paper import DUTIES, PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.domain.cases import FATHER, MOTHER, NAMND, SCHOOL, TODAY, case
from tests.values import values

CASES = values(Case).filter(lambda one: bool(one.meetings))
OWED = st.sampled_from(sorted(DUTIES, key=lambda kind: kind.value))


@pytest.mark.journey
@given(OWED, CASES, st.dates())
def test_no_case_of_any_kind_stops_a_duty(
    kind: PaperKind, made: Case, day: date
) -> None:
    (board,) = recipients(kind, made, day)
    check_outgoing(kind, made, board, 0, day)
    found = opened(kind, made, board, day)
    assert found.verdict is Verdict.MUST
    assert found.missing == ""
    assert {Information.IDENTITY, Information.NUMBER, Information.CARE} <= found.kinds


@pytest.mark.journey
@given(OWED, CASES)
def test_a_duty_goes_to_nobody_but_the_board(kind: PaperKind, made: Case) -> None:
    whom = set(recipients(kind, made, TODAY))
    others = {FILE_COPY, YOUNG_PERSON, BOARD, *(p.id for p in made.parties)} - whom
    for other in others:
        with pytest.raises(Missing):
            check_outgoing(kind, made, other, 0, TODAY)


def test_the_notification_goes_to_the_placing_board_or_to_any() -> None:
    kind = PaperKind.NOTIFICATION
    assert recipients(kind, case(16, SCHOOL, NAMND), TODAY) == (NAMND.id,)
    assert recipients(kind, case(16, SCHOOL), TODAY) == (BOARD,)


def test_a_concern_goes_to_the_board_alone_whoever_is_entered() -> None:
    made = case(14, MOTHER, FATHER, NAMND)
    assert recipients(PaperKind.CONCERN, made, TODAY) == (BOARD,)


def test_a_concern_may_tell_what_protects_a_child_but_not_where_it_is() -> None:
    told = opened(PaperKind.CONCERN, case(14), BOARD, TODAY)
    assert set(CONSENTABLE) <= told.kinds
    assert not {Information.PLACE, Information.CONSENT} & told.kinds
    assert told.ground == "sol-19-1"


def test_a_notification_tells_the_board_no_more_than_it_may_know() -> None:
    for made in (case(16, NAMND), case(16)):
        (board,) = recipients(PaperKind.NOTIFICATION, made, TODAY)
        told = opened(PaperKind.NOTIFICATION, made, board, TODAY)
        assert not {Information.HEALTH, Information.SCHOOL} & told.kinds
        assert told.ground == "sof-9-20"
