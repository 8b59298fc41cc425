"""A case that another home sent: looked at, then taken in; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError, Trouble
from sipdesk.domain.transfer import Arriving, SenderKnown
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.arrival import (
    Arrival,
    LookAtPackage,
    TakeCase,
    Taken,
    look_at_package,
    take_case,
)

PASSPHRASE: Final = "passphrase"  # noqa: S105  (a field's name)
UNVERIFIED: Final = "unverified"
_MISSING: Final = "package-passphrase-missing"
_REFUSED: Final[Mapping[Arriving, str]] = MappingProxyType(
    {
        Arriving.USED: "package-used",
        Arriving.HERE: "package-case-here",
        Arriving.CHANGED_HERE: "package-changed-here",
        Arriving.PARTLY: "package-partly",
        Arriving.OTHER_HISTORY: "package-other-history",
    }
)


@dataclass(frozen=True, slots=True)
class ArrivalState:
    """Everything needed in order to draw a package, and the taking in of it."""

    path: Path | None = None  # None while none is looked at
    asks: bool = False  # the package opens by a passphrase
    passphrase: str = ""  # as it is typed
    arrival: Arrival | None = None  # None until it is opened
    unverified: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)  # by field
    notice: Notice | None = None
    busy: bool = False
    taken: Taken | None = None
    saved: bool = False  # the receipt is

    @property
    def hindrance(self) -> Notice | None:
        """Why what is shown can not be taken in, if it can not."""
        if self.arrival is None:
            return None
        if self.arrival.sender is SenderKnown.CHANGED:
            return notice("sender-changed")
        code = _REFUSED.get(self.arrival.arriving)
        return notice(code) if code else None

    @property
    def asks_of_sender(self) -> bool:
        """Whether nobody here compared the sender's card, and nothing else hinders."""
        found = self.arrival
        unknown = found is not None and found.sender is SenderKnown.UNKNOWN
        return unknown and self.hindrance is None


class ArrivalModel:
    """Opens a package, takes the case in, and gives the receipt.

    ``taken`` is told when a case has been taken in.
    """

    def __init__(
        self,
        around: Around,
        draw: Callable[[ArrivalState], None],
        taken: Callable[[Taken], None],
    ) -> None:
        self._around = around
        self._draw = draw
        self._told = taken
        self.state = ArrivalState()

    def choose(self, path: Path) -> None:
        """Look at a package."""
        if not self.state.busy:
            self._show(ArrivalState(path))
            self._look()

    def type(self, passphrase: str) -> None:
        """Take what is typed of the passphrase."""
        self._show(replace(self.state, passphrase=passphrase, wrong={}))

    def open(self) -> None:
        """Open it with the passphrase."""
        if not self.state.passphrase.strip():
            self._show(replace(self.state, wrong={PASSPHRASE: notice(_MISSING).whole}))
            return
        self._look()

    def accept(self, *, on: bool) -> None:
        """Say that one knows that the sender is not attested."""
        self._show(replace(self.state, unverified=on, wrong={}))

    def take(self) -> None:
        """Take in what is shown; a second press meanwhile does nothing."""
        state = self.state
        if state.busy or state.path is None or state.arrival is None:
            return
        self._show(replace(state, busy=True, notice=None, wrong={}))
        order = TakeCase(
            state.path, state.arrival.sum, state.passphrase, state.unverified
        )

        def taken(answer: Taken) -> None:
            self._show(ArrivalState(taken=answer))
            self._told(answer)

        self._around.runner.do(take_case, order, taken, self._refused)

    def save_receipt(self, deliver: Deliver) -> None:
        """Save the receipt of what was taken in."""
        if self.state.taken is None:
            return
        try:
            deliver(self.state.taken.receipt)
        except OSError:
            self._show(replace(self.state, notice=notice("file-not-saved")))
        else:
            self._show(replace(self.state, notice=None, saved=True))

    def close(self) -> None:
        """Look at nothing any more."""
        if not self.state.busy:
            self._show(ArrivalState())

    def _look(self) -> None:
        path = self.state.path
        if self.state.busy or path is None:
            return
        self._show(replace(self.state, busy=True, notice=None, wrong={}))
        order = LookAtPackage(path, self.state.passphrase)
        self._around.runner.read(look_at_package, order, self._looked, self._refused)

    def _looked(self, arrival: Arrival) -> None:
        self._show(replace(self.state, busy=False, arrival=arrival))

    def _refused(self, error: SipdeskError) -> None:
        state, (wrong, said) = replace(self.state, busy=False), placed(error)
        if error.code == _MISSING and not state.asks:
            self._show(replace(state, asks=True))  # it is asked for, none was wrong
        elif error.code == Trouble.PACKAGE_WRONG_PASSPHRASE.value and said is not None:
            self._show(replace(state, wrong={PASSPHRASE: said.whole}))
        elif state.arrival is None and not state.asks:
            self._show(ArrivalState(notice=said))
        else:
            self._show(replace(state, wrong=wrong, notice=said))

    def _show(self, state: ArrivalState) -> None:
        self.state = state
        self._draw(state)
