"""Locked versions are summed when they are locked, and can be checked ever after."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from sipdesk.domain.case import Case
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.meeting import Meeting, Part
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.meeting import WriteNote, with_meeting, write_note
from sipdesk.usecases.minutes import (
    AmendMinutes,
    FinaliseMinutes,
    ObjectToMinutes,
    amend_minutes,
    finalise_minutes,
    object_to_minutes,
)
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.plan import EstablishPlan, establish_plan
from sipdesk.usecases.saving import save
from sipdesk.usecases.text import LETTERS, TextOrder, WriteText, read_text, save_text
from sipdesk.usecases.version_sum import Sum, check_versions
from tests.domain.cases import LEAD
from tests.home import TODAY, SetClock
from tests.usecases.desk import Desk


def finalise(desk: Desk) -> None:
    desk.agreed()
    desk.book(TODAY)
    desk.hold()
    desk.do(finalise_minutes, FinaliseMinutes)


def checked(desk: Desk) -> list[Sum]:
    return list(check_versions(desk.case.id, desk.ports).values())


def stored_otherwise(desk: Desk, edit: Callable[[Meeting], Meeting]) -> None:
    """Save the meeting as no use case would."""
    with desk.ports.store.work() as work:
        case = work.cases.get(desk.case.id)
        changed: Case = with_meeting(case, edit(case.meeting))
        desk.case = save(work, changed, "note-written", desk.ports)


def test_a_version_holds_whatever_is_written_later(desk: Desk) -> None:
    finalise(desk)
    version = desk.case.meeting.minutes[0]
    assert len(version.sha256) == 64
    assert checked(desk) == [Sum.HOLDS]
    desk.do(object_to_minutes, ObjectToMinutes, version.id, "Så sa jag inte.")
    desk.do(amend_minutes, AmendMinutes, "Fel ord.")
    desk.do(write_note, WriteNote, Part.NEEDS, "Alva vill hem.")
    letter = read_text(TextOrder(f"{LETTERS}minutes"), desk.ports)
    text = letter.text.replace("Samtycke och sekretess gicks", "Allt gicks")
    save_text(WriteText(letter.entry.name, 0, text), desk.ports)
    clock = desk.ports.clock
    assert isinstance(clock, SetClock)
    clock.day = TODAY + timedelta(days=400)
    desk.do(finalise_minutes, FinaliseMinutes)
    assert checked(desk) == [Sum.HOLDS, Sum.HOLDS]
    first, second = desk.case.meeting.minutes
    assert first.sha256 == version.sha256 != second.sha256


def test_minutes_without_a_sum_are_unknown_and_another_sum_differs(desk: Desk) -> None:
    finalise(desk)

    def summed(found: str) -> Callable[[Meeting], Meeting]:
        return lambda m: replace(m, minutes=(replace(m.minutes[0], sha256=found),))

    stored_otherwise(desk, summed(""))
    assert checked(desk) == [Sum.UNKNOWN]
    stored_otherwise(desk, summed("0" * 64))
    assert checked(desk) == [Sum.DIFFERS]


def test_a_version_that_points_at_no_stored_case_differs(desk: Desk) -> None:
    finalise(desk)
    stored_otherwise(
        desk,
        lambda m: replace(m, minutes=(replace(m.minutes[0], case_version=999),)),
    )
    assert checked(desk) == [Sum.DIFFERS]


@pytest.mark.journey
def test_a_version_that_points_at_another_text_differs(desk: Desk) -> None:
    finalise(desk)
    earlier = desk.case.meeting.minutes[0].case_version - 1
    stored_otherwise(
        desk,
        lambda m: replace(m, minutes=(replace(m.minutes[0], case_version=earlier),)),
    )
    assert checked(desk) == [Sum.DIFFERS]


def test_an_established_plan_is_summed_too_and_its_paper_shows_the_sum(
    desk: Desk,
) -> None:
    finalise(desk)
    desk.plan()
    desk.do(establish_plan, EstablishPlan, TODAY, "", LEAD)
    assert checked(desk) == [Sum.HOLDS, Sum.HOLDS]
    shown = desk.case.plan.versions[0].sha256[:4]
    order = PaperOrder(desk.case.id, PaperKind.PLAN, YOUNG_PERSON, 1)
    assert f"kontrollsumma {shown} " in words(preview_paper(order, desk.ports).data)


@pytest.mark.parametrize("kind", PaperKind)
def test_a_version_that_a_paper_has_none_of_is_no_fault(
    desk: Desk, kind: PaperKind
) -> None:
    finalise(desk)
    desk.plan()
    desk.do(establish_plan, EstablishPlan, TODAY, "", LEAD)
    made = 0
    for whom in {*recipients(kind, desk.case, TODAY), FILE_COPY}:
        with suppress(SipdeskError):  # a refusal is a calm answer
            preview_paper(PaperOrder(desk.case.id, kind, whom, 1), desk.ports)
            made += 1
    versioned = {PaperKind.MINUTES, PaperKind.PLAN, PaperKind.MY_PLAN}
    assert made or kind not in versioned


def words(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
