"""Utdrag per kommun: only the nämnd's own young people, and nothing that is secret."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sipdesk.documents import finished
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.case import CaseId
from sipdesk.domain.paper import PRINTED, SAVED, PaperKind
from sipdesk.domain.search import Search
from sipdesk.domain.sip_request import SipAnswer
from sipdesk.domain.standstill import Unmet
from sipdesk.domain.user import Role
from sipdesk.usecases.case import list_cases, read_case
from sipdesk.usecases.extract import (
    Board,
    Extract,
    MakeExtract,
    make_extract,
    preview_extract,
    read_boards,
)
from sipdesk.usecases.paper import list_papers, open_paper, take_back
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.ports import Ports
from tests.home import HOME as PLACE
from tests.home import USER, admit_as, open_brought, open_ports
from tests.usecases.refusals import refused
from tests.usecases.standing_still import (
    HEALTH,
    HOME,
    NORTH,
    READY,
    SOUTH,
    Stuck,
    bring,
    bring_home,
)

IN_NORTH = Board("", NORTH)
IN_SOUTH = Board("", SOUTH)


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened, _ = open_brought(tmp_path, bring_home)
    yield opened
    opened.store.close()


def everything(data: bytes) -> str:
    """Give all that can be read out of a file, pages, metadata and all, in one line."""
    return " ".join(" ".join(finished.everything(data)).replace("\u00ad", "").split())


def make(ports: Ports, board: Board = IN_NORTH, channel: str = PRINTED) -> Extract:
    seen = preview_extract(board, ports).sum
    return make_extract(MakeExtract(board, channel, seen), ports)


def case_of(ports: Ports, number: str) -> CaseId:
    with ports.store.reading() as work:
        found = (case for case, its in work.cases.numbers().items() if its == number)
        return CaseId(next(found))


def test_each_namnd_of_which_somebody_stands_still_can_be_picked(ports: Ports) -> None:
    rows = {row.board: row.count for row in read_boards(None, ports)}
    assert rows == {IN_NORTH: 3, IN_SOUTH: 2}


def test_the_paper_has_its_own_young_people_and_no_others(ports: Ports) -> None:
    said = everything(make(ports).data)
    for mine in ("Nora Björkhitt", "2026-001", "Nils Norrhitt", "2026-002", "2026-005"):
        assert mine in said
    for other in ("Sara", "Lönnhitt", "2026-003", "Sven", "Söderhitt", "2026-004"):
        assert other not in said
    for nobodys in ("Nämndhitt", "2026-006", "Stillhitt", "2026-007", SOUTH):
        assert nobodys not in said


def test_two_namnder_of_one_name_are_not_taken_for_one(tmp_path: Path) -> None:
    opened = open_ports(tmp_path)
    for family in ("Enhitt", "Annanhitt"):
        bring(Stuck("Barn", family, "Socialnämnden"), opened)
    rows = read_boards(None, opened)
    assert [(row.board.name, row.count) for row in rows] == [("Socialnämnden", 1)] * 2
    said = [everything(make(opened, row.board).data) for row in rows]
    assert ["Enhitt" in one for one in said] == [True, False]
    assert ["Annanhitt" in one for one in said] == [False, True]
    opened.store.close()


def test_it_tells_how_long_for_what_and_what_is_missing(ports: Ports) -> None:
    said = everything(make(ports).data)
    assert "har väntat 20 dagar" in said
    assert "HVB" in said
    assert "En bostad" in said
    assert "Inget svar än" in said
    south = everything(make(ports, IN_SOUTH).data)
    assert "Den unge behöver" not in south
    assert "Finns, inget påtalande till er än" in south


def test_it_does_not_tell_a_namnd_of_a_need_in_place_of_the_letter(
    ports: Ports,
) -> None:
    def untold() -> int:
        with ports.store.reading() as work:
            held = [one.standstill for one in work.cases.overviews_open()]
        return sum(h.board == SOUTH and h.unmet is Unmet.NEVER_TOLD for h in held)

    before = untold()
    assert before
    make(ports, IN_SOUTH)
    assert untold() == before


def test_it_tells_nothing_of_health_nor_of_where_anybody_is(ports: Ports) -> None:
    said = everything(make(ports).data)
    for secret in (HEALTH, "psykiatri", "vården", "Chefen på Granen"):
        assert secret not in said
    for place in (PLACE.name, PLACE.address, PLACE.phone, "Granens avdelning"):
        assert place not in said
    assert USER.name not in said


def test_one_who_is_protected_stands_there_by_initials(ports: Ports) -> None:
    made = make(ports)
    said = everything(made.data)
    assert "H.H." in said
    assert "Hemma" not in said
    assert "Hemlighitt" not in said
    own = list_papers(case_of(ports, "2026-005"), ports).records[0]
    assert "Hemlighitt" not in everything(open_paper(own.id, ports).data)


def test_the_file_is_called_by_the_namnd_and_the_day(ports: Ports) -> None:
    name = make(ports).file_name
    assert "nordhittade" in name
    assert name.endswith("2026-03-02.pdf")
    assert not [s for s in HOME if s.family.casefold() in name]


def test_each_case_knows_that_it_went_and_holds_nobody_else(ports: Ports) -> None:
    made = make(ports, channel=SAVED)
    assert len(made.papers) == 3
    others = {"2026-001": "Nils", "2026-002": "Nora", "2026-005": "Nora"}
    for number, other in others.items():
        case = case_of(ports, number)
        (record,) = list_papers(case, ports).records
        assert (record.kind, record.channel) == (PaperKind.EXTRACT, SAVED)
        assert record.recipient_role == "social-services"
        kept = open_paper(record.id, ports).data
        assert hashlib.sha256(kept).hexdigest() == record.sha256
        assert number in everything(kept)
        assert other not in everything(kept)
    assert list_papers(case_of(ports, "2026-003"), ports).records == ()


def test_the_log_tells_it_of_each_case_and_of_the_file(ports: Ports) -> None:
    made = make(ports)
    assert made.data
    with ports.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.HANDED_OUT)).rows
    of_cases = {row.case for row in rows if row.case}
    assert of_cases == {case_of(ports, f"2026-00{n}") for n in (1, 2, 5)}
    assert [row.detail for row in rows if not row.case] == ["kommun-extract"]


def test_what_the_printer_refused_went_to_nobody(ports: Ports) -> None:
    made = make(ports)
    take_back(made.papers, ports)
    assert list_papers(case_of(ports, "2026-001"), ports).records == ()


def test_of_a_namnd_that_nobody_waits_for_there_is_none(ports: Ports) -> None:
    with refused("extract-of-nobody"):
        make(ports, Board("", "Socialnämnden, Ingenstans kommun"))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.READER, Role.ADMINISTRATOR])
def test_only_who_works_with_cases_hands_it_out(ports: Ports, role: Role) -> None:
    admitted = admit_as(ports, role)
    with refused("right-missing"):
        make(admitted)
    with refused("right-missing"):
        read_boards(None, admitted)


def test_looking_keeps_nothing_and_hands_out_nothing(ports: Ports) -> None:
    seen = preview_extract(IN_NORTH, ports)
    assert "Nora Björkhitt" in everything(seen.data)
    assert "Nora Björkhitt" in seen.text
    assert not list_papers(case_of(ports, "2026-001"), ports).records
    with ports.store.reading() as work:
        assert not work.access.page(Wanted(act=Act.HANDED_OUT)).rows


def test_what_says_something_else_than_what_was_seen_goes_to_nobody(
    ports: Ports,
) -> None:
    seen = preview_extract(IN_NORTH, ports).sum
    bring(Stuck("Sen", "Nyhitt"), ports)
    with refused("extract-changed"):
        make_extract(MakeExtract(IN_NORTH, PRINTED, seen), ports)
    assert not list_papers(case_of(ports, "2026-001"), ports).records
    assert "Nyhitt" in everything(make(ports).data)


def test_a_case_that_moved_to_another_namnd_is_the_others(ports: Ports) -> None:
    case = read_case(case_of(ports, "2026-001"), ports).case
    placing = case.placing
    assert placing is not None
    moved = replace(placing, organisation=SOUTH)
    put_party(PutParty(case.id, case.version, moved), ports)
    assert "2026-001" not in everything(make(ports).data)
    assert "2026-001" in everything(make(ports, IN_SOUTH).data)


BOARDS = (NORTH, SOUTH, "Nämnden, Västhittade kommun", "")
CHILDREN = st.lists(
    st.builds(
        Stuck,
        given=st.just("Given"),
        family=st.just("Family"),
        board=st.sampled_from(BOARDS),
        ready=st.sampled_from([READY, None]),
        notified=st.booleans(),
        waiting_for=st.sampled_from(["", "hvb", "care", "disability-housing"]),
        missing=st.sampled_from(["", "flat", "care"]),
        needs=st.booleans(),
        answer=st.sampled_from([None, *SipAnswer]),
        protected=st.booleans(),
    ).map(lambda s: s if s.board else replace(s, answer=None)),
    min_size=1,
    max_size=6,
)


@pytest.mark.journey
@given(drawn=CHILDREN)
@settings(max_examples=15, deadline=None)
def test_whoever_stands_still_no_namnd_is_told_of_anothers_child(
    drawn: list[Stuck],
) -> None:
    names = [f"Barn{'abcdef'[n]}" for n in range(len(drawn))]
    stuck = [
        replace(one, given=name, family=f"{name}hitt")
        for one, name in zip(drawn, names, strict=True)
    ]
    with TemporaryDirectory() as folder:
        ports = open_ports(Path(folder))
        cases = [bring(one, ports) for one in stuck]
        assert list_cases(Search(), ports).total == len(cases)
        for row in read_boards(None, ports):
            said = everything(make(ports, row.board).data)
            told = 0
            for one, case in zip(stuck, cases, strict=True):
                if one.board != row.board.name:
                    for secret in (one.given, one.family, case.number):
                        assert secret not in said
                elif case.number in said:
                    told += 1
                    assert (one.family in said) is not one.protected
            assert told == row.count
        ports.store.close()


def test_pages_are_tagged(ports: Ports) -> None:
    root: Any = PdfReader(BytesIO(make(ports).data)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
