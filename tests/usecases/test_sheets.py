"""Sheets are made without a case, and nothing is kept of them."""

from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from sipdesk.content.content import Sheet, SheetKind
from sipdesk.domain.errors import Missing
from sipdesk.usecases.sheets import SheetOrder, list_sheets, make_sheet
from tests.documents.filling import answers
from tests.home import HOME, content
from tests.usecases.desk import Desk

SHEETS = content().read_sheets().sheets
STANDARDS = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_sheet_fits_two_pages_and_meets_both_standards(
    desk: Desk, sheet: Sheet
) -> None:
    made = make_sheet(SheetOrder(sheet.id), desk.ports)
    assert made.pages <= 2
    assert sheet.title in made.text
    for standard in STANDARDS:
        report = page.validate_pdf_bytes(made.data, profile=standard)
        assert [f"{f.rule_id} {f.message}" for f in report.failures] == []


def test_the_list_is_that_of_the_content(desk: Desk) -> None:
    assert list_sheets(None, desk.ports).sheets == SHEETS


def test_the_same_sheet_is_the_same_bytes_and_is_named_by_title_and_day(
    desk: Desk,
) -> None:
    one, other = (
        make_sheet(SheetOrder("where-to-complain"), desk.ports) for _ in range(2)
    )
    assert one == other
    assert one.file_name == "var-kan-jag-klaga-2026-03-02.pdf"


@pytest.mark.parametrize(
    ("sheet", "sender"),
    [
        ("information-young-person", f"Statens institutionsstyrelse, {HOME.name}"),
        ("information-school", "Statens institutionsstyrelse"),
        ("form-summons", ""),
    ],
)
def test_the_home_is_the_sender_only_where_its_name_gives_nobody_away(
    desk: Desk, sheet: str, sender: str
) -> None:
    made = make_sheet(SheetOrder(sheet), desk.ports)
    first = PdfReader(BytesIO(made.data)).pages[0].extract_text()
    above = " ".join(first.partition(made.sheet.title)[0].split())
    assert above.replace(made.sheet.audience, "").strip() == sender


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_form_alone_can_be_filled_in_on_screen(desk: Desk, sheet: Sheet) -> None:
    made = make_sheet(SheetOrder(sheet.id), desk.ports)
    is_form = sheet.kind is SheetKind.FORM
    assert bool(made.form) == bool(made.form_name) == is_form
    assert answers(made.data) == {}
    if is_form:
        assert len(answers(made.form)) > 10
        assert made.form_name == made.file_name.replace("-2026", "-ifyllbar-2026")
        for standard in STANDARDS:
            assert page.validate_pdf_bytes(made.form, profile=standard).failures == []


def test_a_sheet_that_is_not_there_is_missing(desk: Desk) -> None:
    with pytest.raises(Missing):
        make_sheet(SheetOrder("nowhere"), desk.ports)
