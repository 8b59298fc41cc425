"""The file being taken into the address book; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.contact_file import (
    ContactFile,
    Preview,
    TakeContacts,
    Taken,
    Verdict,
    look_through_contacts,
    take_contacts,
    write_contacts,
    write_example,
)

Fetch = Callable[[], bytes]
"""Reads the chosen file; raises ``OSError`` if it cannot."""


@dataclass(frozen=True, slots=True)
class ImportState:
    """The file that is looked through, and what was taken in last.

    While a file is looked through there is no preview, or the one before.
    """

    file: ContactFile | None = None
    preview: Preview | None = None
    change: bool = False  # also change those that are there already
    taken: Taken | None = None
    notice: Notice | None = None
    busy: bool = False
    taking: bool = False  # it is on its way into the book: too late to stop

    @property
    def may_take(self) -> bool:
        """Whether taking it in would do anything."""
        if self.preview is None or self.busy:
            return False
        changed = self.change and self.preview.of(Verdict.CHANGED)
        return bool(self.preview.of(Verdict.NEW) or changed)


class ImportModel:
    """Looks a file through, takes it in, and writes the book to one."""

    def __init__(
        self,
        around: Around,
        draw: Callable[[ImportState], None],
        taken: Callable[[], None],
    ) -> None:
        """``taken`` when contacts have come in."""
        self._around = around
        self._draw = draw
        self._tell_taken = taken
        self._turn = 0  # which looking through an answer belongs to
        self.state = ImportState()

    def look_through(self, fetch: Fetch) -> None:
        """Read a file and show what it would do; nothing is kept."""
        try:
            data = fetch()
        except OSError:
            unread = notice("contacts-file-unreadable")
            self._show(ImportState(notice=unread))
            return
        self._look(ContactFile(data))

    def choose_role(self, role: str) -> None:
        """Let rows that tell neither role nor kind have a role."""
        file = self.state.file
        if file is not None and role != file.role:
            self._look(replace(file, role=role))

    def choose_change(self, *, change: bool) -> None:
        """Say whether those that are there already are changed too."""
        self._show(replace(self.state, change=change))

    def take(self) -> None:
        """Take in what was shown."""
        state = self.state
        if state.file is None or state.preview is None or state.busy:
            return
        self._show(replace(state, busy=True, taking=True, notice=None))
        order = TakeContacts(state.file, state.preview, state.change)
        self._around.runner.do(take_contacts, order, self._taken, self._refused)

    def close(self) -> None:
        """Put the file away, also while it is looked through; nothing was taken in.

        It is too late once it is being taken in: then nothing is put away.
        """
        if not self.state.taking:
            self._turn += 1
            self._show(ImportState())

    def write(self, deliver: Deliver) -> None:
        """Write the whole book to a file."""
        self._write(write_contacts, deliver)

    def write_example(self, deliver: Deliver) -> None:
        """Write the heads alone to a file, to be filled in."""
        self._write(write_example, deliver)

    def _write(self, use_case: Callable[..., bytes], deliver: Deliver) -> None:
        def written(data: bytes) -> None:
            try:
                deliver(data)
            except OSError:
                not_written = notice("contacts-file-not-written")
                self._show(replace(self.state, notice=not_written))

        self._show(replace(self.state, notice=None, taken=None))
        self._around.runner.read(use_case, None, written, self._refused)

    def _look(self, file: ContactFile) -> None:
        waiting = replace(self.state, file=file, busy=True, notice=None, taken=None)
        self._turn += 1
        turn = self._turn

        def looked(preview: Preview) -> None:
            if turn == self._turn:
                self._show(replace(self.state, preview=preview, busy=False))

        def not_looked(error: SipdeskError) -> None:
            if turn == self._turn:
                self._show(ImportState(notice=refusal(error)))

        self._show(waiting)
        self._around.runner.read(look_through_contacts, file, looked, not_looked)

    def _taken(self, taken: Taken) -> None:
        self._show(ImportState(taken=taken))
        self._tell_taken()

    def _refused(self, error: SipdeskError) -> None:
        state = replace(self.state, busy=False, taking=False)
        self._show(replace(state, notice=refusal(error)))

    def _show(self, state: ImportState) -> None:
        self.state = state
        self._draw(state)
