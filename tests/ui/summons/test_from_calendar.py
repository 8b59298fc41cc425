"""An answer in a calendar file is looked at before it is registered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.documents.calendar.event import uid_of
from sipdesk.domain.meeting import Participant, Reply
from sipdesk.ui.page import Around
from sipdesk.ui.summons.view import SummonsSheet
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.summons import RegisterCall, register_call
from tests.documents.test_calendar_reply import MAIL, answer
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown, shown

pytestmark = pytest.mark.usefixtures("qapp")


@contextmanager
def called(folder: Path) -> Iterator[tuple[Shown, Path]]:
    """Show the page with everybody called, and the file that is going to be chosen."""
    file = folder / "svar.ics"

    def sheet(around: Around) -> SummonsSheet:
        return SummonsSheet(around, choose_calendar=lambda _: file)

    with shown(folder, sheet, "prepared") as page:
        page.desk.do(put_party, PutParty, replace(made.BUP, email=MAIL))
        page.desk.book()
        people = tuple(p.id for p in page.desk.case.meeting.participants)
        page.do(register_call, RegisterCall, people, TODAY, "Brev")
        yield page, file


def write(page: Shown, file: Path, status: str = "DECLINED", **more: object) -> None:
    facts = {"uid": uid_of(page.case.meeting), "sequence": 0, **more}
    file.write_bytes(answer(status, **facts))  # type: ignore[arg-type]


def person(page: Shown, party: str) -> Participant:
    found = page.case.meeting.participant(party)
    assert found is not None
    return found


@pytest.mark.journey
def test_who_answers_what_is_shown_and_then_saved(tmp_path: Path) -> None:
    with called(tmp_path) as (page, file):
        write(page, file, comment="Vi hinner inte.")
        page.press("from-calendar-take")
        assert "Svaret är: Kommer inte." in page.words()
        assert "Inget är registrerat än." in page.words()
        assert person(page, made.BUP.id).reply is Reply.NONE
        assert page.field("words").value == "Vi hinner inte."
        page.press("replies-save")
        kept = person(page, made.BUP.id)
        assert (kept.reply, kept.reply_words) == (Reply.NOT_COMING, "Vi hinner inte.")
        assert "Inget är registrerat än." not in page.words()


@pytest.mark.journey
def test_somebody_is_chosen_where_nobody_has_the_address(tmp_path: Path) -> None:
    with called(tmp_path) as (page, file):
        write(page, file, "ACCEPTED", mail="kollega@exempel.invalid")
        page.press("from-calendar-take")
        assert "kollega@exempel.invalid" in page.words()
        assert not page.has_button("replies-save")
        page.press("from-calendar-go")
        assert not page.has_button("replies-save")
        page.write("whose_reply", person(page, made.NAMND.id).id)
        assert faults(page) == []
        page.press("from-calendar-go")
        page.press("replies-save")
        assert person(page, made.NAMND.id).reply is Reply.COMES


@pytest.mark.journey
def test_an_address_that_several_share_is_said_to_be_shared(tmp_path: Path) -> None:
    with called(tmp_path) as (page, file):
        page.desk.do(put_party, PutParty, replace(made.NAMND, email=MAIL))
        page.refresh()
        write(page, file)
        page.press("from-calendar-take")
        assert "ingen som är kallad har den adressen" not in page.words()
        assert (
            f"{made.NAMND.label} och {made.BUP.label} har samma adress, så det syns "
            "inte vem av dem som svarar."
        ) in page.words()
        assert "Fråga om du är osäker, och välj vem det är." in page.words()
        page.write("whose_reply", person(page, made.NAMND.id).id)
        page.press("from-calendar-go")
        page.press("replies-save")
        assert person(page, made.NAMND.id).reply is Reply.NOT_COMING


@pytest.mark.journey
def test_an_answer_without_a_sender_says_that_none_is_told(tmp_path: Path) -> None:
    with called(tmp_path) as (page, file):
        write(page, file, mail="")
        page.press("from-calendar-take")
        assert "Filen säger inte vem det kom från." in page.words()
        assert "kom från ," not in page.words()


@pytest.mark.journey
def test_what_was_typed_of_the_same_person_stays(tmp_path: Path) -> None:
    with called(tmp_path) as (page, file):
        write(page, file, comment="Vi hinner inte.")
        bup = person(page, made.BUP.id).id
        page.press(f"replies-change-{bup}")
        page.write("words", "Ringde: läkaren är ledig.")
        page.press("from-calendar-take")
        assert page.field("words").value == "Ringde: läkaren är ledig."
        assert page.field("reply").value == Reply.NOT_COMING.value
        assert "I kalenderfilen står ”Vi hinner inte”." in page.words()
        assert faults(page) == []
        page.press("replies-save")
        kept = person(page, made.BUP.id)
        assert (kept.reply, kept.reply_words) == (
            Reply.NOT_COMING,
            "Ringde: läkaren är ledig.",
        )
        assert "I kalenderfilen" not in page.words()


@pytest.mark.journey
def test_an_answer_that_was_chosen_stays_beside_the_one_in_the_file(
    tmp_path: Path,
) -> None:
    with called(tmp_path) as (page, file):
        write(page, file)
        page.press(f"replies-change-{person(page, made.BUP.id).id}")
        page.write("reply", Reply.DIGITAL.value)
        page.press("from-calendar-take")
        assert page.field("reply").value == Reply.DIGITAL.value
        assert "I kalenderfilen står ”Kommer inte”." in page.words()


@pytest.mark.journey
def test_what_was_typed_of_another_person_stays_until_it_is_saved(
    tmp_path: Path,
) -> None:
    with called(tmp_path) as (page, file):
        write(page, file)
        page.press(f"replies-change-{person(page, made.NAMND.id).id}")
        page.write("reply", Reply.COMES.value)
        page.write("words", "Kommer gärna.")
        page.press("from-calendar-take")
        assert "Ett annat svar är inte sparat än." in page.words()
        assert "Svaret är: Kommer inte." not in page.words()
        assert page.field("words").value == "Kommer gärna."
        assert faults(page) == []
        page.press("replies-save")
        assert person(page, made.NAMND.id).reply_words == "Kommer gärna."
        page.press("from-calendar-take")
        page.press("replies-save")
        assert person(page, made.BUP.id).reply is Reply.NOT_COMING


@pytest.mark.journey
def test_a_maybe_has_to_be_asked_about(tmp_path: Path) -> None:
    with called(tmp_path) as (page, file):
        write(page, file, "TENTATIVE")
        page.press("from-calendar-take")
        assert "Svaret är kanske." in page.words()
        page.press("replies-save")
        assert person(page, made.BUP.id).reply is Reply.NONE
        page.write("reply", Reply.OTHER_TIME.value)
        page.press("replies-save")
        assert person(page, made.BUP.id).reply is Reply.OTHER_TIME


@pytest.mark.journey
def test_a_wrong_file_is_said_to_be_and_may_be_changed_for_another(
    tmp_path: Path,
) -> None:
    with called(tmp_path) as (page, file):
        page.press("from-calendar-take")
        assert "Filen kunde inte läsas från disken." in page.words()
        write(page, file, uid="another")
        page.press("from-calendar-take")
        assert "Svaret gäller ett annat möte." in page.words()
        write(page, file)
        page.press("from-calendar-take")
        assert "Svaret gäller ett annat möte." not in page.words()
        assert faults(page) == []
