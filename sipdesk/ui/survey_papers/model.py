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
from sipdesk.ui.doing import A, Deliver, Otherwise, while_here
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
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
    look_at_survey_files,
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
    """A group that is asked; ``there`` is None while it is not noted who was there."""

    group: SurveyGroup
    there: int | None
    copies: int  # to print: for each who was there, or was called


@dataclass(frozen=True, slots=True)
class Out:
    """What has been made for a group, and may be handed out: nobody has said so yet.

    To print again is to print the same; every file is another. Somebody who can have
    either may have got both, so it is asked for as the larger of them.
    """

    group: SurveyGroup
    printed: int = 0
    saved: int = 0
    typed: str = ""  # how many it is said to be
    problem: str = ""

    def more(self, way: Way, copies: int) -> "Out":
        """Give it when it has been printed, or saved once more."""
        printed = max(self.printed, copies) if way is Way.PAPER else self.printed
        saved = self.saved + copies if way is Way.FILE else self.saved
        return Out(self.group, printed, saved, str(max(printed, saved)))


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What was counted as handed out last, or made where that is not counted."""

    group: SurveyGroup
    copies: int


@dataclass(frozen=True, slots=True)
class PapersState:
    """Everything the card needs in order to be drawn."""

    case: Case | None = None
    rows: tuple[GroupRow, ...] = ()
    scale: str = ""  # that the young person is asked on; empty is the first
    shown: SurveyGroup | None = None
    made: MadeSurvey | None = None  # of the group that is shown
    outs: tuple[Out, ...] = ()  # not counted as handed out yet
    done: HandedOut | None = None
    waiting: tuple[SurveyFile, ...] = ()  # that came back, and may be counted
    looked_at: tuple[FileRead, ...] = ()  # what would come of them, and of the others
    read: tuple[FileRead, ...] = ()
    busy: bool = False
    notice: Notice | None = None
    closed: bool = False  # nothing more is counted


def _of(case: Case) -> tuple[str, str]:
    """Tell of which meeting of which case surveys are."""
    return case.id, case.last_held.id


class PapersModel:
    """Makes surveys, counts those said to be handed out, and reads what came back.

    Only those after a meeting are counted: the others have nowhere to be counted.
    """

    def __init__(
        self,
        around: Around,
        occasion: SurveyOccasion,
        draw: Callable[[PapersState], None],
    ) -> None:
        self._around = around
        self._draw = draw
        self._survey = around.content.read_surveys().on(occasion)
        self.counts = occasion is SurveyOccasion.MEETING
        self.state = PapersState()

    @property
    def scales(self) -> tuple[str, ...]:
        """Name the scales that the young person can be asked on."""
        questions = self._survey.questions.get(SurveyGroup.YOUNG_PERSON, ())
        return tuple(scale.id for scale in questions[0].scales) if questions else ()

    def show_case(self, case: Case) -> None:
        """Show a case, or the same case as it is now."""
        before = self.state.case
        if before is None or _of(before) != _of(case):
            self.state = PapersState(scale=self.state.scale)
        # Answers that are counted nowhere may come when the case is closed.
        works = self._around.can_write(case) if self.counts else self._around.works
        closed = not works
        asked = self._survey.groups
        if self.counts:
            rows = tuple(row for row in rows_of(case) if row.group in asked)
        else:
            rows = tuple(GroupRow(group, None, 1) for group in asked)
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
        self._around.runner.read(make_survey, order, *self._here(made))

    def look_away(self) -> None:
        """Show no survey."""
        self._show(replace(self.state, shown=None, made=None))

    def hand_out(self, group: SurveyGroup, way: Way, copies: int, ask: Ask) -> None:
        """Make a survey, ask where it is to go, and then how many are handed out."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, done=None, read=()))

        def made(survey: MadeSurvey) -> None:
            deliver = ask(survey.file_name)
            state = replace(self.state, busy=False)
            if deliver is not None:
                try:
                    deliver(survey.data)
                except OSError:
                    state = replace(state, notice=notice("sheet-not-delivered"))
                else:
                    state = self._delivered(state, group, way, copies)
            self._show(state)

        self._around.runner.read(
            make_survey, self._order(group, way), *self._here(made)
        )

    def say(self, group: SurveyGroup, copies: str) -> None:
        """Take how many are said to be handed out."""
        changed = [
            replace(out, typed=copies, problem="") if out.group is group else out
            for out in self.state.outs
        ]
        self._show(replace(self.state, outs=tuple(changed)))

    def count(self, group: SurveyGroup) -> None:
        """Count as many as are said to be handed out; of none nothing is kept."""
        case, out = self.state.case, self._out(group)
        if case is None or out is None or self.state.busy:
            return
        reading = Reading(self._around.today())
        copies = reading.count("copies", out.typed)
        try:
            reading.done()
        except Unread as unread:
            wrong = replace(out, problem=unread.problems["copies"])
            outs = tuple(wrong if one == out else one for one in self.state.outs)
            self._show(replace(self.state, outs=outs))
            return
        rest = tuple(one for one in self.state.outs if one.group is not group)
        if not copies:
            self._show(replace(self.state, outs=rest))
            return

        def counted(_: Change) -> None:
            done = HandedOut(group, copies)
            self._show(replace(self.state, busy=False, outs=rest, done=done))

        order = HandOutSurvey(case.id, case.version, case.last_held.id, group, copies)
        self._show(replace(self.state, busy=True, notice=None, done=None))
        self._around.runner.do(hand_out_survey, order, *self._here(counted))

    def _out(self, group: SurveyGroup) -> Out | None:
        return next((one for one in self.state.outs if one.group is group), None)

    def _delivered(
        self, state: PapersState, group: SurveyGroup, way: Way, copies: int
    ) -> PapersState:
        if not self.counts:
            return replace(state, done=HandedOut(group, copies))
        out = (self._out(group) or Out(group)).more(way, copies)
        rest = tuple(one for one in state.outs if one.group is not group)
        return replace(state, outs=(*rest, out))

    def read(self, files: tuple[SurveyFile, ...]) -> None:
        """Look at files that came back; what there is to count waits to be counted."""
        case = self.state.case
        if case is None or self.state.busy or not files:
            return
        self.leave_unread()
        self._show(replace(self.state, busy=True, notice=None, done=None, read=()))

        def looked(found: tuple[FileRead, ...]) -> None:
            pairs = zip(files, found, strict=True)
            waiting = tuple(file for file, one in pairs if not one.code)
            state = replace(self.state, busy=False, waiting=waiting)
            if waiting:
                self._show(replace(state, looked_at=found))
            else:
                self._show(replace(state, read=found))

        order = ReadSurveyFiles(case.id, case.last_held.id, files)
        self._around.runner.read(look_at_survey_files, order, *self._here(looked))

    def keep_read(self) -> None:
        """Count the files that wait."""
        case, files = self.state.case, self.state.waiting
        if case is None or self.state.busy or not files:
            return
        wrong = tuple(one for one in self.state.looked_at if one.code)
        self._show(replace(self.state, busy=True, notice=None))

        def kept(found: FilesRead) -> None:
            self.leave_unread()
            said = notice("survey-uncounted") if found.uncounted else None
            read = (*found.files, *wrong)
            self._show(replace(self.state, busy=False, read=read, notice=said))

        order = ReadSurveyFiles(case.id, case.last_held.id, files)
        self._around.runner.do(read_survey_files, order, *self._here(kept))

    def leave_unread(self) -> None:
        """Count none of the files that wait."""
        self._show(replace(self.state, waiting=(), looked_at=()))

    def _here(self, then: Callable[[A], None]) -> tuple[Callable[[A], None], Otherwise]:
        asked = self.state.case

        def is_here() -> bool:
            now = self.state.case
            return asked is None or (now is not None and _of(now) == _of(asked))

        return while_here(is_here, then, self._refused)

    def _order(self, group: SurveyGroup, way: Way) -> MakeSurvey:
        scale = self.state.scale if group is SurveyGroup.YOUNG_PERSON else ""
        return MakeSurvey(self._survey.id, group, scale, way is Way.FILE)

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
