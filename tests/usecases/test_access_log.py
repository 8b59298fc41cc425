"""The log is read, checked and gone through; that too stands in it."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from sipdesk.content.access_words import told
from sipdesk.documents.access_review import as_csv
from sipdesk.domain.access import Access, Act, Fault, Wanted
from sipdesk.domain.user import Role
from sipdesk.storage.database import Database
from sipdesk.storage.gate import Gate
from sipdesk.usecases.access import (
    SAMPLE,
    CheckLog,
    ReadLog,
    ReviewLog,
    SampleLog,
    check_log,
    export_log,
    read_log,
    review_log,
    sample_log,
)
from sipdesk.usecases.case import read_case
from sipdesk.usecases.ports import Ports
from tests.home import USER, open_ports
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

AT = datetime(2026, 3, 2, 11, tzinfo=UTC)
MANAGER = replace(
    USER, id="user-2", name="Chef Exempel", roles=frozenset({Role.MANAGER})
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(open_ports(tmp_path))
    with made.ports.store.work() as work:
        work.house.put_user(MANAGER)
    yield made
    made.ports.store.close()


def words_of(paper: bytes) -> str:
    """Read all words of a PDF."""
    pages = PdfReader(BytesIO(paper)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def manager(desk: Desk) -> Ports:
    """Let the manager in at the same home."""
    store = desk.ports.store
    assert isinstance(store, Database)
    store.admit(Gate(MANAGER, lambda: AT))
    return replace(desk.ports, user=MANAGER)


def look(desk: Desk, times: int) -> None:
    """Look at the case so many times, each some minutes after the other."""
    store = desk.ports.store
    assert isinstance(store, Database)
    for number in range(times):
        at = AT + timedelta(minutes=10 * number)
        store.admit(Gate(USER, lambda at=at: at))  # type: ignore[misc]
        read_case(desk.case.id, desk.ports)


def test_rows_tell_who_by_name_and_which_case_by_its_number(desk: Desk) -> None:
    look(desk, 1)
    view = read_log(ReadLog(Wanted(act=Act.OPENED)), manager(desk))
    assert {row.who for row in view.rows} == {USER.name}
    assert {row.case_number for row in view.rows} == {desk.case.number}


def test_the_log_is_narrowed_by_a_cases_number(desk: Desk) -> None:
    look(desk, 1)
    ports = manager(desk)
    of_it = read_log(ReadLog(Wanted(), f" {desk.case.number} "), ports)
    assert of_it.total > 0
    assert {row.access.case for row in of_it.rows} == {desk.case.id}
    with refused("case-number-unknown"):
        read_log(ReadLog(Wanted(), "2026-999"), ports)


def test_that_the_log_was_read_stands_in_it(desk: Desk) -> None:
    ports = manager(desk)
    read_log(ReadLog(Wanted()), ports)
    assert read_log(ReadLog(Wanted(act=Act.LOG_READ)), ports).total == 1


def test_who_only_works_with_cases_does_not_read_it(desk: Desk) -> None:
    own = replace(USER, roles=frozenset({Role.COORDINATOR}))
    store = desk.ports.store
    assert isinstance(store, Database)
    store.admit(Gate(own, lambda: AT))
    ports = replace(desk.ports, user=own)
    for refuses in (
        lambda: read_log(ReadLog(Wanted()), ports),
        lambda: check_log(CheckLog(), ports),
        lambda: sample_log(SampleLog(None, None), ports),
        lambda: export_log(ReadLog(Wanted()), ports),
    ):
        with refused("right-missing"):
            refuses()


def test_a_sample_is_drawn_of_what_others_saw_and_did(desk: Desk) -> None:
    look(desk, SAMPLE + 5)
    drawn = sample_log(SampleLog(None, None), manager(desk))
    numbers = [row.access.number for row in drawn]
    assert len(drawn) == SAMPLE
    assert numbers == sorted(set(numbers), reverse=True)
    assert {row.access.by for row in drawn} == {USER.id}
    assert all(row.access.case for row in drawn)
    after = AT.date() + timedelta(days=365 * 3)
    assert sample_log(SampleLog(after, None), manager(desk)) == ()


def test_whatever_is_done_of_a_case_can_be_drawn(desk: Desk) -> None:
    of_case = {*Act} - {Act.UNLOCKED, Act.LISTED, Act.SEARCHED, Act.LOG_READ}
    store = desk.ports.store
    assert isinstance(store, Database)
    store.admit(Gate(USER, lambda: AT))
    for act in sorted(of_case, key=lambda one: one.value):
        with store.work() as work:
            work.access.did(act, desk.case.id)
    with store.work() as work:
        work.access.did(Act.SEARCHED)
        work.access.did(Act.UNLOCKED)
    drawn: set[Act] = set()
    for _ in range(20):
        rows = sample_log(SampleLog(None, None), manager(desk))
        drawn |= {row.access.act for row in rows}
    assert {Act.TOOK_CASE, Act.TAKEN_IN, Act.MARKED, Act.ERASED} <= drawn
    assert Act.UNLOCKED not in drawn


def test_a_review_is_signed_for_and_its_paper_tells_how_far_the_log_reached(
    desk: Desk,
) -> None:
    look(desk, 3)
    ports = manager(desk)
    drawn = sample_log(SampleLog(None, None), ports)
    with refused("review-without-words"):
        review_log(ReviewLog(drawn, " "), ports)
    with refused("review-of-nothing"):
        review_log(ReviewLog((), "Allt stämmer."), ports)
    made = review_log(ReviewLog(drawn, "Allt stämmer."), ports)
    told_there = words_of(made.paper)
    assert "Allt stämmer." in told_there
    assert desk.case.number in told_there
    assert made.review.anchor.partition(":")[2][:8] in told_there
    view = read_log(ReadLog(Wanted(act=Act.LOG_REVIEWED)), ports)
    assert view.total == 1
    assert view.last_review == made.review
    checked = check_log(CheckLog(), ports)
    assert (len(checked.anchors.reviews), checked.findings) == (1, ())


def test_a_log_that_ends_before_a_review_is_found_out(desk: Desk) -> None:
    look(desk, 3)
    ports = manager(desk)
    drawn = sample_log(SampleLog(None, None), ports)
    review_log(ReviewLog(drawn, "Allt stämmer."), ports)
    store = ports.store
    assert isinstance(store, Database)
    with store._writer.begin() as db:
        db.execute(text("DROP TRIGGER access_stays"))
        db.execute(text("DELETE FROM access WHERE number > 4"))
    faults = {one.fault for one in check_log(CheckLog(), ports).findings}
    assert faults == {Fault.SHORTENED}


def test_rows_go_to_a_file_that_a_spreadsheet_reads(desk: Desk) -> None:
    look(desk, 1)
    ports = manager(desk)
    data = export_log(ReadLog(Wanted(act=Act.OPENED)), ports)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][3:6] == ["Vem", "Vad", "Ärende"]
    assert rows[1][3:6] == [USER.name, "Öppnade", desk.case.number]
    assert read_log(ReadLog(Wanted(act=Act.LOG_EXPORTED)), ports).total == 1


@pytest.mark.parametrize("name", ["=1+1", "+46", "-1", "@SUM(A1)"])
def test_no_name_is_worked_out_by_a_spreadsheet(name: str) -> None:
    assert f";'{name};".encode() in as_csv([("1", name, "x")])


@pytest.mark.parametrize(
    ("act", "detail", "words"),
    [
        (Act.CHANGED, "need-recorded", "Bedömning av behov sparad"),
        (Act.CHANGED, "concern", "Oro för barn"),
        (Act.HANDED_OUT, "summons psychiatry print", "Kallelse till"),
        (Act.READ_PAPER, "plan", ""),
        (Act.CHANGED, "av en senare version", "av en senare version"),
        (Act.OPENED, None, ""),
    ],
)
def test_what_a_row_says_is_told_in_words(
    act: Act, detail: str | None, words: str
) -> None:
    assert words in told(Access(1, AT, "user-1", act, "case", detail))
