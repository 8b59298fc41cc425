"""The encrypted database keeps cases whole, with journal, overview and search."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.journal import Entry
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.overview import Overview, sort_key
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.domain.routine import StepState
from sipdesk.domain.search import Search
from sipdesk.domain.sheet_review import SheetReview
from sipdesk.domain.template import RegionTemplate
from sipdesk.domain.young_person import YoungPerson
from sipdesk.storage.connection import connect, engine, migration_connection
from sipdesk.storage.database import Database
from sipdesk.storage.migrations import REVISIONS, upgrade
from tests.values import values

KEY = bytes(range(32))
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
# Each value is large: when one fails, its seed is enough to look at.
FAST = (Phase.explicit, Phase.reuse, Phase.generate)
CASES = values(Case).filter(lambda case: len(case.meetings) > 0)


@contextmanager
def database() -> Iterator[Database]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hem.sipdesk"
        connect(path, KEY, create=True).close()
        tables = engine(path, lambda: KEY)
        with migration_connection(tables) as db:
            upgrade(db, REVISIONS)
        tables.dispose()
        store = Database(path, lambda: KEY)
        try:
            yield store
        finally:
            store.close()


def entry(case: Case, label: str = "saved") -> Entry:
    return Entry(case.id, case.version + 1, label, "user-1", NOW)


def listed(case: Case, **more: object) -> Overview:
    row = Overview(
        id=case.id,
        number=case.number,
        name=case.young_person.name,
        search_name=case.young_person.name.casefold(),
        number_digits=case.young_person.number,
        sort_key=sort_key(case.young_person.name),
        protected=False,
        coordinator=case.coordinator,
        step="need",
        step_state=StepState.ONGOING,
        done=1,
        total=13,
        next_day=None,
        as_of=date(2026, 3, 2),
        closed=False,
    )
    return replace(row, **more)  # type: ignore[arg-type]


def named(case: Case, number: str, given: str, family: str, digits: str = "") -> Case:
    return replace(
        case,
        id=CaseId(number),
        meetings=(Meeting(f"meeting of {number}"),),
        number=number,
        version=0,
        young_person=YoungPerson(given, family, number=digits),
    )


@pytest.mark.journey
@settings(max_examples=12, suppress_health_check=list(HealthCheck), phases=FAST)
@given(first=CASES, second=CASES)
def test_what_is_saved_is_read_back_and_the_case_before_is_kept(
    shared: Database, first: Case, second: Case
) -> None:
    new = replace(first, version=0, number=first.id)
    with shared.work() as work:
        saved = work.cases.put(new, entry(new), listed(new))
    after = replace(second, id=saved.id, number=saved.number, version=saved.version)
    with shared.work() as work:
        work.cases.put(after, entry(after), listed(after))
    with shared.reading() as work:
        assert work.cases.get(saved.id) == replace(after, version=2)
        assert work.cases.at(saved.id, 1) == saved
        assert [e.version for e in work.cases.history(saved.id)] == [1, 2]


@pytest.fixture(scope="module")
def shared() -> Iterator[Database]:
    with database() as opened:
        yield opened


@pytest.fixture
def store() -> Iterator[Database]:
    with database() as opened:
        yield opened


@pytest.fixture
def case() -> Case:
    return Case(
        CaseId("1"),
        "2026-001",
        date(2026, 3, 1),
        "user-1",
        (Meeting("m"),),
        young_person=YoungPerson("Åsa", "Öberg"),
    )


def test_a_case_that_moved_on_is_refused_and_nothing_of_it_is_kept(
    store: Database, case: Case
) -> None:
    with store.work() as work:
        seen = work.cases.put(case, entry(case), listed(case))
    with store.work() as work:
        work.cases.put(replace(seen, consent_deviation="a"), entry(seen), listed(seen))

    late = replace(seen, consent_deviation="b")
    with pytest.raises(Conflict), store.work() as work:
        work.cases.put(late, entry(late), listed(late))
    with pytest.raises(Conflict), store.reading() as work:
        work.cases.get(seen.id, seen.version)

    with store.reading() as work:
        assert work.cases.get(seen.id).consent_deviation == "a"
        assert len(work.cases.history(seen.id)) == 2


def test_the_list_is_searched_by_name_number_and_case_number_alone(
    store: Database, case: Case
) -> None:
    cases = [
        named(case, "2026-001", "Åsa", "Öberg", "200607092384"),
        named(case, "2026-002", "Adam", "Zebra"),
        named(case, "2026-003", "Örjan", "Ek"),
        named(case, "2025-017", "100%", "Procent_"),
    ]
    with store.work() as work:
        for one in cases:
            work.cases.put(one, entry(one), listed(one))

    def found(text: str) -> list[str]:
        with store.reading() as work:
            return [row.number for row in work.cases.page(Search(text)).rows]

    assert found("") == ["2025-017", "2026-002", "2026-001", "2026-003"]
    assert found("öb ås") == ["2026-001"]
    assert found("ÅSA") == ["2026-001"]
    assert found("2026-00") == ["2026-002", "2026-001", "2026-003"]
    assert found("20060709-2384") == ["2026-001"]
    assert found("060709") == ["2026-001"]
    assert found("%") == ["2025-017"]
    assert found("_") == ["2025-017"]
    assert found("' OR 1=1 --") == []


def test_the_list_comes_in_pages(store: Database, case: Case) -> None:
    with store.work() as work:
        for number in range(7):
            one = named(case, f"2026-{number:03}", "Namn", f"{number}")
            work.cases.put(one, entry(one), listed(one, closed=number == 6))
    with store.reading() as work:
        page = work.cases.page(Search(offset=4, limit=3))
        assert (len(page.rows), page.total) == (2, 6)
        assert work.cases.page(Search(closed=True)).total == 1
        assert work.cases.next_number(2026) == "2026-007"
        assert work.cases.next_number(2027) == "2027-001"
        assert work.cases.outdated(date(2026, 3, 3), "") != ()
        assert work.cases.outdated(date(2026, 3, 2), "") == ()


def test_papers_are_kept_with_their_bytes(store: Database, case: Case) -> None:
    record = PaperRecord(
        id="p",
        case=case.id,
        kind=PaperKind.PLAN,
        recipient="young-person",
        recipient_role="young-person",
        made=NOW,
        by="user-1",
        case_version=1,
        version=1,
        pages=2,
        sha256="0" * 64,
        channel="print",
    )
    newer = replace(record, id="q", made=NOW + timedelta(hours=1))
    with store.work() as work:
        work.cases.put(case, entry(case), listed(case))
        work.papers.add(record, b"%PDF one")
        work.papers.add(newer, b"%PDF two", b"%PDF two, fixed")
        work.papers.mark_in_kia("p", date(2026, 3, 3))
    with store.reading() as work:
        assert [p.id for p in work.papers.of_case(case.id)] == ["q", "p"]
        assert work.papers.data("p") == b"%PDF one"
        assert work.papers.archive_copy("p") == b""
        assert work.papers.data("q") == b"%PDF two"
        assert work.papers.archive_copy("q") == b"%PDF two, fixed"
        assert work.papers.get("p").in_kia == date(2026, 3, 3)
        for lost in (work.papers.get, work.papers.data):
            with pytest.raises(Missing):
                lost("nowhere")


def test_a_draft_is_one_per_user_case_and_page(store: Database) -> None:
    draft = Draft("1", "need", 3, '{"a":1}', NOW)
    with store.work() as work:
        work.drafts.put(draft, "user-1")
        work.drafts.put(replace(draft, form='{"a":2}'), "user-1")
        work.drafts.put(draft, "user-2")
        work.drafts.drop("1", "offer", "user-1")
    with store.reading() as work:
        mine = work.drafts.get("1", "need", "user-1")
        assert mine is not None
        assert mine.form == '{"a":2}'
        assert work.drafts.get("1", "offer", "user-1") is None
    with store.work() as work:
        work.drafts.drop("1", "need", "user-1")
    with store.reading() as work:
        assert work.drafts.get("1", "need", "user-1") is None
        assert work.drafts.get("1", "need", "user-2") is not None


def test_a_transaction_that_fails_leaves_nothing(store: Database, case: Case) -> None:
    def begin_and_stop() -> None:
        with store.work() as work:
            work.cases.put(case, entry(case), listed(case))
            work.cases.get(CaseId("nowhere"))

    with pytest.raises(Missing):
        begin_and_stop()
    with store.reading() as work, pytest.raises(Missing):
        work.cases.get(case.id)


@given(st.text())
def test_the_swedish_order_never_fails(text: str) -> None:
    assert isinstance(sort_key(text), str)


def test_the_swedish_order() -> None:
    names = ["Örjan", "Ådal", "Zeta", "Älg", "Émile", "Eva", "adam"]
    assert sorted(names, key=sort_key) == [
        "adam",
        "Émile",
        "Eva",
        "Zeta",
        "Ådal",
        "Älg",
        "Örjan",
    ]


# --- Reviews of sheets --------------------------------------------------------------

REVIEWS = st.lists(values(SheetReview), max_size=6, unique_by=lambda one: one.id)


@pytest.mark.journey
@settings(max_examples=20, deadline=None, phases=FAST)
@given(REVIEWS, values(SheetReview))
def test_reviews_are_read_back_changed_and_taken_back(
    reviews: list[SheetReview], other: SheetReview
) -> None:
    with database() as store:
        with store.work() as work:
            for review in reviews:
                work.house.put_sheet_review(review)
        with store.reading() as work:
            assert work.house.sheet_reviews() == {one.id: one for one in reviews}
        with store.work() as work:
            for review in reviews:
                work.house.put_sheet_review(replace(other, id=review.id))
        with store.work() as work:
            found = work.house.sheet_reviews()
            assert found == {one.id: replace(other, id=one.id) for one in reviews}
            for review in reviews[1:]:
                work.house.drop_sheet_review(review.id)
            work.house.drop_sheet_review("never reviewed")
            assert list(work.house.sheet_reviews()) == [r.id for r in reviews[:1]]


# --- Templates ----------------------------------------------------------------------


@settings(max_examples=30, suppress_health_check=list(HealthCheck), phases=FAST)
@given(first=values(RegionTemplate), second=values(RegionTemplate), data=st.binary())
def test_a_template_is_read_back_with_its_mapping_and_its_file(
    shared: Database, first: RegionTemplate, second: RegionTemplate, data: bytes
) -> None:
    after = replace(second, id=first.id)
    with shared.work() as work:
        work.templates.put(first, b"before")
        work.templates.put(after, data)
    with shared.reading() as work:
        assert work.templates.get(first.id) == after
        assert work.templates.data(first.id) == data
        assert after in work.templates.all()
    with shared.work() as work:
        work.templates.remove(first.id)
    with shared.reading() as work:
        for ask in (work.templates.get, work.templates.data):
            with pytest.raises(Missing):
                ask(first.id)
