"""What the cards share that show what is to go out, and print it; no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.ui.doing import Otherwise
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.paper import HandedOut, take_back

DeliverAll = Callable[[Sequence[bytes]], None]
"""Prints several papers as one job; raises ``OSError`` if it cannot."""


class OfCase(Protocol):
    """A state of what is read beside a case."""

    @property
    def case(self) -> Case | None:
        """The case that is shown."""
        ...


S = TypeVar("S", bound=OfCase)


def on_case(state: S, empty: S, case: Case) -> S | None:
    """Give the state for a case; None when the case is shown as it is.

    Of another case nothing is kept.
    """
    before = state.case
    if before is None or before.id != case.id:
        state = empty
    elif before.version == case.version:
        return None
    shown: Any = state
    return replace(shown, case=case)  # type: ignore[no-any-return]


def print_kept(  # noqa: PLR0913, PLR0917  (what a print job is made of)
    around: Around,
    pages: Sequence[bytes],
    kept: Sequence[HandedOut],
    deliver: DeliverAll,
    then: Callable[[Notice | None], None],
    otherwise: Otherwise,
) -> None:
    """Print what has been kept; where that fails it is taken back: nobody has it.

    ``then`` is given what to say of it, or None when all was printed.
    """
    try:
        if pages:
            deliver(pages)
    except OSError:
        ids = tuple(one.record.id for one in kept)
        failed = notice("letters-not-printed")
        around.runner.do(take_back, ids, lambda _: then(failed), otherwise)
        return
    then(None)


def why_not(error: SipdeskError) -> tuple[Notice, bool]:
    """Say why nothing was printed, and whether it is because something has changed."""
    if isinstance(error, Conflict):
        return notice("letters-outdated"), True
    return refusal(error), False
