"""One of several things that the home keeps, written in one form at a time; no Qt.

A form has an ``id``, empty for a new thing, and the ``version`` it was written on; the
rest is what stands in the fields, as typed. Typing goes to an encrypted draft, and a
button saves. What is refused stays in the form, with the reason at its field.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Generic, Protocol, TypeVar

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.rights import Right, may
from sipdesk.ui.form_draft import FormDraft
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Unread
from sipdesk.ui.refusal import placed, refusal
from sipdesk.usecases.draft import DraftOf


class Versioned(Protocol):
    """A thing, or a form of one."""

    @property
    def id(self) -> str:
        """Which thing it is."""
        ...

    @property
    def version(self) -> int:
        """How many times it has been saved."""
        ...


F = TypeVar("F", bound=Versioned)
T = TypeVar("T", bound=Versioned)


@dataclass(frozen=True, slots=True)
class EntryState(Generic[F, T]):
    """The thing being written, and the one last taken out."""

    form: F | None = None
    removed: T | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    busy: bool = False


S = TypeVar("S", bound=EntryState[Any, Any])


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[F, T]):
    """What there is to know of a kind of thing.

    ``thing_of`` gives a new thing its id, and raises ``Unread``. ``read``, ``put`` and
    ``remove`` are the use cases: of nothing, of a thing and of its id.
    """

    draft: str  # what the draft is called
    empty: F
    form_of: Callable[[T], F]
    thing_of: Callable[[F, Around], T]
    read: Callable[..., Any]
    put: Callable[..., T]
    remove: Callable[..., None]


class EntryModel(ABC, Generic[F, T, S]):
    """The things of a kind: read, written by a button, taken out, put back."""

    def __init__(
        self, around: Around, draw: Callable[[S], None], state: S, kind: EntryKind[F, T]
    ) -> None:
        self._around = around
        self._draw = draw
        self._kind = kind
        self._draft = FormDraft(
            around.runner, type(kind.empty), self._refused, DraftOf("", kind.draft)
        )
        self._sent: F | None = None  # as it was saved or taken out, while that is done
        self.state = state

    @property
    @abstractmethod
    def _entries(self) -> tuple[T, ...] | None:
        """The things that were read; None until they are."""

    @abstractmethod
    def _with(self, answer: Any) -> S:
        """Give the state with what was read."""

    def _place_of(self, name: str) -> str:
        """Name the field that a refusal concerns, as the form has it."""
        return name

    def refresh(self) -> None:
        """Read the things, and what was being written before a lock."""
        if self._entries is None and may(self._around.user, Right.HOME_CONTENT):
            self._draft.bring_back(self._restore)
        self._around.runner.read(self._kind.read, None, self._read, self._refused)

    def begin(self, entry: str = "") -> None:
        """Write in a thing, by its id, or in a new one."""
        thing = self._found(entry)
        form = self._kind.empty if thing is None else self._kind.form_of(thing)
        self._draft.begin(form)
        self._sent = None
        self._show(replace(self._plain(), form=form, removed=None))

    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields."""
        self._change(tuple(changes), **changes)

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        form = self.state.form
        if form is not None:
            self._draft.keep(form, form.version)

    def cancel(self) -> None:
        """Throw away what was typed."""
        self._draft.drop()
        self._sent = None
        self._show(replace(self._plain(), form=None))

    def save(self) -> None:
        """Save the thing being written; a second press meanwhile does nothing."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        try:
            thing = self._kind.thing_of(form, self._around)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self._do(self._kind.put, thing)

    def remove(self) -> None:
        """Take the thing being written out."""
        form = self.state.form
        thing = self._found(form.id) if form is not None else None
        if thing is not None and not self.state.busy:
            self._do(self._kind.remove, thing.id, removed=thing)

    def put_back(self) -> None:
        """Put the thing last taken out in again."""
        if self.state.removed is not None and not self.state.busy:
            self._do(self._kind.put, replace(self.state.removed, version=0))

    def _found(self, entry: str) -> T | None:
        return next((one for one in self._entries or () if one.id == entry), None)

    def _change(self, names: tuple[str, ...], **changes: Any) -> None:
        """Change the form; what was said of the named fields is said no more."""
        if self.state.form is not None:
            left = {k: v for k, v in self.state.problems.items() if k not in names}
            form = replace(self.state.form, **changes)
            self._show(replace(self.state, form=form, problems=left))

    def _do(
        self, use_case: Callable[..., Any], order: object, removed: T | None = None
    ) -> None:
        def done(saved: T | None) -> None:
            self._draft.drop()
            form = self._still_open(saved)
            self._show(replace(self.state, form=form, removed=removed, busy=False))
            self.keep()
            self.refresh()

        self._sent = self.state.form
        self._show(replace(self._plain(), busy=True))
        self._around.runner.do(use_case, order, done, self._refused)

    def _still_open(self, saved: T | None) -> F | None:
        """Give what was typed meanwhile, on what is saved now; or another thing."""
        form, sent = self.state.form, self._sent
        if form is None or sent is None:
            return form
        if form == sent or saved is None:
            return None
        again: F = replace(form, id=saved.id, version=saved.version)
        return again

    def _plain(self) -> S:
        return replace(self.state, problems={}, notice=None)

    def _read(self, answer: Any) -> None:
        self._show(self._with(answer))

    def _restore(self, form: F) -> None:
        if self.state.form is None:
            self._show(replace(self.state, form=form, notice=notice("restored")))

    def _refused(self, error: SipdeskError) -> None:
        told, said = placed(error)
        problems = {self._place_of(name): why for name, why in told.items()}
        if not problems.keys() <= {f.name for f in fields(self._kind.empty)}:  # type: ignore[arg-type]
            problems, said = {}, refusal(error)
        self._show(replace(self.state, busy=False, problems=problems, notice=said))
        self.keep()
        if isinstance(error, Conflict):
            read = self._kind.read
            self._around.runner.read(read, None, self._catch_up, lambda _: None)

    def _catch_up(self, answer: Any) -> None:
        """Let what was typed be saved over what another has saved meanwhile."""
        self._read(answer)
        if self.state.form is not None:
            there = self._found(self.state.form.id)
            self._change((), version=0 if there is None else there.version)

    def _show(self, state: S) -> None:
        self.state = state
        self._draw(state)
