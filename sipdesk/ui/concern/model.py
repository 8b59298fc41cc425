"""A report of concern as fields, and those written before; knows nothing of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from sipdesk.content.content import Content
from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.concern import Concern
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.guard import BOARD
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.page import Around, PartModel, PartState, Save
from sipdesk.ui.reading import answer, said
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.concern import (
    Concerns,
    WriteConcern,
    read_concerns,
    write_concern,
)
from sipdesk.usecases.paper_copy import PaperOrder

NAME = "concern"
"""The draft's name."""


@dataclass(frozen=True, slots=True)
class ConcernForm:
    """The fields, as they were typed or chosen; ``id`` of one begun before."""

    id: str = ""
    about: str = ""
    name: str = ""
    born: str = ""
    seen: str = ""
    happened: str = ""
    by_whom: str = ""
    danger: str = ""
    danger_words: str = ""
    board: str = ""
    child_knows: str = ""


_EMPTY = ConcernForm()


def form_of(concern: Concern) -> ConcernForm:
    """Write a concern as a form.

    The young person's name and number are the case's: typed, they would follow along
    to another child who is chosen instead.
    """
    same = {f.name: getattr(concern, f.name) for f in fields(ConcernForm)}
    form = ConcernForm(**(same | {"danger": said(concern.danger)}))
    own = concern.about == YOUNG_PERSON
    return replace(form, name="", born="") if own else form


def save_of(case: Case, form: ConcernForm) -> Save:
    """Turn the form into the use case that keeps it. Nothing in it is asked for."""
    typed = {f.name: getattr(form, f.name) for f in fields(ConcernForm)}
    concern = Concern(**(typed | {"danger": answer(form.danger)}))
    return write_concern, WriteConcern(case.id, concern)


def relatives(case: Case) -> tuple[Party, ...]:
    """Name those in the case who may be a sister or a brother."""
    return tuple(p for p in case.parties if p.kind is PartyKind.RELATIVE and p.label)


def likely_board(case: Case, content: Content) -> str:
    """Name the placing board as the case knows it; empty when it does not."""
    if case.placing is not None and case.placing.organisation.strip():
        return case.placing.organisation
    code = case.placement.placing_kommun
    return next((k.name for k in content.kommuner if code and k.code == code), "")


@dataclass(frozen=True, slots=True)
class ConcernState:
    """The form, and what was written before."""

    part: PartState[ConcernForm]
    case: Case | None = None
    written: Sequence[Concern] = ()
    names: dict[str, str] | None = None
    notice: Notice | None = None


class ConcernModel:
    """Writes a concern, shows its paper, and lets it go once it has gone out."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[ConcernState], None],
        look: Callable[[PaperOrder], None],
    ) -> None:
        self._around = around
        self._draw = draw
        self._look = look
        self._last = ""  # the id of the one whose paper was looked at last
        # Drawn before there is anything to draw.
        self.part = PartModel(
            NAME,
            around,
            _EMPTY,
            lambda _: _EMPTY,
            save_of,
            self._draw_part,
            by_button=True,
        )
        self.state = ConcernState(self.part.state)

    def show_case(self, view: CaseView) -> None:
        """Show a case, and what has been reported in it."""
        if self.state.case is None or self.state.case.id != view.case.id:
            self.state = ConcernState(self.part.state)
        self.state = replace(self.state, case=view.case)
        self.part.show_case(view)
        read = self._around.runner.read
        read(read_concerns, view.case.id, self._take, self._refused)

    def show_paper(self) -> None:
        """Keep what is written, and look at its paper."""
        case = self.state.case
        if case is None or self.part.state.busy:
            return
        if not self.part.state.form.id:
            self.part.edit(id=self._around.new_id())
        self._last = concern = self.part.state.form.id
        order = PaperOrder(case.id, PaperKind.CONCERN, BOARD, concern=concern)
        self.part.save(lambda: self._look(order))

    def go_on(self, concern_id: str) -> None:
        """Write on with one that has not gone out."""
        for concern in self.state.written:
            if concern.id == concern_id and concern.sent is None:
                form = form_of(concern)
                typed = {f.name: getattr(form, f.name) for f in fields(form)}
                self.part.edit(**typed)

    def _take(self, found: Concerns) -> None:
        sent = {c.id for c in found.concerns if c.sent is not None}
        if self.part.state.form.id in sent:
            self.part.forget()
        written = found.concerns
        self._show(replace(self.state, written=written, names=found.names, notice=None))
        if self._last not in sent and self.part.state.form == _EMPTY:
            self.go_on(self._last)

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=notice(error.code)))

    def _draw_part(self, part: PartState[ConcernForm]) -> None:
        self._show(replace(self.state, part=part))

    def _show(self, state: ConcernState) -> None:
        self.state = state
        self._draw(state)
