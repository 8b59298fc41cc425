"""Who can open the home, and what is done about it; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.information import Branch
from sipdesk.domain.key_slot import KeySlot, KeyState, SlotKind
from sipdesk.domain.user import Role, User
from sipdesk.ui.page import Around
from sipdesk.ui.recovery_key_model import RecoveryState, Stage
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.keys import (
    AddPerson,
    BringBack,
    ChangeRights,
    GivePassphrase,
    People,
    RemovePerson,
    RemoveRecoveryKey,
    add_person,
    bring_back,
    change_rights,
    give_passphrase,
    read_people,
    remove_person,
    remove_recovery_key,
    rotate_key,
)

ADDED: Final = "added"
CHANGED: Final = "changed"
GIVEN: Final = "given"
BACK: Final = "back"
REMOVED: Final = "removed"
ROTATED: Final = "rotated"
KEY_KEPT: Final = "key-kept"
KEY_REMOVED: Final = "key-removed"

_ALL_BRANCHES: Final = frozenset(branch.value for branch in Branch)


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What is typed of somebody new, or chosen of somebody there is."""

    name: str = ""
    title: str = ""
    roles: frozenset[str] = frozenset()
    branches: frozenset[str] = _ALL_BRANCHES
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)

    @property
    def asks_branches(self) -> bool:
        """Whether there is anything of a branch to read for who has these roles."""
        return self.roles != {Role.READER.value}


@dataclass(frozen=True, slots=True)
class PeopleState:
    """Everything the page needs in order to be drawn.

    ``changing`` is the id of the one whose rights are changed, ``giving`` of the one
    who is given a first passphrase, ``returning`` of the one who has left and comes
    back; ``about`` the name of whom ``done`` is about.
    """

    people: People | None = None  # None until it is read
    form: PersonForm = PersonForm()
    adding: bool = False
    changing: str = ""
    giving: str = ""
    returning: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field
    notice: Notice | None = None
    busy: bool = False
    done: str = ""  # ADDED, CHANGED …: what has just been done
    about: str = ""
    recovery: RecoveryState = field(default_factory=RecoveryState)

    @property
    def asks(self) -> str:
        """What is asked for: ``new``, or whom it is about; empty when nothing is."""
        return "new" if self.adding else self.changing or self.giving or self.returning

    @property
    def whom(self) -> str:
        """The name, as it is saved, of whom something is asked."""
        users = self.people.users if self.people else ()
        return next((user.name for user in users if user.id == self.asks), "")

    @property
    def recovery_keys(self) -> tuple[KeySlot, ...]:
        """The recovery keys there are."""
        slots = self.people.keys.slots if self.people else ()
        return tuple(slot for slot in slots if slot.kind is SlotKind.RECOVERY)

    def cases_of(self, user: User) -> int:
        """Tell how many open cases somebody has."""
        return self.people.open_cases.get(user.id, 0) if self.people else 0

    @property
    def left_with_cases(self) -> tuple[User, ...]:
        """Those who have stopped, and still have open cases."""
        users = self.people.users if self.people else ()
        return tuple(u for u in users if u.left is not None and self.cases_of(u))

    def slots_of(self, user: User) -> tuple[KeySlot, ...]:
        """Give the ways in that somebody has."""
        slots = self.people.keys.slots if self.people else ()
        return tuple(slot for slot in slots if slot.person == user.id)


