"""A home made by an earlier version of the program is read as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import Connection, Engine

from sipdesk.domain.admission import Admission, AdmissionItem, ItemState
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.journal import Entry
from sipdesk.domain.meeting import Booking, Meeting, MeetingForm
from sipdesk.domain.need import Need
from sipdesk.domain.offer import Occasion, Offer, OfferAnswer
from sipdesk.domain.overview import Overview
from sipdesk.domain.placement import Placement
from sipdesk.domain.routine import StepState
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.domain.standstill import NOTHING
from sipdesk.storage.connection import connect, engine, migration_connection
from sipdesk.storage.database import Database
from sipdesk.storage.migrations import REVISIONS, pending, upgrade
from sipdesk.storage.migrations.r0030_past import NESTED

KEY = bytes(range(32))
BOOKING = Booking(date(2026, 4, 1), time(13), time(14), MeetingForm.ROOM, "Rum 3")
LATER = ("cancelled", "cancelled_words")
"""Columns that came with revision 0003."""
ROWS = (
    *("examination", "referral", "motivating_talk", "adad_interview"),
    *("health", "schooling"),
)
"""Tables that came with revision 0023, those that point to others first."""


def whole(folder: Path) -> tuple[Path, Engine]:
    """Make an empty home by every revision; what a test knows of is then undone."""
    path = folder / "hem.sipdesk"
    connect(path, KEY, create=True).close()
    tables = engine(path, lambda: KEY)
    with migration_connection(tables) as db:
        upgrade(db, REVISIONS)
    return path, tables


def found(path: Path, case: Case) -> Case:
    """Read a case back."""
    store = Database(path, lambda: KEY)
    with store.reading() as work:
        read = work.cases.get(case.id)
    store.close()
    return read


def keep(path: Path, case: Case) -> None:
    """Save a case in a home of today."""
    store = Database(path, lambda: KEY)
    row = Overview(
        id=case.id,
        number=case.number,
        name="",
        search_name="",
        number_digits="",
        sort_key="",
        protected=False,
        coordinator=case.coordinator,
        step="summons",
        step_state=StepState.ONGOING,
        done=0,
        total=13,
        next_day=None,
        as_of=case.opened,
        closed=False,
    )
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    with store.work() as work:
        work.cases.put(case, Entry(case.id, 1, "saved", "user", at), row)
    store.close()


PAST = next(revision for revision in REVISIONS if revision.name == "0030")


def before_past(db: Connection) -> None:
    """Take out what came with revision 0030."""
    for table, column in (*NESTED, ("meeting_booking", "first_called")):
        db.exec_driver_sql(f'ALTER TABLE "{table}" DROP COLUMN {column}')


def test_of_what_was_so_before_it_was_kept_nothing_is_known(tmp_path: Path) -> None:
    path, tables = whole(tmp_path)
    day = date(2026, 3, 2)
    said = SipRequest("r", "namnd", day, sent=day, answer=SipAnswer.DECLINES)
    said = replace(said, answered=day, decline_reason="no-need")
    need = Need(day, "Karin", coordination=Answer.YES, reason="Skolan.")
    meetings = (Meeting("meeting", booking=BOOKING),)
    case = Case(CaseId("case"), "2026-001", day, "user", meetings)
    case = replace(case, need=need, requests=(said,))
    keep(path, case)
    with migration_connection(tables) as db:
        before_past(db)
        upgrade(db, [PAST])
    tables.dispose()
    assert found(path, case) == replace(case, version=1)


def test_a_meeting_booked_before_meetings_could_be_cancelled_is_not(
    tmp_path: Path,
) -> None:
    path, tables = whole(tmp_path)
    meeting = Meeting("meeting", booking=BOOKING)
    case = Case(CaseId("case"), "2026-001", date(2026, 3, 2), "user", (meeting,))
    keep(path, case)
    with migration_connection(tables) as db:
        for column in LATER:
            db.exec_driver_sql(f"ALTER TABLE meeting_booking DROP COLUMN {column}")
        db.exec_driver_sql("UPDATE schema SET revision = '0002'")
        assert pending(db) == REVISIONS[2:]
        upgrade(db, REVISIONS[2:3])
    tables.dispose()
    assert found(path, case) == replace(case, version=1)


def test_of_a_case_from_before_the_rows_on_health_nothing_is_known(
    tmp_path: Path,
) -> None:
    path, tables = whole(tmp_path)
    meetings = (Meeting("meeting", booking=BOOKING),)
    case = Case(CaseId("case"), "2026-001", date(2026, 3, 2), "user", meetings)
    keep(path, case)
    statuses = next(r for r in REVISIONS if r.name == "0023")
    with migration_connection(tables) as db:
        before_past(db)
        for table in ROWS:
            db.exec_driver_sql(f"DROP TABLE {table}")
        upgrade(db, [statuses, PAST])
    tables.dispose()
    assert found(path, case) == replace(case, version=1)


def test_what_was_asked_for_before_was_asked_for_on_the_day_that_stood_there(
    tmp_path: Path,
) -> None:
    path, tables = whole(tmp_path)
    day = date(2026, 2, 27)
    asked = AdmissionItem("asked", "care-plan", ItemState.ASKED, asked=day)
    came = AdmissionItem("came", "decision", ItemState.RECEIVED, day=day)
    case = Case(CaseId("case"), "2026-001", date(2026, 3, 2), "user", (Meeting("m"),))
    case = replace(case, admission=Admission(items=(asked, came)))
    keep(path, case)
    at = [revision.name for revision in REVISIONS].index("0021")
    with migration_connection(tables) as db:
        db.exec_driver_sql(
            "UPDATE admission_item SET day = asked WHERE state = 'asked'"
        )
        for column in ("detail", "party", "asked", "reminded", "letters"):
            db.exec_driver_sql(f"ALTER TABLE admission_item DROP COLUMN {column}")
        for column in ("acute", "incomplete"):
            db.exec_driver_sql(f"ALTER TABLE admission DROP COLUMN {column}")
        db.exec_driver_sql("DROP TABLE placement_told")
        upgrade(db, REVISIONS[at : at + 1])
    tables.dispose()
    assert found(path, case) == replace(case, version=1)


def test_one_who_was_ready_before_more_was_asked_of_it_waits_as_before(
    tmp_path: Path,
) -> None:
    path, tables = whole(tmp_path)
    day = date(2026, 2, 10)
    stay = Placement(ready=day, ready_by="Chefen", notified=day, waiting_for="hvb")
    meeting = Meeting("meeting")
    case = Case(CaseId("case"), "2026-001", date(2026, 3, 2), "user", (meeting,))
    keep(path, replace(case, placement=stay))
    (outlook,) = [at for at, r in enumerate(REVISIONS) if r.name == "0019"]
    with migration_connection(tables) as db:
        for table in ("earlier_wait", "ready", "standstill"):
            db.exec_driver_sql(f"DROP TABLE {table}")
        upgrade(db, REVISIONS[outlook : outlook + 1])
    tables.dispose()
    store = Database(path, lambda: KEY)
    with store.reading() as work:
        assert work.cases.get(case.id) == replace(case, version=1, placement=stay)
        # What stands still in it is derived when the home is opened.
        assert work.cases.outdated(day, "") == (case.id,)
        (row,) = work.cases.overviews_open()
        assert row.standstill == NOTHING
    store.close()


ASKING = {
    "offer": ("offered_by", "answer_words", "offered_how"),
    "sip_request": ("purpose", "next_by", "next_way", "basis", "times"),
}
TABLES = ("offered", "request_attempt", "sip_promise", "initiative_agreement")
"""What came with revision 0022."""


def test_what_was_offered_and_asked_before_every_time_was_kept_is_the_first(
    tmp_path: Path,
) -> None:
    path, tables = whole(tmp_path)
    day = date(2026, 3, 2)
    offer = Offer(offered=day, occasion=Occasion.ADMISSION, answer=OfferAnswer.NO)
    request = SipRequest("r", "namnd", day, sent=day, reminded=day)
    case = Case(
        CaseId("case"),
        "2026-001",
        day,
        "user",
        (Meeting("meeting"),),
        offer=offer,
        requests=(request,),
    )
    keep(path, case)
    at = next(n for n, r in enumerate(REVISIONS) if r.name == "0022")
    with migration_connection(tables) as db:
        before_past(db)
        for table in TABLES:
            db.exec_driver_sql(f"DROP TABLE {table}")
        for table, columns in ASKING.items():
            for column in columns:
                db.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
        before = REVISIONS[at - 1].name
        db.exec_driver_sql(f"UPDATE schema SET revision = '{before}'")  # noqa: S608
        upgrade(db, [REVISIONS[at], PAST])
    tables.dispose()
    store = Database(path, lambda: KEY)
    with store.reading() as work:
        read = work.cases.get(case.id)
        assert read == replace(case, version=1)
        assert [one.answer for one in read.offer.all] == [OfferAnswer.NO]
        assert read.requests[0].asks_for_sip
        assert work.house.initiative_agreements() == ()
    store.close()
