"""The surveys on paper and in files, and what came back; knows nothing of Qt."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.domain.survey_rate import group_of, rates
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.saving import Change
from sipdesk.usecases.survey_form import (
    FileRead,
    FilesRead,
    HandOutSurvey,
    MadeSurvey,
    MakeSurvey,
    ReadSurveyFiles,
    SurveyFile,
    hand_out_survey,
    make_survey,
    read_survey_files,
)

Ask = Callable[[str], Deliver | None]
"""Asks where something of this name is to go; None when one changes one's mind."""

ALWAYS: Final = SurveyGroup.SIS_CARE
"""Who is never on the list of those who were called, and was there."""


class Way(Enum):
    """How a survey is handed out."""

    PAPER = "paper"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group that was at the meeting; ``there`` is None while that is not noted."""

    group: SurveyGroup
    there: int | None
    copies: int  # to print: for each who was there, or was called


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What was handed out last."""

    group: SurveyGroup
    way: Way
    copies: int


@dataclass(frozen=True, slots=True)
class PapersState:
    """Everything the card needs in order to be drawn."""

    case: Case | None = None
    rows: tuple[GroupRow, ...] = ()
    scale: str = ""  # that the young person is asked on; empty is the first
    shown: SurveyGroup | None = None
    made: MadeSurvey | None = None  # of the group that is shown
    done: HandedOut | None = None
    read: tuple[FileRead, ...] = ()
    busy: bool = False
    notice: Notice | None = None
    closed: bool = False  # nothing more is counted


class PapersModel:
    """Makes surveys, hands them out and counts that, and reads what came back."""

    def __init__(self, around: Around, draw: Callable[[PapersState], None]) -> None:
        self._around = around
        self._draw = draw
        self._survey = around.content.read_surveys().on(SurveyOccasion.MEETING)
        self.state = PapersState()

    @property
    def scales(self) -> tuple[str, ...]:
        """Name the scales that the young person can be asked on."""
        questions = self._survey.questions.get(SurveyGroup.YOUNG_PERSON, ())
        return tuple(scale.id for scale in questions[0].scales) if questions else ()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        before = self.state.case
        if before is None or before.id != case.id:
            self.state = PapersState(scale=self.state.scale)
        closed = not self._around.can_write(case)
        asked = self._survey.groups
        rows = tuple(row for row in rows_of(case) if row.group in asked)
        self._show(replace(self.state, case=case, rows=rows, closed=closed))

    def choose_scale(self, scale: str) -> None:
        """Ask the young person on another scale."""
        self._show(replace(self.state, scale=scale))
        if self.state.shown is SurveyGroup.YOUNG_PERSON:
            self.look(SurveyGroup.YOUNG_PERSON)

    def look(self, group: SurveyGroup) -> None:
        """Show a group's survey."""

        def made(survey: MadeSurvey) -> None:
            self._show(replace(self.state, shown=group, made=survey, notice=None))

        order = self._order(group, Way.PAPER)
        self._around.runner.read(make_survey, order, made, self._refused)

    def look_away(self) -> None:
        """Show no survey."""
        self._show(replace(self.state, shown=None, made=None))

    def hand_out(self, group: SurveyGroup, way: Way, copies: int, ask: Ask) -> None:
        """Make a survey, ask where it is to go, and count it once it is there."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, done=None, read=()))

        def made(survey: MadeSurvey) -> None:
            self._deliver(survey, HandedOut(group, way, copies), ask)

        self._around.runner.read(
            make_survey, self._order(group, way), made, self._refused
        )

    def read(self, files: tuple[SurveyFile, ...]) -> None:
        """Read files that came back."""
        case = self.state.case
        if case is None or self.state.busy or not files:
            return
        self._show(replace(self.state, busy=True, notice=None, done=None, read=()))

        def read(found: FilesRead) -> None:
            said = notice("survey-uncounted") if found.uncounted else None
            state = replace(self.state, busy=False, read=found.files)
            self._show(replace(state, notice=said))

        order = ReadSurveyFiles(case.id, case.last_held.id, files)
        self._around.runner.do(read_survey_files, order, read, self._refused)

    def _order(self, group: SurveyGroup, way: Way) -> MakeSurvey:
        scale = self.state.scale if group is SurveyGroup.YOUNG_PERSON else ""
        return MakeSurvey(self._survey.id, group, scale, way is Way.FILE)

    def _deliver(self, survey: MadeSurvey, out: HandedOut, ask: Ask) -> None:
        deliver = ask(survey.file_name)
        case = self.state.case
        if deliver is None or case is None:
            self._show(replace(self.state, busy=False))
            return
        try:
            deliver(survey.data)
        except OSError:
            failed = notice("sheet-not-delivered")
            self._show(replace(self.state, busy=False, notice=failed))
            return

        def counted(_: Change) -> None:
            self._show(replace(self.state, busy=False, done=out))

        order = HandOutSurvey(
            case.id, case.version, case.last_held.id, out.group, out.copies
        )
        self._around.runner.do(hand_out_survey, order, counted, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, busy=False, notice=refusal(error)))

    def _show(self, state: PapersState) -> None:
        self.state = state
        self._draw(state)


def rows_of(case: Case) -> tuple[GroupRow, ...]:
    """Give the groups of the last meeting, and how many papers each needs."""
    meeting = case.last_held
    called = Counter(group_of(case, p.party) for p in meeting.participants)
    there = {rate.group: rate.there for rate in rates(case, meeting)}
    there.setdefault(ALWAYS, None)
    return tuple(
        GroupRow(group, there[group], there[group] or called[group] or 1)
        for group in SurveyGroup
        if group in there
    )