class PeopleModel:
    """Adds people, changes what they may, takes them out; and the home's keys."""

    def __init__(self, around: Around, draw: Callable[[PeopleState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = PeopleState()

    def is_oneself(self, user: User) -> bool:
        """Whether somebody is the one who looks."""
        return user.id == self._around.user.id

    def refresh(self) -> None:
        """Read who there is."""
        self._around.runner.read(read_people, None, self._take, self._refused)

    # --- Somebody new, or somebody's rights -------------------------------------------

    def begin_adding(self) -> None:
        """Ask for somebody new."""
        self._open(adding=True)

    def begin_changing(self, user: User) -> None:
        """Ask what somebody is from now on."""
        self._open(changing=user.id, form=_form_of(user))

    def begin_giving(self, user: User) -> None:
        """Ask for a first passphrase of somebody who has none."""
        self._open(giving=user.id, form=PersonForm(user.name))

    def begin_return(self, user: User) -> None:
        """Ask what somebody who has left is when they come back."""
        self._open(returning=user.id, form=_form_of(user))

    def stop(self) -> None:
        """Put away what was asked for."""
        self._open()

    def edit(self, **changes: object) -> None:
        """Take what was typed or chosen."""
        form = replace(self.state.form, **changes)  # type: ignore[arg-type]
        left = {k: v for k, v in self.state.wrong.items() if k not in changes}
        self._show(replace(self.state, form=form, wrong=left))

    def forget(self) -> None:
        """Forget a first passphrase that has been typed."""
        form = replace(self.state.form, passphrase="", again="")
        if form != self.state.form:
            self._show(replace(self.state, form=form))

    def add(self) -> None:
        """Let somebody new open the home."""
        form = self.state.form
        order = AddPerson(
            form.name,
            form.title,
            _roles(form),
            form.passphrase,
            form.again,
            _branches(form),
        )
        self._do(add_person, order, ADDED, form.name.strip())

    def change(self) -> None:
        """Change what somebody is."""
        form = self.state.form
        order = ChangeRights(
            self.state.changing, _roles(form), _branches(form), form.name, form.title
        )
        self._do(change_rights, order, CHANGED, form.name.strip())

    def bring_back(self) -> None:
        """Let somebody who has left open the home again."""
        form = self.state.form
        order = BringBack(
            self.state.returning,
            _roles(form),
            form.passphrase,
            form.again,
            _branches(form),
        )
        self._do(bring_back, order, BACK, form.name)

    def give(self) -> None:
        """Let somebody who is registered open the home."""
        form = self.state.form
        order = GivePassphrase(self.state.giving, form.passphrase, form.again)
        self._do(give_passphrase, order, GIVEN, form.name)

    def remove(self, user: User) -> None:
        """Take away every way in that somebody has."""
        self._do(remove_person, RemovePerson(user.id), REMOVED, user.name)

    # --- Keys -------------------------------------------------------------------------

    def draw_recovery(self, recovery: RecoveryState) -> None:
        """Take how far a new recovery key has come."""
        self._show(replace(self.state, recovery=recovery))

    def recovery_kept(self, _: KeyState) -> None:
        """Tell that a new recovery key opens the home."""
        self._say(KEY_KEPT)
        self.refresh()

    def remove_recovery_key(self, slot: KeySlot) -> None:
        """Take a recovery key out of use."""
        self._do(remove_recovery_key, RemoveRecoveryKey(slot.id), KEY_REMOVED)

    def rotate(self) -> None:
        """Change the home's data key."""
        self._do(rotate_key, None, ROTATED)

    # --- Inside -----------------------------------------------------------------------

    def _open(
        self,
        *,
        adding: bool = False,
        changing: str = "",
        giving: str = "",
        returning: str = "",
        form: PersonForm = PersonForm(),
    ) -> None:
        state = replace(self.state, adding=adding, changing=changing, giving=giving)
        state = replace(state, form=form, returning=returning)
        self._show(replace(state, wrong={}, notice=None, done=""))

    def _do(
        self, use_case: Callable[..., Any], order: object, what: str, about: str = ""
    ) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None, wrong={}, done=""))

        def done(_: object) -> None:
            state = replace(self.state, busy=False, about=about)
            if what in {ADDED, CHANGED, GIVEN, BACK}:
                state = replace(state, adding=False, changing="", giving="")
                state = replace(state, returning="", form=PersonForm())
            self._show(state)
            self._say(what)
            self.refresh()

        self._around.runner.do(use_case, order, done, self._refused)

    def _take(self, people: People) -> None:
        gone = {user.id for user in people.users if user.left is not None}
        changing = "" if self.state.changing in gone else self.state.changing
        giving = "" if self.state.giving in gone else self.state.giving
        returning = self.state.returning if self.state.returning in gone else ""
        state = replace(self.state, people=people, changing=changing, giving=giving)
        self._show(replace(state, returning=returning))

    def _say(self, what: str) -> None:
        self._show(replace(self.state, done=what, notice=None))

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        state = replace(self.state, busy=False)
        at = error.field if isinstance(error, RuleBroken) else ""
        if at in PersonForm.__slots__ and state.asks:
            self._show(replace(state, wrong={at: said.whole}))
        else:
            self._show(replace(state, notice=said))

    def _show(self, state: PeopleState) -> None:
        self.state = state
        self._draw(state)


def shows_key(state: PeopleState) -> bool:
    """Whether a new recovery key is being shown or asked for."""
    return state.recovery.stage in {Stage.SHOWN, Stage.ASKED}


def _form_of(user: User) -> PersonForm:
    return PersonForm(
        user.name,
        user.title,
        frozenset(role.value for role in user.roles),
        frozenset(branch.value for branch in user.branches),
    )


def _roles(form: PersonForm) -> frozenset[Role]:
    return frozenset(Role(role) for role in form.roles)


def _branches(form: PersonForm) -> frozenset[Branch]:
    # Nobody leaves empty what is not asked.
    chosen = form.branches or (frozenset() if form.asks_branches else _ALL_BRANCHES)
    return frozenset(Branch(branch) for branch in chosen)
