from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from sipdesk.domain.admission import ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.ui.admission.view import AdmissionSheet
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import LONG, faults, in_order, stops
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

NUMBER = "20080212-2390"


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    assert qapp is not None
    with shown(tmp_path, AdmissionSheet) as opened:
        yield opened


@pytest.mark.journey
def test_the_step_is_done_by_its_fields_alone(page: Shown) -> None:
    page.write("birth_date", "17 maj 2010")
    page.write("custody", "sole")
    _add(page, "guardian", name="Påhittad Mamma", function="mamma")
    _add(page, "social-services", organisation="Påhittstad", places=frozenset({"yes"}))
    page.write("may_be_asked", "yes")
    page.press(f"places-answer-{page.case.guardians[0].id}")
    page.write("may_know_place", "no")
    page.press("places-save")
    page.write("running_plan", "no")
    for item in page.case.admission.items:
        page.write(f"item-{item.id}-state", "received")
    assert not page.has_button("ask-for-all")
    assert page.state == "done"
    case = page.case
    assert case.young_person.birth_date == date(2010, 5, 17)
    assert case.young_person.custody is Custody.SOLE
    (mother,) = case.guardians
    assert mother.may_be_asked is Answer.YES
    assert mother.may_know_place is Answer.NO
    assert case.placing is not None
    assert {i.day for i in case.admission.items} == {TODAY}


def test_with_a_name_alone_the_question_to_the_board_can_be_shown(page: Shown) -> None:
    asked = heard(page.sheet.asked_paper)
    page.press("ask-board")
    assert asked == [PaperOrder(page.case.id, PaperKind.BOARD_QUESTION, BOARD)]
    assert page.has_button(f"paper-board-question-{BOARD}")


def test_when_all_is_answered_there_is_no_question_to_show(page: Shown) -> None:
    page.write("birth_date", "17 maj 2001")
    assert not page.has_button("ask-board")
    assert not page.has_button(f"paper-board-question-{BOARD}")


@pytest.mark.journey
def test_a_number_is_read_as_it_is_written_and_told_by_kind(page: Shown) -> None:
    page.write("number", "080212 2390")
    assert page.case.young_person.number == NUMBER.replace("-", "")
    assert page.field("number").value == NUMBER
    assert "Personnummer." in page.words()


def test_a_wrong_number_is_told_beside_it_and_kept_as_typed(page: Shown) -> None:
    page.write("number", "080212-2391")
    assert "sista siffran" in page.field("number").problem
    assert page.field("number").value == "080212-2391"
    assert page.case.young_person.number == ""


@pytest.mark.journey
def test_the_family_stays_out_of_the_address_book(page: Shown) -> None:
    page.press("parties-new")
    page.write("kind", "guardian")
    assert "Adressboken" not in page.words()
    page.write("kind", "psychiatry")
    page.write("organisation", "BUP Påhittstad")
    page.write("phone", "000-00 00 00")
    page.write("remember", frozenset({"yes"}))
    page.press("parties-save")
    with page.desk.ports.store.reading() as work:
        (contact,) = work.contacts.all()
    assert (contact.organisation, contact.phone) == ("BUP Påhittstad", "000-00 00 00")


@pytest.mark.journey
def test_a_party_is_changed_and_taken_out_from_the_list(page: Shown) -> None:
    _add(page, "school", organisation="Påhittaskolan")
    (school,) = [p for p in page.case.parties if p.organisation == "Påhittaskolan"]
    page.press(f"parties-change-{school.id}")
    page.write("name", "Rektor Exempel")
    page.press("parties-save")
    assert page.case.party(school.id).name == "Rektor Exempel"
    assert page.case.party(school.id).organisation == "Påhittaskolan"
    page.press(f"parties-remove-{school.id}")
    assert school.id not in {p.id for p in page.case.parties}


@pytest.mark.journey
def test_one_who_is_spoken_of_is_not_taken_out(page: Shown) -> None:
    page.do(put_party, PutParty, made.MOTHER)
    flag = Flag("flag", FlagKind.THREAT, made.MOTHER.id, "Polisen")
    page.do(put_flag, PutFlag, flag)
    page.press("parties-remove-mother")
    assert "används i ärendet" in page.words()
    assert page.case.guardians


