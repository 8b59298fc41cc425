from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sipdesk.domain.case import Case
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.meeting import Preparation
from sipdesk.domain.need import Need
from sipdesk.ui.own_saves import OwnSaves
from sipdesk.ui.runner import ThreadRunner
from sipdesk.usecases.case import read_case
from sipdesk.usecases.draft import DraftOf
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.preparation import RecordPreparation, record_preparation
from sipdesk.usecases.saving import Change
from tests.domain import cases as made
from tests.usecases.desk import Desk, desk

CASE = made.case()


def saved(version: int, label: str = "need-recorded") -> Change:
    return Change(replace(CASE, version=version), label)


def order(seen: int) -> RecordNeed:
    return RecordNeed(CASE.id, seen, Need())


def test_an_order_given_meanwhile_stands_on_what_was_saved_before_it() -> None:
    own = OwnSaves()
    own.take(saved(5))
    own.take(saved(6))
    assert own.caught_up(order(4)) == order(6)
    assert own.caught_up(order(5)) == order(6)
    assert own.caught_up(order(6)) == order(6)


def test_what_another_has_saved_is_not_passed_over() -> None:
    own = OwnSaves()
    own.take(saved(5))
    own.take(saved(7))
    assert own.caught_up(order(4)) == order(5)


def test_what_changed_nothing_and_what_is_no_order_is_let_be() -> None:
    own = OwnSaves()
    own.take(saved(5, ""))
    own.take("something else")
    assert own.caught_up(order(4)) == order(4)
    draft = DraftOf("case", "need")
    assert own.caught_up(draft) is draft
    assert own.caught_up(None) is None


def no_bug(bug: BaseException) -> None:
    raise AssertionError from bug


def give(runner: ThreadRunner[Ports], case: Case, told: list[object]) -> None:
    """Save the need and, before the answer has come, the preparation."""
    refused: list[SipdeskError] = []
    first = RecordNeed(case.id, case.version, Need(reason="Påhittat"))
    second = RecordPreparation(case.id, case.version, Preparation("Komma överens"))
    runner.do(record_need, first, told.append, refused.append)
    runner.do(record_preparation, second, told.append, told.append)


@pytest.mark.usefixtures("qapp")
def test_a_button_pressed_at_once_after_typing_saves_both(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with desk(tmp_path) as at:
        runner = ThreadRunner(at.ports, no_bug)
        told: list[object] = []
        give(runner, at.case, told)
        qtbot.waitUntil(lambda: len(told) == 2)
        runner.stop()
        kept = read_case(at.case.id, at.ports).case
        assert kept.need.reason == "Påhittat"
        assert kept.meeting.preparation.purpose == "Komma överens"


@pytest.mark.usefixtures("qapp")
def test_a_save_by_another_is_still_a_conflict(tmp_path: Path, qtbot: QtBot) -> None:
    with desk(tmp_path) as at:
        seen = at.case
        other: Desk = at
        other.need()
        runner = ThreadRunner(at.ports, no_bug)
        told: list[object] = []
        late = RecordPreparation(seen.id, seen.version, Preparation("Komma överens"))
        runner.do(record_preparation, late, told.append, told.append)
        qtbot.waitUntil(lambda: bool(told))
        runner.stop()
        assert isinstance(told[0], Conflict)
