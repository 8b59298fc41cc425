"""What is typed is kept, whatever happens; all of it has room."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sipdesk.domain.area import Area
from sipdesk.domain.meeting import (
    BreakKind,
    Part,
    Preparation,
    Question,
)
from sipdesk.domain.plan import Goal, Horizon, Measure
from sipdesk.ui.sheet import KEEP_EVERY
from sipdesk.usecases.draft import DraftOf, read_draft
from sipdesk.usecases.meeting import WriteNote, write_note
from sipdesk.usecases.plan import PutGoal, PutMeasure, put_goal, put_measure
from sipdesk.usecases.preparation import (
    PutQuestion,
    RecordPreparation,
    put_question,
    record_preparation,
)
from tests.domain.cases import NAMND
from tests.home import TODAY
from tests.ui.audit import audit
from tests.ui.looked_over import LONG, at_rest
from tests.ui.meeting_mode.room import (
    CONTROL,
    PARTS,
    Room,
    room,
)
from tests.ui.shell import settle

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.journey
def test_what_is_typed_is_kept_within_five_seconds(
    tmp_path: Path, qtbot: QtBot
) -> None:
    assert KEEP_EVERY <= 5000
    with room(tmp_path) as at:
        at.start()
        at.write(at.note(), "Alva berättar.")
        order = DraftOf(at.desk.case.id, "note-opening")
        assert read_draft(order, at.desk.ports) is None
        qtbot.waitUntil(
            lambda: read_draft(order, at.desk.ports) is not None, timeout=5000
        )


@pytest.mark.journey
def test_what_was_typed_when_the_program_fell_is_there_again(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.write(at.note(), "Alva berättar.")
        at.mode.keep()
        again = Room(at.desk)
        again.start()
        assert again.note().property("plainText") == "Alva berättar."
        again.close()


@pytest.mark.journey
def test_going_on_saves_what_was_typed(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.write(at.note(), "Alla presenterade sig.")
        at.key(Qt.Key.Key_PageDown, CONTROL)
        assert at.meeting.note(Part.OPENING) == "Alla presenterade sig."


@pytest.mark.journey
def test_two_windows_on_one_meeting_keep_both_texts(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        other = Room(at.desk)
        other.start()
        at.write(at.note(), "Skrivet här.")
        other.write(other.note(), "Skrivet där.")
        other.mode.leave()
        at.mode.leave()
        settle()
        assert at.meeting.note(Part.OPENING) == "Skrivet där."
        assert at.note().property("plainText") == "Skrivet här."
        assert "Skrivet där." in at.words()
        # What happens in the room has happened, whatever the other has saved.
        at.click("pause")
        assert at.meeting.open_break(BreakKind.PAUSE) is not None
        other.close()


@pytest.mark.journey
def test_a_question_that_is_added_meanwhile_is_there(tmp_path: Path) -> None:
    with room(tmp_path) as at:
        at.start()
        at.key(PARTS[2], CONTROL)
        at.do(put_question, PutQuestion, Question("q-new", "En till?", Area.CARE))
        assert "En till?" in at.words()
        assert "En till?" in at.shared


def fill_long(at: Room) -> None:
    """Write everything as long as it comes."""
    words = (
        f"{LONG} vill kunna vara i skolan hela dagen och sova bättre om natten. " * 2
    )
    for number in range(5):
        question = Question(f"q{number}", words, Area.CARE, own=number == 0)
        at.do(put_question, PutQuestion, question)
        at.do(put_goal, PutGoal, Goal(f"g{number}", words, Area.CARE, Horizon.NOW))
        measure = Measure(f"m{number}", words, Area.CARE, NAMND.id, due=TODAY)
        at.do(put_measure, PutMeasure, measure)
    how = Preparation(words, adaptations=words, interpreter=words)
    at.do(record_preparation, RecordPreparation, how)
    for part in Part:
        at.do(write_note, WriteNote, part, words * 3)


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_everything_has_room_with_the_longest_words(
    tmp_path: Path, scale: float
) -> None:
    with room(tmp_path, text_scale=scale) as at:
        fill_long(at)
        for width, height in ((1280, 720), (720, 520)):
            at.window.resize(width, height)
            at_rest(at.window)
            assert audit(at.window) == []
        at.start()
        at.mode.shared.resize(1280, 720)
        for part in Part:
            at.mode._go(part)
            for width, height in ((1280, 720), (720, 520)):
                at.window.resize(width, height)
                at_rest(at.window)
                faults = audit(at.window)
                assert faults == [], (part, width)
            at_rest(at.mode.shared)
            assert audit(at.mode.shared) == [], part
