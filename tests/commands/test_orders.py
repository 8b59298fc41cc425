"""How day-books write orders."""

from datetime import date, time, timedelta

import pytest
from cattrs.errors import BaseValidationError
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.commands.orders import OrderReader, workday
from sipdesk.domain.admission import Admission, AdmissionItem, ItemState
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.consent import ConsentState, Told
from sipdesk.domain.meeting import Meeting, Participant
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.placement import Placement
from sipdesk.usecases.admission import RecordAdmission
from sipdesk.usecases.case import OpenCase
from sipdesk.usecases.consent import RegisterConsent
from sipdesk.usecases.party import PutParty
from sipdesk.usecases.placement import RecordPlacement
from sipdesk.usecases.preparation import ChooseParticipant
from sipdesk.usecases.summons import BookMeeting, RegisterCall

MONDAY = date(2026, 3, 2)
CASE = Case(
    CaseId("case"),
    "2026-001",
    MONDAY,
    "user",
    (Meeting("meeting", participants=(Participant("place", "book-mother"),)),),
    version=7,
    placement=Placement(department="Linden", admitted=date(2026, 1, 5)),
    admission=Admission(
        items=(AdmissionItem("i1", "plan"), AdmissionItem("i2", "law"))
    ),
    parties=(Party("own", PartyKind.SIS_CARE),),
)


@pytest.fixture(name="reader")
def a_reader() -> OrderReader:
    return OrderReader("book", MONDAY, lambda: "new")


@pytest.mark.journey
@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(-400, 400),
    st.integers(-400, 400),
)
def test_days_keep_their_order_and_none_but_today_is_a_weekend(
    day: date, one: int, other: int
) -> None:
    first, last = sorted((one, other))
    assert workday(day, first) <= workday(day, last)
    assert abs(workday(day, one) - day - timedelta(days=one)) <= timedelta(days=2)
    assert one == 0 or workday(day, one).weekday() < 5
    assert workday(day, 0) == day


def test_an_order_names_the_case_as_it_was_seen(reader: OrderReader) -> None:
    order = reader.order({"party": "@mother"}, ChooseParticipant, CASE)
    assert order == ChooseParticipant(CASE.id, 7, "book-mother")


def test_a_day_is_counted_or_its_own(reader: OrderReader) -> None:
    opened = reader.order(
        {"given_name": "A", "family_name": "B", "birth_date": -7}, OpenCase
    )
    assert opened.birth_date == date(2026, 2, 23)
    own = {"given_name": "A", "family_name": "B", "birth_date": date(2006, 7, 9)}
    assert reader.order(own, OpenCase).birth_date == date(2006, 7, 9)


def test_what_is_recorded_whole_keeps_what_is_not_spoken_of(
    reader: OrderReader,
) -> None:
    given = {"placement": {"start_meeting": 1}}
    order = reader.order(given, RecordPlacement, CASE)
    assert order.placement == Placement(
        department="Linden",
        admitted=date(2026, 1, 5),
        start_meeting=date(2026, 3, 3),
    )


def test_things_with_codes_are_changed_by_code(reader: OrderReader) -> None:
    items = {"*": {"state": "received", "day": 0}, "law": {"state": "missing"}}
    order = reader.order({"admission": {"items": items}}, RecordAdmission, CASE)
    plan, law = order.admission.items
    assert (plan.state, plan.day) == (ItemState.RECEIVED, MONDAY)
    assert (law.id, law.state, law.day) == ("i2", ItemState.MISSING, MONDAY)


def test_an_unknown_code_is_refused(reader: OrderReader) -> None:
    items = {"no-such": {"state": "received"}}
    with pytest.raises(KeyError, match="no-such"):
        reader.order({"admission": {"items": items}}, RecordAdmission, CASE)


def test_names_stand_for_ids_however_deep(reader: OrderReader) -> None:
    reader.name("bup", "picked")
    consent = {
        "id": "@answer",
        "consenter": "@young-person",
        "state": "waiting",
        "told": ["voluntary"],
        "grants": [
            {"recipient": "@bup", "kinds": ["care"]},
            {"recipient": "@home", "kinds": ["care"]},
        ],
    }
    read = reader.order({"consent": consent}, RegisterConsent, CASE).consent
    assert (read.id, read.consenter) == ("book-answer", "young-person")
    assert read.state is ConsentState.WAITING
    assert read.told == {Told.VOLUNTARY}
    assert [(g.id, g.recipient) for g in read.grants] == [
        ("new", "picked"),
        ("new", "own"),
    ]


def test_a_place_is_found_among_the_participants(reader: OrderReader) -> None:
    given = {"participants": ["%mother"], "day": 0, "channel": "Brev"}
    order = reader.order(given, RegisterCall, CASE)
    assert order.participants == ("place",)
    with pytest.raises(KeyError, match="book-father"):
        reader.order({**given, "participants": ["%father"]}, RegisterCall, CASE)


def test_a_time_of_day_is_a_text(reader: OrderReader) -> None:
    order = reader.order({"booking": {"start": "13:05"}}, BookMeeting, CASE)
    assert order.booking.start == time(13, 5)


def test_a_misspelt_field_is_refused(reader: OrderReader) -> None:
    with pytest.raises(KeyError, match="departement"):
        reader.order({"placement": {"departement": "x"}}, RecordPlacement, CASE)
    with pytest.raises(BaseValidationError):
        reader.order({"party": {"kind": "school", "nam": "x"}}, PutParty, CASE)
