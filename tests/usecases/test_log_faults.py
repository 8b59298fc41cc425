"""What an opening finds amiss stays so until somebody answers for it."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from sipdesk.content.access_words import told
from sipdesk.domain.access import Act, Fault, Finding, Wanted
from sipdesk.domain.user import Role
from sipdesk.storage.database import Database
from sipdesk.storage.sequence import LastSeen
from sipdesk.usecases.access import (
    CheckLog,
    ReadLog,
    ReviewLog,
    SampleLog,
    check_log,
    read_log,
    review_log,
    sample_log,
)
from sipdesk.usecases.backup import BackUp, back_up, check_home
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.log_faults import AnswerFaults, answer_faults
from sipdesk.usecases.ports import Ports
from tests.home import HOME, PASSPHRASE
from tests.keyring import InMemory
from tests.opened import Office, copied_office
from tests.usecases.locks import BOS, bo
from tests.usecases.refusals import refused
from tests.usecases.test_access_log import words_of

WORDS = "En säkerhetskopia lades tillbaka."
TRIGGERS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give a home with a manager, Bo, whose log is some rows long."""
    made = copied_office(tmp_path)
    with made.ports() as ports:
        bo(ports, Role.MANAGER)
        for name in ("Alva", "Bim"):
            case = open_case(OpenCase(name, "Påhitt"), ports).case
            read_case(case.id, ports)
    return made


def cut(office: Office, last: int = 2) -> None:
    """Cut the log as one can who has it open, on a computer that saw nothing."""
    elsewhere = Office(office.home)
    with elsewhere.open() as opened, opened.store._writer.begin() as db:
        triggers = db.execute(text(TRIGGERS)).all()
        for name, _ in triggers:
            db.execute(text(f"DROP TRIGGER {name}"))
        db.execute(text("DELETE FROM access WHERE number > :last"), {"last": last})
        db.execute(text("DELETE FROM access_review"))
        for _, sql in triggers:
            db.execute(text(sql))


def found(ports: Ports) -> list[Act]:
    with ports.store.reading() as work:
        return [row.act for row in work.access.faults()]


# --- What is seen stays seen --------------------------------------------------------


def test_a_log_that_was_cut_is_told_of_at_every_opening_and_in_the_log(
    office: Office,
) -> None:
    cut(office)
    kept = dict(office.memory.kept)
    for _ in range(3):
        with office.ports() as ports:
            assert ports.store.seen.log_broken
            assert found(ports) == [Act.LOG_BROKEN]
    log = ("sipdesk/home-1", "log")
    assert office.memory.kept[log] == kept[log]


def test_saves_that_are_missing_are_told_of_until_there_is_an_answer(
    office: Office,
) -> None:
    LastSeen(HOME.id, office.memory).write(40)
    for _ in range(2):
        with office.open() as opened:
            assert opened.saves_missing
    with office.ports(BOS) as ports:
        assert found(ports) == [Act.SAVES_MISSING]
        answer_faults(AnswerFaults(WORDS), ports)
    with office.open() as opened:
        assert not opened.saves_missing
    assert LastSeen(HOME.id, office.memory).read() == opened_saves(office)


def opened_saves(office: Office) -> int:
    with office.open() as opened:
        return opened.store.saves()


def test_a_home_that_nobody_touched_has_nothing_to_answer_for(office: Office) -> None:
    with office.open(BOS) as opened:
        assert not opened.faults_unanswered
    with office.ports(BOS) as ports, refused("faults-of-nothing"):
        answer_faults(AnswerFaults(WORDS), ports)


# --- The answer ---------------------------------------------------------------------


def test_who_answers_for_the_log_is_told_also_where_nothing_was_seen(
    office: Office,
) -> None:
    cut(office)
    with office.open():
        pass
    with Office(office.home).open(BOS) as opened:
        assert not opened.log_broken
        assert opened.faults_unanswered


def test_only_who_reviews_the_log_answers_and_with_words(office: Office) -> None:
    cut(office)
    with office.ports() as ports:
        with refused("right-missing"):
            answer_faults(AnswerFaults(WORDS), ports)
        assert read_log(ReadLog(Wanted()), ports).faults
    with office.ports(BOS) as ports:
        with refused("faults-without-words"):
            answer_faults(AnswerFaults(" "), ports)
        answer_faults(AnswerFaults(WORDS), ports)
        assert read_log(ReadLog(Wanted()), ports).faults == ()
        rows = read_log(ReadLog(Wanted(act=Act.FAULTS_ANSWERED)), ports).rows
        (answered,) = [told(row.access) for row in rows]
        assert answered == f"Till och med rad {rows[0].access.number - 1}"
    with office.open() as opened:
        assert not opened.log_broken
        assert not opened.faults_unanswered


