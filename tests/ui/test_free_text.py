"""Free text on the pages of a case is remarked on, and never stopped."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.case import Case
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.admission.view import AdmissionSheet
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.ui.need.view import NeedSheet
from sipdesk.ui.plan.view import PlanSheet
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.summons.view import SummonsSheet
from sipdesk.ui.widgets.fields import Field, TextArea, TextField
from sipdesk.ui.window.sheets import sheets
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from tests.home import TODAY
from tests.ui.audit import audit, nodes
from tests.ui.step_page import Shown, shown
from tests.ui.typing import type_text

pytestmark = pytest.mark.usefixtures("qapp")

NUMBER: Final = "Det ser ut som ett personnummer. Skriv det bara i sitt eget fält."
NAME: Final = "Det kan vara ett annat barns namn. Skriv i så fall inget som pekar ut."
BOTH: Final = "Malte har 060709-2384"

# Here a name, a number or an address is what is asked for.
PARTY: Final = "organisation name phone email address"
NOT_FREE: Final = {
    "admission": f"given_name family_name number language source by {PARTY}",
    "need": "by",
    "offer": "by offered_by",
    "consent": "language way_detail received_by",
    "sip_request": "chief next_by whom",
    "health": "asks by companion companion_phone companion_relation interviewer"
    " payment_by to travel_by",
    "school": "coordinator coordinator_kommun coordinator_phone guidance_told"
    " home_school mentor receiving_school therapist_told",
    "roles": "commissioned_by chair note_taker support_person initiator contact"
    " contact_phone",
    "preparation": "interpreter representative",
    "summons": "place video reference",
    "meeting": "inform_absent deviation_reference",
    "plan": "who follow_up_by ask_whom by",
    "evaluation": "handed_out answered",
    "closing": "by handed_over_to home_name",
    "move": "receiving_kommun",
    "placement": "handed_over_to department placing_kommun",
    "ready": "ready_by",
    "pathway": "received_by",
}


OF_ANSWERS: Final = {
    "key-in-own": "Ser ut som ett nummer till någon: ”060709-2384”. "
    "Ta bort det. Ett svar ska inte peka ut någon.\n"
    "Kan vara ett namn: ”Malte”. "
    "Skriv i stället vem det är, som mamma eller läraren.",
}
"""What is copied from a paper belongs to nobody, and is remarked on in other words."""


def another(page: Shown, given: str = "Malte") -> Case:
    """Open another case in the home."""
    case = open_case(OpenCase(given, "Skisslund"), page.desk.ports).case
    page.refresh()
    return case


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Shown]:
    """Show the page of the need in a home with another child, Malte."""
    with shown(tmp_path, NeedSheet) as opened:
        another(opened)
        yield opened


def type_in(page: Shown, text: str) -> Field:
    field = page.field("reason")
    field.focus()
    focused = page.window.focusWidget()
    assert focused is not None
    type_text(focused, text)
    return field


def test_a_remark_comes_while_typing_and_goes_when_it_is_mended(page: Shown) -> None:
    field = type_in(page, "Bråk med Malte")
    assert field.remark == NAME
    assert NAME in page.words()
    assert page.sheet.isAncestorOf(page.window.focusWidget())
    assert field.isAncestorOf(page.window.focusWidget())
    field.set_value("")
    type_in(page, "Bråk med någon")
    assert field.remark == ""
    assert NAME not in page.words()


def test_it_is_saved_all_the_same_and_remarked_on_when_reopened(page: Shown) -> None:
    page.write("reason", BOTH)
    assert page.case.need.reason == BOTH
    assert page.field("reason").problem == ""
    assert page.field("reason").remark == f"{NUMBER}\n{NAME}"
    again = page.reopened(NeedSheet)
    assert again.field("reason").remark == f"{NUMBER}\n{NAME}"
    again.write("reason", "Skola.")
    assert again.field("reason").remark == ""
    again.close()


def test_a_screen_reader_hears_it_with_the_field(page: Shown) -> None:
    page.write("reason", BOTH)
    told = [node.description for node in nodes(page.window)]
    assert any("ett annat barns namn" in text for text in told)
    assert any("ser ut som ett personnummer" in text for text in told)
    assert not any("Fel:" in text for text in told)
    assert audit(page.window) == []
    page.write("reason", "Skola.")
    told = [node.description for node in nodes(page.window)]
    assert not any("barns namn" in text for text in told)


def test_a_protected_childs_name_is_not_remarked_on(page: Shown) -> None:
    page.write("reason", "Freja såg det.")
    assert page.field("reason").remark == ""
    case = another(page, "Freja")
    assert page.field("reason").remark == NAME
    flag = Flag("flag", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Skatteverket")
    put_flag(PutFlag(case.id, case.version, flag), page.desk.ports)
    page.refresh()
    assert page.field("reason").remark == ""


@pytest.mark.journey
def test_the_childs_own_name_is_not_and_their_number_is(page: Shown) -> None:
    page.write("reason", "Alva Påhitt vill ha en SIP.")
    assert page.field("reason").remark == ""
    page.write("reason", "Alva, 060709-2384, vill ha en SIP.")
    assert page.field("reason").remark == NUMBER


def test_what_was_restored_from_a_draft_is_looked_through(page: Shown) -> None:
    type_in(page, "Malte")
    page.sheet.keep()
    again = page.reopened(NeedSheet)
    assert again.field("reason").value == "Malte"
    assert again.field("reason").remark == NAME
    again.close()


def text_fields(sheet: Sheet) -> list[Field]:
    found = sheet.findChildren(Field)
    return [f for f in found if isinstance(f, (TextArea, TextField))]


@pytest.mark.journey
@pytest.mark.parametrize("step", sheets())
def test_every_text_of_a_page_is_looked_through_but_what_asks_for_a_name(
    tmp_path: Path, step: str
) -> None:
    with shown(tmp_path, sheets()[step], "set") as page:
        another(page)
        asked = text_fields(page.sheet)
        named = {f.objectName() for f in asked if not f.prose}
        assert named == set(NOT_FREE.get(step, "").split())
        for field in asked:
            before = field.value
            field._show(BOTH)
            field._tell()
            told = OF_ANSWERS.get(field.objectName(), f"{NUMBER}\n{NAME}")
            assert field.remark == (told if field.prose else ""), field.objectName()
            field._show(before)
            field._tell()
            assert field.remark == "", field.objectName()


@pytest.mark.journey
def test_a_note_behind_an_arrow_is_looked_through(tmp_path: Path) -> None:
    with shown(tmp_path, AdmissionSheet) as page:
        another(page)
        item = f"item-{page.case.admission.items[0].id}"
        page.press(f"{item}-turn")
        page.write(f"{item}-note", BOTH)
        assert page.field(f"{item}-note").remark == f"{NUMBER}\n{NAME}"
        page.write(f"{item}-whom", BOTH)
        assert page.field(f"{item}-whom").remark == ""
        page.press(f"{item}-turn")
        page.press(f"{item}-turn")
        assert page.field(f"{item}-note").remark == f"{NUMBER}\n{NAME}"


def test_a_reason_that_is_given_up_takes_its_remark_along(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        another(page)
        page.press("skip")
        page.write("skip_reason", "Malte")
        assert page.field("skip_reason").remark == NAME
        page.press("skip-stop")
        page.press("skip")
        assert page.field("skip_reason").value == "Malte"
        assert page.field("skip_reason").remark == NAME


def test_a_closed_case_is_not_remarked_on(page: Shown) -> None:
    page.write("reason", BOTH)
    assert page.field("reason").remark
    page.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    page.do(close_case, CloseCase)
    assert page.field("reason").remark == ""
    QApplication.processEvents()
    assert page.field("reason").value == BOTH


YOUNG: Final = "Den unge läser det här. Skriv gärna jag eller du i stället."


@pytest.mark.journey
def test_what_the_young_person_reads_is_remarked_on_where_it_speaks_of_them(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, PlanSheet, "planned") as page:
        page.write("own_plan", "Ungdomen lägger sig före elva.")
        assert page.field("own_plan").remark == YOUNG
        assert page.case.plan.own_plan == "Ungdomen lägger sig före elva."
        page.write("own_plan", "Jag lägger mig före elva.")
        assert not page.field("own_plan").remark
        page.write("important", "Hen vill hem.")
        assert not page.field("important").remark


def test_the_young_persons_comment_may_hold_both_remarks(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "held") as page:
        another(page)
        page.write("young_person_comment", "Hen pratade med Malte.")
        assert page.field("young_person_comment").remark == f"{NAME}\n{YOUNG}"
