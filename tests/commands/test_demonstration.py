"""The demonstration home: its people, its public key, and what it never mixes with."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sipdesk.commands.demonstration import (
    FIXED_DAY,
    HOME,
    PASSPHRASE,
    demonstration,
    is_demonstration,
    make_for_window,
)
from sipdesk.commands.orders import workday
from sipdesk.commands.play import PlayedClock, play_case, play_home
from sipdesk.content.daybook import CaseBook, read_case_book, read_daybook
from sipdesk.content.table_words import asked_of
from sipdesk.documents.report_answers import without_few
from sipdesk.domain.consenters import sip_agreed
from sipdesk.domain.consequences import Remedy
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.domain.move import TurnKind, turns
from sipdesk.domain.outside import last_half
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.routine import StepState
from sipdesk.domain.search import Search
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.paths import data_folder
from sipdesk.storage.keys import weakness
from sipdesk.usecases.case import list_cases, read_case
from sipdesk.usecases.consequences import ReadConsequences, read_consequences
from sipdesk.usecases.figures import ReadReport, read_report
from sipdesk.usecases.home import read_home
from sipdesk.usecases.paper import preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.today import ReadToday, read_today
from tests.commands.made import DEMO, Made, short_books, tools
from tests.home import open_ports, vault

pytestmark = pytest.mark.journey

BOOKS = {book.key: book for book in read_daybook(DEMO).cases}
PUBLISHED = {"20080212-2390"}
PROTECTED = "Linnea"
DAYS = (
    date(2026, 1, 1),
    date(2026, 1, 31),
    date(2026, 2, 28),
    date(2026, 3, 29),
    date(2026, 6, 20),
    date(2026, 8, 30),
    date(2026, 10, 25),
    date(2026, 12, 31),
    date(2027, 2, 28),
    date(2027, 3, 1),
    date(2027, 7, 9),
    date(2027, 12, 25),
    date(2028, 2, 29),
    date(2028, 5, 14),
    date(2028, 8, 1),
    date(2029, 1, 7),
    date(2029, 3, 31),
)


@pytest.fixture(name="ports", scope="module")
def a_home_with_contacts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    """Open a home that has users and address book, and no case yet."""
    ports = open_ports(tmp_path_factory.mktemp("any-day"))
    play_home(replace(read_daybook(DEMO), cases=()), ports, FIXED_DAY)
    yield ports
    ports.store.close()


def test_the_passphrase_is_good_enough_for_any_home() -> None:
    assert weakness(PASSPHRASE) is None


def test_about_a_dozen_young_people_stand_at_different_steps(made: Made) -> None:
    cases = made.cases
    assert len(cases) == len(BOOKS) + 2  # and those who are walked
    nexts = {v.progress.next.step.id for v in cases.values() if v.progress.next}
    steps = {"admission", "offer", "consent", "sip_request", "roles", "summons"}
    assert nexts >= steps | {"meeting", "follow_up", "closing"}
    bases = {v.case.placement.legal_basis[:3] for v in cases.values()}
    assert {"lvu", "lsu"} <= bases


def test_the_home_says_that_it_is_a_demonstration(made: Made) -> None:
    assert read_home(None, made.ports).home.demonstration


def test_the_last_half_year_shows_what_most_groups_answered_and_of_one_too_few(
    made: Made,
) -> None:
    half = last_half(FIXED_DAY)
    report = read_report(ReadReport(half.first, half.last), made.ports)
    shown, few = without_few(report, made.ports.content)
    found = {asked.group for t in shown.tables if (asked := asked_of(t.id))}
    main = {SurveyGroup.YOUNG_PERSON, SurveyGroup.PRINCIPAL, SurveyGroup.SIS_CARE}
    assert found == main
    assert [one.group for one in few] == ["Vårdnadshavare"]
    response = report.table("response")
    assert response.reconciles
    for row in response.rows:
        (there, answered, *_) = row.cells
        assert (answered.value or 0) <= (there.value or 0)


def test_everyone_is_made_up() -> None:
    for file in DEMO.rglob("*.toml"):
        text = file.read_text("utf-8")
        tomllib.loads(text)
        written = re.findall(r"\b\d{8}-?\d{4}\b|\b\d{6}-\d{4}\b", text)
        assert set(written) <= PUBLISHED
        assert all(p.startswith("000-") for p in re.findall(r'hone = "(.+?)"', text))
        assert all(m.endswith(".invalid") for m in re.findall(r'email = "(.+?)"', text))


def test_lists_show_the_initials_of_one_who_is_protected(made: Made) -> None:
    names = {row.name for row in list_cases(Search(), made.ports).rows}
    names |= {row.case.name for row in read_today(ReadToday(), made.ports)}
    assert "L.H." in names
    assert not any(PROTECTED in name for name in names)


def test_no_paper_tells_the_mother_of_a_hidden_place(made: Made) -> None:
    case = made.cases[PROTECTED].case
    home = read_home(None, made.ports).home
    mother = case.guardians[0]
    for kind in (PaperKind.INVITATION, PaperKind.CONSENT):
        told = preview_paper(PaperOrder(case.id, kind, mother.id), made.ports).text
        assert "Påhittsgården" not in told
        assert home.phone not in told
        assert home.switchboard in told or kind is PaperKind.CONSENT


def test_guardians_who_disagree_stop_the_sip_but_not_the_request(made: Made) -> None:
    view = made.cases["Saga"]
    assert not sip_agreed(view.case, FIXED_DAY)
    assert view.progress.of("consent").state is StepState.DONE
    assert view.progress.of("preparation").state is StepState.BLOCKED
    assert view.case.requests[0].sent is not None


def test_the_silent_kommun_has_been_asked_for_weeks(made: Made) -> None:
    (request, _) = made.cases["Viggo"].case.requests
    assert request.silent_days(FIXED_DAY) > 30


def test_one_is_ready_and_waits_although_the_kommun_was_told(
    made: Made,
) -> None:
    stay = made.cases["Adam"].case.placement
    assert stay.ready == stay.notified is not None
    assert stay.discharged is None
    assert stay.waiting_for


def test_one_comes_of_age_within_days_whenever_it_is_played(made: Made) -> None:
    omar = made.cases["Omar"].case
    assert omar.placement.moves is not None
    for day in DAYS:
        born = workday(day, -6571)
        young = replace(omar.young_person, birth_date=born)
        turning = replace(omar, young_person=young, placement=Placement())
        (grown,) = turns(turning, day)
        assert grown.kind is TurnKind.GROWN_UP
        assert timedelta() < grown.day - day <= timedelta(days=5)


def test_one_has_taken_a_recipient_back_who_is_called(made: Made) -> None:
    nova = made.cases["Nova"].case
    order = ReadConsequences(nova.id)
    found = read_consequences(order, made.ports).consequences
    (one,) = found.affected
    assert found.meeting is None
    assert one.called
    assert one.copies
    assert one.remedies == (Remedy.WRITE,)


@pytest.mark.parametrize(
    ("book", "day"),
    [
        pytest.param(b, d, id=f"{b.key}-{d}")
        for b, d in zip(BOOKS.values(), DAYS, strict=True)
    ],
)
def test_a_case_plays_for_any_day(book: CaseBook, day: date, ports: Ports) -> None:
    played = play_case(book, ports, day)
    view = read_case(played.case, replace(ports, clock=PlayedClock(day)))
    assert view.case.version >= len(book.deeds) - len(played.papers) - 5
    assert all(paper.record.made.date() <= day for paper in played.papers)


def test_every_book_of_the_folder_is_played() -> None:
    named = {path.stem for path in DEMO.glob("*.toml")} - {"home"}
    assert set(BOOKS) == named
    assert read_case_book(DEMO / "acute.toml") == BOOKS["acute"]


def test_the_window_gets_a_fresh_home_each_time_in_a_folder_of_its_own(
    tmp_path: Path,
) -> None:
    short = tools(short_books(tmp_path))
    first = make_for_window(short)
    assert first == data_folder() / "demo" / HOME
    assert is_demonstration(first, vault())
    before = first.read_bytes()
    assert make_for_window(short) == first
    assert first.read_bytes() != before


def test_what_a_crash_left_behind_does_not_stop_the_next_demonstration(
    tmp_path: Path,
) -> None:
    short = tools(short_books(tmp_path))
    file = make_for_window(short)
    file.with_name(f"{HOME}-keys").unlink()
    file.write_bytes(b"")
    assert is_demonstration(make_for_window(short), vault())


def test_a_demonstration_that_is_open_is_not_taken_from_its_window(
    tmp_path: Path,
) -> None:
    short = tools(short_books(tmp_path))
    opened = vault().open(make_for_window(short), PASSPHRASE)
    with pytest.raises(Unavailable) as refused:
        make_for_window(short)
    assert refused.value.trouble is Trouble.IN_USE
    opened.store.close()


def test_a_demonstration_never_takes_the_place_of_another_home(tmp_path: Path) -> None:
    short = tools(short_books(tmp_path / "resources"))
    with demonstration(tmp_path / HOME, short, FIXED_DAY) as first:
        (case,) = first.played.values()
        assert case.papers == ()
    again = demonstration(tmp_path / HOME, short, FIXED_DAY)
    with pytest.raises(Unavailable) as refused, again:
        pass
    assert refused.value.trouble is Trouble.ALREADY_THERE
