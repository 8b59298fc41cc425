"""Where each word stands on a day, and where all of them do together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.consenters import consent_settled, deciding, granted, sip_agreed
from sipdesk.domain.distribution import board, check_outgoing, opened, recipients
from sipdesk.domain.errors import Missing
from sipdesk.domain.guard import BOARD, Verdict
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.standing import (
    ConsentStanding,
    Together,
    asks_board,
    standing,
    stopping,
    together,
)
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from tests.domain import cases as made

TODAY = made.TODAY
KNOW = Answer.YES
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def entry(state: ConsentState, who: str = "mother", **more: object) -> Consent:
    """Give an entry of today that is no answer of its own."""
    plain = Consent(f"{state.value} of {who}", who, state, decided=TODAY, reason="Så.")
    return replace(plain, **more)  # type: ignore[arg-type]


def family(*consents: Consent, age: int = 14, basis: str = "lvu-3") -> Case:
    """Give a case with two guardians who may be asked and know, placed by a law."""
    guardians = (replace(g, may_know_place=KNOW) for g in (made.MOTHER, made.FATHER))
    parties = (*guardians, made.NAMND, made.BUP)
    case = made.case(age, *parties, consents=consents)
    return replace(case, placement=replace(case.placement, legal_basis=basis))


STANDINGS: dict[ConsentStanding, tuple[Consent, ...]] = {
    ConsentStanding.NOT_ASKED: (),
    ConsentStanding.WAITING: (Consent("w", "mother", asked=TODAY),),
    ConsentStanding.YES: (made.yes("mother"),),
    ConsentStanding.PARTLY: (made.yes("mother", state=ConsentState.PARTLY),),
    ConsentStanding.NO: (made.no("mother"),),
    ConsentStanding.NOT_BEGUN: (made.yes("mother", valid_from=TOMORROW),),
    ConsentStanding.EXPIRED: (
        made.yes("mother", decided=date(2026, 1, 2), valid_to=YESTERDAY),
    ),
    ConsentStanding.WITHDRAWN: (
        made.yes("mother"),
        made.yes("mother", id="x", state=ConsentState.WITHDRAWN, withdrawn=TODAY),
    ),
    **{
        ConsentStanding(state.value): (entry(state),)
        for state in (
            ConsentState.NOT_ASKED_HARM,
            ConsentState.UNREACHABLE,
            ConsentState.PREVENTED,
            ConsentState.NOT_NEEDED,
            ConsentState.CANNOT_TELL,
            ConsentState.REFERRED,
            ConsentState.BOARD_NO,
        )
    },
    ConsentStanding.BOARD_YES: (
        made.yes("mother", state=ConsentState.BOARD_YES, reason="Beslut."),
    ),
}


@pytest.mark.parametrize("found", STANDINGS)
def test_each_standing_is_told_of_the_day(found: ConsentStanding) -> None:
    assert standing(family(*STANDINGS[found]), "mother", TODAY) is found


def test_the_question_is_raised_anew_at_fifteen_and_eighteen() -> None:
    before = made.yes(decided=date(2025, 12, 1))
    told = {
        age: standing(made.case(age, consents=(before,)), YOUNG_PERSON, TODAY)
        for age in (14, 15, 16, 18)
    }
    assert told == {
        14: ConsentStanding.YES,
        15: ConsentStanding.RAISED_ANEW,
        16: ConsentStanding.YES,
        18: ConsentStanding.RAISED_ANEW,
    }


def test_an_older_yes_that_holds_stands_while_it_is_asked_about_anew() -> None:
    again = Consent("again", "mother", ConsentState.WAITING, asked=TODAY)
    case = family(made.yes("mother"), again)
    assert standing(case, "mother", TODAY) is ConsentStanding.YES


MOTHER_YES, FATHER_YES = made.yes("mother"), made.yes("father")
FATHER_NO, MOTHER_NO = made.no("father"), made.no("mother")


def other(state: ConsentState) -> Consent:
    """Give the father's entry."""
    return entry(state, "father")