@pytest.mark.journey
def test_only_a_kind_is_wanted_before_a_name(page: Shown) -> None:
    page.press("parties-new")
    page.press("parties-save")
    assert "vem det är" in page.field("kind").problem
    page.write("kind", "relative")
    page.press("parties-save")
    assert "Namnet saknas" in page.field("name").problem
    page.write("name", "Mormor")
    page.press("parties-save")
    assert page.case.parties[-1].name == "Mormor"


@pytest.mark.journey
def test_unanswered_counts_as_no_and_says_so(page: Shown) -> None:
    assert "så kommer frågorna här" in page.words()
    unclear = Party("mother", PartyKind.GUARDIAN, "Påhittad Mamma")
    page.do(put_party, PutParty, unclear)
    assert "räknas det som nej" in page.words()
    page.write("may_be_asked", "unknown")
    assert page.case.guardians[0].may_be_asked is Answer.UNKNOWN


@pytest.mark.journey
def test_no_address_is_asked_for_where_somebody_is_protected(page: Shown) -> None:
    page.do(put_flag, PutFlag, Flag("f", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Nämnd"))
    page.press("parties-new")
    page.write("kind", "guardian")
    assert "Ingen adress skrivs här" in page.words()
    page.write("kind", "social-services")
    page.write("organisation", "Påhittstad")
    page.write("address", "Påhittvägen 1")
    page.write("kind", "relative")
    page.write("name", "Moster")
    page.press("parties-save")
    assert page.case.parties[-1].address == ""


@pytest.mark.journey
def test_a_protection_is_put_and_lifted_only_by_a_decision(page: Shown) -> None:
    page.press("flags-add")
    page.write("kind", "hidden-place")
    page.press("flags-save")
    assert "beslutat eller berättat" in page.field("source").problem
    page.write("source", "Socialnämnden")
    page.write("review", "2026-03-01")
    page.press("flags-save")
    (flag,) = page.case.flags
    assert (flag.about, flag.review) == (YOUNG_PERSON, date(2026, 3, 1))
    assert page.case.protected_on(TODAY)
    assert "Gäller. Dags att fråga nämnden" in page.words()
    page.press(f"flags-lift-{flag.id}")
    page.write("day", "idag")
    page.press("flags-save")
    assert "bara genom ett beslut" in page.field("by").problem
    page.write("by", "Socialnämnden, protokoll 4")
    page.press("flags-save")
    assert page.case.flags[0].lifted == TODAY
    assert "Hävt 2 mars 2026" in page.words()


def test_a_protected_name_stands_in_no_list_and_no_choice(page: Shown) -> None:
    page.do(put_flag, PutFlag, Flag("f", FlagKind.THREAT, YOUNG_PERSON, "Polisen"))
    page.press("flags-put-f")
    about = page.field("about")
    assert isinstance(about, ChoiceField)
    combo = about.combo
    assert combo.itemText(1) == "A.P."
    assert "Alva" not in page.words()


def test_the_list_is_worked_by_the_keyboard_and_saved_row_by_row(page: Shown) -> None:
    first, second = page.case.admission.items[:2]
    combo = page.sheet.findChild(QComboBox, f"item-{first.id}-state-combo")
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert page.case.admission.items[0] == first
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    asked = replace(first, state=ItemState.ASKED, asked=TODAY)
    assert page.case.admission.items[:2] == (asked, second)
    assert "0 av 21 saker klara · 1 efterfrågade · 20 saknas" in page.words()


def test_one_key_chooses_a_state_and_enter_goes_on(page: Shown) -> None:
    first, second, third = page.case.admission.items[:3]
    page.field(f"item-{first.id}-state").focus()
    for key, item in ((Qt.Key.Key_H, first), (Qt.Key.Key_E, second)):
        combo = page.sheet.findChild(QComboBox, f"item-{item.id}-state-combo")
        assert combo is not None
        assert combo.hasFocus()
        QTest.keyClick(combo, key)
        QTest.keyClick(combo, Qt.Key.Key_Return)
    states = [item.state for item in page.case.admission.items[:3]]
    assert states == [ItemState.RECEIVED, ItemState.ASKED, ItemState.NOT_ASKED]
    combo = page.sheet.findChild(QComboBox, f"item-{third.id}-state-combo")
    assert combo is not None
    assert combo.hasFocus()


@pytest.mark.journey
def test_the_row_that_enter_goes_to_is_in_sight(page: Shown) -> None:
    page.sheet.window().resize(800, 500)
    shown = page.sheet.findChildren(QComboBox, QRegularExpression("^item-.*-state-"))
    shown[0].setFocus()
    for _ in range(12):
        combo = QApplication.focusWidget()
        assert combo in shown
        QTest.keyClick(combo, Qt.Key.Key_H)
        QTest.keyClick(combo, Qt.Key.Key_Return)
    for _ in range(4):
        QApplication.processEvents()
    here = QApplication.focusWidget()
    assert here in shown[1:]
    assert here.visibleRegion().boundingRect().height() == here.height()


def test_what_does_not_exist_needs_somebody_who_says_so(page: Shown) -> None:
    item = page.case.admission.items[0]
    page.write(f"item-{item.id}-state", "does-not-exist")
    assert "vem som säger" in page.field(f"item-{item.id}-whom").problem
    page.write(f"item-{item.id}-whom", "Socialsekreteraren")
    saved = page.case.admission.items[0]
    assert (saved.state, saved.day) == (ItemState.DOES_NOT_EXIST, TODAY)


def test_everything_lacking_is_proposed_and_shown_before_it_goes(page: Shown) -> None:
    asked = heard(page.sheet.asked_paper)
    page.press("ask-for-all")
    card = page.sheet.findChild(QWidget, "requests")
    assert isinstance(card, QWidget)
    assert "Kan inte" not in page.words_of(card)
    page.press(f"request-{BOARD}")
    assert asked == [PaperOrder(page.case.id, PaperKind.RECORDS_REQUEST, BOARD)]
    assert "Ingen är inlagd för vårdcentralen" in page.words_of(card)
    assert not page.has_button("ask-for-all")


def test_one_more_school_of_before_gets_a_row_of_its_own(page: Shown) -> None:
    page.press("item-more-earlier-school")
    rows = [i for i in page.case.admission.items if i.code == "earlier-school"]
    assert len(rows) == 2
    page.press(f"item-{rows[1].id}-turn")
    page.write(f"item-{rows[1].id}-detail", "Påhittaskolan 2019–2021")
    assert page.case.admission.items.index(rows[0]) + 1 == [
        i.id for i in page.case.admission.items
    ].index(rows[1].id)
    page.press(f"item-{rows[1].id}-remove")
    again = [i for i in page.case.admission.items if i.code == "earlier-school"]
    assert again == [rows[0]]


@pytest.mark.journey
def test_day_whom_and_note_stand_behind_the_arrow(page: Shown) -> None:
    item = page.case.admission.items[0]
    page.press(f"item-{item.id}-turn")
    page.write(f"item-{item.id}-state", "asked")
    page.write(f"item-{item.id}-asked", "2026-02-27")
    page.write(f"item-{item.id}-whom", "Nils Exempel")
    page.write(f"item-{item.id}-note", "Lovade till fredag.")
    saved = page.case.admission.items[0]
    assert (saved.asked, saved.whom) == (date(2026, 2, 27), "Nils Exempel")
    page.press(f"item-{item.id}-turn")
    assert "Frågat 27 feb 2026 · Nils Exempel · Lovade till fredag." in page.words()
    page.press(f"item-{item.id}-turn")
    page.write(f"item-{item.id}-asked", "")
    page.press(f"item-{item.id}-turn")
    assert "Frågat okänd dag · Nils Exempel · Lovade till fredag." in page.words()


def test_a_row_that_is_saved_leaves_no_draft_behind(page: Shown) -> None:
    item = page.case.admission.items[0]
    draft = DraftOf(page.case.id, f"admission-{item.id}")
    row = page.sheet.items.rows[item.id]  # type: ignore[attr-defined]
    row.model.edit(note="Halv")
    page.sheet.keep()
    assert read_draft(draft, page.desk.ports) is not None
    page.sheet.leave()
    assert page.case.admission.items[0].note == "Halv"
    assert read_draft(draft, page.desk.ports) is None


def test_a_day_to_come_is_refused_in_its_row(page: Shown) -> None:
    item = page.case.admission.items[0]
    page.press(f"item-{item.id}-turn")
    page.write(f"item-{item.id}-day", "2026-03-03")
    assert "inte varit än" in page.field(f"item-{item.id}-day").problem
    assert page.case.admission.items[0].day is None


def test_with_little_more_than_a_name_it_says_what_comes_first(page: Shown) -> None:
    asked = heard(page.sheet.asked_paper)
    assert "Ingen vårdnadshavare får frågor eller papper" in page.words()
    page.press("first-board")
    page.press("first-request")
    kinds = [(order.kind, order.recipient) for order in asked]
    assert kinds == [
        (PaperKind.BOARD_QUESTION, BOARD),
        (PaperKind.RECORDS_REQUEST, BOARD),
    ]
    assert page.case.admission.items[0].party == BOARD
    assert page.has_button(f"request-{BOARD}")
    assert not page.has_button(f"paper-records-request-{BOARD}")  # not twice
    page.write("acute", "no")
    assert not page.has_button("first-board")
    page.write("acute", "yes")
    page.write("incomplete", "Socialjouren ringde en fredag kväll.")
    assert page.has_button("first-board")
    admission = page.case.admission
    assert (admission.acute, admission.incomplete) == (
        Answer.YES,
        "Socialjouren ringde en fredag kväll.",
    )


def test_one_who_should_know_of_the_placement_gets_a_letter_of_it(page: Shown) -> None:
    page.do(put_party, PutParty, made.SCHOOL)
    page.do(put_party, PutParty, made.NAMND)
    asked: list[PaperOrder] = []
    page.sheet.asked_paper.connect(asked.append)
    page.press(f"told-letter-{made.SCHOOL.id}")
    kind = PaperKind.PLACEMENT_LETTER
    assert asked == [PaperOrder(page.case.id, kind, made.SCHOOL.id)]
    assert not page.has_button(f"told-letter-{made.NAMND.id}")


def test_that_somebody_knows_of_the_placement_is_noted_with_day_and_by_whom(
    page: Shown,
) -> None:
    page.do(put_party, PutParty, made.SCHOOL)
    assert "Vet inte, så långt det är noterat" in page.words()
    assert "Inte inlagda runt den unge: socialtjänst" in page.words()
    page.press(f"told-note-{made.SCHOOL.id}")
    page.press("told-save")
    assert "vem som har berättat" in page.field("by", "told").problem
    page.write("by", "Socialtjänsten", "told")
    page.press("told-save")
    (told,) = page.case.admission.told
    assert (told.party, told.day, told.by) == ("school", TODAY, "Socialtjänsten")
    card = page.sheet.findChild(QWidget, "told")
    assert isinstance(card, QWidget)
    assert "Fick veta 2 mars 2026, muntligt, av Socialtjänsten." in page.words_of(card)
    page.press(f"told-note-{made.SCHOOL.id}")
    page.write("how", "writing", "told")
    page.press("told-save")
    assert [one.id for one in page.case.admission.told] == [told.id]


def test_a_running_plan_leads_to_following_it_up(page: Shown) -> None:
    asked = heard(page.sheet.asked_step)
    page.write("running_plan", "yes")
    page.write("running_plan_note", "Kommunen leder.")
    page.press("go-follow-up")
    assert asked == ["follow_up"]
    assert page.case.admission.running_plan_note == "Kommunen leder."


@pytest.mark.journey
def test_it_can_be_read_and_reached_at_any_size(page: Shown) -> None:
    assert faults(page) == []


@pytest.mark.journey
def test_it_can_be_read_with_everything_open_and_long(page: Shown) -> None:
    long = Party("mother", PartyKind.GUARDIAN, LONG, LONG)
    page.do(put_party, PutParty, long)
    page.do(put_flag, PutFlag, Flag("f", FlagKind.THREAT, "mother", LONG))
    page.press("parties-new")
    page.write("kind", "social-services")
    page.press("flags-put-f")
    page.press(f"item-{page.case.admission.items[0].id}-turn")
    assert faults(page) == []
    order = ("Förnamn", "Verksamhet", "Vem har beslutat eller berättat?", "Anteckning")
    assert in_order(stops(page), *order)


def _add(page: Shown, kind: str, **facts: str | frozenset[str]) -> None:
    page.press("parties-new")
    page.write("kind", kind)
    for name, value in facts.items():
        page.write(name, value)
    page.press("parties-save")
