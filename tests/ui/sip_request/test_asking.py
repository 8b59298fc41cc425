"""Who is asked besides, what comes after a no, what is promised, who may initiate."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.initiative import InitiativeAgreement
from sipdesk.domain.party import Party, PartyKind, Principal
from sipdesk.domain.sip_request import ContactWay, ProposedTime, Purpose, SipAnswer
from sipdesk.domain.sip_state import SipState, sip_state
from sipdesk.ui.sip_request.view import SipRequestSheet
from sipdesk.usecases.initiative import put_agreement
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.sip_request import AnswerRequest, answer_request
from tests.domain import cases as made
from tests.home import TODAY, SetClock, content
from tests.ui.looked_over import LONG, faults
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """With the placing nämnd, BUP and a school, and a need."""
    assert qapp is not None
    with shown(tmp_path, SipRequestSheet) as opened:
        opened.desk.parties()
        opened.desk.need()
        opened.refresh()
        yield opened


def _far(page: Shown) -> str:
    sheet = page.sheet
    assert isinstance(sheet, SipRequestSheet)
    return sheet.promise.chip.text()


def stay(page: Shown, **facts: str) -> None:
    placed = replace(page.case.placement, **facts)  # type: ignore[arg-type]
    page.do(record_placement, RecordPlacement, placed)


def write(page: Shown, party: str = made.NAMND.id) -> None:
    page.press("requests-add")
    page.write("party", party)
    page.press("suggest-question")


def send(page: Shown) -> str:
    request = page.case.requests[-1].id
    page.press(f"requests-send-{request}")
    page.write("channel", "Brev")
    page.press("requests-save")
    return request


def agree(page: Shown) -> None:
    stay(page, placing_kommun="0180")
    agreed = InitiativeAgreement("a", Principal.KOMMUN, "0180", "Nämnden", TODAY)
    put_agreement(agreed, page.desk.ports)
    page.refresh()


def test_three_times_are_written_as_days_and_times(page: Shown) -> None:
    write(page)
    page.write("day1", "2026-03-10")
    page.write("start1", "10")
    page.write("start2", "13")
    page.press("requests-save")
    assert "klockslag utan dag" in page.field("day2").problem
    page.write("day2", "2026-03-11")
    page.press("requests-save")
    (request,) = page.case.requests
    assert request.times == (
        ProposedTime(date(2026, 3, 10), time(10)),
        ProposedTime(date(2026, 3, 11), time(13)),
    )
    assert "Föreslår 10 mars 2026 kl. 10.00, 11 mars 2026 kl. 13.00" in page.words()


def test_each_attempt_stands_on_the_list_and_the_next_one_says_by_whom(
    page: Shown,
) -> None:
    write(page)
    page.press("requests-save")
    request = send(page)
    for whom in ("Bo Påhitt", ""):
        page.press(f"requests-remind-{request}")
        page.write("way", ContactWay.PHONE.value)
        page.write("whom", whom)
        page.write("words", "Hen ringer upp." if whom else "")
        page.write("next_on", "2026-03-09")
        page.write("next_by", "Siv Exempel")
        page.write("next_way", ContactWay.CHIEF.value)
        page.press("requests-save")
    words = page.words()
    first = "telefon, Karin Exempel, nådde Bo Påhitt. ”Hen ringer upp.”"
    assert f"Påmint 2 mars 2026: {first}" in words
    assert "Påmint 2 mars 2026: telefon, Karin Exempel." in words
    assert "Påminn igen 9 mars 2026: från chef till chef, Siv Exempel" in words


def test_an_earlier_answer_stands_in_a_quiet_line(page: Shown) -> None:
    write(page)
    page.press("requests-save")
    request = send(page)
    no = (request, SipAnswer.DECLINES, TODAY, "no-need", "")
    page.desk.do(answer_request, AnswerRequest, *no)
    clock = page.desk.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = TODAY + timedelta(30)
    yes = (request, SipAnswer.INITIATES, clock.day, "", "")
    page.desk.do(answer_request, AnswerRequest, *yes)
    page.refresh()
    (reason,) = [one for one in content().decline_reasons if one.code == "no-need"]
    assert f"Tidigare svar 2 mars 2026: säger nej. {reason.text}" in page.words()


def test_what_sis_does_can_go_with_the_letter(page: Shown) -> None:
    write(page)
    page.press("requests-save")
    page.press(f"requests-send-{page.case.requests[0].id}")
    assert "Lägg gärna med sidan ”Information om SIP”" in page.words()
    titles = [sheet.title for sheet in content().read_sheets().sheets]
    for whom in ("socialtjänsten", "hälso- och sjukvården"):
        assert f"Information om SIP till {whom}" in titles


def test_what_a_letter_asks_is_chosen_only_where_there_is_a_choice(
    page: Shown,
) -> None:
    page.press("requests-add")
    assert "Vad gäller brevet?" not in page.words()
    page.press("requests-cancel")
    stay(page, legal_basis="lsu", placing_kommun="0180")
    page.press("requests-add")
    assert "Vad gäller brevet?" in page.words()


def test_under_lsu_it_warns_until_somebody_answers_and_offers_both_letters(
    page: Shown,
) -> None:
    assert "oklart vem i hemkommunen" not in page.words()
    stay(page, legal_basis="lsu", placing_kommun="0180")
    page.do(put_party, PutParty, replace(made.NAMND, name=""))
    assert "Det är oklart vem i hemkommunen som ansvarar." in page.words()
    page.press("ask-activation")
    page.write("party", made.NAMND.id)
    page.press("suggest-question")
    assert "Förslag på tider med ord" not in page.words()
    page.press("requests-save")
    (request,) = page.case.requests
    assert request.purpose is Purpose.ACTIVATION
    assert "begära att ett ärende öppnas" in page.words()
    sent = send(page)
    page.press(f"requests-answer-{sent}")
    page.write("answer", "answered")
    page.press("requests-save")
    assert "Har svarat på frågan" in page.words()
    assert page.state != "done"
    page.do(put_party, PutParty, made.NAMND)
    assert "oklart vem i hemkommunen" not in page.words()


def test_it_says_so_when_the_region_of_the_stay_is_asked(page: Shown) -> None:
    stay(page, home_region="Region Kalmar län", stay_region="Region Skåne")
    wrong = Party("w", PartyKind.PSYCHIATRY, organisation="BUP, Region Skåne")
    page.do(put_party, PutParty, wrong)
    page.press("requests-add")
    page.write("party", "w")
    assert "Frågan ska gå till den unges hemregion: Region Kalmar län." in page.words()
    page.write("party", "bup")
    assert "den unges hemregion: " not in page.words()


def test_after_a_no_the_page_says_calmly_what_can_be_done(page: Shown) -> None:
    write(page)
    page.write("day1", "2026-03-10")
    page.press("requests-save")
    request = send(page)
    page.press(f"requests-answer-{request}")
    page.write("answer", "declines")
    page.write("decline_reason", "lss-and-lvu")
    page.press("requests-save")
    words = page.words()
    assert "Behovet finns kvar." in words
    assert "fråga vilken bestämmelse som avses" in words
    assert "Jag vill ha en SIP" in words
    asked = heard(page.sheet.asked_step)
    page.press("next-fallback")
    assert asked == ["consent"]
    page.press("next-other")
    # The one other principal is proposed; what was asked is the same.
    assert page.field("party").value == made.BUP.id
    assert page.field("day1").value == "2026-03-10"
    page.press("requests-save")
    first, second = page.case.requests
    assert (second.party, second.questions, second.ground) == (
        made.BUP.id,
        first.questions,
        "",
    )


def test_a_promise_makes_the_sip_planned(page: Shown) -> None:
    assert _far(page) == "Inte erbjuden"
    page.press("promised-head")
    page.write("promised_on", "idag")
    assert "inte vem som har lovat" in page.field("promised_by").problem
    page.write("promised_by", made.BUP.id)
    page.write("promised_words", "Vi kallar i april.")
    assert sip_state(page.case) is SipState.PLANNED
    assert page.case.promise.words == "Vi kallar i april."
    assert _far(page) == "Planerad"


def test_nothing_about_initiative_is_said_where_sis_may_not(page: Shown) -> None:
    stay(page, placing_kommun="0114")
    agreed = InitiativeAgreement("a", Principal.KOMMUN, "0180", "Nämnden", TODAY)
    put_agreement(agreed, page.desk.ports)
    page.refresh()
    assert not page.has_button("initiate")
    assert "Påtala behov" in page.words()


def test_where_sis_may_the_page_says_by_what_and_the_letter_is_written(
    page: Shown,
) -> None:
    agree(page)
    assert "Ta initiativ" in page.words()
    assert "Överenskommelsen med Nämnden gäller från" in page.words()
    page.press("initiate")
    page.write("party", made.BUP.id)
    page.press("suggest-question")
    page.press("requests-save")
    assert "Ingenting låter SiS ta initiativet" in page.field("purpose").problem
    page.write("party", made.NAMND.id)
    page.press("requests-save")
    sent = send(page)
    assert page.state == "done"
    page.press(f"requests-answer-{sent}")
    page.write("answer", "initiates")
    page.press("requests-save")
    assert "Tar på sig att kalla" in page.words()


@pytest.mark.journey
def test_all_of_it_can_be_read_at_any_size(page: Shown) -> None:
    agree(page)
    stay(page, legal_basis="lsu")
    page.do(put_party, PutParty, replace(made.NAMND, name="", organisation=LONG))
    write(page)
    page.press("requests-save")
    request = send(page)
    page.press(f"requests-answer-{request}")
    page.write("answer", "declines")
    page.write("decline_reason", "no-need")
    page.write("words", LONG * 2)
    page.press("requests-save")
    page.press(f"requests-remind-{request}")
    page.write("whom", LONG)
    page.write("words", LONG * 2)
    assert faults(page) == []
    page.press("requests-save")
    page.press("promised-head")
    assert faults(page) == []
    assert page.case.requests[-1].attempts[0].day == TODAY
