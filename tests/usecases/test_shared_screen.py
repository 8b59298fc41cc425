"""What all look at tells no place and no protected name, whoever wrote it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.meeting import Preparation, Question, TakingPart
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.plan import Goal, Horizon, Measure
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.shared_screen import SharedScreen
from sipdesk.usecases.admission import PutFlag, put_flag
from sipdesk.usecases.consent import ClearPlace, clear_place
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.plan import (
    PutGoal,
    PutMeasure,
    RecordPlan,
    put_goal,
    put_measure,
    record_plan,
)
from sipdesk.usecases.preparation import (
    PutQuestion,
    RecordPreparation,
    put_question,
    record_preparation,
)
from sipdesk.usecases.shared_screen import read_shared_screen
from tests.domain import cases as made
from tests.usecases.desk import Desk
from tests.usecases.desk import desk as opened_desk

HOME = "Påhittade ungdomshemmet"
AUNT = Party("aunt", PartyKind.RELATIVE, "Skyddade Fantasisson")


def bring(desk: Desk) -> None:
    """Give a desk at which BUP is called, but may not know the place."""
    desk.agreed()


@pytest.fixture(name="ready")
def ready_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, bring) as ready:
        yield ready


def shown(desk: Desk) -> SharedScreen:
    return read_shared_screen(desk.case.id, desk.ports)


def write(desk: Desk, words: str) -> None:
    """Write the words wherever they could be shown."""
    desk.do(
        record_preparation, RecordPreparation, Preparation(words, TakingPart.IN_ROOM)
    )
    desk.do(put_question, PutQuestion, Question("q", words, Area.CARE))
    desk.do(put_goal, PutGoal, Goal("g", words, Area.CARE, Horizon.NOW))
    desk.do(put_measure, PutMeasure, Measure("m", words, Area.CARE, made.BUP.id))
    desk.do(record_plan, RecordPlan, replace(desk.case.plan, important=words))


def told(screen: SharedScreen) -> set[str]:
    return {
        screen.purpose,
        screen.important,
        *(q.text for q in screen.questions),
        *(g.words for g in screen.goals),
        *(m.what for m in screen.measures),
    }


@pytest.mark.journey
def test_words_that_tell_no_place_are_shown(ready: Desk) -> None:
    write(ready, "Hitta ett lugn.")
    assert told(shown(ready)) >= {"Hitta ett lugn."}
    assert "" not in {shown(ready).purpose, shown(ready).important}


def test_words_that_tell_the_place_are_shown_to_nobody_who_may_not_know(
    ready: Desk,
) -> None:
    words = f"Bo kvar på {HOME}."
    write(ready, words)
    assert not any(HOME in text for text in told(shown(ready)))
    ready.do(clear_place, ClearPlace, made.BUP.id, Answer.YES)
    assert told(shown(ready)) >= {words}


def test_a_protected_name_is_shown_to_nobody_else(ready: Desk) -> None:
    ready.do(clear_place, ClearPlace, made.BUP.id, Answer.YES)
    ready.do(put_party, PutParty, AUNT)
    words = f"Träffa {AUNT.name}."
    write(ready, words)
    assert words in told(shown(ready))
    ready.do(put_flag, PutFlag, Flag("f", FlagKind.SECRECY_MARK, AUNT.id, "Exempel"))
    assert words not in told(shown(ready))
