from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.domain.answer import Answer
from sipdesk.domain.need import Need
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.ui.sip_request.view import SipRequestSheet
from sipdesk.usecases.admission import RecordYoungPerson, record_young_person
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY, SetClock
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

NEED = Need(
    TODAY,
    "Karin Exempel",
    kommun_what="Boende",
    region_what="Utredning",
    coordination=Answer.YES,
    reason="Ingen vet vem som gör vad.",
)


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Sixteen years old, with the placing nämnd, BUP and a school."""
    assert qapp is not None
    with shown(tmp_path, SipRequestSheet) as opened:
        young = replace(opened.case.young_person, birth_date=date(2010, 1, 1))
        opened.desk.do(record_young_person, RecordYoungPerson, young, "")
        for party in (made.NAMND, made.BUP, made.SCHOOL):
            opened.desk.do(put_party, PutParty, party)
        opened.desk.do(record_need, RecordNeed, NEED)
        opened.refresh()
        yield opened


@pytest.mark.journey
def test_the_step_is_done_by_its_fields_alone(page: Shown) -> None:
    _write(page, made.NAMND.id)
    page.write("proposed_times", "Vid uppföljningsmötet")
    page.write("proposed_people", "Skolan och BUP")
    page.press("requests-save")
    (request,) = page.case.requests
    page.press(f"requests-send-{request.id}")
    page.write("channel", "Säker e-post")
    page.press("requests-save")
    assert page.state == "waiting"
    page.press(f"requests-answer-{request.id}")
    page.write("answer", "initiates")
    page.write("words", "Vi kallar inom kort.")
    page.press("requests-save")
    assert page.state == "done"
    (request,) = page.case.requests
    assert request.reason == (
        "Ingen vet vem som gör vad.\nFrån kommunen: Boende\nFrån regionen: Utredning"
    )
    assert request.questions.startswith("Tar ni initiativ")
    assert (request.sent, request.channel) == (TODAY, "Säker e-post")
    assert request.answer is SipAnswer.INITIATES
    assert "”Vi kallar inom kort.”" in page.words()


def test_nothing_is_fetched_from_the_need_by_itself(page: Shown) -> None:
    page.press("requests-add")
    assert page.field("reason").value == ""
    page.write("reason", "Skolan börjar i april.")
    page.press("from-need")
    assert str(page.field("reason").value).startswith("Skolan börjar i april.\n\nIngen")


def test_the_placing_namnd_is_told_without_consent(page: Shown) -> None:
    page.press("requests-add")
    page.write("party", made.NAMND.id)
    assert "Ska lämnas." in page.words()
    assert "kräver inte samtycke" in page.words()
    assert "På vilken grund?" not in page.words()


def test_another_is_told_only_by_a_ground_that_is_chosen(page: Shown) -> None:
    _write(page, made.BUP.id)
    assert "Lämnas inte utan mer." in page.words()
    page.press("requests-save")
    (request,) = page.case.requests
    page.press(f"requests-send-{request.id}")
    page.write("channel", "Brev")
    page.press("requests-save")
    assert "saknas en grund" in page.field("ground").problem
    assert page.case.requests[0].sent is None
    page.write("ground", "osl-26-9")
    assert "Får lämnas: bara det som mottagaren behöver." in page.words()
    page.press("requests-save")
    page.press(f"requests-send-{request.id}")
    page.write("channel", "Brev")
    page.press("requests-save")
    assert page.case.requests[0].sent == TODAY


def test_a_request_without_a_question_is_not_sent(page: Shown) -> None:
    page.press("requests-add")
    page.write("party", made.NAMND.id)
    page.press("requests-save")
    (request,) = page.case.requests
    page.press(f"requests-send-{request.id}")
    page.write("channel", "Brev")
    page.press("requests-save")
    assert "saknar fråga" in page.field("questions").problem


def test_days_of_silence_are_counted_and_reminded_of(page: Shown) -> None:
    request = _sent(page)
    clock = page.desk.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = TODAY + timedelta(days=12)
    page.refresh()
    assert "Inget svar på 12 dagar (9 arbetsdagar)" in page.words()
    page.press(f"requests-remind-{request}")
    page.write("next_on", "2026-03-20")
    page.press("requests-save")
    assert page.case.requests[0].reminded == clock.day
    assert "Påminn igen 20 mars 2026" in page.words()


@pytest.mark.journey
def test_a_no_needs_its_reason_and_the_need_stays(page: Shown) -> None:
    request = _sent(page)
    page.press(f"requests-answer-{request}")
    page.write("answer", "declines")
    page.press("requests-save")
    assert "Skälet" in page.field("decline_reason").problem
    page.write("decline_reason", "no-need")
    page.press("requests-save")
    assert "Anser att behov av SIP saknas" in page.words()
    assert "Behovet finns kvar." in page.words()


def test_a_draft_is_changed_or_taken_out_but_not_what_is_sent(page: Shown) -> None:
    _write(page, made.NAMND.id)
    page.press("requests-save")
    (request,) = page.case.requests
    page.press(f"requests-write-{request.id}")
    page.write("questions", "Kan vi ses?")
    page.press("requests-save")
    assert page.case.requests[0].questions == "Kan vi ses?"
    page.press(f"requests-remove-{request.id}")
    assert not page.case.requests
    sent = _sent(page)
    links = page.sheet.findChildren(QPushButton)
    names = {link.objectName() for link in links if link.isVisibleTo(page.sheet)}
    assert f"requests-write-{sent}" not in names
    assert f"requests-answer-{sent}" in names


def test_without_anyone_to_write_to_it_says_where_to_add_them(tmp_path: Path) -> None:
    with shown(tmp_path, SipRequestSheet) as bare:
        asked = heard(bare.sheet.asked_step)
        assert "ingen att skriva till" in bare.words()
        bare.press("go-admission")
        assert asked == ["admission"]


def test_sis_tells_and_never_initiates(page: Shown) -> None:
    page.press("requests-add")
    for field in page.sheet.requests.fields.values():  # type: ignore[attr-defined]
        assert "initier" not in field.label.words.casefold()
    assert "initier" not in page.words().casefold()


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(page: Shown) -> None:
    page.do(put_party, PutParty, replace(made.BUP, organisation=LONG, name=LONG))
    _sent(page)
    assert faults(page) == []
    _write(page, made.BUP.id)
    page.write("reason", LONG * 3)
    assert faults(page) == []
    order = ("Registrera svar", "Föreslå en fråga", "Hämta från behovet")
    assert in_order(stops(page), *_spoken(page, order), "Spara utkastet")


def _spoken(page: Shown, links: tuple[str, ...]) -> list[str]:
    """Name links as a screen reader does."""
    return [page.button(text).accessibleName() or text for text in links]


def _write(page: Shown, party: str) -> None:
    page.press("requests-add")
    page.write("party", party)
    page.press("suggest-question")
    page.press("from-need")


def _sent(page: Shown) -> str:
    _write(page, made.NAMND.id)
    page.press("requests-save")
    request = page.case.requests[-1].id
    page.press(f"requests-send-{request}")
    page.write("channel", "Brev")
    page.press("requests-save")
    return request
