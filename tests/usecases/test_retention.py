"""Nothing is erased before it is decided, nor what is hindered; then all of it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copy
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.access import Wanted
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.concern import Concern
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.months import MOST_MONTHS, months_later
from sipdesk.domain.offer import Offer
from sipdesk.domain.paper import PRINTED, PaperKind
from sipdesk.domain.retention import (
    Decision,
    Hindrance,
    RecordKind,
    Rule,
)
from sipdesk.domain.user import Role
from sipdesk.storage.database import Database
from sipdesk.storage.files import HomeFiles
from sipdesk.storage.header import Header
from sipdesk.storage.restore import FileRestorer
from sipdesk.storage.sequence import LastSeen
from sipdesk.storage.turnstile import Turnstile
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    ReopenCase,
    close_case,
    record_closing,
    reopen_case,
)
from sipdesk.usecases.concern import WriteConcern, write_concern
from sipdesk.usecases.draft import KeepDraft, keep_draft
from sipdesk.usecases.offer import RecordOffer, record_offer
from sipdesk.usecases.paper import (
    HandOut,
    MarkInKia,
    hand_out_paper,
    mark_in_kia,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.retention import (
    ClearCase,
    EraseCases,
    LiftHold,
    PutHold,
    RegisterDecision,
    clear_case,
    erase_cases,
    lift_hold,
    put_hold,
    read_cleared,
    read_retention,
    register_decision,
)
from tests.home import CHEAP, HOME, PASSPHRASE, TODAY, USER, admit_as, open_ports, vault
from tests.keyring import InMemory
from tests.storage.pages import bytes_in_clear
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

CANARY = "Kanariefågeln Fantasisson"
DECIDED = RegisterDecision("SiS 2026/1234", TODAY, 0, "Punkt 3 i beslutet")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(open_ports(tmp_path))
    opened.ports = admit_as(opened.ports, Role.COORDINATOR, Role.MANAGER)
    yield opened
    opened.ports.store.close()


def closed(desk: Desk, *, kia: bool = True, cleared: bool = True) -> None:
    """Write a canary wherever one writes, let a paper out, and close the case."""
    desk.do(record_offer, RecordOffer, Offer(important=CANARY))
    ports, case = desk.ports, desk.case
    order = PaperOrder(case.id, PaperKind.CHECKLIST, "file-copy")
    seen = preview_paper(order, ports)
    out = HandOut(order, seen.made, seen.case_version, PRINTED)
    paper = hand_out_paper(out, ports).record
    if kia:
        mark_in_kia(MarkInKia(paper.id, TODAY), ports)
    keep_draft(KeepDraft(case.id, "offer", case.version, f'"{CANARY}"'), ports)
    desk.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    desk.do(close_case, CloseCase)
    if cleared:
        clear_case(ClearCase(case.id), ports)


def hindered(desk: Desk) -> tuple[Hindrance, ...]:
    (one,) = read_retention(None, desk.ports).cases
    return one.hindrances


def test_nothing_is_listed_or_erased_before_it_is_decided(desk: Desk) -> None:
    closed(desk)
    assert read_retention(None, desk.ports).cases == ()
    with refused("retention-not-decided"):
        erase_cases(EraseCases((desk.case.id,)), desk.ports)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": " "}, "decision-without-number"),
        ({"day": None}, "decision-without-day"),
        ({"day": TODAY + timedelta(days=1)}, "day-in-the-future"),
        ({"months": -1}, "decision-months"),
        ({"months": MOST_MONTHS + 1}, "decision-months-too-many"),
        ({"months": 120_000}, "decision-months-too-many"),
        ({"basis": ""}, "decision-without-basis"),
    ],
)
def test_a_decision_is_registered_whole(
    desk: Desk, wrong: dict[str, object], code: str
) -> None:
    with refused(code):
        register_decision(replace(DECIDED, **wrong), desk.ports)  # type: ignore[arg-type]
    assert read_retention(None, desk.ports).decision is None


def test_what_hinders_a_case_is_told_and_nothing_else_is(desk: Desk) -> None:
    register_decision(DECIDED, desk.ports)
    assert read_retention(None, desk.ports).cases == ()
    closed(desk, kia=False, cleared=False)
    assert hindered(desk) == (Hindrance.NOT_IN_KIA, Hindrance.NOT_CLEARED)
    register_decision(replace(DECIDED, months=24), desk.ports)
    assert hindered(desk)[0] is Hindrance.TOO_EARLY
    with pytest.raises(Conflict):
        erase_cases(EraseCases((desk.case.id,)), desk.ports)
    assert read_case(desk.case.id, desk.ports).case == desk.case


def test_a_hold_stops_it_until_it_is_lifted(desk: Desk) -> None:
    register_decision(DECIDED, desk.ports)
    closed(desk)
    with refused("hold-without-reason"):
        put_hold(PutHold(desk.case.id, " "), desk.ports)
    (hold,) = put_hold(PutHold(desk.case.id, "Tvist."), desk.ports).holds
    assert hindered(desk) == (Hindrance.HELD,)
    with pytest.raises(Conflict):
        erase_cases(EraseCases((desk.case.id,)), desk.ports)
    lift_hold(LiftHold(hold.id), desk.ports)
    assert hindered(desk) == ()


def test_what_is_written_in_a_case_takes_back_that_it_was_gone_through(
    desk: Desk,
) -> None:
    register_decision(DECIDED, desk.ports)
    closed(desk)
    assert hindered(desk) == ()
    desk.do(reopen_case, ReopenCase)
    desk.do(record_offer, RecordOffer, Offer(important="Nytt."))
    desk.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    desk.do(close_case, CloseCase)
    assert hindered(desk) == (Hindrance.NOT_CLEARED,)
    assert read_cleared(desk.case.id, desk.ports) is None
    with pytest.raises(Conflict):
        erase_cases(EraseCases((desk.case.id,)), desk.ports)


def test_so_does_a_concern_and_a_paper_that_goes_out_or_is_taken_back(
    desk: Desk,
) -> None:
    register_decision(DECIDED, desk.ports)
    closed(desk)
    write_concern(WriteConcern(desk.case.id, Concern("oro")), desk.ports)
    assert hindered(desk) == (Hindrance.NOT_CLEARED,)
    clear_case(ClearCase(desk.case.id), desk.ports)
    order = PaperOrder(desk.case.id, PaperKind.CHECKLIST, "file-copy")
    seen = preview_paper(order, desk.ports)
    out = HandOut(order, seen.made, seen.case_version, PRINTED)
    paper = hand_out_paper(out, desk.ports).record
    assert hindered(desk) == (Hindrance.NOT_IN_KIA, Hindrance.NOT_CLEARED)
    clear_case(ClearCase(desk.case.id), desk.ports)
    take_back((paper.id,), desk.ports)
    assert hindered(desk) == (Hindrance.NOT_CLEARED,)


def test_what_is_erased_is_in_no_byte_of_the_home(desk: Desk, tmp_path: Path) -> None:
    other = open_case(OpenCase("Bo", "Kvarvarande"), desk.ports).case
    register_decision(DECIDED, desk.ports)
    closed(desk)
    (one,) = read_retention(None, desk.ports).ready
    file = tmp_path / "hem.sipdesk"
    before = bytes_in_clear(file, _key(file))
    assert CANARY.encode() in before
    erased = erase_cases(EraseCases((one.case,)), desk.ports)
    done = erased.erasure
    assert not erased.traces
    after = bytes_in_clear(file, _key(file))
    for trace in (CANARY, desk.case.number, desk.case.young_person.given_name):
        assert trace.encode() not in after
    assert b"Kvarvarande" in after
    assert (done.count, done.papers, done.decision) == (1, 1, "SiS 2026/1234")
    assert (done.first, done.last) == (TODAY, TODAY)
    assert read_retention(None, desk.ports).erasures == (done,)
    with pytest.raises(Missing):
        read_case(desk.case.id, desk.ports)
    assert read_case(other.id, desk.ports).case == other


@contextmanager
def somebody_reads(store: Database) -> Iterator[None]:
    """Let another thread be in the middle of reading the home."""
    begun, leave = Event(), Event()

    def read() -> None:
        with store.reading() as work:
            work.house.home()
            begun.set()
            leave.wait(60)

    reader = Thread(target=read)
    reader.start()
    begun.wait(60)
    try:
        yield
    finally:
        leave.set()
        reader.join()


@pytest.mark.parametrize("crashed", [False, True])
def test_traces_that_somebody_keeps_are_told_and_gone_when_it_is_closed_or_opened(
    desk: Desk,
    tmp_path: Path,
    crashed: bool,  # noqa: FBT001  (a case of the table)
) -> None:
    file, store = tmp_path / "hem.sipdesk", desk.ports.store
    assert isinstance(store, Database)
    store._turnstile = Turnstile(0.2)
    register_decision(DECIDED, desk.ports)
    closed(desk)
    with somebody_reads(store):
        erased = erase_cases(EraseCases((desk.case.id,)), desk.ports)
    assert erased.traces
    assert CANARY.encode() in bytes_in_clear(file, _key(file))
    if crashed:
        (tmp_path / "later").mkdir()
        for left in tmp_path.glob("hem.sipdesk*"):
            copy(left, tmp_path / "later")
        file = tmp_path / "later" / file.name
        opened = vault().open(file, PASSPHRASE).store
        assert CANARY.encode() not in bytes_in_clear(file, _key(file))
        opened.close()
    else:
        store.close()
    assert CANARY.encode() not in bytes_in_clear(file, _key(file))


def test_the_log_outlives_the_case_without_what_it_said(desk: Desk) -> None:
    register_decision(DECIDED, desk.ports)
    closed(desk)
    erase_cases(EraseCases((desk.case.id,)), desk.ports)
    with desk.ports.store.reading() as work:
        rows = work.access.page(Wanted(case=desk.case.id)).rows
        assert len(rows) > 3
        assert {row.detail for row in rows} == {None}
        assert work.access.findings() == ()


def test_the_number_of_saves_goes_on_growing(desk: Desk) -> None:
    store = desk.ports.store
    assert isinstance(store, Database)
    register_decision(DECIDED, desk.ports)
    closed(desk)
    before = store.saves()
    erase_cases(EraseCases((desk.case.id,)), desk.ports)
    assert store.saves() == before
    open_case(OpenCase("Bo", "Efterföljare"), desk.ports)
    assert store.saves() == before + 1


def test_the_newest_backup_after_an_erasure_misses_no_save(
    desk: Desk, tmp_path: Path
) -> None:
    store, memory = desk.ports.store, InMemory()
    assert isinstance(store, Database)
    open_case(OpenCase("Bo", "Kvarvarande"), desk.ports)
    register_decision(DECIDED, desk.ports)
    closed(desk)
    erase_cases(EraseCases((desk.case.id,)), desk.ports)
    made = store.backups.make("", 14, desk.ports.clock.now())
    assert made.contents is not None
    assert made.contents.saves == store.saves()
    LastSeen(HOME.id, memory).write(store.saves())
    homes = replace(vault(), last_seen=lambda home: LastSeen(home, memory))
    restorer = FileRestorer(homes)
    restored = restorer.restore(Path(made.path), tmp_path / "åter", PASSPHRASE)
    assert not restored.saves_missing


def test_only_who_answers_for_it_decides_and_erases(desk: Desk) -> None:
    register_decision(DECIDED, desk.ports)
    closed(desk)
    ports = admit_as(desk.ports, Role.COORDINATOR, Role.ADMINISTRATOR)
    for refuses in (
        lambda: register_decision(DECIDED, ports),
        lambda: read_retention(None, ports),
        lambda: put_hold(PutHold(desk.case.id, "Tvist."), ports),
        lambda: erase_cases(EraseCases((desk.case.id,)), ports),
    ):
        with refused("right-missing"):
            refuses()


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_end_where_the_month_does(closed_on: date, months: int) -> None:
    due = months_later(closed_on, months)
    passed = (due.year - closed_on.year) * 12 + due.month - closed_on.month
    assert passed == months
    assert due.day == closed_on.day or (due + timedelta(days=1)).day == 1


@given(st.dates(), st.integers(0, 10**12))
def test_months_beyond_the_last_day_there_is_end_there(
    closed_on: date, months: int
) -> None:
    due = months_later(closed_on, months)
    beyond = closed_on.year * 12 + closed_on.month + months > 9999 * 12 + 12
    assert (due == date.max) >= beyond
    assert closed_on <= due


def test_a_decision_of_too_many_months_that_was_kept_before_lists_its_cases(
    desk: Desk,
) -> None:
    closed(desk)
    rule = Rule("rule", RecordKind.CASE, 120_000, "Punkt 3")
    with desk.ports.store.work() as work:
        kept = Decision("decision", "SiS 1", TODAY, USER.id, (rule,))
        work.retention.put_decision(kept)
    (one,) = read_retention(None, desk.ports).cases
    assert one.due == date.max
    assert one.hindrances == (Hindrance.TOO_EARLY,)


def _key(file: Path) -> bytes:
    header = Header.load(HomeFiles(file).keys).header
    return header.unlock_passphrase(PASSPHRASE, CHEAP).unlocked.data_key
