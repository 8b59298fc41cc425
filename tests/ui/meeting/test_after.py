"""Everything after the meeting by one press, and why something is not ready."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path

import pytest

from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.meeting import Record
from sipdesk.domain.paper import PaperKind
from sipdesk.ui.meeting.after import AfterModel, AfterState
from sipdesk.ui.meeting.after_card import AfterCard
from sipdesk.ui.meeting.view import MeetingSheet
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.pdf import Pdf
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.meeting import RecordMeeting, record_meeting
from sipdesk.usecases.paper import list_papers
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.outlets import Person
from tests.ui.step_page import Shown, shown

pytestmark = pytest.mark.usefixtures("qapp")

NEXT = TODAY + timedelta(days=60)


def asking(person: Person) -> Callable[[Around], MeetingSheet]:
    """Make the page with somebody at the system's own dialog for printing."""
    return partial(MeetingSheet, ask_printer=person.printer)


def with_next_day(page: Shown) -> None:
    record = replace(page.case.meeting.record, next_day=NEXT, next_start=time(10))
    page.do(record_meeting, RecordMeeting, record)


def card(page: Shown) -> AfterCard:
    assert isinstance(page.sheet, MeetingSheet)
    return page.sheet.after


def words(page: Shown) -> str:
    return page.words_of(card(page))


def kinds(page: Shown) -> dict[PaperKind, int]:
    found: dict[PaperKind, int] = {}
    for record in list_papers(page.case.id, page.desk.ports).records:
        found[record.kind] = found.get(record.kind, 0) + 1
    return found


@pytest.mark.journey
def test_one_press_does_all_that_is_left_and_says_so(tmp_path: Path) -> None:
    person = Person(tmp_path)
    with shown(tmp_path, asking(person), "held") as page:
        with_next_day(page)
        said = words(page)
        assert (
            "Protokollet slutförs, nästa möte påbörjas och 4 papper skrivs ut till 3 "
            "mottagare." in said
        )
        assert "Protokoll  ·  Inbjudan" in said
        assert "Kallelse: SiS har inte registrerat något uppdrag" in said
        asked = page.press_and_answer("after-finish", yes=True)
        assert asked == "Göra allt klart?"
        assert person.asked == [f"{page.case.number}-efter-motet"]
        assert kinds(page) == {PaperKind.MINUTES: 3, PaperKind.INVITATION: 1}
        assert len(page.case.meetings) == 2
        assert page.case.meeting.booking.day == NEXT
        records = list_papers(page.case.id, page.desk.ports).records
        whom = {record.recipient for record in records}
        pages = sum(record.pages for record in records) + len(whom)
        assert len(Pdf((tmp_path / "printed.pdf").read_bytes())) == pages
        said = words(page)
        assert "4 papper till skrivaren 13.26." in said
        assert "Registrera dem som kallade när breven har gått." in said
        assert "Det som kan lämnas ut är lämnat." in said
        assert not page.has_button("after-finish")
        assert audit(page.window) == []


@pytest.mark.journey
def test_nothing_is_shown_before_the_meeting_is_over(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person()), "called") as page:
        assert not card(page).isVisibleTo(page.sheet)
        page.write("failed", "BUP uteblev.")
        assert card(page).isVisibleTo(page.sheet)


@pytest.mark.journey
def test_a_no_or_a_cancelled_dialog_does_nothing(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person()), "held") as page:
        page.press_and_answer("after-finish", yes=False)
        page.press_and_answer("after-finish", yes=True)
        assert page.case.meeting.minutes == ()
        assert kinds(page) == {}
        assert page.has_button("after-finish")


@pytest.mark.journey
def test_the_next_meeting_may_wait(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person(tmp_path)), "held") as page:
        assert "Ingen dag är satt för nästa möte." in words(page)
        with_next_day(page)
        assert "Ingen dag är satt" not in words(page)
        page.write("begins_next", frozenset())
        assert "nästa möte påbörjas" not in words(page)
        page.press_and_answer("after-finish", yes=True)
        assert len(page.case.meetings) == 1
        assert kinds(page) == {PaperKind.MINUTES: 3}
        assert "De står nu var för sig under Papper." in words(page)
        assert "kallade" not in words(page)


@pytest.mark.journey
def test_a_printer_that_fails_leaves_what_is_locked_and_no_papers(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, asking(Person(tmp_path)), "held") as page:

        def jammed(_: object) -> None:
            raise OSError

        card(page).model.finish(jammed)
        page.refresh()
        assert "Breven kunde inte skrivas ut." in words(page)
        assert len(page.case.meeting.minutes) == 1
        assert kinds(page) == {}
        page.press("after-finish")
        assert kinds(page) == {PaperKind.MINUTES: 3}


@pytest.mark.journey
def test_of_a_closed_case_nothing_is_asked(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person()), "held") as page:
        closing = Closing(
            ClosingReason.NO_NEED, TODAY, "Karin Exempel", young_person_told=TODAY
        )
        page.do(record_closing, RecordClosing, closing)
        page.do(close_case, CloseCase)
        assert not card(page).isVisibleTo(page.sheet)


@pytest.mark.journey
def test_an_outdated_list_is_read_again_and_nothing_is_done(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person()), "held") as page:
        states: list[AfterState] = []
        model = AfterModel(page.around, states.append)
        model.show_case(page.case)
        record = Record(held=TODAY, agreements="Annat.")
        page.desk.do(record_meeting, RecordMeeting, record)
        model.finish(lambda _: None)
        assert states[-1].notice is not None
        assert kinds(page) == {}
        assert page.case.meeting.minutes == ()
