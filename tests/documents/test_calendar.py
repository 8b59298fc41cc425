"""A calendar file: right by the standard, and silent about the case."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sipdesk.documents.calendar.event import event
from sipdesk.documents.calendar.reading import words_of
from sipdesk.documents.calendar.render import render
from sipdesk.documents.parts import Copy
from sipdesk.domain.case import Case
from sipdesk.domain.guard import clearance
from sipdesk.domain.meeting import Booking, MeetingForm
from sipdesk.domain.telling import UNTOLD, Telling, Told
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import AUNT, BUP, FATHER, MADE, MOTHER, SCHOOL, SOCIAL
from tests.documents.papers import HOME, USER, desk
from tests.usecases.refusals import refused

SWEDEN = ZoneInfo("Europe/Stockholm")
MAILS = {SOCIAL: "soc@exempel.invalid", BUP: "bup@exempel.invalid"}
EVERYONE = (SOCIAL, BUP, SCHOOL, MOTHER, FATHER, AUNT, YOUNG_PERSON)
TURN_MARCH, TURN_OCTOBER = date(2026, 3, 29), date(2026, 10, 25)


def with_mail(case: Case, mails: dict[str, str] | None = None) -> Case:
    mails = MAILS if mails is None else mails
    parties = tuple(replace(p, email=mails.get(p.id, "")) for p in case.parties)
    return replace(case, parties=parties)


FULL = with_mail(cases.full())
BOOKED = FULL.meeting.booking


def booked(booking: Booking, case: Case = FULL) -> Case:
    return replace(case, meetings=(replace(case.meeting, booking=booking),))


def file_for(recipient: str, case: Case = FULL, told: Told = UNTOLD) -> bytes:
    cleared = clearance(case, recipient, MADE.date())
    return render(event(Copy(case, recipient, replace(desk(cleared.kinds), told=told))))


def parsed(data: bytes) -> tuple[Calendar, Any]:
    found = Calendar.from_ical(data)
    assert isinstance(found, Calendar)
    (entry,) = found.events
    return found, entry


def test_it_asks_one_attendee_in_the_conveners_name() -> None:
    file, entry = parsed(file_for(BUP))
    assert file["method"] == "REQUEST"
    assert entry["attendee"] == "mailto:bup@exempel.invalid"
    assert entry["attendee"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert entry["attendee"].params["RSVP"] == "TRUE"
    assert entry["organizer"] == "mailto:soc@exempel.invalid"
    assert str(entry["summary"]) == "Möte"
    assert entry["class"] == "CONFIDENTIAL"
    assert entry["status"] == "CONFIRMED"
    assert entry["dtstamp"].dt == MADE.astimezone(UTC)


@pytest.mark.parametrize("recipient", EVERYONE)
def test_nobody_but_the_one_it_is_for_is_in_it(recipient: str) -> None:
    data = file_for(recipient)
    text = data.decode().replace("\r\n ", "")
    assert text.count("ATTENDEE") == 1
    _, entry = parsed(data)
    mail = MAILS.get(recipient)
    if mail:
        assert entry["attendee"] == f"mailto:{mail}"
    else:
        assert UUID(str(entry["attendee"]).removeprefix("urn:uuid:"))
    others = {m for who, m in MAILS.items() if who not in {recipient, SOCIAL}}
    assert [m for m in others if m in text] == []


@pytest.mark.parametrize("recipient", EVERYONE)
def test_it_names_nobody_and_says_nothing_of_the_case(recipient: str) -> None:
    text = file_for(recipient).decode().replace("\r\n ", "")
    young = FULL.young_person
    words = [young.given_name, young.family_name, young.number, FULL.number]
    words += [p.name for p in FULL.parties if p.name]
    words += [q.text for q in FULL.meeting.questions]
    words += [FULL.meeting.preparation.purpose, "SiS", "SIP-", FULL.id]
    words += [FULL.meeting.id + "\r", USER.name]
    assert [w for w in words if w and w in text] == []


@pytest.mark.parametrize("recipient", [FATHER, BUP, SCHOOL, AUNT])
def test_where_the_place_is_hidden_neither_place_nor_link_is_in_the_bytes(
    recipient: str,
) -> None:
    case = with_mail(cases.protected())
    data = file_for(recipient, case)
    _, entry = parsed(data)
    assert "location" not in entry
    text = data.decode().replace("\r\n ", "")
    for words in (BOOKED.place, BOOKED.video, "Exempelgården", HOME.address):
        assert words not in text


def test_those_who_may_know_the_place_have_it_and_the_link() -> None:
    _, entry = parsed(file_for(SOCIAL))
    assert str(entry["location"]) == BOOKED.place
    assert BOOKED.video in str(entry["description"])
    by_link = booked(replace(BOOKED, place="", form=MeetingForm.VIDEO))
    _, entry = parsed(file_for(SOCIAL, by_link))
    assert str(entry["location"]) == BOOKED.video


@pytest.mark.parametrize(
    "mail", ["", "inte en adress", "a@b?subject=x", "å@exempel.invalid", "a@b\nX:1"]
)
def test_what_is_no_mail_address_becomes_nobodys_address(mail: str) -> None:
    case = with_mail(cases.full(), {BUP: mail})
    _, entry = parsed(file_for(BUP, case))
    assert str(entry["attendee"]).startswith("urn:uuid:")
    assert str(entry["organizer"]).startswith("urn:uuid:")
    assert entry["attendee"].params["RSVP"] == "FALSE"


def test_a_protected_persons_mail_address_is_not_written() -> None:
    case = with_mail(cases.protected(), {MOTHER: "mamma@exempel.invalid"})
    assert b"mamma" not in file_for(MOTHER, case)


def test_a_cancellation_takes_the_same_meeting_away() -> None:
    off = booked(replace(BOOKED, cancelled=MADE.date(), cancelled_words="Sjukdom."))
    known = Told((Telling(MADE, BOOKED),))
    file, entry = parsed(file_for(SOCIAL, off, known))
    _, before = parsed(file_for(SOCIAL))
    assert file["method"] == "CANCEL"
    assert entry["status"] == "CANCELLED"
    assert entry["uid"] == before["uid"]
    assert (before["sequence"], entry["sequence"]) == (0, 1)
    assert "Sjukdom" not in file_for(SOCIAL, off).decode()
    assert "location" not in entry


def test_the_meetings_uid_is_the_same_for_all_and_another_for_another_meeting() -> None:
    uids = {str(parsed(file_for(who))[1]["uid"]) for who in EVERYONE}
    assert len(uids) == 1
    other = replace(FULL, meetings=(replace(FULL.meeting, id="another"),))
    assert str(parsed(file_for(SOCIAL, other))[1]["uid"]) not in uids


def test_lines_are_folded_at_seventy_five_octets_and_end_as_they_should() -> None:
    case = booked(replace(BOOKED, place="Åäö på sjön, rum ” É ” 東京 " * 30))
    data = file_for(SOCIAL, case)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    place = case.meeting.booking.place.strip()
    assert str(parsed(data)[1]["location"]) == place


days = st.one_of(
    st.dates(date(2026, 1, 1), date(2035, 12, 31)),
    st.sampled_from((TURN_MARCH, TURN_OCTOBER)),
    st.sampled_from((TURN_MARCH, TURN_OCTOBER)).map(lambda d: d - timedelta(days=1)),
)
times = st.times(time(0), time(22)).map(lambda t: t.replace(second=0, microsecond=0))


@given(day=days, start=times, minutes=st.integers(1, 119), place=st.text(max_size=60))
def test_any_booking_is_read_back_as_it_was(
    day: date, start: time, minutes: int, place: str
) -> None:
    at = datetime.combine(day, start, SWEDEN)
    end = (at + timedelta(minutes=minutes)).time()
    booking = Booking(day, start, end, MeetingForm.ROOM, place)
    data = file_for(SOCIAL, booked(booking))
    _, entry = parsed(data)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for found, clock in ((entry["dtstart"].dt, start), (entry["dtend"].dt, end)):
        assert found.replace(tzinfo=None) == datetime.combine(day, clock)
        assert found.utcoffset() == datetime.combine(day, clock, SWEDEN).utcoffset()
    assert b"TZID=Europe/Stockholm" in data


@given(day=days, at=times)
def test_the_zone_in_the_file_is_swedish_time_by_its_own_rules(
    day: date, at: time
) -> None:
    zone = Calendar.from_ical(file_for(SOCIAL)).timezones[0].to_tz()
    here = datetime.combine(day, at)
    one, two = here.replace(tzinfo=zone), here.replace(tzinfo=SWEDEN)
    hidden = two.astimezone(UTC).astimezone(SWEDEN).replace(tzinfo=None) != here
    doubled = two.replace(fold=1).utcoffset() != two.utcoffset()
    assert hidden or doubled or one.utcoffset() == two.utcoffset()


def test_one_who_opens_it_again_reads_what_it_says() -> None:
    said = words_of(file_for(SOCIAL))
    assert "Tid: torsdag 3 december 2026 klockan 13.00–14.00" in said
    assert f"Plats: {BOOKED.place}" in said
    off = booked(replace(BOOKED, cancelled=MADE.date()))
    assert "tas bort ur kalendern" in words_of(file_for(SOCIAL, off))


def test_a_meeting_without_a_time_is_in_no_calendar() -> None:
    with refused("call-without-time"):
        file_for(SOCIAL, booked(Booking()))


def test_a_cancellation_names_the_time_that_stands_in_the_calendar() -> None:
    known = Told((Telling(MADE, BOOKED),))
    for now in (replace(BOOKED, start=None), replace(BOOKED, start=time(9))):
        off = booked(replace(now, cancelled=MADE.date()))
        _, entry = parsed(file_for(SOCIAL, off, known))
        assert entry["dtstart"].dt.time() == BOOKED.start
