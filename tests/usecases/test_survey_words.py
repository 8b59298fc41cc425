"""Own words are read by few, from five who answered, and point nobody out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.information import Branch
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.survey import Mark, OwnWords, Remark
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.user import Role
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.survey_words import ReadOwnWords, read_own_words
from tests.home import open_ports
from tests.usecases.refusals import refused
from tests.usecases.test_picture_boards import admit

YOUNG, GUARDIAN = SurveyGroup.YOUNG_PERSON, SurveyGroup.GUARDIAN
QUARTER = ReadOwnWords(date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    open_case(OpenCase("Malte", "Skisslund"), opened)
    yield opened
    opened.store.close()


def answered(
    ports: Ports, group: SurveyGroup, *words: str, quarter: str = "2026-1"
) -> None:
    """Let one of a group answer for each text; an empty one wrote nothing."""
    with ports.store.work() as work:
        for text in words:
            asked = ("meeting", 1, group, quarter)
            marks = [
                Mark(ports.new_id(), *asked, question, "faces-3", "3")
                for question in ("listened", "felt-safe")
            ]
            remark = Remark(ports.new_id(), *asked, text) if text else None
            work.surveys.keep(marks, remark)


def test_what_five_wrote_is_read_with_names_and_numbers_masked(home: Ports) -> None:
    said = ("Malte var snäll.", "Ring 070-123 45 67", "Bra.", "", "")
    answered(home, YOUNG, *said)
    (found,) = read_own_words(QUARTER, home)
    assert found == OwnWords("meeting", 1, YOUNG, found.words)
    assert set(found.words) == {"••• var snäll.", "Ring •••", "Bra."}


def test_what_was_written_is_kept_as_it_was(home: Ports) -> None:
    answered(home, YOUNG, "Malte var snäll.")
    with home.store.reading() as work:
        assert [one.words for one in work.surveys.remarks()] == ["Malte var snäll."]


@pytest.mark.parametrize("quarter", ["2026-1", "2025-4"])
def test_words_of_fewer_than_five_or_of_another_quarter_are_not_shown(
    home: Ports, quarter: str
) -> None:
    answered(home, YOUNG, *["Bra."] * 5, quarter=quarter)
    answered(home, GUARDIAN, *["Hm."] * 4, quarter=quarter)
    shown = [one.group for one in read_own_words(QUARTER, home)]
    assert shown == ([YOUNG] if quarter == "2026-1" else [])


def test_four_and_four_of_two_groups_are_not_eight(home: Ports) -> None:
    answered(home, YOUNG, *["Bra."] * 4)
    answered(home, GUARDIAN, *["Hm."] * 4)
    assert read_own_words(QUARTER, home) == ()


def test_a_protected_name_is_not_looked_for_so_that_none_shows(home: Ports) -> None:
    case = open_case(OpenCase("Freja", "Uppdiktad"), home).case
    answered(home, YOUNG, *["Freja var där."] * 5)
    assert set(read_own_words(QUARTER, home)[0].words) == {"••• var där."}
    flag = Flag("flag", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Skatteverket")
    put_flag(PutFlag(case.id, case.version, flag), home)
    assert set(read_own_words(QUARTER, home)[0].words) == {"Freja var där."}


@pytest.mark.parametrize(
    ("role", "why"),
    [(Role.READER, "right-missing"), (Role.ADMINISTRATOR, "right-missing")],
)
def test_who_sees_no_cases_reads_no_words(home: Ports, role: Role, why: str) -> None:
    answered(home, YOUNG, *["Bra."] * 5)
    with refused(why):
        read_own_words(QUARTER, admit(home, role))


def test_who_lacks_a_branch_reads_no_words(home: Ports) -> None:
    shut = admit(home, Role.MANAGER, branches=(Branch.SOCIAL,))
    with refused("branch-closed"):
        read_own_words(QUARTER, shut)


def test_that_they_were_read_is_in_the_log(home: Ports) -> None:
    read_own_words(QUARTER, home)
    manager = admit(home, *Role)
    with manager.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.OWN_WORDS, limit=5)).rows
    assert [(row.case, row.detail) for row in rows] == [("", "2026-01-01 2026-03-31")]
