"""Håller du med? Asked of the young person and guardians, and never changed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.errors import Missing
from sipdesk.domain.plan import Agrees, Asked
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.agreement import NoteAgreement, note_agreement
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.plan import EstablishPlan, establish_plan
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk
from tests.usecases.refusals import refused


def bring(desk: Desk) -> None:
    desk.grown_up()
    desk.parties()
    desk.do(put_party, PutParty, made.MOTHER)
    desk.plan()


@pytest.fixture(name="planned")
def planned_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as planned:
        yield planned


def test_an_answer_is_kept_with_its_day_its_words_and_how_it_was_asked(
    planned: Desk,
) -> None:
    facts = (YOUNG_PERSON, Agrees.NO, TODAY, Asked.ALONE, " Jag vill bo hemma. ")
    planned.do(note_agreement, NoteAgreement, *facts)
    (answer,) = planned.case.plan.agreements
    assert (answer.whose, answer.agrees, answer.day) == facts[:3]
    assert answer.asked is Asked.ALONE
    assert answer.words == "Jag vill bo hemma."
    assert answer.version == 0


def test_a_later_answer_stands_beside_the_one_before(planned: Desk) -> None:
    planned.do(
        note_agreement,
        NoteAgreement,
        YOUNG_PERSON,
        Agrees.COULD_NOT_SAY,
        TODAY - timedelta(days=3),
        Asked.IN_MEETING,
        "Det var för många där.",
    )
    first = planned.case.plan.agreements
    planned.do(note_agreement, NoteAgreement, YOUNG_PERSON, Agrees.YES, TODAY)
    planned.do(note_agreement, NoteAgreement, made.MOTHER.id, Agrees.YES, TODAY)
    assert planned.case.plan.agreements[:1] == first
    assert len({a.id for a in planned.case.plan.agreements}) == 3


@pytest.mark.parametrize("agrees", [Agrees.NO, Agrees.COULD_NOT_SAY])
def test_only_a_yes_needs_no_words(planned: Desk, agrees: Agrees) -> None:
    with refused("agreement-without-words"):
        planned.do(note_agreement, NoteAgreement, YOUNG_PERSON, agrees, TODAY)


def test_nobody_answers_tomorrow(planned: Desk) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with refused("day-in-the-future"):
        planned.do(note_agreement, NoteAgreement, YOUNG_PERSON, Agrees.YES, tomorrow)


def test_only_the_young_person_and_guardians_are_asked(planned: Desk) -> None:
    with refused("agreement-not-asked-of"):
        planned.do(note_agreement, NoteAgreement, made.BUP.id, Agrees.YES, TODAY)
    with pytest.raises(Missing):
        planned.do(note_agreement, NoteAgreement, "nobody", Agrees.YES, TODAY)


def test_an_answer_is_about_the_draft_or_a_version_that_was_made(
    planned: Desk,
) -> None:
    about = (YOUNG_PERSON, Agrees.YES, TODAY, Asked.NOT_SAID, "", 1)
    with refused("agreement-on-no-version"):
        planned.do(note_agreement, NoteAgreement, *about)
    planned.do(establish_plan, EstablishPlan, TODAY, "", made.LEAD)
    planned.do(note_agreement, NoteAgreement, *about)
    assert planned.case.plan.agreements[0].version == 1


def test_the_plans_texts_are_saved_without_touching_the_answers(
    planned: Desk,
) -> None:
    planned.do(note_agreement, NoteAgreement, YOUNG_PERSON, Agrees.YES, TODAY)
    answers = planned.case.plan.agreements
    planned.plan()
    assert planned.case.plan.agreements == answers