def test_an_answer_elsewhere_does_not_make_this_computer_forget(
    office: Office,
) -> None:
    """Who has the file open can write an answer into it, but not in a keyring."""
    cut(office)
    with office.open():
        pass
    with Office(office.home).ports(BOS) as ports:
        answer_faults(AnswerFaults(WORDS), ports)
    with office.ports() as ports:
        assert ports.store.seen.log_broken
        assert found(ports) == [Act.LOG_BROKEN, Act.LOG_BROKEN]


def test_what_a_review_left_open_is_told_when_it_has_been_answered(
    office: Office,
) -> None:
    cut(office, 7)
    with office.ports(BOS) as ports:
        drawn = sample_log(SampleLog(None, None), ports)
        order = ReviewLog(drawn, "Urvalet stämmer.")
        review_log(order, ports)
        still = review_log(order, ports)
        assert "Ingen har svarat än." in words_of(still.paper)
        answer_faults(AnswerFaults(WORDS), ports)
        assert f"{WORDS} Bo Exempel" in words_of(review_log(order, ports).paper)
        assert WORDS not in words_of(review_log(order, ports).paper)


def test_the_paper_of_the_next_review_tells_what_was_found_and_answered(
    office: Office,
) -> None:
    cut(office, 7)
    with office.ports(BOS) as ports:
        drawn = sample_log(SampleLog(None, None), ports)
        open_yet = review_log(ReviewLog(drawn, "Urvalet stämmer."), ports)
        assert "Fann en annan åtkomstlogg" in words_of(open_yet.paper)
        assert "Ingen har svarat än." in words_of(open_yet.paper)
    cut(office, 7)
    with office.ports(BOS) as ports:
        answer_faults(AnswerFaults(WORDS), ports)
        answered = review_log(ReviewLog(drawn, "Urvalet stämmer."), ports)
        assert f"{WORDS} Bo Exempel" in words_of(answered.paper)
        assert "Ingen har svarat än." not in words_of(answered.paper)
        after = review_log(ReviewLog(drawn, "Urvalet stämmer."), ports)
        assert "Inget har avvikit" in words_of(after.paper)


# --- What the log is compared with --------------------------------------------------


def test_a_cut_log_shows_against_what_the_computer_saw_last(office: Office) -> None:
    cut(office)
    with office.ports() as ports:
        anchor = ports.store.seen.anchor
        assert anchor is not None
        shows = (Finding(Fault.SHORTENED, anchor.number),)
        checked = check_log(CheckLog(), ports)
        assert (checked.anchors.all, checked.findings) == ((anchor,), shows)
        assert check_home(None, ports) == shows


def test_a_cut_log_shows_against_the_backups(office: Office) -> None:
    with office.ports() as ports:
        back_up(BackUp(), ports)
    cut(office)
    elsewhere = Office(office.home)
    with elsewhere.ports() as ports:
        checked = check_log(CheckLog(), ports)
        assert len(checked.anchors.backups) == 1
        assert [one.fault for one in checked.findings] == [Fault.SHORTENED]
        assert check_home(None, ports) == checked.findings


def test_a_cut_log_shows_against_the_anchor_on_a_paper(office: Office) -> None:
    with office.ports(BOS) as ports:
        drawn = sample_log(SampleLog(None, None), ports)
        paper = review_log(ReviewLog(drawn, "Allt stämmer."), ports).paper
    _, _, rest = words_of(paper).partition("Avläsning där ")
    printed = " ".join(rest.split()[:9])
    elsewhere = Office(office.home)
    with elsewhere.ports(BOS) as ports:
        checked = check_log(CheckLog(f" {printed.upper()} "), ports)
        assert (len(checked.anchors.typed), checked.findings) == (1, ())
        for unread in ("12", "tolv:00", f"{printed}0", "-1:00", "9:"):
            with refused("anchor-unreadable"):
                check_log(CheckLog(unread), ports)
    cut(office)
    with Office(office.home).ports(BOS) as ports:
        assert check_log(CheckLog(), ports).findings == ()
        faults = [one.fault for one in check_log(CheckLog(printed), ports).findings]
        assert faults == [Fault.SHORTENED]


def test_two_anchors_of_one_row_are_both_compared(office: Office) -> None:
    with office.ports() as ports:
        store = ports.store
        assert isinstance(store, Database)
        with store.reading() as work:
            right = work.access.anchor()
            wrong = replace(right, sum=bytes(32))
            for anchors in ((right, wrong), (wrong, right)):
                (fault,) = work.access.findings(anchors)
                assert fault == Finding(Fault.ANCHOR, right.number)


def test_nothing_is_kept_of_a_home_that_was_only_asked_for_names(
    office: Office,
) -> None:
    memory = InMemory()
    vault = replace(office.vault(), last_seen=lambda home: LastSeen(home, memory))
    opened = vault.open(office.home, PASSPHRASE)
    code = opened.keys.make_recovery_key()
    opened.store.close()
    kept = dict(memory.kept)
    vault.people(office.home, code)
    assert memory.kept == kept
