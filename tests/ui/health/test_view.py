"""The page of health, worked with by its widgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.health import (
    Examination,
    ExaminationKind,
    ExaminationState,
    Instead,
    InterviewOccasion,
    InterviewState,
    Profession,
    Referral,
    ReferralState,
)
from sipdesk.domain.health_checks import LONGEST
from sipdesk.domain.information import Branch
from sipdesk.ui.health.view import HealthSheet
from sipdesk.ui.widgets.fold import Fold
from sipdesk.usecases.health import (
    PutExamination,
    PutReferral,
    put_examination,
    put_referral,
)
from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown
from tests.usecases.test_branches import admitted

BODY, MIND, MOUTH = ExaminationKind
CANARY = "Zkanarie"
OF_BODY = "examination-physical"


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    assert qapp is not None
    with shown(tmp_path, HealthSheet, "peopled") as opened:
        yield opened


def place(page: Shown, **facts: object) -> None:
    stay = replace(page.case.placement, **facts)  # type: ignore[arg-type]
    page.do(record_placement, RecordPlacement, stay)


def unfold(page: Shown, name: str) -> None:
    fold = page.part(name)
    assert isinstance(fold, Fold)
    if not fold.is_open:
        fold.turn()


def is_open(page: Shown, name: str) -> bool:
    fold = page.part(name)
    return isinstance(fold, Fold) and fold.is_open


def test_a_chosen_state_is_of_today_and_says_what_comes_next(page: Shown) -> None:
    page.write("state", "asked", OF_BODY)
    body = page.case.health.examination(BODY)
    assert (body.state, body.asked) == (ExaminationState.ASKED, TODAY)
    assert "Invänta erbjudandet." in page.words_of(page.part(OF_BODY))
    assert page.state == "waiting"


def test_what_is_booked_opens_what_has_to_be_arranged(page: Shown) -> None:
    assert not is_open(page, f"{OF_BODY}-rest")
    page.write("state", "booked", OF_BODY)
    assert is_open(page, f"{OF_BODY}-rest")
    page.write("booked", TODAY.isoformat(), OF_BODY)
    page.write("companion", "Moa Exempel", OF_BODY)
    page.write("companion_relation", "Kontaktperson", OF_BODY)
    assert "Ordna följeslagare" in page.words_of(page.part(OF_BODY))
    page.write("travel", "yes", OF_BODY)
    assert "Allt är ordnat inför besöket" in page.words_of(page.part(OF_BODY))
    body = page.case.health.examination(BODY)
    assert (body.companion, body.travel) == ("Moa Exempel", Answer.YES)


def test_a_reason_says_what_to_do_and_a_decision_is_the_boards(page: Shown) -> None:
    page.write("state", "not-done", OF_BODY)
    assert "Välj varför det inte blev av" in page.words_of(page.part(OF_BODY))
    page.write("reason", "wrong-address", OF_BODY)
    assert "vilken adress som användes" in page.words_of(page.part(OF_BODY))
    assert not page.part("basis-lines").isVisible()
    page.write("reason", "unnecessary", OF_BODY)
    assert "Beslutet är socialnämndens" in page.words()
    assert page.part("basis-lines").isVisible()


def test_a_day_that_is_none_and_a_text_too_long_are_said_at_their_fields(
    page: Shown,
) -> None:
    unfold(page, f"{OF_BODY}-rest")
    page.write("done", "31 februari", OF_BODY)
    assert page.field("done", OF_BODY).problem
    page.write("done", "", OF_BODY)
    page.write("travel_by", "x" * (LONGEST + 1), OF_BODY)
    assert page.field("travel_by", OF_BODY).problem == notice("row-too-long").whole
    assert not page.case.health.examinations


def test_closed_youth_care_shows_the_other_way(page: Shown) -> None:
    assert not page.part("instead-card").isVisible()
    place(page, legal_basis="lsu")
    told = page.words_of(page.part("examinations"))
    assert told.count("Omfattas inte av lagen") == len(ExaminationKind)
    assert "Kontrollera vad som gäller." in told
    page.press("not-covered-say")
    assert not page.has_button("not-covered-say")
    page.write("instead", "both", "instead-card")
    health = page.case.health
    assert health.instead is Instead.BOTH
    assert {e.state for e in health.all_examinations} == {ExaminationState.NOT_COVERED}


def test_dental_care_outside_the_home_region_asks_who_pays(page: Shown) -> None:
    place(page, home_region="Region Skåne")
    oral = "examination-oral"
    unfold(page, f"{oral}-rest")
    assert not page.part("payment-card").isVisible()
    page.write("region", "Region Dalarna", oral)
    assert "Utanför hemregionen." in page.words_of(page.part(oral))
    assert page.part("payment-card").isVisible()
    page.write("payment", "yes", "payment-card")
    page.write("payment_by", "Region Skåne", "payment-card")
    assert page.case.health.payment is Answer.YES


def test_a_returned_referral_leads_to_a_sip(page: Shown) -> None:
    page.press("referrals-add")
    page.write("to", "BUP i Exempelstad", "referrals")
    page.write("state", "returned", "referrals")
    page.press("referrals-save")
    (referral,) = page.case.health.referrals
    assert referral.state is ReferralState.RETURNED
    asked: list[str] = []
    page.sheet.asked_step.connect(asked.append)
    page.press("returned-sip")
    assert asked == ["need"]
    page.press("Ta bort")
    assert page.case.health.referrals == ()
    assert not page.has_button("returned-sip")


def test_a_talk_and_an_interview_are_noted_without_what_was_said(page: Shown) -> None:
    page.press("talks-add")
    page.write("day", TODAY.isoformat(), "talks")
    page.write("profession", "contact", "talks")
    page.press("talks-save")
    (talk,) = page.case.health.talks
    assert (talk.day, talk.profession) == (TODAY, Profession.CONTACT)
    first = "interview-admission"
    page.write("state", "not-done", first)
    page.write("reason", "nobody-trained", first)
    interview = page.case.health.interview(InterviewOccasion.ADMISSION)
    assert (interview.state, interview.day) == (InterviewState.NOT_DONE, TODAY)
    assert "Fråga chefen" in page.words_of(page.part(first))


def test_the_day_of_a_state_is_not_the_next_ones(page: Shown) -> None:
    first, before = "interview-admission", TODAY - timedelta(days=20)
    page.write("state", "offered", first)
    page.write("day", before.isoformat(), first)
    page.write("interviewer", "Karin Exempel", first)
    page.write("state", "done", first)
    interview = page.case.health.interview(InterviewOccasion.ADMISSION)
    assert (interview.state, interview.day) == (InterviewState.DONE, TODAY)
    assert interview.interviewer == "Karin Exempel"
    # Chosen by mistake: the day that was written is there again.
    page.write("state", "offered", first)
    interview = page.case.health.interview(InterviewOccasion.ADMISSION)
    assert (interview.state, interview.day) == (InterviewState.OFFERED, before)
    page.write("state", "", first)
    assert page.case.health.interview(InterviewOccasion.ADMISSION).day is None


def test_a_day_that_is_written_before_the_state_is_the_states(page: Shown) -> None:
    last, before = "interview-discharge", TODAY - timedelta(days=20)
    page.write("day", before.isoformat(), last)
    page.write("state", "done", last)
    interview = page.case.health.interview(InterviewOccasion.DISCHARGE)
    assert (interview.state, interview.day) == (InterviewState.DONE, before)


def test_a_referral_that_stands_otherwise_does_so_from_another_day(page: Shown) -> None:
    before, booked = (TODAY - timedelta(days=n) for n in (30, 3))
    page.do(
        put_referral,
        PutReferral,
        Referral("r", "BUP", MIND, ReferralState.RECEIVED, sent=before, day=before),
    )
    page.press("Ändra")
    page.write("state", "booked", "referrals")
    assert page.field("day", "referrals").value == TODAY.isoformat()
    page.write("state", "received", "referrals")
    assert page.field("day", "referrals").value == before.isoformat()
    page.write("day", booked.isoformat(), "referrals")
    page.write("state", "booked", "referrals")
    assert page.field("day", "referrals").value == booked.isoformat()
    page.press("referrals-save")
    (referral,) = page.case.health.referrals
    assert (referral.state, referral.day) == (ReferralState.BOOKED, booked)
    assert (referral.sent, referral.earlier[0].day) == (before, before)


def test_questions_that_only_licensed_staff_asks_are_marked(page: Shown) -> None:
    unfold(page, "licensed")
    unfold(page, "anybody-fold")
    licensed = page.words_of(page.part("asked-by-licensed"))
    assert licensed.count("Ställs av legitimerad personal") >= 4
    assert "legitimerad" not in page.words_of(page.part("asked-by-anybody"))


def test_who_lacks_the_branch_sees_the_page_and_nothing_of_it(page: Shown) -> None:
    booked = Examination("", BODY, ExaminationState.BOOKED, booked=TODAY)
    page.do(put_examination, PutExamination, replace(booked, companion=CANARY))
    page.do(put_referral, PutReferral, Referral("r", CANARY))
    page.desk.ports = admitted(page.desk.ports, frozenset({Branch.SOCIAL}))
    shut = page.reopened(HealthSheet)
    told = shut.words()
    assert "som du inte läser från" in told
    assert CANARY not in told
    assert "Bokad" not in told
    assert not shut.has_button("referrals-add")
    assert not shut.part("foot").isVisible()
    shut.close()


def test_an_examination_is_noted_by_keyboard_alone(page: Shown) -> None:
    page.field("state", OF_BODY).focus()
    combo = QApplication.focusWidget()
    assert combo is not None
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert page.case.health.examination(BODY).state is ExaminationState.OFFERED


@pytest.mark.journey
def test_the_page_is_read_and_gone_through_by_keyboard(page: Shown) -> None:
    place(page, legal_basis="lsu", home_region="Region Skåne")
    long = LONG[:LONGEST]
    page.do(
        *(put_examination, PutExamination),
        Examination(
            *("", MOUTH, ExaminationState.NOT_DONE),
            reason="unnecessary",
            region="Region Dalarna",
            companion=long,
        ),
    )
    page.do(
        put_referral, PutReferral, Referral("r", long, MIND, ReferralState.RETURNED)
    )
    for name in ("physical", "mental", "oral"):
        unfold(page, f"examination-{name}-rest")
    assert faults(page) == []
    found = stops(page)
    assert in_order(
        found,
        "Efterfrågad: Kropp",
        "Efterfrågad: Psykisk hälsa",
        "Efterfrågad: Tänder och mun",
        "Ny remiss",
        "Dag: ADAD vid inskrivningen",
        "Nytt samtal",
    )
