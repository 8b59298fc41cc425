"""Own words of a survey are for those who work with it, and reading them is logged."""

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Missing
from sipdesk.domain.information import Branch
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.survey import Mark, Remark
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_remarks import GroupWords
from sipdesk.domain.user import Role
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.storage.database import Database
from sipdesk.storage.gate import Gate
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.survey_remarks import (
    EraseRemark,
    ReadRemarks,
    erase_remark,
    read_remarks,
)
from tests.home import TODAY, USER, open_ports
from tests.usecases.refusals import refused

YOUNG = SurveyGroup.YOUNG_PERSON
ABOUT = ("meeting", 1, YOUNG, f"{TODAY.year - 1}-4")
REMARK = Remark("r", *ABOUT, "Bra.")
ORDER = ReadRemarks("meeting", TODAY.replace(year=TODAY.year - 1), TODAY)


def admit(
    ports: Ports, *roles: Role, branches: frozenset[Branch] = frozenset(Branch)
) -> Ports:
    user = replace(USER, roles=frozenset(roles), branches=branches)
    assert isinstance(ports.store, Database)
    ports.store.admit(Gate(user, ports.clock.now))
    return replace(ports, user=user)


def answered(folder: Path, people: int) -> Ports:
    """Let so many answer a question; the first writes something too."""
    ports = open_ports(folder)
    with ports.store.work() as work:
        for number in range(people):
            mark = Mark(f"m{number}", *ABOUT, "listened", "faces-3", "3")
            told = None if number else REMARK
            work.surveys.keep([mark], told)
    return ports


def test_words_of_a_group_of_five_are_read_and_the_log_says_so(tmp_path: Path) -> None:
    ports = admit(answered(tmp_path, 5), Role.COORDINATOR)
    assert read_remarks(ORDER, ports) == (GroupWords(YOUNG, (REMARK,)),)
    with admit(ports, *Role).store.reading() as work:
        assert len(work.access.page(Wanted(act=Act.OWN_WORDS)).rows) == 1
    ports.store.close()


def test_words_of_a_group_of_four_are_not_told(tmp_path: Path) -> None:
    ports = answered(tmp_path, 4)
    assert read_remarks(ORDER, ports) == (GroupWords(YOUNG, too_few=True),)
    ports.store.close()


def test_who_reads_figures_alone_or_one_branch_of_a_case_reads_none(
    tmp_path: Path,
) -> None:
    ports = answered(tmp_path, 5)
    with refused("right-missing"):
        read_remarks(ORDER, admit(ports, Role.READER))
    school = admit(ports, Role.COORDINATOR, branches=frozenset({Branch.SCHOOL}))
    with refused("branch-closed"):
        read_remarks(ORDER, school)
    ports.store.close()


def test_names_and_numbers_are_masked_where_they_are_read_and_kept_as_written(
    tmp_path: Path,
) -> None:
    ports = answered(tmp_path, 5)
    case = open_case(OpenCase("Malte", "Skisslund"), ports).case
    words = "Malte bad mig ringa 070-123 45 67."
    with ports.store.work() as work:
        mark = Mark("more", *ABOUT, "listened", "faces-3", "3")
        work.surveys.keep([mark], Remark("q", *ABOUT, words))
    (found,) = read_remarks(ORDER, ports)
    assert "••• bad mig ringa •••." in [one.words for one in found.remarks]
    with ports.store.reading() as work:
        assert words in {one.words for one in work.surveys.remarks()}
    # A protected name is not looked for: what is masked would say that there is one.
    flag = Flag("flag", FlagKind.SECRECY_MARK, YOUNG_PERSON, "Skatteverket")
    put_flag(PutFlag(case.id, case.version, flag), ports)
    (found,) = read_remarks(ORDER, ports)
    assert "Malte bad mig ringa •••." in [one.words for one in found.remarks]
    ports.store.close()


def test_what_one_wrote_is_erased_for_good_and_the_log_says_so(tmp_path: Path) -> None:
    ports = admit(answered(tmp_path, 5), Role.COORDINATOR)
    erase_remark(EraseRemark("r"), ports)
    assert read_remarks(ORDER, ports) == (GroupWords(YOUNG),)
    with pytest.raises(Missing):
        erase_remark(EraseRemark("r"), ports)
    with refused("right-missing"):
        erase_remark(EraseRemark("r"), admit(ports, Role.READER))
    with admit(ports, *Role).store.reading() as work:
        assert len(work.access.page(Wanted(act=Act.OWN_WORDS_ERASED)).rows) == 1
        assert sum(one.count for one in work.surveys.counts()) == 5
    ports.store.close()
