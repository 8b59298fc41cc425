"""An answer out of a calendar is read, and every other file is refused."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event, vCalAddress

from sipdesk.documents.calendar.event import event, uid_of
from sipdesk.documents.calendar.render import render
from sipdesk.documents.calendar.reply import MOST_BYTES, CalendarReply, read
from sipdesk.documents.parts import Copy
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.meeting import Reply
from tests.documents import cases
from tests.documents.example import BUP
from tests.documents.papers import desk
from tests.usecases.refusals import refused

CODES = {
    "calendar-too-big",
    "calendar-not-file",
    "calendar-not-reply",
    "calendar-several",
    "calendar-no-answer",
}
MAIL = "Bo.Uppdiktad@exempel.invalid"


def answer(  # noqa: PLR0913  (each is a line of the file)
    status: str = "ACCEPTED",
    *,
    method: str = "REPLY",
    uid: str = "a-meeting",
    sequence: int | None = 2,
    mail: str = MAIL,
    comment: str = "",
) -> bytes:
    """Make what a calendar sends back."""
    entry = Event()
    entry.add("uid", uid)
    if sequence is not None:
        entry.add("sequence", sequence)
    entry.add("dtstamp", datetime(2026, 3, 2, 8, tzinfo=UTC))
    entry.add("dtstart", datetime(2026, 3, 14, 9, tzinfo=UTC))
    who = vCalAddress(f"mailto:{mail}")
    if status:
        who.params["PARTSTAT"] = status
    entry.add("attendee", who)
    entry.add("organizer", vCalAddress("mailto:namnd@exempel.invalid"))
    if comment:
        entry.add("comment", comment)
    file = Calendar()
    file.add("prodid", "-//Påhitt//SV")
    file.add("version", "2.0")
    file.add("method", method)
    file.add_component(entry)
    data: bytes = file.to_ical()
    return data


@pytest.mark.parametrize(
    ("status", "reply"),
    [
        ("ACCEPTED", Reply.COMES),
        ("DECLINED", Reply.NOT_COMING),
        ("TENTATIVE", Reply.NONE),
        ("DELEGATED", Reply.SUBSTITUTE),
        ("accepted", Reply.COMES),
    ],
)
def test_an_answer_is_read(status: str, reply: Reply) -> None:
    found = read(answer(status, comment="Jag kommer, lite sent;\nvänta inte."))
    assert found == CalendarReply(
        uid="a-meeting",
        sequence=2,
        attendee=MAIL,
        reply=reply,
        words="Jag kommer, lite sent;\nvänta inte.",
        day=date(2026, 3, 2),
    )


def test_another_time_that_is_proposed_is_told_in_words() -> None:
    found = read(answer("TENTATIVE", method="COUNTER", comment="Hellre då."))
    assert found.reply is Reply.OTHER_TIME
    told = "Föreslår lördag 14 mars 2026 klockan 10.00."
    assert found.words.replace("\N{NO-BREAK SPACE}", " ") == f"Hellre då.\n{told}"


def test_without_a_number_it_answers_the_first_call() -> None:
    assert read(answer(sequence=None)).sequence == 0


def test_a_comment_that_stands_beside_the_address_is_read_too() -> None:
    said = b'ATTENDEE;PARTSTAT=DECLINED;X-RESPONSE-COMMENT="Jag \xc3\xa4r sjuk":'
    data = answer().replace(b"ATTENDEE;PARTSTAT=ACCEPTED:", said)
    found = read(data)
    assert (found.reply, found.words) == (Reply.NOT_COMING, "Jag är sjuk")


def test_a_zone_or_an_alarm_inside_is_passed_over() -> None:
    zone = (
        b"BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:00000000T9\r\n"
        b"RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    alarm = b"BEGIN:VALARM\r\nUID:other\r\nEND:VALARM\r\nEND:VEVENT"
    data = answer().replace(b"BEGIN:VEVENT", zone).replace(b"END:VEVENT", alarm)
    assert read(data) == read(answer())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "calendar-not-file"),
        (b"hej", "calendar-not-file"),
        (b"%PDF-1.7 \xff\xfe", "calendar-not-file"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n", "calendar-not-file"),
        (answer() + b"END:VEVENT\r\n", "calendar-not-file"),
        (answer(method="REQUEST"), "calendar-not-reply"),
        (answer(method="CANCEL"), "calendar-not-reply"),
        (answer().replace(b"METHOD:REPLY\r\n", b""), "calendar-not-reply"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n", "calendar-several"),
        (answer() * 2, "calendar-several"),
        (answer().replace(b"UID:", b"X-UID:"), "calendar-several"),
        (answer("NEEDS-ACTION"), "calendar-no-answer"),
        (answer(""), "calendar-no-answer"),
        (answer(comment="x" * MOST_BYTES), "calendar-too-big"),
    ],
)
def test_what_is_no_answer_is_refused(data: bytes, code: str) -> None:
    with refused(code):
        read(data)


def test_two_who_answer_in_one_file_are_refused() -> None:
    line = next(x for x in answer().split(b"\r\n") if x.startswith(b"ATTENDEE"))
    with refused("calendar-several"):
        read(answer().replace(line, line + b"\r\n" + line))


def test_our_own_call_is_no_answer_but_what_answers_it_is() -> None:
    case = cases.full()
    made = event(Copy(case, BUP, desk(frozenset())))
    with refused("calendar-not-reply"):
        read(render(made))
    back = render(made).replace(b"METHOD:REQUEST", b"METHOD:REPLY")
    found = read(back.replace(b"NEEDS-ACTION", b"ACCEPTED"))
    assert (found.uid, found.sequence) == (uid_of(case.meeting), 0)


def test_words_are_kept_short_and_without_signs_that_nobody_sees() -> None:
    words = read(answer(comment="a\x07b" + "c" * 5000)).words
    assert words.startswith("a bccc")
    assert len(words) == 1000


def outcome(data: bytes) -> str:
    try:
        return "" if read(data).uid else "no uid"
    except RuleBroken as broken:
        return broken.code


@given(st.binary(max_size=400))
def test_garbage_is_refused_by_a_notice(data: bytes) -> None:
    assert outcome(data) in CODES


@settings(max_examples=300)
@given(st.data())
def test_a_spoilt_answer_is_read_or_refused_and_never_more(data: st.DataObject) -> None:
    whole = bytearray(answer(comment="Jag kommer."))
    for _ in range(data.draw(st.integers(1, 10))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(0, len(whole)))
    assert outcome(bytes(whole[:kept])) in {"", "no uid", *CODES}


LINES = st.sampled_from(
    (
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "METHOD:REPLY",
        "METHOD:COUNTER",
        "UID:x",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@exempel.invalid",
        "ATTENDEE;PARTSTAT=;=:",
        "DTSTAMP:99999999T999999Z",
        "DTSTART;TZID=:00010101T000000Z",
        "SEQUENCE:-1",
        "SEQUENCE:" + "9" * 5000,
        "COMMENT:\\",
        "RRULE:FREQ=SECONDLY",
        ":;:",
        " fold",
    )
)


@settings(max_examples=300)
@given(st.lists(LINES, max_size=25))
def test_lines_in_any_order_are_read_or_refused(lines: list[str]) -> None:
    assert outcome("\r\n".join(lines).encode()) in {"", *CODES}
