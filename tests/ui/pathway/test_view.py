"""The page of the time after SiS, worked with by its widgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.information import Branch
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.pathway.model import guides_of
from sipdesk.ui.pathway.rows import PathwayList
from sipdesk.ui.pathway.view import PathwaySheet
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.cover_note import RecordNote, record_note
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.pathway import PutPathway, put_pathway
from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown, shown


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Shown]:
    """Grown up, with nämnd and BUP called to a meeting today."""
    assert qapp is not None
    with shown(tmp_path, PathwaySheet, "called") as opened:
        yield opened


def ways(page: Shown) -> PathwayList:
    assert isinstance(page.sheet, PathwaySheet)
    return page.sheet.ways


def write(page: Shown, code: str, **typed: str) -> None:
    """Open a row if it is folded, and write in its fields."""
    shown_row = ways(page).rows[code]
    if not shown_row.fields:
        shown_row.turn.click()
    for name, value in typed.items():
        page.write(f"pathway-{code}-{name}", value)


def way(page: Shown, code: str) -> Pathway:
    return next(p for p in page.case.pathways if p.code == code)


def test_from_the_first_day_every_part_stands_there_not_asked(page: Shown) -> None:
    assert page.state == "not-started"
    guides = guides_of(page.case, page.sheet.around)
    assert list(ways(page).rows) == [g.code for g in guides]
    assert ways(page).count.words == "0 av 10 ordnade, 10 där ansvarig inte är känd"
    row = ways(page).rows["housing"]
    assert row.summary.words == "Inte frågat"


def test_a_row_is_changed_where_it_stands_and_saved(page: Shown) -> None:
    write(page, "school", state="arranged", party=made.SCHOOL.id, what="Börjar måndag.")
    saved = way(page, "school")
    assert (saved.state, saved.party) == (PathwayState.ARRANGED, made.SCHOOL.id)
    assert saved.what == "Börjar måndag."
    assert ways(page).rows["school"].summary.words == "Ordnat · Påhittaskolan"
    assert ways(page).count.words.startswith("1 av 10 ordnade")


def test_nobody_answers_and_nobody_has_asked_read_otherwise(page: Shown) -> None:
    write(page, "dental", state="nobody")
    assert ways(page).count.words == (
        "0 av 10 ordnade, 1 utan ansvarig, 9 där ansvarig inte är känd"
    )
    assert ways(page).rows["dental"].summary.words == "Ingen ansvarar"
    write(page, "dental", party=made.BUP.id)
    assert way(page, "dental").party == ""
    problem = page.field("pathway-dental-party").problem
    assert problem is not None
    assert "ingen ansvarar" in problem


def test_that_nobody_answers_takes_away_who_did(page: Shown) -> None:
    write(page, "dental", state="planned", party=made.BUP.id)
    write(page, "dental", state="nobody")
    saved = way(page, "dental")
    assert (saved.state, saved.party) == (PathwayState.NOBODY, "")


def test_not_needed_asks_why_and_loses_nothing(page: Shown) -> None:
    write(page, "leisure", what="Fotboll", state="not-needed")
    assert page.field("pathway-leisure-note").problem
    assert not way(page, "leisure").state.answered
    write(page, "leisure", note="Vill inte.")
    assert way(page, "leisure").state is PathwayState.NOT_NEEDED
    assert way(page, "leisure").what == "Fotboll"


def test_a_day_that_cannot_be_read_is_said_beside_it(page: Shown) -> None:
    write(page, "housing", due="i förrgår nästa")
    assert page.field("pathway-housing-due").problem
    assert page.case.pathways == ()


def test_what_is_late_is_said_in_the_homes_own_weeks(page: Shown) -> None:
    stay = replace(
        page.case.placement, preliminary_discharge=TODAY + timedelta(weeks=5)
    )
    page.do(record_placement, RecordPlacement, stay)
    late = [c for c, r in ways(page).rows.items() if r.chip.isVisibleTo(ways(page))]
    weeks = {g.code: g.weeks for g in page.sheet.around.content.pathways.guides}
    assert late == [code for code in ways(page).rows if weeks[code] > 5]
    assert {ways(page).rows[code].chip.text() for code in late} == {"Brådskar"}
    assert f"{len(late)} rader brådskar" in page.words()
    write(page, "leisure", due=(TODAY - timedelta(days=1)).isoformat())
    assert ways(page).rows["leisure"].chip.text() == "Sen"
    assert "1 rad är sen. " in page.words()


def test_the_commission_is_shown_and_changed_where_it_is_kept(page: Shown) -> None:
    stay = replace(page.case.placement, aftercare_asked=TODAY, aftercare=Answer.YES)
    page.do(record_placement, RecordPlacement, stay)
    words = page.words()
    assert "Har SiS fått uppdraget?" in words
    steps: list[str] = []
    page.sheet.asked_step.connect(steps.append)
    assert isinstance(page.sheet, PathwaySheet)
    page.press_change("Ändra har sis fått uppdraget?")
    assert steps == ["move"]


def test_a_receipt_is_registered_on_its_row(page: Shown) -> None:
    page.do(record_note, RecordNote, CoverNote("", made.BUP.id, sent=TODAY))
    assert "Inget kvitto än" in page.words()
    page.press(f"cover-notes-receipt-{made.BUP.id}")
    page.write("received_by", "Aisha Påhitt")
    page.press("cover-notes-save")
    (note,) = page.case.cover_notes
    assert (note.received, note.received_by) == (TODAY, "Aisha Påhitt")
    assert "av Aisha Påhitt" in page.words()


def test_what_a_note_leaves_out_is_named_on_the_page(page: Shown) -> None:
    page.do(
        put_pathway,
        PutPathway,
        Pathway("", "mental-health", Area.MENTAL_HEALTH, PathwayState.PLANNED),
    )
    assert "Inte med på bladet: " in page.words()
    orders: list[PaperOrder] = []
    page.sheet.asked_paper.connect(orders.append)
    page.press(f"cover-notes-show-{made.BUP.id}")
    assert [(o.kind, o.recipient) for o in orders] == [
        (PaperKind.COVER_NOTE, made.BUP.id)
    ]


def test_no_paper_is_offered_twice(page: Shown) -> None:
    assert page.has_button(f"cover-notes-show-{made.BUP.id}")
    assert not page.has_button(f"paper-cover-note-{made.BUP.id}")


def test_a_need_is_added_with_its_area(page: Shown) -> None:
    page.press("matching-add")
    page.write("words", "Eget rum.", card="matching")
    page.press("matching-save")
    assert not page.case.matching
    assert page.field("area", card="matching").problem
    page.write("area", "housing", card="matching")
    page.press("matching-save")
    (need,) = page.case.matching
    assert (need.area, need.words) == (Area.HOUSING, "Eget rum.")


def test_a_group_begins_empty_and_says_that_it_asks_for_a_consent_of_its_own(
    page: Shown,
) -> None:
    assert page.case.consents
    for name in ("proposed", "wants_to_know", "told", "offered", "decided"):
        assert page.field(name, card="social-group").value == ""
    assert "eget samtycke" in page.words()
    page.write("wants_to_know", "yes", card="social-group")
    page.write("proposed", TODAY.isoformat(), card="social-group")
    group = page.case.social_group
    assert (group.proposed, group.wants_to_know) == (TODAY, Answer.YES)


def test_a_region_that_changes_is_said_on_top(page: Shown) -> None:
    stay = replace(
        page.case.placement, home_region="Region Ett", receiving_region="Region Två"
    )
    page.do(record_placement, RecordPlacement, stay)
    assert "Från Region Ett till Region Två." in page.words()


@pytest.mark.journey
def test_every_row_can_be_reached_opened_and_named(page: Shown) -> None:
    flag = Flag("flag", FlagKind.HIDDEN_PLACE, YOUNG_PERSON, "Socialnämnden")
    page.do(put_flag, PutFlag, flag)
    for row in ways(page).rows.values():
        row.turn.click()
    assert faults(page) == []


def test_who_reads_no_health_sees_no_row_of_health(page: Shown) -> None:
    around = page.sheet.around
    user = replace(around.user, branches=frozenset({Branch.SOCIAL}))
    codes = {g.code for g in guides_of(page.case, replace(around, user=user))}
    assert codes.isdisjoint({"health", "mental-health", "dental", "school"})
    assert "housing" in codes