@pytest.mark.parametrize(
    ("consents", "found"),
    [
        ((MOTHER_YES, FATHER_YES), Together.YES),
        ((MOTHER_YES, FATHER_NO), Together.CONFLICTING),
        ((MOTHER_NO, FATHER_NO), Together.NO),
        ((MOTHER_NO,), Together.NO),
        ((MOTHER_YES,), Together.OPEN),
        ((), Together.OPEN),
        ((MOTHER_NO, other(ConsentState.UNREACHABLE)), Together.NO),
        ((MOTHER_YES, other(ConsentState.UNREACHABLE)), Together.UNREACHABLE),
        ((MOTHER_YES, other(ConsentState.CANNOT_TELL)), Together.CANNOT_TELL),
        ((MOTHER_YES, other(ConsentState.PREVENTED)), Together.YES),
        (
            (entry(ConsentState.PREVENTED), other(ConsentState.PREVENTED)),
            Together.PREVENTED,
        ),
        (
            (entry(ConsentState.NOT_ASKED_HARM), other(ConsentState.NOT_ASKED_HARM)),
            Together.NOBODY,
        ),
        ((MOTHER_YES, other(ConsentState.REFERRED)), Together.REFERRED),
        ((MOTHER_NO, other(ConsentState.REFERRED)), Together.NO),
        ((MOTHER_YES, other(ConsentState.BOARD_NO)), Together.CONFLICTING),
        (
            (MOTHER_YES, replace(FATHER_YES, state=ConsentState.BOARD_YES)),
            Together.YES,
        ),
        ((MOTHER_YES, replace(FATHER_YES, sip=Answer.NO)), Together.CONFLICTING),
        (
            (replace(MOTHER_YES, sip=Answer.NO), replace(FATHER_YES, sip=Answer.NO)),
            Together.PARTLY,
        ),
        (
            (
                MOTHER_YES,
                made.yes("father", decided=date(2026, 1, 2), valid_to=YESTERDAY),
            ),
            Together.EXPIRED,
        ),
    ],
)
def test_the_words_of_two_guardians_stand_together(
    consents: tuple[Consent, ...], found: Together
) -> None:
    case = family(*consents)
    assert together(case, TODAY) is found
    assert sip_agreed(case, TODAY) == (found is Together.YES)


def test_a_child_who_is_heard_neither_agrees_nor_stops() -> None:
    case = family(MOTHER_YES, FATHER_YES, made.no(YOUNG_PERSON))
    assert together(case, TODAY) is Together.YES


def test_until_it_is_known_whom_to_ask_nothing_is_agreed() -> None:
    unclear = replace(made.FATHER, may_be_asked=Answer.NOT_ASKED)
    case = replace(family(MOTHER_YES), parties=(made.MOTHER, unclear))
    assert together(case, TODAY) is Together.UNCLEAR
    young = replace(family().young_person, custody=Custody.NOT_ASKED)
    unknown = replace(family(MOTHER_YES, FATHER_YES), young_person=young)
    assert together(unknown, TODAY) is Together.UNCLEAR


SHUT_OUT = tuple(replace(g, may_be_asked=Answer.NO) for g in (made.MOTHER, made.FATHER))


def test_where_no_guardian_may_be_asked_the_board_can_answer_for_one() -> None:
    case = replace(family(), parties=(*SHUT_OUT, made.NAMND, made.BUP))
    assert together(case, TODAY) is Together.NOBODY
    assert stopping(case, TODAY) == ("mother", "father")
    assert not consent_settled(case, TODAY)
    put = replace(case, consents=(entry(ConsentState.REFERRED),))
    assert together(put, TODAY) is Together.REFERRED
    decided = made.yes("mother", state=ConsentState.BOARD_YES, reason="Beslut.")
    answered = replace(put, consents=(*put.consents, decided, made.no(YOUNG_PERSON)))
    assert deciding(answered, TODAY) == ("mother",)
    assert consent_settled(answered, TODAY)
    assert sip_agreed(answered, TODAY)
    assert Information.CARE in granted(answered, "bup", TODAY)


@pytest.mark.parametrize(
    ("case", "asks"),
    [
        (family(MOTHER_NO, other(ConsentState.UNREACHABLE)), True),
        (family(MOTHER_YES, FATHER_NO), True),
        (family(MOTHER_YES, other(ConsentState.REFERRED)), True),
        (family(MOTHER_YES, FATHER_YES), False),
        (family(MOTHER_YES), False),
        (family(MOTHER_YES, FATHER_NO, basis="lsu"), False),
        (family(MOTHER_YES, FATHER_NO, basis=""), False),
        (family(made.no(YOUNG_PERSON), age=18), False),
    ],
)
def test_there_is_a_question_to_the_board_under_lvu_alone(
    case: Case, *, asks: bool
) -> None:
    assert asks_board(case, TODAY) == asks
    whom = ("namnd",) if asks else ()
    assert recipients(PaperKind.BOARD_QUESTION, case, TODAY) == whom


def test_the_question_is_about_those_who_stop_and_no_others() -> None:
    case = family(MOTHER_NO, FATHER_YES)
    assert stopping(case, TODAY) == ("mother",)
    assert stopping(family(MOTHER_YES, FATHER_YES), TODAY) == ()


def test_telling_the_board_is_a_duty_entered_or_not() -> None:
    stopped = family(MOTHER_NO, FATHER_NO)
    nobody = replace(stopped, parties=(made.MOTHER, made.FATHER))
    assert (board(stopped), board(nobody)) == ("namnd", BOARD)
    for case in (stopped, nobody):
        found = opened(PaperKind.BOARD_QUESTION, case, board(case), TODAY)
        assert found.verdict is Verdict.MUST
        assert found.ground == "lvu-placing"
        assert Information.CONSENT in found.kinds
        assert not found.kinds & {Information.HEALTH, Information.MENTAL_HEALTH}
        check_outgoing(PaperKind.BOARD_QUESTION, case, board(case), 0, TODAY)


def test_the_question_goes_to_nobody_else() -> None:
    with pytest.raises(Missing):
        check_outgoing(
            PaperKind.BOARD_QUESTION, family(MOTHER_NO, FATHER_NO), "bup", 0, TODAY
        )
