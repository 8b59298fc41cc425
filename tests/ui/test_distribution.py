"""Who has got which version, on the pages of the meeting and of the plan."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sipdesk.domain.case import Case
from sipdesk.domain.paper import PRINTED, SAVED, PaperKind, PaperRecord
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.distribution import Has, has, summary
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.ui.plan.view import PlanSheet
from sipdesk.usecases.distribution import Distribution, Received
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    amend_minutes,
    finalise_minutes,
)
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")

MINUTES = PaperKind.MINUTES


def give(page: Shown, kind: PaperKind, whom: str, version: int) -> None:
    order = PaperOrder(page.case.id, kind, whom, version)
    seen = preview_paper(order, page.desk.ports)
    out = HandOut(order, seen.made, seen.case_version, SAVED)
    hand_out_paper(out, page.desk.ports)
    page.sheet.hide()
    page.sheet.show()
    page.refresh()


def record(version: int, whom: str = YOUNG_PERSON) -> PaperRecord:
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    return PaperRecord(
        "p", "c", MINUTES, whom, "school", at, "u", 1, version, 1, "", PRINTED
    )


def told(one: Received, case: Case | None = None) -> Has:
    found = Distribution(MINUTES, 2, (one,))
    return has(case or made.case(), found, TODAY)[0]


def test_only_what_deviates_has_a_chip() -> None:
    latest = told(Received(YOUNG_PERSON, "young-person", record(2)))
    assert (latest.chip, latest.note) == ("", "Version 2, 2 mars 2026, utskrivet")
    older = told(Received(YOUNG_PERSON, "young-person", record(1)))
    assert (older.chip, older.tone) == ("Har version 1", "warn")
    assert told(Received(YOUNG_PERSON, "", None)).chip == "Inte fått den än"
    stopped = told(Received(YOUNG_PERSON, "", None, "no-consent-for-recipient"))
    assert stopped.chip == "Får inte version 2"
    assert (
        stopped.note == "Mottagaren omfattas inte av samtycke eller någon annan grund."
    )


def test_one_who_is_in_the_case_no_more_is_named_by_role() -> None:
    gone = told(Received("gone", "school", record(1, "gone"), former=True))
    assert (gone.name, gone.looks) == ("Skolan", False)
    assert gone.note.endswith("Är inte längre med.")


def test_how_many_have_it_is_said_of_those_who_may() -> None:
    got = Received(YOUNG_PERSON, "", record(2))
    waits = Received("bup", "", None)
    stopped = Received("school", "", None, "no-consent-for-recipient")
    found = Distribution(MINUTES, 2, (got, waits, stopped))
    assert summary(found) == "1 av 2 mottagare har fått version 2."
    found = replace(found, received=(got, stopped))
    assert summary(found) == "Alla som får version 2 har fått den."


@pytest.mark.journey
def test_the_page_of_the_meeting_tells_it_and_shows_each_copy(tmp_path: Path) -> None:
    with shown(tmp_path, MeetingSheet, "held") as page:
        assert isinstance(page.sheet, MeetingSheet)
        card = page.sheet.distribution
        assert not card.isVisibleTo(page.sheet)
        page.do(finalise_minutes, FinaliseMinutes)
        give(page, MINUTES, YOUNG_PERSON, 1)
        words = page.words_of(card)
        assert "1 av 3 mottagare har fått version 1." in words
        assert "Version 1, 2 mars 2026, sparat som PDF" in words
        asked = heard(page.sheet.asked_paper)
        page.press(f"minutes-look-{made.BUP.id}")
        assert asked == [PaperOrder(page.case.id, MINUTES, made.BUP.id, 1)]
        page.do(amend_minutes, AmendMinutes, "Fel ord.")
        page.do(finalise_minutes, FinaliseMinutes)
        assert "0 av 3 mottagare har fått version 2." in page.words_of(card)
        assert audit(page.window) == []


@pytest.mark.journey
def test_the_page_of_the_plan_tells_it_too(tmp_path: Path) -> None:
    with shown(tmp_path, PlanSheet, "set") as page:
        assert isinstance(page.sheet, PlanSheet)
        give(page, PaperKind.MY_PLAN, YOUNG_PERSON, 1)
        words = page.words_of(page.sheet.distribution)
        assert "Version 1 i Min plan, 2 mars 2026, sparat som PDF" in words
        asked = heard(page.sheet.asked_paper)
        page.press(f"plan-look-{YOUNG_PERSON}")
        assert asked == [PaperOrder(page.case.id, PaperKind.PLAN, YOUNG_PERSON, 1)]
