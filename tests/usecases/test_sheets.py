"""Sheets are made without a case, and nothing is kept of them but their reviews."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from sipdesk.content.content import Sheet, SheetKind, Sheets
from sipdesk.content.document import Heading, Tick, Ticks
from sipdesk.domain.errors import Missing, RuleBroken, Trouble, Unavailable
from sipdesk.domain.sheet_review import (
    SheetReview,
    Standing,
    reviewed_text,
    standing,
)
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.sheets import (
    ListedSheet,
    ReviewSheet,
    SheetOrder,
    hand_out_sheet,
    list_sheets,
    preview_sheet,
    review_sheet,
    withdraw_review,
)
from tests.documents.filling import answers
from tests.documents.standards import faults
from tests.home import HOME, TODAY, content
from tests.usecases.desk import Desk

SHEETS = content().read_sheets().sheets
SWEDISH = [sheet for sheet in SHEETS if not sheet.is_translation]
TRANSLATIONS = [sheet for sheet in SHEETS if sheet.is_translation]
ARABIC = "information-guardian.ar"
SUM = "0" * 64


def listed(ports: Ports, sheet: str = ARABIC) -> ListedSheet:
    found = list_sheets(None, ports).sheets
    return next(one for one in found if one.sheet.id == sheet)


def reviewed(ports: Ports, sheet: str = ARABIC) -> ListedSheet:
    order = ReviewSheet(sheet, listed(ports, sheet).text, "Amal Exempel", TODAY)
    return review_sheet(order, ports)


def refused(deed: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(RuleBroken) as broken:
        deed()
    return broken.value.code, broken.value.field


def with_sheet(ports: Ports, sheet_id: str, **changes: object) -> Ports:
    """Give the ports of a home in which a sheet's file is another."""
    sheets = tuple(
        replace(one, **changes) if one.id == sheet_id else one  # type: ignore[arg-type]
        for one in SHEETS
    )
    changed = replace(ports.content, read_sheets=lambda: Sheets(sheets))
    return replace(ports, content=changed)


@pytest.mark.journey
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_sheet_fits_two_pages_and_meets_both_standards(
    desk: Desk, sheet: Sheet
) -> None:
    made = preview_sheet(SheetOrder(sheet.id), desk.ports)
    # An agreement is written at a table, and wants room for the words of two.
    assert made.pages <= (3 if sheet.id == "form-agreement" else 2)
    assert sheet.title in made.text
    assert faults(made.data) == []


@pytest.mark.journey
@pytest.mark.parametrize("sheet", TRANSLATIONS, ids=lambda sheet: sheet.id)
def test_a_translation_takes_no_more_pages_than_its_original(
    desk: Desk, sheet: Sheet
) -> None:
    made, original = (
        preview_sheet(SheetOrder(one), desk.ports)
        for one in (sheet.id, sheet.translates)
    )
    assert made.pages == original.pages


def test_the_list_is_that_of_the_content_with_swedish_titles(desk: Desk) -> None:
    found = list_sheets(None, desk.ports).sheets
    assert tuple(one.sheet for one in found) == SHEETS
    titles = {one.sheet.id: one.title for one in found}
    assert all(titles[s.id] == titles[s.translates or s.id] for s in SHEETS)


def test_the_same_sheet_is_the_same_bytes_and_is_named_by_title_and_day(
    desk: Desk,
) -> None:
    one, other = (
        hand_out_sheet(SheetOrder("where-to-complain"), desk.ports) for _ in range(2)
    )
    assert one == other == preview_sheet(SheetOrder("where-to-complain"), desk.ports)
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
    made = preview_sheet(SheetOrder(sheet), desk.ports)
    first = PdfReader(BytesIO(made.data)).pages[0].extract_text()
    above = " ".join(first.partition(made.sheet.title)[0].split())
    assert above.replace(made.sheet.audience, "").strip() == sender


@pytest.mark.journey
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_form_alone_can_be_filled_in_on_screen(desk: Desk, sheet: Sheet) -> None:
    made = preview_sheet(SheetOrder(sheet.id), desk.ports)
    is_form = sheet.kind is SheetKind.FORM
    assert bool(made.form) == bool(made.form_name) == is_form
    assert answers(made.data) == {}
    if is_form:
        assert len(answers(made.form)) > 10
        assert made.form_name == made.file_name.replace("-2026", "-ifyllbar-2026")
        assert faults(made.form) == []


def test_a_sheet_that_is_not_there_is_missing(desk: Desk) -> None:
    order = ReviewSheet("nowhere", SUM, "Amal Exempel", TODAY)
    for use_case in (preview_sheet, hand_out_sheet):
        with pytest.raises(Missing):
            use_case(SheetOrder("nowhere"), desk.ports)
    with pytest.raises(Missing):
        review_sheet(order, desk.ports)


# --- Reviews -----------------------------------------------------------------------


@pytest.mark.journey
@pytest.mark.parametrize("sheet", TRANSLATIONS, ids=lambda sheet: sheet.id)
def test_an_unreviewed_translation_is_looked_at_and_does_not_go_out(
    desk: Desk, sheet: Sheet
) -> None:
    order = SheetOrder(sheet.id)
    assert listed(desk.ports, sheet.id).standing is Standing.UNREVIEWED
    made = preview_sheet(order, desk.ports)
    text = PdfReader(BytesIO(made.data)).pages[0].extract_text()
    assert "OGRANSKAD ÖVERSÄTTNING" in " ".join(text.split())
    assert refused(lambda: hand_out_sheet(order, desk.ports)) == (
        "sheet-unreviewed",
        "",
    )
    assert reviewed(desk.ports, sheet.id).standing is Standing.REVIEWED
    made = hand_out_sheet(order, desk.ports)
    assert "OGRANSKAD" not in PdfReader(BytesIO(made.data)).pages[0].extract_text()
    assert made == preview_sheet(order, desk.ports)


