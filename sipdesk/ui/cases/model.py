"""What stands on Ärenden; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.overview import Overview
from sipdesk.domain.search import CasePage, Search
from sipdesk.domain.stand_in import Instead
from sipdesk.ui.form_draft import FormDraft
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.case import OpenCase, list_cases, open_case
from sipdesk.usecases.draft import DraftOf
from sipdesk.usecases.saving import Change


@dataclass(frozen=True, slots=True)
class CasesState:
    """The list as it is asked for, and as much of it as has been read."""

    search: Search = field(default_factory=Search)
    rows: tuple[Overview, ...] = ()
    total: int = 0
    read: bool = False
    notice: Notice | None = None
    instead: Mapping[str, Instead] = field(default_factory=dict)  # by the coordinator

    @property
    def narrowed(self) -> bool:
        """Whether anything but the plain list of open cases is asked for."""
        asked = self.search
        return bool(asked.text or asked.coordinator or asked.step or asked.closed)


class CasesModel:
    """The list: searched, filtered, read page by page."""

    def __init__(self, around: Around, draw: Callable[[CasesState], None]) -> None:
        self._around = around
        self._draw = draw
        self._reading_on = False
        self.state = CasesState()

    def refresh(self) -> None:
        """Read as much as is shown, as it is now."""
        self._read(max(Search().limit, len(self.state.rows)))

    def search(self, text: str) -> None:
        """Find by name, number of identity or number of case."""
        self._ask(replace(self.state.search, text=text))

    def show_part(self, *, mine: bool = False, closed: bool = False) -> None:
        """Show my open cases, everyone's, or the closed ones."""
        whose = self._around.user.id if mine else ""
        self._ask(replace(self.state.search, coordinator=whose, closed=closed))

    def show_step(self, step: str) -> None:
        """Show the cases whose next step this is; empty for every step."""
        self._ask(replace(self.state.search, step=step))

    def show_all(self) -> None:
        """Ask for the plain list of open cases again."""
        self._ask(Search())

    def more(self) -> None:
        """Read the next page, if there is one and it is not on its way."""
        known = self.state.rows
        if self._reading_on or len(known) >= self.state.total:
            return
        self._reading_on = True
        asked = self.state.search

        def read(page: CasePage) -> None:
            self._reading_on = False
            if asked == self.state.search and known == self.state.rows:
                rows = known + page.rows
                state = CasesState(asked, rows, page.total, read=True)
                self._show(replace(state, instead=page.instead))

        order = replace(asked, offset=len(known))
        self._around.runner.read(list_cases, order, read, self._refused)

    def _ask(self, search: Search) -> None:
        if search != self.state.search:
            self._show(replace(self.state, search=search, read=False))
            self._read(search.limit)

    def _read(self, limit: int) -> None:
        asked = self.state.search

        def read(page: CasePage) -> None:
            if asked == self.state.search:
                state = CasesState(asked, page.rows, page.total, read=True)
                self._show(replace(state, instead=page.instead))

        self._reading_on = False
        order = replace(asked, limit=limit)
        self._around.runner.read(list_cases, order, read, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        self._reading_on = False
        self._show(replace(self.state, notice=notice(error.code)))

    def _show(self, state: CasesState) -> None:
        self.state = state
        self._draw(state)


@dataclass(frozen=True, slots=True)
class NewCaseForm:
    """The fields, as they were typed."""

    given_name: str = ""
    family_name: str = ""
    birth_date: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class NewCaseState:
    """A case on its way to being opened."""

    form: NewCaseForm = NewCaseForm()
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    busy: bool = False


class NewCaseModel:
    """The least that is known of somebody, typed and then opened as a case."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[NewCaseState], None],
        opened: Callable[[str], None],
    ) -> None:
        """Begin with nothing; ``opened`` gets the id of the new case."""
        self._around = around
        self._draw = draw
        self._opened = opened
        place = DraftOf(case="", page="new-case")
        self._draft = FormDraft(around.runner, NewCaseForm, self._refused, place)
        self.state = NewCaseState()

    def begin(self) -> None:
        """Bring back what was typed before a lock, if nothing is typed now."""
        self._draft.bring_back(self._restore)

    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields."""
        left = {k: v for k, v in self.state.problems.items() if k not in changes}
        form = replace(self.state.form, **changes)
        self._show(replace(self.state, form=form, problems=left))

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        if self.state.form == NewCaseForm():
            self._draft.drop()
        else:
            self._draft.keep(self.state.form)

    def give_up(self) -> None:
        """Throw away what was typed."""
        self._draft.drop()
        self._show(NewCaseState())

    def open(self) -> None:
        """Open the case; a second press while that is done does nothing."""
        if self.state.busy:
            return
        form = self.state.form
        reading = Reading(self._around.today())
        born = reading.day("birth_date", form.birth_date)
        try:
            reading.done()
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self._show(replace(self.state, busy=True, problems={}, notice=None))
        order = OpenCase(form.given_name, form.family_name, born, form.number)
        self._around.runner.do(open_case, order, self._done, self._refused)

    def _done(self, change: Change) -> None:
        self.give_up()
        self._opened(change.case.id)

    def _restore(self, form: NewCaseForm) -> None:
        if self.state.form == NewCaseForm():
            self._show(replace(self.state, form=form))

    def _refused(self, error: SipdeskError) -> None:
        name = error.field if isinstance(error, RuleBroken) else ""
        said = refusal(error)
        at_field = name in {f.name for f in fields(NewCaseForm)}
        self._show(
            replace(
                self.state,
                busy=False,
                problems={name: said.whole} if at_field else {},
                notice=None if at_field else said,
            )
        )
        self.keep()

    def _show(self, state: NewCaseState) -> None:
        self.state = state
        self._draw(state)
