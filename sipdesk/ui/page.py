"""What all pages of a case share, apart from how they look; knows nothing of Qt.

A page shows one or more *parts* of the case. A part has a *form*: a frozen value of
what stands in the fields, as text, exactly as it was typed. Typing goes to an encrypted
draft; leaving a field saves the part once, if what stands there can be read and the
rules agree. What cannot be saved stays in the fields, with the reason beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, time
from typing import Any, Generic, TypeVar

from sipdesk.content.content import Content
from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Conflict, RuleBroken, SipdeskError
from sipdesk.domain.policy import NO_POLICIES, Policies
from sipdesk.domain.rights import Right, may
from sipdesk.domain.user import User
from sipdesk.ui.doing import Runner
from sipdesk.ui.form_draft import FormDraft
from sipdesk.ui.merge import merged, replaced, still
from sipdesk.ui.reading import Unread
from sipdesk.ui.refusal import refusal
from sipdesk.ui.remarks import remarks_on
from sipdesk.usecases.case import CaseView, read_case
from sipdesk.usecases.draft import DraftOf
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change

F = TypeVar("F")
A = TypeVar("A")

Save = tuple[Callable[[Any, Ports], Change], Any]
"""A use case and the order to give it."""


@dataclass(frozen=True)
class Around:
    """What every page is given; ``policies`` are those of the opened home."""

    runner: Runner[Ports]
    content: Content
    today: Callable[[], date]
    new_id: Callable[[], str]
    user: User
    clock_now: Callable[[], time]
    policies: Policies = NO_POLICIES

    @property
    def works(self) -> bool:
        """Whether whoever is here may change a case, and not only read it."""
        return may(self.user, Right.WORK_CASES)

    def can_write(self, case: Case) -> bool:
        """Whether anything written in a case would be saved, for all that is known."""
        return self.works and case.closing.closed is None


@dataclass(frozen=True, slots=True)
class PartState(Generic[F]):
    """Everything a part needs in order to be drawn."""

    view: CaseView | None
    form: F
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    remarks: Mapping[str, str] = field(default_factory=dict)  # the same, stops nothing
    notice: Notice | None = None
    saved_at: time | None = None  # when it was last saved in this window
    restored: bool = False
    # the form holds what was typed earlier, as it was; until it is saved or typed on
    others: Mapping[str, str] = field(default_factory=dict)
    # field: what another has saved there meanwhile; stays until somebody decides
    busy: bool = False
    refusals: int = 0  # how often a press of the button has come to nothing

    @property
    def case(self) -> Case:
        """The case that is shown.

        Raises:
            LookupError: none is shown yet.

        """
        if self.view is None:
            raise LookupError("no case is shown")
        return self.view.case

    @property
    def went_wrong(self) -> bool:
        """Whether the notice says so; that something was restored is no trouble."""
        return self.notice is not None and self.notice != notice("restored")


class PartModel(Generic[F]):
    """One part of the case: what is typed, kept, saved, refused.

    ``name`` is the draft's. ``form_of`` writes the part as a form; ``save_of`` turns
    a form into a use case and its order, and raises ``Unread`` for unreadable text.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (what a part is made of)
        self,
        name: str,
        around: Around,
        empty: F,
        form_of: Callable[[Case], F],
        save_of: Callable[[Case, F], Save],
        draw: Callable[[PartState[F]], None],
        *,
        by_button: bool = False,
    ) -> None:
        """``by_button``: leaving a field only keeps; consent, sending, closing."""
        self.around = around
        self.by_button = by_button
        self._name = name
        self._form_of = form_of
        self._save_of = save_of
        self._draw = draw
        self._base = empty  # as it is saved
        self._sent: F | None = None  # on its way to be saved
        self._meanwhile: set[str] = set()  # fields typed in since then
        self._draft = FormDraft(around.runner, type(empty), self._refused)
        self._left_meanwhile = False
        self._pressed_meanwhile: Callable[[], None] | None = None
        self._pressed = False  # the save under way was asked for by a press
        self.state: PartState[F] = PartState(None, empty)

    @property
    def dirty(self) -> bool:
        """Whether something stands in the fields that is not saved."""
        return self.state.form != self._base

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now.

        What has been typed and not saved stays; if the case has meanwhile got another
        text in the same field, both are shown. A case read before this part's latest
        save came back, and shown after it, is passed over: it is older.
        """
        before = self.state.view
        if before is None or before.case.id != view.case.id:
            self._begin(view)
            return
        if view.case.version < before.case.version:
            return
        saved = self._form_of(view.case)
        if not self.dirty:
            self._base = saved
            self._show(replace(self.state, view=view, form=saved))
        elif saved in (self._base, self._sent):
            self._show(replace(self.state, view=view))
        else:
            self._show_conflict(view, saved)

    def edit(self, **changes: object) -> None:
        """Take what was typed in one or more fields."""
        self._meanwhile.update(changes)
        form = replace(self.state.form, **changes)  # type: ignore[type-var]
        left = {k: v for k, v in self.state.problems.items() if k not in changes}
        state = replace(self.state, form=form, problems=left | dict(self.state.others))
        if state.restored:
            state = replace(state, restored=False, notice=None)
        self._show(state)

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft.

        What is on its way to be saved is no draft, and what is saved is none any more.
        """
        form = self.state.form
        if self.state.view is None or form == self._sent or not self.around.works:
            return
        if form == self._base:
            self._draft.drop()
        else:
            self._draft.keep(form, self.state.case.version)

    def leave(self) -> None:
        """Save the part, if anything differs and it can be read.

        What was restored is saved only once somebody has looked: by ``save``, or by
        going on with it. What would replace another's text is saved by ``save`` alone.
        """
        if self.by_button or self.state.restored or self.state.others:
            self.keep()
        elif self.dirty and self.state.busy:
            self._left_meanwhile = True
            self.keep()
        elif self.dirty:
            self._put(lambda: None, pressed=False)
        else:
            self.keep()

    def save(self, then: Callable[[], None] = lambda: None) -> None:
        """Save the part as it stands, by a press; ``then`` when it is saved.

        A second press while the first is under way does nothing, unless something
        was typed in between: then it is saved next.
        """
        if not self.state.busy:
            self._put(then, pressed=True)
        elif self.state.form != self._sent:
            self._pressed_meanwhile = then

    def _put(self, then: Callable[[], None], *, pressed: bool) -> None:
        self._pressed = pressed
        form = self.state.form
        try:
            use_case, order = self._save_of(self.state.case, form)
        except Unread as unread:
            problems = {**self.state.others, **unread.problems}
            self._show(self._counted(replace(self.state, problems=problems)))
            self.keep()
            return
        self._sent = form
        self._meanwhile.clear()
        state = replace(self.state, busy=True, notice=self._restored)
        self._show(replace(state, problems={}, others={}))

        def saved(change: Change) -> None:
            self._saved(change, form)
            then()

        self.around.runner.do(use_case, order, saved, self._not_saved)

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Say at fields why a press that needs them came to nothing."""
        told = {**self.state.others, **problems}
        state = replace(self.state, problems=told, refusals=self.state.refusals + 1)
        self._show(state)

    def forget(self) -> None:
        """Give up what was typed and show what is saved."""
        self._base = self._form_of(self.state.case)
        self._draft.drop()
        self._show(
            replace(
                self.state,
                form=self._base,
                restored=False,
                problems={},
                others={},
                notice=None,
            )
        )

    def _begin(self, view: CaseView) -> None:
        self._base = self._form_of(view.case)
        self._sent = None
        self._left_meanwhile = False
        self._pressed_meanwhile = None
        self._show(PartState(view, self._base))
        self._draft.turn_to(DraftOf(view.case.id, self._name))
        self._draft.bring_back(self._restore)

    def _restore(self, form: F) -> None:
        """Bring back what was typed before a crash, a lock or a change of page."""
        if form == self._base:
            self._draft.drop()
        elif not self.dirty:
            self._show(
                replace(
                    self.state,
                    form=form,
                    restored=True,
                    notice=notice("restored"),
                    problems=self._unread(form),
                )
            )

    @property
    def _restored(self) -> Notice | None:
        """What stands by the way to give up what was restored, until it is saved."""
        return notice("restored") if self.state.restored else None

    def _unread(self, form: F) -> Mapping[str, str]:
        try:
            self._save_of(self.state.case, form)
        except Unread as unread:
            return unread.problems
        return {}

    def _saved(self, change: Change, form: F) -> None:
        view = self.state.view
        if view is None or view.case.id != change.case.id:
            return
        saved = self._form_of(change.case)
        # What was typed anew is typed, also where it is what was sent: the saved form
        # may be an empty one, for the next.
        anew = {name: getattr(self.state.form, name) for name in self._meanwhile}
        typed_on = replace(merged(self.state.form, form, saved), **anew)  # type: ignore[type-var]
        self._base = saved
        self._sent = None
        self._show(
            replace(
                self.state,
                view=replace(view, case=change.case),
                form=typed_on,
                busy=False,
                restored=False,
                problems={},
                others={},
                notice=None,
                saved_at=self.around.clock_now(),
            )
        )
        if not self.dirty:
            self._draft.drop()
        self._leave_again()

    def _not_saved(self, error: SipdeskError) -> None:
        self._sent = None
        if isinstance(error, Conflict) and self.state.view is not None:
            self._show(replace(self.state, busy=False))
            self.keep()
            self.around.runner.read(
                read_case, self.state.case.id, self._save_on, self._refused
            )
            return
        self._refused(error)
        self.keep()
        self._leave_again()

    def _save_on(self, view: CaseView) -> None:
        """Save on the case as another has saved it, unless that is of the same field.

        Where a button saves, whoever pressed it looks at the case again first.
        """
        self.show_case(view)
        if self.state.others or not self.dirty:
            return
        if self.by_button:
            self._show(replace(self.state, notice=notice("conflict")))
        elif self._pressed:
            self.save()
        else:
            self.leave()

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        name = error.field if isinstance(error, RuleBroken) else ""
        at_field = name in {f.name for f in fields(self.state.form)}  # type: ignore[arg-type]
        shown = {name: said.whole} if at_field else {}
        state = replace(self.state, notice=self._restored if at_field else said)
        self._show(self._counted(replace(state, busy=False, problems=shown)))

    def _counted(self, state: PartState[F]) -> PartState[F]:
        """Count a refusal, if it answers a press and not that a field was left."""
        pressed, self._pressed = self._pressed, False
        return replace(state, refusals=state.refusals + pressed)

    def _leave_again(self) -> None:
        """Save what was left, or pressed for, while a save was under way."""
        left, then = self._left_meanwhile, self._pressed_meanwhile
        self._left_meanwhile, self._pressed_meanwhile = False, None
        if then is not None:
            self.save(then)
        elif left:
            self.leave()

    def _show_conflict(self, view: CaseView, saved: F) -> None:
        """Keep what was typed and say, field by field, what another has put there."""
        typed, base = self.state.form, self._base
        self._base = saved
        form = merged(typed, base, saved)
        new = {
            name: notice("saved-by-another", {"text": text}).text
            for name, text in replaced(typed, base, saved).items()
        }
        others = still({**self.state.others, **new}, form, saved)
        said = notice("conflict") if others else self._restored
        state = replace(self.state, view=view, form=form, notice=said)
        self._show(replace(state, problems=others, others=others))

    def _show(self, state: PartState[F]) -> None:
        self.state = replace(state, remarks=remarks_on(state.form, state.view))
        self._draw(self.state)
