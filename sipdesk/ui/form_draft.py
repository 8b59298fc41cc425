"""What is typed in a form and not yet saved, kept as an encrypted draft; no Qt."""

from collections.abc import Callable
from typing import Generic, TypeVar

from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.doing import Otherwise, Runner
from sipdesk.ui.draft_text import as_text, from_text
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)
from sipdesk.usecases.ports import Ports

F = TypeVar("F")


class FormDraft(Generic[F]):
    """The draft of one form: brought back, kept when it differs, dropped.

    ``kind`` is the class of the form, ``place`` where its draft lies; None as long as
    nothing is to be kept. ``refused`` is told what the draft's own orders were refused;
    what was not kept is kept the next time.
    """

    def __init__(
        self,
        runner: Runner[Ports],
        kind: type[F],
        refused: Otherwise,
        place: DraftOf | None = None,
    ) -> None:
        self._runner = runner
        self._kind = kind
        self._refused = refused
        self.place = place
        self._held: F | None = None  # what is kept there, or need not be

    def turn_to(self, place: DraftOf | None) -> None:
        """Go on with the draft in another place; nothing is known of it."""
        self.place, self._held = place, None

    def bring_back(self, then: Callable[[F], None]) -> None:
        """Read what was typed before a crash or a lock, if there is anything.

        What was typed on another form, in another version of the program, is nothing.
        """
        place = self.place
        if place is None:
            return

        def read(draft: Draft | None) -> None:
            if draft is None or place != self.place:
                return
            form = from_text(draft.form, self._kind)
            if form is not None:
                self._held = self._held or form
                then(form)

        self._runner.read(read_draft, place, read, self._refused)

    def begin(self, form: F) -> None:
        """Keep nothing until something else is typed than this."""
        self._held = form

    def keep(self, form: F, seen: int = 0) -> None:
        """Keep what was typed since the last time, on the version that was ``seen``."""
        if self.place is None or form == self._held:
            return
        self._held = form
        order = KeepDraft(self.place.case, self.place.page, seen, as_text(form))
        self._runner.do(keep_draft, order, _nothing, self._not_kept)

    def drop(self) -> None:
        """Forget the draft, if there may be one."""
        if self.place is not None and self._held is not None:
            self._held = None
            self._runner.do(drop_draft, self.place, _nothing, self._refused)

    def _not_kept(self, error: SipdeskError) -> None:
        self._refused(error)  # may ask to keep it at once: not again, but the next time
        self._held = None


def _nothing(_: object) -> None:
    """Nothing follows: a draft is only kept or dropped."""
