"""Who knows what of the meeting, and every letter by one press."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

import pytest

from sipdesk.domain.meeting import Booking, MeetingForm
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.page import Around
from sipdesk.ui.summons.mailing import MailingModel, MailingState
from sipdesk.ui.summons.view import SummonsSheet
from sipdesk.ui.widgets.pdf import Pdf
from sipdesk.usecases.paper import HandOut, hand_out_paper, list_papers, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.preparation import ChooseParticipant, choose_participant
from sipdesk.usecases.summons import BookMeeting, book_meeting
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.outlets import Person
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard

pytestmark = pytest.mark.usefixtures("qapp")

BOOKING = Booking(
    TODAY + timedelta(days=10), time(13), time(14), MeetingForm.ROOM, "Rum 3"
)


def asking(person: Person) -> Callable[[Around], SummonsSheet]:
    """Make the page with somebody at the system's own dialog for printing."""
    return partial(SummonsSheet, ask_printer=person.printer)


def book(page: Shown, **other: object) -> None:
    booking = replace(BOOKING, **other)  # type: ignore[arg-type]
    page.do(book_meeting, BookMeeting, booking)


def cancelled(page: Shown) -> date | None:
    return page.case.meeting.booking.cancelled


def records(page: Shown) -> list[tuple[PaperKind, str]]:
    found = list_papers(page.case.id, page.desk.ports).records
    return sorted(((r.kind, r.recipient) for r in found), key=str)


@pytest.mark.journey
def test_one_press_prints_every_letter_after_its_address_page(tmp_path: Path) -> None:
    person = Person(tmp_path)
    with shown(tmp_path, asking(person), "prepared") as page:
        book(page)
        assert "3 personer har inte fått kallelse eller inbjudan" in page.words()
        page.press("mailing-print")
        assert person.asked == [f"{page.case.number}-brev"]
        assert len(records(page)) == 3
        kept = list_papers(page.case.id, page.desk.ports).records
        pages = sum(record.pages for record in kept) + len(kept)
        assert len(Pdf((tmp_path / "printed.pdf").read_bytes())) == pages
        words = page.words()
        assert "3 brev till skrivaren 13.26." in words
        assert "Alla har fått veta det som gäller nu." in words
        assert "Kallelse 2 mars 2026: 12 mars 2026 kl. 13.00" in words
        assert not page.has_button("mailing-print")
        assert audit(page.window) == []


def test_who_has_no_address_is_told_of_before_printing(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person()), "prepared") as page:
        book(page)
        assert page.words().count("Adressen saknas på adressbladet.") == 2
        settled = replace(made.BUP, address="Sagogatan 3, 000 03 Diktköping")
        page.do(put_party, PutParty, settled)
        assert page.words().count("Adressen saknas på adressbladet.") == 1


def test_a_dialog_that_is_cancelled_keeps_nothing(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person()), "prepared") as page:
        book(page)
        page.press("mailing-print")
        assert records(page) == []
        assert page.has_button("mailing-print")


@pytest.mark.journey
def test_those_who_cannot_be_written_to_are_listed_with_why_before_printing(
    tmp_path: Path,
) -> None:
    person = Person(tmp_path)
    stranger = replace(made.SCHOOL, id="stranger")
    with shown(tmp_path, asking(person), "prepared") as page:
        book(page)
        page.do(put_party, PutParty, stranger)
        page.do(choose_participant, ChooseParticipant, stranger.id)
        words = page.words()
        assert "Kan inte skickas nu. Mottagaren omfattas inte av samtycke" in words
        assert "3 brev skrivs ut" in words
        assert "1 brev kan inte skickas nu." in words
        page.press("mailing-print")
        assert [whom for _, whom in records(page) if whom == stranger.id] == []
        assert len(records(page)) == 3
        assert not page.button("mailing-print").isEnabled()


@pytest.mark.journey
def test_who_does_not_know_of_a_change_is_seen_and_their_letter_is_opened(
    tmp_path: Path,
) -> None:
    person = Person(tmp_path)
    with shown(tmp_path, asking(person), "prepared") as page:
        book(page)
        page.press("mailing-print")
        book(page, start=time(10), end=time(11))
        asked = heard(page.sheet.asked_paper)
        assert "3 personer har inte fått veta vad som gäller nu." in page.words()
        page.press(f"mailing-look-{made.BUP.id}")
        assert asked == [PaperOrder(page.case.id, PaperKind.CHANGE, made.BUP.id)]
        page.press("mailing-print")
        changes = [whom for kind, whom in records(page) if kind is PaperKind.CHANGE]
        assert len(changes) == 3


