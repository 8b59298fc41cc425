"""Who looks after whose cases, and who is to have them; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sipdesk.content.notices import Notice
from sipdesk.domain.assignment import HeldCase
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.stand_in import StandIn
from sipdesk.domain.user import User
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
from sipdesk.ui.refusal import placed
from sipdesk.usecases.assignment import (
    AssignCases,
    Assigned,
    CasesOf,
    assign_cases,
    read_cases_of,
)
from sipdesk.usecases.stand_in import (
    Cover,
    EndStandIn,
    PutStandIn,
    end_stand_in,
    put_stand_in,
    read_cover,
)


@dataclass(frozen=True, slots=True)
class AwayForm:
    """Who is away and when, and who looks after the cases; as typed and chosen."""

    away: str = ""
    first: str = ""
    last: str = ""
    stands_in: str = ""


@dataclass(frozen=True, slots=True)
class GiveForm:
    """Whose cases are given to whom, and which."""

    giver: str = ""
    taker: str = ""
    chosen: frozenset[str] = frozenset()  # ids of cases


@dataclass(frozen=True, slots=True)
class CoverState:
    """Everything the page needs in order to be drawn."""

    day: date
    cover: Cover | None = None  # None until it is read
    away: AwayForm = AwayForm()
    give: GiveForm = GiveForm()
    cases: tuple[HeldCase, ...] = ()  # the giver's
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    away_notice: Notice | None = None
    give_notice: Notice | None = None
    refusals: int = 0
    busy: bool = False
    covered: bool = False  # somebody has just been put in another's place
    given: Assigned | None = None  # what has just been given

    @property
    def chosen(self) -> tuple[HeldCase, ...]:
        """The cases that are to be given."""
        return tuple(case for case in self.cases if case.id in self.give.chosen)

    def name(self, person: str) -> str:
        """Give somebody's name; empty when nobody of that id is known."""
        users = self.cover.users if self.cover else ()
        return next((user.name for user in users if user.id == person), "")

    @property
    def givers(self) -> tuple[User, ...]:
        """Those who have cases that whoever looks may give away."""
        if self.cover is None:
            return ()
        return tuple(u for u in self.cover.users if self.cover.open_cases.get(u.id))

    @property
    def takers(self) -> tuple[User, ...]:
        """Those who may be given the cases."""
        working = self.cover.working if self.cover else ()
        return tuple(user for user in working if user.id != self.give.giver)


class CoverModel:
    """Says who looks after whose cases, and gives cases away."""

    def __init__(self, around: Around, draw: Callable[[CoverState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = CoverState(around.today())

    def refresh(self) -> None:
        """Read how it stands."""
        self._around.runner.read(read_cover, None, self._take, self._refused_away)

    # --- While somebody is away -------------------------------------------------------

    def edit_away(self, **changes: object) -> None:
        """Take what was typed or chosen."""
        form = replace(self.state.away, **changes)  # type: ignore[arg-type]
        self._show(replace(self._quiet(changes), away=form))

    def cover(self) -> None:
        """Have somebody look after the cases."""
        form, reading = self.state.away, Reading(self._around.today())
        first = reading.day("first", form.first)
        last = reading.day("last", form.last)
        try:
            reading.done()
        except Unread as unread:
            self._show(self._pointed_out(unread.problems))
            return
        order = PutStandIn(form.away, form.stands_in, first, last)

        def done(cover: Cover) -> None:
            self._take(cover)
            empty = AwayForm(away=self._oneself(cover))
            self._show(replace(self._quiet(), away=empty, covered=True))

        self._do(put_stand_in, order, done, self._refused_away)

    def end(self, stand_in: StandIn) -> None:
        """End it now, or have it not begin."""

        def done(cover: Cover) -> None:
            self._take(cover)
            self._show(self._quiet())

        order = EndStandIn(stand_in.id)
        self._do(end_stand_in, order, done, self._refused_away)

    # --- When somebody stops ----------------------------------------------------------

    def choose_giver(self, person: str) -> None:
        """Choose whose cases are given away; all of them, to begin with."""
        form = replace(self.state.give, giver=person, chosen=frozenset())
        if form.taker == person:
            form = replace(form, taker="")
        self._show(replace(self._quiet({"giver": ""}), give=form, cases=()))
        self._read_cases()

    def edit_give(self, **changes: object) -> None:
        """Take what was chosen."""
        form = replace(self.state.give, **changes)  # type: ignore[arg-type]
        self._show(replace(self._quiet(changes), give=form))

    def give(self) -> None:
        """Give the chosen cases away."""
        form = self.state.give
        order = AssignCases(form.giver, form.taker, self.state.chosen)

        def done(given: Assigned) -> None:
            kept = replace(self._quiet(), give=GiveForm(), cases=(), given=given)
            self._show(kept)
            self.refresh()

        self._do(assign_cases, order, done, self._refused_give)

    # --- Inside -----------------------------------------------------------------------

    def _read_cases(self) -> None:
        giver = self.state.give.giver

        def take(cases: tuple[HeldCase, ...]) -> None:
            if giver == self.state.give.giver:
                every = frozenset(str(case.id) for case in cases)
                form = replace(self.state.give, chosen=every)
                self._show(replace(self.state, cases=cases, give=form))

        order = CasesOf(giver)
        self._around.runner.read(read_cases_of, order, take, self._refused_give)

    def _take(self, cover: Cover) -> None:
        away = self.state.away
        if not away.away:
            away = replace(away, away=self._oneself(cover))
        day = self._around.today()
        self._show(replace(self.state, cover=cover, away=away, day=day))
        if not self.state.give.giver and not cover.for_all:
            self.choose_giver(self._around.user.id)

    def _oneself(self, cover: Cover) -> str:
        own = self._around.user.id
        return own if any(user.id == own for user in cover.working) else ""

    def _do(
        self,
        use_case: Callable[..., Any],
        order: object,
        then: Callable[[Any], None],
        otherwise: Callable[[SipdeskError], None],
    ) -> None:
        if self.state.busy:
            return
        self._show(replace(self._quiet(), busy=True))

        def done(answer: Any) -> None:
            self._show(replace(self.state, busy=False))
            then(answer)

        self._around.runner.do(use_case, order, done, otherwise)

    def _refused_away(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        self._show(replace(self._pointed_out(problems), away_notice=said))

    def _refused_give(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        self._show(replace(self._pointed_out(problems), give_notice=said))
        if not problems:
            self._read_cases()  # what was seen may have been saved meanwhile

    def _pointed_out(self, problems: Mapping[str, str]) -> CoverState:
        count = self.state.refusals + 1
        return replace(self.state, problems=problems, refusals=count, busy=False)

    def _quiet(self, changes: Mapping[str, object] | None = None) -> CoverState:
        """Give the state without what was said of what came before."""
        changed = self.state.problems if changes is None else changes
        left = {k: v for k, v in self.state.problems.items() if k not in changed}
        return replace(
            self.state,
            problems=left,
            away_notice=None,
            give_notice=None,
            covered=False,
            given=None,
        )

    def _show(self, state: CoverState) -> None:
        self.state = state
        self._draw(state)