def test_a_translated_form_is_filled_in_once_it_is_reviewed(desk: Desk) -> None:
    order = SheetOrder(ARABIC)
    ports = with_sheet(
        desk.ports,
        ARABIC,
        kind=SheetKind.FORM,
        blocks=(Heading(1, "SIP"), Ticks((Tick("SIP"),))),
    )
    assert preview_sheet(order, ports).form == b""
    assert reviewed(ports).standing is Standing.REVIEWED
    made = hand_out_sheet(order, ports)
    assert list(answers(made.form)) == ["sip"]
    assert made.form_name == (
        "information-om-sip-till-vardnadshavare-arabiska-ifyllbar-2026-03-02.pdf"
    )
    assert made == preview_sheet(order, ports)


def test_a_review_says_who_when_and_who_noted_it(desk: Desk) -> None:
    noted = reviewed(desk.ports)
    assert noted == listed(desk.ports)
    assert noted.review == SheetReview(
        ARABIC, noted.text, "Amal Exempel", TODAY, desk.ports.user.id
    )


def test_a_translation_is_called_by_its_swedish_title_and_language(desk: Desk) -> None:
    made = preview_sheet(SheetOrder(ARABIC), desk.ports)
    assert made.file_name == (
        "information-om-sip-till-vardnadshavare-arabiska-2026-03-02.pdf"
    )


def test_a_review_can_be_taken_back_and_made_anew(desk: Desk) -> None:
    reviewed(desk.ports)
    withdraw_review(SheetOrder(ARABIC), desk.ports)
    withdraw_review(SheetOrder(ARABIC), desk.ports)
    assert listed(desk.ports).standing is Standing.UNREVIEWED
    reviewed(desk.ports)
    assert reviewed(desk.ports).standing is Standing.REVIEWED


@pytest.mark.parametrize(
    ("sheet", "change"),
    [
        (ARABIC, {"file_sum": SUM}),
        ("information-guardian", {"text": "En annan text"}),
    ],
)
def test_a_review_lapses_when_either_text_changes(
    desk: Desk, sheet: str, change: dict[str, str]
) -> None:
    reviewed(desk.ports)
    changed = with_sheet(desk.ports, sheet, **change)
    assert listed(changed).standing is Standing.LAPSED
    assert refused(lambda: hand_out_sheet(SheetOrder(ARABIC), changed)) == (
        "sheet-review-lapsed",
        "",
    )
    assert reviewed(changed).standing is Standing.REVIEWED
    assert listed(desk.ports).standing is Standing.LAPSED


def test_a_changed_original_shows_its_translations_as_out_of_date(desk: Desk) -> None:
    assert not listed(desk.ports).outdated
    changed = with_sheet(desk.ports, "information-guardian", text="En annan text")
    old = [one.sheet.id for one in list_sheets(None, changed).sheets if one.outdated]
    assert len(old) == 5
    assert all(one.startswith("information-guardian.") for one in old)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"reviewer": " \t"}, "sheet-without-reviewer", "reviewer"),
        ({"day": None}, "day-missing", "day"),
        (
            {"day": TODAY + timedelta(days=1)},
            "sheet-reviewed-in-the-future",
            "day",
        ),
        ({"text": SUM}, "sheet-changed", ""),
        ({"sheet": "information-guardian"}, "sheet-needs-no-review", ""),
    ],
)
def test_a_review_needs_a_reviewer_a_day_and_the_text_that_was_seen(
    desk: Desk, change: dict[str, str | date | None], code: str, field: str
) -> None:
    order = ReviewSheet(ARABIC, listed(desk.ports).text, "Amal Exempel", TODAY)
    wrong = replace(order, **change)  # type: ignore[arg-type]
    assert refused(lambda: review_sheet(wrong, desk.ports)) == (code, field)
    assert listed(desk.ports).standing is Standing.UNREVIEWED


def test_a_sheet_in_geez_says_what_is_missing_where_there_is_no_font(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_DATA_DIRS", "WINDIR"):
        monkeypatch.setenv(name, str(tmp_path / "empty"))
    with pytest.raises(Unavailable) as told:
        preview_sheet(SheetOrder("information-guardian.ti"), desk.ports)
    assert told.value.trouble is Trouble.NO_ETHIOPIC_FONT


_SUMS = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(_SUMS, _SUMS, _SUMS, _SUMS)
def test_a_review_holds_for_exactly_the_two_texts_it_was_made_of(
    translation: str, original: str, other: str, another: str
) -> None:
    text = reviewed_text(translation, original)
    review = {"sheet": SheetReview("sheet", text, "Amal Exempel", TODAY, "user")}
    now = reviewed_text(other, another)
    same = (translation, original) == (other, another)
    held = standing("sheet", now, review)
    assert held is (Standing.REVIEWED if same else Standing.LAPSED)
    assert standing("sheet", text, review).may_go_out
    assert not standing("other", text, review).may_go_out
