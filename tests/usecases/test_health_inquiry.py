"""That the inquiry goes out notes what it asks for; that it did not takes it back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sipdesk.domain.health import Examination, ExaminationKind, ExaminationState
from sipdesk.domain.journal import HEALTH_ASKED, HEALTH_NOT_ASKED, NOT_SHOWN
from sipdesk.domain.paper import PRINTED, SAVED, PaperKind
from sipdesk.usecases.case import read_case
from sipdesk.usecases.health import PutExamination, put_examination
from sipdesk.usecases.journal import Undo, read_history, undo
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    PaperNoted,
    hand_out_paper,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.placement import RecordPlacement, record_placement
from tests.domain import cases as made
from tests.home import TODAY
from tests.usecases.desk import Desk, desk
from tests.usecases.refusals import refused
from tests.usecases.test_branches import admitted

ASKED, NOT_ASKED = ExaminationState.ASKED, ExaminationState.NOT_ASKED


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as opened:
        opened.parties()
        stay = replace(opened.case.placement, legal_basis="lvu-3", admitted=TODAY)
        opened.do(record_placement, RecordPlacement, stay)
        yield opened


def send(home: Desk, channel: str = PRINTED) -> HandedOut:
    wanted = PaperOrder(home.case.id, PaperKind.HEALTH_INQUIRY, made.NAMND.id)
    seen = preview_paper(wanted, home.ports)
    order = HandOut(seen.order, seen.made, seen.case_version, channel)
    handed = hand_out_paper(order, home.ports)
    home.case = read_case(home.case.id, home.ports).case
    return handed


def states(home: Desk) -> list[ExaminationState]:
    return [one.state for one in home.case.health.all_examinations]


def test_what_is_asked_about_is_asked_for_from_the_day_it_goes_out(home: Desk) -> None:
    handed = send(home)
    assert isinstance(handed, PaperNoted)
    assert states(home) == [ASKED] * 3
    assert {e.asked for e in home.case.health.examinations} == {TODAY}
    once = home.case
    assert not isinstance(send(home, SAVED), PaperNoted)
    assert home.case == once


def test_what_has_been_answered_is_not_asked_for_anew(home: Desk) -> None:
    body = ExaminationKind.PHYSICAL
    day = TODAY - timedelta(days=3)
    booked = Examination("", body, ExaminationState.BOOKED, booked=day)
    home.do(put_examination, PutExamination, booked)
    send(home)
    assert states(home) == [ExaminationState.BOOKED, ASKED, ASKED]


def test_where_it_never_went_out_it_is_taken_back_but_for_what_is_said_since(
    home: Desk,
) -> None:
    handed = send(home)
    mind = home.case.health.examination(ExaminationKind.MENTAL)
    offered = replace(mind, state=ExaminationState.OFFERED, offered=TODAY)
    home.do(put_examination, PutExamination, offered)
    changed = take_back((handed.record.id,), home.ports)
    assert changed is not None
    assert changed.label == HEALTH_NOT_ASKED
    home.case = changed.case
    assert states(home) == [NOT_ASKED, ExaminationState.OFFERED, NOT_ASKED]


def test_all_is_as_before_where_nothing_was_said_since(home: Desk) -> None:
    before = home.case.health
    handed = send(home)
    changed = take_back((handed.record.id,), home.ports)
    assert changed is not None
    assert changed.case.health == before


def test_what_went_out_is_not_undone_and_is_of_the_branch(home: Desk) -> None:
    send(home)
    with refused("left-the-building"):
        undo(Undo(home.case.id, home.case.version), home.ports)
    whole = read_history(home.case.id, home.ports)
    assert HEALTH_ASKED in {entry.label for entry in whole.entries}
    cut = read_history(home.case.id, admitted(home.ports, frozenset()))
    labels = {entry.label for entry in cut.entries}
    assert HEALTH_ASKED not in labels
    assert NOT_SHOWN in labels