def test_a_letter_that_went_out_by_itself_is_seen_when_the_page_is_seen_again(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, asking(Person()), "prepared") as page:
        book(page)
        order = PaperOrder(page.case.id, PaperKind.SUMMONS, made.BUP.id)
        seen = preview_paper(order, page.desk.ports)
        out = HandOut(order, seen.made, seen.case_version, "file")
        hand_out_paper(out, page.desk.ports)
        page.sheet.hide()
        page.sheet.show()
        assert "2 brev skrivs ut" in page.words()


@pytest.mark.journey
def test_one_who_stands_at_a_letter_still_does_when_the_list_is_made_anew(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, asking(Person()), "prepared") as page:
        book(page)
        name = f"mailing-look-{made.BUP.id}"
        page.button(name).setFocus()
        settled = replace(made.BUP, address="Sagogatan 3, 000 03 Diktköping")
        page.do(put_party, PutParty, settled)
        assert page.button(name).hasFocus()


@pytest.mark.journey
def test_a_meeting_is_called_off_told_of_and_taken_up_again(tmp_path: Path) -> None:
    person = Person(tmp_path)
    with shown(tmp_path, asking(person), "prepared") as page:
        book(page)
        page.press("mailing-print")
        page.press("cancel")
        page.write("cancel_words", "Den som sammankallar är sjuk.")
        page.press("cancel-go")
        assert cancelled(page) == TODAY
        words = page.words()
        assert "Mötet är inställt sedan 2 mars 2026." in words
        assert "Den som sammankallar är sjuk." in words
        assert not page.has_button("register-call")
        assert not page.has_button("cancel")
        page.press("mailing-print")
        assert (PaperKind.CANCELLATION, YOUNG_PERSON) in records(page)
        page.write("start", "10")
        assert cancelled(page) == TODAY
        page.press("take-up")
        assert cancelled(page) is None
        assert "3 personer har inte fått veta vad som gäller nu." in page.words()
        assert page.has_button("register-call")


@pytest.mark.journey
def test_calling_off_can_be_thought_better_of(tmp_path: Path) -> None:
    with shown(tmp_path, asking(Person()), "prepared") as page:
        assert not page.has_button("cancel")
        book(page)
        page.press("cancel")
        page.press("cancel-stop")
        assert cancelled(page) is None
        assert page.has_button("cancel")


def _broken(_: Sequence[bytes]) -> None:
    raise OSError


@pytest.mark.journey
def test_letters_that_do_not_come_out_are_said_to_be_and_nobody_counts_as_told(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, asking(Person()), "prepared") as page:
        book(page)
        states: list[MailingState] = []
        model = MailingModel(page.around, states.append)
        model.show_case(page.case)
        model.print_all(_broken)
        notices = [state.notice.text for state in states if state.notice]
        assert notices[-1].startswith("Breven kunde inte skrivas ut.")
        assert states[-1].printed == 0
        assert len(records(page)) == 0
        assert len(states[-1].mailing.ready if states[-1].mailing else ()) == 3


@pytest.mark.journey
def test_what_was_changed_meanwhile_is_read_anew_and_not_printed(
    tmp_path: Path,
) -> None:
    printed: list[bytes] = []
    with shown(tmp_path, asking(Person()), "prepared") as page:
        book(page)
        states: list[MailingState] = []
        model = MailingModel(page.around, states.append)
        model.show_case(page.case)
        book(page, place="Rum 4")
        model.print_all(printed.extend)
        assert printed == []
        notices = [state.notice.text for state in states if state.notice]
        assert notices[-1].startswith("Ärendet eller breven har ändrats")
        model.print_all(printed.extend)
        assert len(printed) == 6


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.journey
def test_the_page_is_sound_in_every_state(tmp_path: Path, scale: float) -> None:
    person = Person(tmp_path)
    with shown(tmp_path, asking(person), "prepared", text_scale=scale) as page:
        press = partial(page.press)
        book(page)
        press("mailing-print")
        book(page, place="Rum 4")
        assert audit(page.window) == []
        press("cancel")
        assert audit(page.window) == []
        press("cancel-go")
        assert audit(page.window) == []
