"""The way in when a passphrase is forgotten; knows nothing of Qt.

First the recovery key, then who one is, then a new passphrase.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path

from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble
from sipdesk.domain.user import User
from sipdesk.ui.doing import Otherwise

AskWho = Callable[[Path, str, Callable[[tuple[User, ...]], None], Otherwise], None]
"""Tries a recovery key, elsewhere; then calls one of the two."""

Recover = Callable[[Path, "NewPassphrase", Callable[[], None], Otherwise], None]
"""Opens the home with it for a person, elsewhere; then calls one of the two."""


class Part(IntEnum):
    """The parts of the way in, in their order."""

    KEY = 0
    WHO = 1
    PASSPHRASE = 2


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """A recovery key, and the passphrase it is to give to whom."""

    code: str = field(default="", repr=False)
    person: str = ""
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """Everything the screen needs in order to be drawn.

    ``wrong`` are codes of notices with their facts, by field; under "" what is about
    the whole.
    """

    home: Path
    part: Part = Part.KEY
    form: NewPassphrase = NewPassphrase()
    people: tuple[User, ...] = ()
    wrong: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    busy: bool = False


FIELDS = {
    "code": Part.KEY,
    "person": Part.WHO,
    "passphrase": Part.PASSPHRASE,
    "again": Part.PASSPHRASE,
}
"""On which part each field stands."""

_KEY_IS_WRONG = Trouble.WRONG_RECOVERY_KEY.value


class RecoveryModel:
    """Three parts, of which the first and the last ask the world."""

    def __init__(
        self,
        ask_who: AskWho,
        recover: Recover,
        draw: Callable[[RecoveryState], None],
        home: Path,
    ) -> None:
        self._ask_who = ask_who
        self._recover = recover
        self._draw = draw
        self.state = RecoveryState(home)

    def edit(self, **changes: str) -> None:
        """Take what was typed or chosen."""
        form = replace(self.state.form, **changes)
        left = {k: v for k, v in self.state.wrong.items() if k not in changes}
        self._show(replace(self.state, form=form, wrong=left))

    def go_on(self) -> None:
        """Go to the next part, or open the home; a second press does nothing."""
        if self.state.busy:
            return
        {
            Part.KEY: self._try_key,
            Part.WHO: self._choose,
            Part.PASSPHRASE: self._open,
        }[self.state.part]()

    def go_back(self) -> None:
        """Go to the part before; what was typed stays."""
        if self.state.busy or self.state.part is Part.KEY:
            return
        alone = len(self.state.people) == 1
        to = Part.KEY if alone else Part(self.state.part - 1)
        self._show(replace(self.state, part=to, wrong={}))

    def _try_key(self) -> None:
        def known(people: tuple[User, ...]) -> None:
            state = replace(self.state, busy=False, people=people)
            if len(people) == 1:  # there is nothing to choose
                form = replace(state.form, person=people[0].id)
                state = replace(state, form=form, part=Part.PASSPHRASE)
            else:
                state = replace(state, part=Part.WHO)
            self._show(state)

        if not self.state.form.code.strip():
            self._say("code", "recovery-key-not-typed")
            return
        self._show(replace(self.state, busy=True, wrong={}))
        self._ask_who(self.state.home, self.state.form.code, known, self._refused)

    def _choose(self) -> None:
        if self.state.form.person in {user.id for user in self.state.people}:
            self._show(replace(self.state, part=Part.PASSPHRASE, wrong={}))
        else:
            self._say("person", "person-not-chosen")

    def _open(self) -> None:
        form = self.state.form
        if not form.passphrase:
            self._say("passphrase", "passphrase-missing")
        elif form.again != form.passphrase:
            self._say("again", "passphrases-differ")
        else:
            self._show(replace(self.state, busy=True, wrong={}))
            self._recover(self.state.home, form, self._opened, self._refused)

    def _opened(self) -> None:
        self._show(replace(self.state, busy=False, form=NewPassphrase()))

    def _refused(self, error: SipdeskError) -> None:
        facts = error.facts if isinstance(error, RuleBroken) else {}
        at = error.field if isinstance(error, RuleBroken) else ""
        at = "code" if error.code == _KEY_IS_WRONG else at
        part = FIELDS.get(at, self.state.part)
        wrong = {at if at in FIELDS else "": (error.code, facts)}
        self._show(replace(self.state, busy=False, part=part, wrong=wrong))

    def _say(self, name: str, code: str) -> None:
        self._show(replace(self.state, wrong={name: (code, {})}))

    def _show(self, state: RecoveryState) -> None:
        self.state = state
        self._draw(state)
