from datetime import time, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.meeting import Calls, MeetingForm, Reply, Roles, TiedTo
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.received import ReceivedKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.page import Around
from sipdesk.ui.summons.view import SummonsSheet
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.meeting import TieMeeting, tie_meeting
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.received import read_received
from sipdesk.usecases.roles import RecordRoles, record_roles
from tests.domain import cases as made
from tests.home import TODAY
from tests.ui.looked_over import faults
from tests.ui.step_page import Shown, shown
from tests.ui.widgets.shown import heard
from tests.usecases.test_received import pdf

pytestmark = pytest.mark.usefixtures("qapp")

DAY = TODAY + timedelta(days=10)


def book(page: Shown) -> None:
    page.write("day", DAY.isoformat(), "booking")
    page.write("start", "13")
    page.write("end", "14.30")
    page.write("form", MeetingForm.ROOM.value)
    page.write("place", "Rum 3")


def reply(page: Shown, party: str, answer: Reply, words: str = "") -> None:
    found = page.case.meeting.participant(party)
    assert found is not None
    page.press(f"replies-change-{found.id}")
    page.write("reply", answer.value)
    page.write("words", words)
    page.press("replies-save")


@pytest.mark.journey
def test_the_step_is_done_on_commission_with_its_widgets_alone(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        book(page)
        assert page.case.meeting.booking.start == time(13)
        page.write("channel", "Brev")
        page.press("register-call")
        assert all(p.called == TODAY for p in page.case.meeting.participants)
        assert page.state == "waiting"
        for party in (YOUNG_PERSON, made.NAMND.id, made.BUP.id):
            reply(page, party, Reply.COMES, "Gärna.")
        assert page.state == "done"
        assert "Alla har svarat." in page.words()


@pytest.mark.journey
def test_a_principals_own_call_is_registered_as_received(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        roles = Roles(convener=made.NAMND.id, calls=Calls.PRINCIPAL)
        page.do(record_roles, RecordRoles, roles)
        book(page)
        assert "Kallelsen ni fått" in page.words()
        page.write("received", (TODAY - timedelta(days=2)).isoformat())
        page.write("reference", "SN 2026/71")
        booking = page.case.meeting.booking
        assert booking.received == TODAY - timedelta(days=2)
        assert booking.reference == "SN 2026/71"
        page.write("channel", "Post från kommunen")
        page.press("Registrera kallelsen ni fått")
        assert all(p.called for p in page.case.meeting.participants)


def test_what_is_missing_is_shown_and_refused_with_what_to_do(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        asked = heard(page.sheet.asked_step)
        assert "Saknas" in page.words()
        page.write("channel", "Brev")
        page.press("register-call")
        assert "Dag, tid eller mötesform saknas." in page.words()
        page.press_change("Ändra syfte")
        assert asked == ["preparation"]
        page.press_change("Ändra tid")
        assert asked == ["preparation"]


@pytest.mark.journey
def test_a_call_without_a_channel_is_refused_at_the_field(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        book(page)
        page.press("register-call")
        assert "hur kallelsen skickades" in page.field("channel").problem
        assert not any(p.called for p in page.case.meeting.participants)


@pytest.mark.journey
def test_only_those_ticked_are_registered(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        book(page)
        young = page.case.meeting.participant(YOUNG_PERSON)
        assert young is not None
        page.write("participants", frozenset({young.id}))
        page.write("channel", "Muntligt")
        page.press("register-call")
        called = [p.party for p in page.case.meeting.participants if p.called]
        assert called == [YOUNG_PERSON]
        left = page.field("participants").value
        assert len(left) == 2
        assert young.id not in left


def test_an_end_before_the_start_is_refused_and_kept(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        page.write("day", DAY.isoformat(), "booking")
        page.write("start", "14")
        page.write("end", "13")
        assert "slutar före det börjar" in page.field("end").problem
        assert page.field("end").value == "13:00"


def test_a_principal_that_does_not_come_is_told_of(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "called") as page:
        assert "En huvudman kommer inte." not in page.words()
        reply(page, made.BUP.id, Reply.NOT_COMING, "Vi har ingen att skicka.")
        assert "En huvudman kommer inte." in page.words()
        assert "”Vi har ingen att skicka.”" in page.words()


def test_a_reply_without_an_answer_is_refused_at_the_field(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "called") as page:
        found = page.case.meeting.participant(made.BUP.id)
        assert found is not None
        page.press(f"replies-change-{found.id}")
        page.write("day", "2026-03-09", "replies")
        page.press("replies-save")
        assert "inte varit än" in page.field("day", "replies").problem


def test_nobody_chosen_leads_to_where_they_are_chosen(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "peopled") as page:
        asked = heard(page.sheet.asked_step)
        page.press("go-before")
        roles = Roles(convener=made.NAMND.id, calls=Calls.PRINCIPAL)
        page.do(record_roles, RecordRoles, roles)
        page.press("go-before")
        assert asked == ["roles", "preparation"]


@pytest.mark.journey
def test_the_conveners_call_is_taken_in_only_where_it_calls_itself(
    tmp_path: Path,
) -> None:
    came = tmp_path / "kallelse.pdf"
    came.write_bytes(pdf(2))

    def sheet(around: Around) -> SummonsSheet:
        return SummonsSheet(around, choose_file=lambda _: came)

    with shown(tmp_path, sheet, "prepared") as page:
        assert "När kom kallelsen?" not in page.words()
        roles = Roles(convener=made.NAMND.id, calls=Calls.PRINCIPAL)
        page.do(record_roles, RecordRoles, roles)
        page.press("received-call-add")
        page.press("received-call-choose")
        (kept,) = read_received(page.case.id, page.desk.ports)
        assert (kept.kind, kept.pages) == (ReceivedKind.CALL, 2)
        assert faults(page) == []


@pytest.mark.journey
def test_one_who_is_silent_is_reminded_by_a_letter(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        asked: list[PaperOrder] = []
        page.sheet.asked_paper.connect(asked.append)
        book(page)
        page.write("channel", "Brev")
        page.press("register-call")
        found = page.desk.participant(made.BUP.id)
        page.press(f"replies-more-{found}")
        assert [(one.kind, one.recipient) for one in asked] == [
            (PaperKind.CALL_REMINDER, made.BUP.id)
        ]
        reply(page, made.BUP.id, Reply.COMES)
        assert not page.has_button(f"replies-more-{found}")


@pytest.mark.journey
def test_what_a_good_meeting_lacks_is_told_before_anybody_is_called(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        asked = heard(page.sheet.asked_step)
        assert "Vem som stöttar den unge är inte bestämt." in page.words()
        assert "Tid eller mötesform saknas." in page.words()
        page.press("ready-support")
        page.press("ready-pre-meeting")
        page.press("ready-time")
        assert asked == ["roles", "preparation"]
        book(page)
        assert "Tid eller mötesform saknas." not in page.words()
        assert page.button("register-call").isEnabled()


def test_the_homes_own_system_is_named_at_the_link(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        page.write("form", MeetingForm.VIDEO.value)
        assert "Hemmets godkända system. Prova länken i förväg." in page.words()
        change_setting(ChangeSetting("video_system", "Bildprat"), page.desk.ports)
        again = page.reopened(SummonsSheet)
        assert "Hemmets godkända system: Bildprat." in again.words()
        again.close()


@pytest.mark.journey
def test_nobody_is_called_to_a_sip_that_is_not_on_the_agenda(tmp_path: Path) -> None:
    with shown(tmp_path, SummonsSheet, "prepared") as page:
        page.do(tie_meeting, TieMeeting, TiedTo.REVIEW, Answer.NO)
        book(page)
        page.write("channel", "Brev")
        page.press("register-call")
        assert "SIP står inte på mötets dagordning" in page.words()
        assert "i steget Roller" in page.words()
        assert not any(p.called for p in page.case.meeting.participants)
