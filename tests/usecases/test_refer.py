"""A question to the board is registered, and the day to ask again is set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.content.swedish import long_date
from sipdesk.documents.fallback import LETTER, fallback
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.consent import (
    ReferToBoard,
    RegisterConsent,
    SetAskAgain,
    refer_to_board,
    register_consent,
    set_ask_again,
)
from sipdesk.usecases.fallback import read_fallback
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk


def bring(desk: Desk) -> None:
    """Nine years old, placed by LVU; mother says no, father may not be asked."""
    young = replace(desk.case.young_person, birth_date=made.young(9).birth_date)
    young = replace(young, custody=Custody.JOINT)
    desk.do(record_young_person, RecordYoungPerson, young, "")
    stay = replace(desk.case.placement, legal_basis="lvu-2")
    desk.do(record_placement, RecordPlacement, stay)
    father = replace(made.FATHER, may_be_asked=Answer.NO)
    for party in (made.MOTHER, father, made.NAMND):
        desk.do(put_party, PutParty, party)
    desk.do(register_consent, RegisterConsent, made.no("mother"))


@pytest.fixture(name="stopped")
def stopped_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as stopped:
        yield stopped


def test_each_one_it_is_about_has_an_entry_that_waits_for_the_board(
    stopped: Desk,
) -> None:
    whom = ("mother", "father")
    case = stopped.do(refer_to_board, ReferToBoard, whom, TODAY, " Dnr 77 ")
    put = [c for c in case.consents if c.state is ConsentState.REFERRED]
    assert [(c.consenter, c.decided, c.reason) for c in put] == [
        ("mother", TODAY, "Dnr 77"),
        ("father", TODAY, "Dnr 77"),
    ]
    assert case.consents[0] == made.no("mother")


@pytest.mark.parametrize(
    ("whom", "day", "code"),
    [
        ((), TODAY, "board-asked-for-nobody"),
        (("mother",), None, "day-missing"),
        (("mother",), TODAY + timedelta(days=1), "day-in-the-future"),
    ],
)
def test_a_question_about_nobody_or_of_no_day_is_refused(
    stopped: Desk, whom: tuple[str, ...], day: object, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        stopped.do(refer_to_board, ReferToBoard, whom, day)
    assert refused.value.code == code


def test_a_question_about_a_stranger_is_refused(stopped: Desk) -> None:
    with pytest.raises(Missing):
        stopped.do(refer_to_board, ReferToBoard, ("stranger",), TODAY)


def test_nobody_answers_in_the_place_of_one_who_is_grown_up(stopped: Desk) -> None:
    stopped.grown_up()
    with pytest.raises(RuleBroken) as refused:
        stopped.do(refer_to_board, ReferToBoard, (YOUNG_PERSON,), TODAY)
    assert refused.value.code == "board-not-in-question"


def test_the_board_is_asked_about_one_who_may_not_be_asked_themself(
    stopped: Desk,
) -> None:
    waits = Consent("w", "father", ConsentState.WAITING, asked=TODAY)
    with pytest.raises(RuleBroken):
        stopped.do(register_consent, RegisterConsent, waits)
    answer = Consent("b", "father", ConsentState.BOARD_NO, decided=TODAY, reason="Nej.")
    case = stopped.do(register_consent, RegisterConsent, answer)
    assert case.consents[-1] == answer


def test_a_day_to_ask_again_is_set_taken_away_and_never_in_the_past(
    stopped: Desk,
) -> None:
    later = TODAY + timedelta(days=30)
    assert stopped.do(set_ask_again, SetAskAgain, later).offer.ask_again == later
    assert stopped.do(set_ask_again, SetAskAgain, None).offer.ask_again is None
    with pytest.raises(RuleBroken) as refused:
        stopped.do(set_ask_again, SetAskAgain, TODAY - timedelta(days=1))
    assert refused.value.code == "ask-again-in-the-past"


def test_what_a_child_says_is_kept_without_the_form_that_a_yes_needs(
    stopped: Desk,
) -> None:
    said = Consent(
        "child",
        YOUNG_PERSON,
        ConsentState.YES,
        sip=Answer.YES,
        own_words="Jag vill att alla pratar.",
        decided=TODAY,
        capacity="Ritade.",
    )
    case = stopped.do(register_consent, RegisterConsent, said)
    assert case.consents[-1] == said
    order = PaperOrder(case.id, PaperKind.BOARD_QUESTION, "namnd")
    text = preview_paper(order, stopped.ports).text
    assert "Jag vill att alla pratar." in text
    assert "hörs, avgör inte" in text
    assert "Ritade" not in text


def test_the_text_for_the_own_plan_names_areas_and_nothing_of_health(
    stopped: Desk,
) -> None:
    stopped.need()
    text = read_fallback(stopped.case.id, stopped.ports)
    assert "Stödet gäller skola och arbete." in text
    assert "BUP vet inte" not in text
    of_health = frozenset({Area.HEALTH, Area.MENTAL_HEALTH, Area.DENTAL})
    need = replace(stopped.case.need, areas=of_health)
    stopped.do(record_need, RecordNeed, need)
    assert "Stödet gäller" not in read_fallback(stopped.case.id, stopped.ports)


def test_a_day_to_ask_again_that_has_passed_is_not_told_of_as_one_to_come(
    stopped: Desk,
) -> None:
    case = stopped.do(set_ask_again, SetAskAgain, TODAY)
    letter = stopped.ports.content.texts[LETTER]
    assert f"Vi frågar {long_date(TODAY)}" in fallback(letter, case, TODAY)
    assert "Vi frågar" not in fallback(letter, case, TODAY + timedelta(days=1))
