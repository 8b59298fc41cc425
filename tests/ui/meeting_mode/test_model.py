"""Where one is in a meeting, without any window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Booking, BreakKind, Meeting, Part, TakingPart
from sipdesk.domain.minutes import MinutesVersion
from sipdesk.domain.offer import Offer
from sipdesk.domain.protection import Flag, FlagKind
from sipdesk.domain.settings import MEETING_MINUTES
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.meeting_mode.model import (
    FIGURES,
    ModeModel,
    ModeState,
    Screens,
    Stage,
    beside,
    is_locked,
    own_help,
    timing,
)
from sipdesk.ui.page import Around
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.meeting import WriteNote, write_note
from sipdesk.usecases.minutes import FinaliseMinutes, finalise_minutes
from tests.domain import cases as made
from tests.home import TODAY, USER
from tests.ui.step_page import brought
from tests.usecases.desk import Desk


class Held:
    """A model on a real case, with all that it has shown."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.over = 0
        self.drawn: list[ModeState] = []
        self.runner = DirectRunner(desk.ports)
        around = Around(
            runner=self.runner,
            content=desk.ports.content,
            today=desk.ports.clock.today,
            new_id=desk.ports.new_id,
            user=USER,
            clock_now=lambda: time(13, 26),
        )
        self.model = ModeModel(desk.case.id, around, self.drawn.append, self._over)
        self.runner.watch(self.model.told)
        self.model.open()

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is shown."""
        view = self.model.state.view
        assert view is not None
        return view.case.meeting

    def elsewhere(self) -> None:
        """Save something in another window."""
        with self.desk.ports.store.reading() as work:
            self.desk.case = work.cases.get(self.desk.case.id)
        self.desk.do(write_note, WriteNote, Part.CLOSING, "Skrivet där.")

    def _over(self) -> None:
        self.over += 1


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    desk = brought(tmp_path, "called")
    yield Held(desk)
    desk.ports.store.close()


def a_meeting(**parts: object) -> Case:
    """Give a case with a meeting of some parts."""
    meeting = replace(Meeting("meeting"), **parts)  # type: ignore[arg-type]
    return replace(made.case(), meetings=(meeting,))


def test_it_begins_and_ends(held: Held) -> None:
    assert held.model.state.stage is Stage.BEFORE
    held.model.begin(Screens.BESIDE)
    state = held.model.state
    assert (state.stage, state.screens) == (Stage.HELD, Screens.BESIDE)
    held.model.end()
    assert held.meeting.record.ended is not None
    assert held.over == 1


def test_the_desk_is_shown_to_nobody_who_may_not_see_it(held: Held) -> None:
    held.model.begin(Screens.SAME)
    assert Stage.HELD not in {drawn.stage for drawn in held.drawn}
    assert held.model.state.stage is Stage.INTERRUPTED


def test_a_pause_covers_before_it_is_saved(held: Held) -> None:
    held.model.begin(Screens.BESIDE)
    before = len(held.drawn)
    held.model.pause()
    first = held.drawn[before]
    assert first.stage is Stage.PAUSED
    assert first.view is not None
    assert first.view.case.meeting.open_break(BreakKind.PAUSE) is None
    assert held.meeting.open_break(BreakKind.PAUSE) is not None
    held.model.pause()
    assert len(held.meeting.breaks) == 1


def test_nothing_is_paused_that_is_not_held(held: Held) -> None:
    held.model.pause()
    assert held.model.state.stage is Stage.BEFORE
    assert held.meeting.breaks == ()


def test_what_happens_now_is_saved_whatever_another_window_has_saved(
    held: Held,
) -> None:
    held.model.begin(Screens.BESIDE)
    held.elsewhere()
    held.model.pause()
    assert held.model.state.notice is None
    held.elsewhere()
    held.model.left(TakingPart.BY_LINK)
    assert held.model.state.stage is Stage.HELD
    held.elsewhere()
    held.model.back()
    held.elsewhere()
    held.model.end()
    assert held.over == 1
    assert held.meeting.note(Part.CLOSING) == "Skrivet där."
    (left,) = held.meeting.breaks
    assert (left.kind, left.onward) == (BreakKind.LEFT, TakingPart.BY_LINK)
    assert left.ended is not None


def test_one_that_is_locked_meanwhile_can_be_uncovered_and_left(held: Held) -> None:
    held.model.begin(Screens.BESIDE)
    held.model.pause()
    with held.desk.ports.store.reading() as work:
        held.desk.case = work.cases.get(held.desk.case.id)
    held.desk.do(finalise_minutes, FinaliseMinutes)
    held.model.go_on()
    assert held.model.state.stage is Stage.HELD
    assert held.model.state.notice is not None
    held.model.end()
    assert held.over == 1


def test_the_parts_are_gone_through_and_no_further(held: Held) -> None:
    been = []
    for by in (-1, *(1 for _ in Part), 1):
        held.model.step(by)
        been.append(held.model.state.part)
    assert been == [*Part, Part.CLOSING, Part.CLOSING]
    assert beside(Part.CLOSING, 1) is None
    assert beside(Part.OPENING, -1) is None


def test_the_homes_own_figure_is_used_where_no_time_is_booked(held: Held) -> None:
    change_setting(ChangeSetting(MEETING_MINUTES.key, 90), held.desk.ports)
    held.model.open()
    assert timing(a_meeting(), held.model.state.figures, time(13)).total == 90


@pytest.mark.parametrize(
    ("booking", "total"),
    [
        (Booking(start=time(13), end=time(14, 30)), 90),
        (Booking(start=time(13)), 60),
        (Booking(start=time(13), end=time(13)), 60),
        (Booking(start=time(14), end=time(13)), 60),
    ],
)
def test_the_time_is_what_is_booked_if_that_can_be(
    booking: Booking, total: int
) -> None:
    told = timing(a_meeting(booking=booking), FIGURES, time(13))
    assert (told.total, told.left, told.due) == (total, None, None)
    assert sum(told.parts.values()) == total


def test_a_meeting_is_locked_by_its_minutes_until_they_are_opened() -> None:
    written = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    version = MinutesVersion("v", 1, written, USER.id, 1)
    final = a_meeting(minutes=(version,)).meeting
    assert is_locked(final)
    opened = replace(final, record=replace(final.record, amending="Fel dag."))
    assert not is_locked(opened)
    assert not is_locked(a_meeting().meeting)


def test_what_helps_the_one_who_leads_is_told_with_what_it_is() -> None:
    flag = Flag("flag", FlagKind.THREAT, YOUNG_PERSON, "Polisen")
    told = replace(
        made.case(), offer=Offer(not_shared=" Inget om gymmet. "), flags=(flag,)
    )
    assert own_help(made.case(), TODAY) == ()
    assert dict(own_help(told, TODAY)) == {
        "not-shared": "Inget om gymmet.",
        "protected": "yes",
    }
