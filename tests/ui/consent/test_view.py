from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.answer import Answer
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Told
from sipdesk.domain.information import Information
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.consent.view import ConsentSheet
from sipdesk.usecases.admission import (
    PutFlag,
    RecordYoungPerson,
    put_flag,
    record_young_person,
)
from sipdesk.usecases.consent import RegisterConsent, register_consent
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.party import PutParty, RemoveParty, put_party, remove_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

ALL_TOLD = frozenset(point.value for point in Told)


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Sixteen years old, with one guardian who may be asked, kommun and BUP."""
    assert qapp is not None
    with shown(tmp_path, ConsentSheet) as opened:
        young = replace(opened.case.young_person, birth_date=date(2010, 1, 1))
        opened.desk.do(record_young_person, RecordYoungPerson, young, "")
        for party in (made.MOTHER, made.NAMND, made.BUP):
            opened.desk.do(put_party, PutParty, party)
        opened.refresh()
        yield opened


@pytest.mark.journey
def test_the_step_is_done_by_its_fields_alone(page: Shown) -> None:
    page.press(f"consents-register-{YOUNG_PERSON}")
    _say_yes(page)
    page.write("limits", "Varför pappa inte bor med oss.")
    page.write("own_words", "Ja, om jag får läsa först.")
    page.write("asked", "2026-02-27")
    page.write("informed_by", frozenset({"orally", "pictures"}))
    page.write("language", "svenska")
    page.press("consents-save")
    page.press("consents-save")
    assert page.state != "done"
    page.press("consents-register-mother")
    _say_yes(page)
    page.press("consents-save")
    page.press("consents-save")
    assert page.state == "done"
    entry = page.case.consents[0]
    (grant,) = entry.grants
    assert replace(entry, id="", grants=()) == Consent(
        "",
        YOUNG_PERSON,
        ConsentState.YES,
        sip=Answer.YES,
        contact=Answer.YES,
        limits="Varför pappa inte bor med oss.",
        own_words="Ja, om jag får läsa först.",
        asked=date(2026, 2, 27),
        decided=TODAY,
        valid_to=date(2026, 9, 2),
        way=ConsentWay.ORALLY,
        way_detail="Moa Påhitt",
        told=frozenset(Told),
        informed_by=entry.informed_by,
        language="svenska",
        received_by="Karin Exempel, SIP-samordnare",
    )
    assert grant.recipient == "bup"
    assert grant.kinds == {Information.HEALTH}


def test_nothing_is_answered_until_it_is_answered(page: Shown) -> None:
    page.press(f"consents-register-{YOUNG_PERSON}")
    page.write("state", "yes")
    blank = ("sip", "contact", "valid_to", "decided", "way")
    assert {page.field(name).value for name in blank} == {""}
    assert page.field("grants").value == frozenset()
    assert page.field("told").value == frozenset()
    assert page.field("received_by").value == "Karin Exempel, SIP-samordnare"


@pytest.mark.journey
def test_the_homes_months_are_a_suggestion_behind_a_button(page: Shown) -> None:
    change_setting(ChangeSetting("consent_months", 3), page.desk.ports)
    again = page.reopened(ConsentSheet)
    again.press("consents-register-mother")
    again.write("state", "partly")
    again.write("decided", "2026-02-28")
    assert again.field("valid_to").value == ""
    again.press("3 månader")
    assert again.field("valid_to").value == "2026-05-28"
    again.close()


@pytest.mark.journey
def test_what_is_missing_is_told_at_its_field_before_it_is_checked(
    page: Shown,
) -> None:
    page.press("consents-register-mother")
    _say_yes(page)
    page.write("told", ALL_TOLD - {"voluntary"})
    page.press("consents-save")
    assert "Alla upplysningar" in page.field("told").problem
    assert not page.case.consents
    page.write("told", ALL_TOLD)
    page.press("consents-save")
    assert "Stämmer det här?" in page.words()


@pytest.mark.journey
def test_the_answers_are_checked_before_they_are_registered(page: Shown) -> None:
    page.press("consents-register-mother")
    _say_yes(page)
    page.press("consents-save")
    words = page.words()
    assert "Stämmer det här?" in words
    assert "BUP Påhittad: hälsa och tandhälsa" in words
    assert "5 av 5 upplysningar" in words
    assert page.button("consents-save").text() == "Registrera samtycket"
    assert not page.case.consents
    page.sheet.consents.summary.change.emit("valid_to")  # type: ignore[attr-defined]
    page.write("valid_to", "2026-06-30")
    page.press("consents-save")
    assert "tisdag 30 juni 2026" in page.words()
    page.press("consents-save")
    assert page.case.consents[0].valid_to == date(2026, 6, 30)


@pytest.mark.journey
def test_an_answer_that_is_waited_for_is_saved_at_once(page: Shown) -> None:
    page.press("consents-register-mother")
    page.write("state", "waiting")
    page.write("asked", "idag")
    page.write("ask_again", "2026-03-09")
    page.press("consents-save")
    assert page.state == "waiting"
    assert "Väntar på svar sedan måndag 2 mars 2026" in page.words()
    page.press("consents-register-mother")
    page.write("state", "no")
    page.write("decided", "idag")
    page.press("consents-save")
    assert page.button("consents-save").text() == "Registrera svaret"
    page.press("consents-save")
    (entry,) = page.case.consents
    assert (entry.state, entry.sip) == (ConsentState.NO, Answer.NO)


def test_a_no_stands_and_nobody_is_pushed(page: Shown) -> None:
    page.do(register_consent, RegisterConsent, made.no("mother"))
    assert "Svaren räcker inte för en SIP" in page.words()
    assert "Ingen SIP görs så länge" in page.words()
    asked = heard(page.sheet.asked_step)
    page.press("go-request")
    assert asked == ["sip_request"]


def test_a_state_with_a_reason_needs_it(page: Shown) -> None:
    page.press("consents-register-mother")
    page.write("state", "unreachable")
    page.write("decided", "idag")
    page.press("consents-save")
    assert "Skälet saknas" in page.field("reason").problem
    page.write("reason", "Tre brev och fem samtal.")
    page.press("consents-save")
    page.press("consents-save")
    assert page.case.consents[0].reason == "Tre brev och fem samtal."


def test_a_yes_is_taken_back_with_what_follows(page: Shown) -> None:
    page.do(register_consent, RegisterConsent, made.yes())
    page.press(f"consents-withdraw-{YOUNG_PERSON}")
    assert "Hittills har BUP Påhittad fått ta emot." in page.words()
    page.press("consents-save")
    assert "Dagen saknas" in page.field("day").problem
    assert "hur mycket" in page.field("extent").problem
    page.write("extent", "all")
    page.write("day", "idag")
    page.write("words", "Jag har ändrat mig.")
    page.press("consents-save")
    entry = page.case.consents[-1]
    assert (entry.state, entry.withdrawn) == (ConsentState.WITHDRAWN, TODAY)
    assert "Återkallat måndag 2 mars 2026" in page.words()
    assert "”Jag har ändrat mig.”" in page.words()


@pytest.mark.journey
def test_some_of_a_yes_is_taken_back_and_the_rest_stands(page: Shown) -> None:
    page.do(register_consent, RegisterConsent, made.yes())
    page.press(f"consents-withdraw-{YOUNG_PERSON}")
    page.write("extent", "part")
    page.write("day", "idag")
    page.press("consents-save")
    assert "Ingen del är vald" in page.field("taken").problem
    taken = page.sheet.consents.parts.taken  # type: ignore[attr-defined]
    offered = {key for key, tick in taken.ticks.items() if tick.isVisibleTo(taken)}
    assert offered == {"bup/care", "bup/health"}
    QTest.mouseClick(taken.ticks["bup/health"], Qt.MouseButton.LeftButton)
    page.press("consents-save")
    entry = page.case.consents[-1]
    assert (entry.state, entry.sip) == (ConsentState.PARTLY, Answer.YES)
    assert entry.covers("bup", TODAY) == {Information.CARE}
    words = page.words()
    assert "2 mars 2026 · Alva Påhitt tog tillbaka en del" in words
    assert "Tog tillbaka måndag 2 mars 2026: BUP Påhittad: hälsa" in words
    assert "2 mars 2026 · Alva Påhitt: Ja" in words


def test_a_yes_that_ends_soon_is_renewed_without_a_suggested_answer(
    page: Shown,
) -> None:
    ends = TODAY + timedelta(days=20)
    old = made.yes(valid_to=ends, purpose="Skolan i höst.", language="engelska")
    page.do(register_consent, RegisterConsent, old)
    page.press(f"consents-renew-{YOUNG_PERSON}")
    assert page.field("state").value == ""
    page.write("state", "yes")
    assert page.field("purpose").value == "Skolan i höst."
    assert page.field("language").value == "engelska"
    assert page.field("grants").value == frozenset({"bup/care", "bup/health"})
    blank = ("decided", "valid_to", "way", "received_by")
    assert {page.field(name).value for name in blank} == {""}
    assert page.field("told").value == frozenset()


def test_one_asked_anew_is_told_with_the_yes_that_still_holds(page: Shown) -> None:
    page.do(register_consent, RegisterConsent, made.yes())
    again = Consent("again", YOUNG_PERSON, ConsentState.WAITING, asked=TODAY)
    page.do(register_consent, RegisterConsent, again)
    words = page.words()
    assert "Ja, gäller till och med måndag 31 augusti 2026" in words
    assert "Tillfrågad på nytt måndag 2 mars 2026. Svaret ovan gäller" in words


@pytest.mark.journey
def test_a_child_is_heard_in_their_own_words_and_nothing_more_is_asked(
    page: Shown,
) -> None:
    young = replace(page.case.young_person, birth_date=date(2017, 1, 1))
    page.do(record_young_person, RecordYoungPerson, young, "")
    assert "Hörs, avgör inte." in page.words()
    page.press(f"consents-register-{YOUNG_PERSON}")
    page.write("state", "no")
    assert not page.sheet.consents.parts.fields["told"].isVisibleTo(page.sheet)  # type: ignore[attr-defined]
    page.write("own_words", "Jag vill inte att de bråkar.")
    page.write("capacity", "Ritade hur det känns.")
    page.write("decided", "idag")
    page.press("consents-save")
    page.press("consents-save")
    (entry,) = page.case.consents
    assert (entry.state, entry.capacity) == (
        ConsentState.NO,
        "Ritade hur det känns.",
    )
    assert "”Jag vill inte att de bråkar.”" in page.words()


def test_a_yes_that_has_run_out_is_said(page: Shown) -> None:
    past = made.yes(decided=date(2025, 3, 1), valid_to=date(2026, 3, 1))
    page.do(register_consent, RegisterConsent, past)
    assert "Ja, men gick ut söndag 1 mars 2026" in page.words()


@pytest.mark.journey
def test_every_entry_stays_in_sight_newest_first(page: Shown) -> None:
    page.do(register_consent, RegisterConsent, made.no(YOUNG_PERSON))
    page.do(register_consent, RegisterConsent, made.yes())
    words = page.words()
    yes, no = "2 mars 2026 · Alva Påhitt: Ja", "2 mars 2026 · Alva Påhitt: Nej"
    assert 0 < words.index(yes) < words.index(no)


@pytest.mark.journey
def test_a_guardian_who_is_not_cleared_comes_first(page: Shown) -> None:
    unclear = replace(made.FATHER, may_be_asked=Answer.NOT_ASKED)
    page.do(put_party, PutParty, unclear)
    assert "Det är inte besvarat om Påhittad Pappa får tillfrågas." in page.words()
    asked = heard(page.sheet.asked_step)
    page.press("go-admission")
    assert asked == ["admission"]
    page.press("consents-add")
    page.write("consenter", "father")
    page.write("state", "no")
    page.write("decided", "idag")
    page.press("consents-save")
    page.press("consents-save")
    assert "inte klarlagt" in page.field("consenter").problem
    assert not page.case.consents


@pytest.mark.journey
def test_others_take_a_stand_only_with_a_reason(page: Shown) -> None:
    page.do(register_consent, RegisterConsent, made.yes())
    assert page.state != "done"
    page.press("deviation-add")
    page.write("reason", "Mamma är utomlands och kan inte nås. Alva är mogen nog.")
    page.press("deviation-save")
    assert page.case.consent_deviation.startswith("Mamma är utomlands")
    page.press("deviation-remove-deviation")
    assert page.case.consent_deviation == ""


def test_the_proposal_is_explained_and_the_coordinator_decides(page: Shown) -> None:
    for born, told in (
        (date(2012, 3, 3), "13 år. Programmet föreslår att vårdnadshavarna"),
        (date(2010, 3, 3), "15 år. Programmet föreslår att den unge och"),
        (date(2008, 3, 2), "18 år. Programmet föreslår att den unge tar ställning"),
        (None, "Åldern är inte känd."),
    ):
        young = replace(page.case.young_person, birth_date=born)
        page.do(record_young_person, RecordYoungPerson, young, "")
        assert told in page.words()
        assert "du bestämmer" in page.words()


@pytest.mark.journey
def test_typing_survives_closing_the_page(page: Shown) -> None:
    page.press("consents-register-mother")
    page.write("state", "yes")
    page.write("own_words", "Jag vill läsa först.")
    again = page.reopened(ConsentSheet)
    assert again.field("own_words").value == "Jag vill läsa först."
    assert "Här är det du skrev" in again.words()
    again.close()


@pytest.mark.journey
def test_what_was_typed_of_one_who_has_left_the_case_can_still_be_read(
    page: Shown,
) -> None:
    page.press("consents-register-mother")
    page.write("state", "yes")
    page.write("own_words", "Jag vill läsa först.")
    page.do(remove_party, RemoveParty, "mother")
    again = page.reopened(ConsentSheet)
    assert again.field("own_words").value == "Jag vill läsa först."
    again.press("consents-save")
    assert again.field("decided").problem
    again.close()


@pytest.mark.journey
def test_no_text_speaks_of_data_protection(page: Shown) -> None:
    page.press("consents-register-mother")
    page.write("state", "yes")
    words = page.words().casefold()
    for forbidden in ("gdpr", "dataskydd", "personuppgift", "behandling av uppgifter"):
        assert forbidden not in words


@pytest.mark.journey
def test_a_protected_name_is_initials_everywhere(page: Shown) -> None:
    page.do(put_flag, PutFlag, Flag("f", FlagKind.THREAT, YOUNG_PERSON, "Polisen"))
    page.do(register_consent, RegisterConsent, made.yes())
    page.press(f"consents-register-{YOUNG_PERSON}")
    own = page.words().split("Papper\n")[0]
    assert "A.P. · den unge" in own
    assert "Alva" not in own


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(page: Shown) -> None:
    assert faults(page) == []
    page.do(put_party, PutParty, Party("s", PartyKind.SCHOOL, LONG, LONG, LONG))
    long = made.yes(limits=LONG * 3, valid_to=TODAY + timedelta(days=1))
    page.do(register_consent, RegisterConsent, long)
    page.press("consents-register-mother")
    _say_yes(page)
    assert faults(page) == []
    order = ("Att det är frivilligt", "När tillfrågades hen?", "När gavs svaret?")
    assert in_order(stops(page), *order, "Granska svaret", "Skriv skäl")
    page.press("consents-save")
    assert faults(page) == []


def _say_yes(page: Shown) -> None:
    """Answer as one who says yes, and lets BUP know of health."""
    page.write("state", "yes")
    page.write("told", ALL_TOLD)
    page.write("sip", "yes")
    page.write("contact", "yes")
    grants = page.sheet.consents.parts.grants  # type: ignore[attr-defined]
    QTest.mouseClick(grants.ticks["bup/health"], Qt.MouseButton.LeftButton)
    page.write("decided", "idag")
    page.press("suggest-end")
    page.write("way", "orally")
    page.write("way_detail", "Moa Påhitt")
