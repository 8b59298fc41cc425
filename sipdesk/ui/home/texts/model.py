"""Which text is written in, what is typed, kept and saved; knows nothing of Qt.

What is typed stands in the state until it is saved, and is kept as an encrypted draft
meanwhile. Nothing that was typed is taken away without a way back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import notice
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, RuleBroken, SipdeskError
from sipdesk.ui.draft_text import as_text, from_text
from sipdesk.ui.home.texts.state import Instead, Replaced, TextsState
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.draft import KeepDraft, drop_draft, keep_draft, read_draft
from sipdesk.usecases.text import (
    TextEntry,
    TextInFull,
    TextOrder,
    WriteText,
    draft_of,
    list_texts,
    list_typed,
    read_text,
    save_text,
)
from sipdesk.usecases.text_preview import TextPreview, preview_text


@dataclass(frozen=True, slots=True)
class TextForm:
    """What stands in the editor, as a draft keeps it."""

    text: str = ""


class TextsModel:
    """Lists the texts, and writes in one of them."""

    def __init__(self, around: Around, draw: Callable[[TextsState], None]) -> None:
        self._around = around
        self._draw = draw
        self._kept: dict[str, str] = {}  # by name, what its stored draft holds
        self._asked: WriteText | None = None  # the last that is to be put on paper
        self.state = TextsState()

    # --- Looking ------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything as it is now; what is typed stays."""
        runner = self._around.runner
        if self.state.entries is None:
            runner.read(list_typed, None, self._typed_before, self._refused)
        self._list()
        if self.state.full is not None:
            order = TextOrder(self.state.chosen)
            runner.read(read_text, order, self._again, self._refused)

    def open(self, name: str) -> None:
        """Write in a text."""
        if name == self.state.chosen:
            return
        self.keep()
        self._begin(name)
        order = TextOrder(name)
        self._around.runner.read(read_text, order, self._read, self._refused)

    def close(self) -> None:
        """Look at the list alone."""
        self.keep()
        self._begin("")

    def preview(self) -> None:
        """Put the text on paper as it stands in the editor."""
        full = self.state.full
        if full is not None:
            self._asked = self._order(full, self.state.text)
            self._around.runner.read(
                preview_text, self._asked, self._previewed, self._refused
            )

    # --- Writing ------------------------------------------------------------------

    def edit(self, text: str) -> None:
        """Take what was typed."""
        if self.state.full is None or text == self.state.text:
            return
        state = replace(self.state, text=text, replaced=None)
        if state.restored:
            state = replace(state, restored=False, notice=None)
        self._show(state)

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        full, text = self.state.full, self.state.to_keep
        if full is None:
            return
        name = full.entry.name
        if text == full.text:
            self._drop(name)
        elif self._kept.get(name) != text:
            self._kept[name] = text
            place, form = draft_of(name), as_text(TextForm(text))
            order = KeepDraft(place.case, place.page, self.state.seen, form)
            runner = self._around.runner
            runner.do(keep_draft, order, _nothing, lambda e: self._not_kept(name, e))
            unsaved = self.state.unsaved | {name}
            self._show(replace(self.state, unsaved=unsaved))

    def save(self) -> None:
        """Save what stands in the editor as the home's own text."""
        if not self.state.dirty or self.state.busy:
            return
        if self.state.text:
            self._send(self.state.text)
        else:  # an empty order means the program's own text
            self._not_saved(RuleBroken("text-not-right", "text"))

    def go_back(self) -> None:
        """Let the program's text hold again; the home's own stays as a version."""
        full = self.state.full
        if full is None or self.state.busy:
            return
        if full.entry.own is None:
            self._put(full.built_in, Instead.SAVED)
            return
        own = full.entry.own.text
        self._send("", self.state.replacing(Instead.PROGRAMS, saved=own))

    def take_up(self, number: int) -> None:
        """Put a version in the editor, not saved; 0 is the program's own text."""
        full = self.state.full
        if full is None:
            return
        texts = {version.number: version.text for version in full.versions}
        self._put(texts.get(number) or full.built_in, Instead.VERSION, number)

    def discard(self) -> None:
        """Put what is saved in the editor, in place of what was typed."""
        full = self.state.full
        if full is not None:
            self._put(full.text, Instead.SAVED)
            gone = self.state.replaced
            gone = replace(gone, unsaved=False) if gone else None
            self._show(replace(self.state, seen=_number(full), replaced=gone))
            self._drop(full.entry.name)

    def undo(self) -> None:
        """Put back what stood in the editor, and what held, before it was replaced."""
        replaced = self.state.replaced
        if replaced is None or self.state.busy:
            return
        if replaced.saved:
            self._send(replaced.saved, typed=replaced.typed)
            return
        self._show(replace(self.state, text=replaced.typed, replaced=None))
        self.preview()

    # --- Answers ------------------------------------------------------------------

    def _begin(self, name: str) -> None:
        self._asked = None
        entries, unsaved = self.state.entries, self.state.unsaved
        self._show(TextsState(entries, unsaved, chosen=name))

    def _list(self) -> None:
        self._around.runner.read(list_texts, None, self._listed, self._refused)

    def _listed(self, entries: tuple[TextEntry, ...]) -> None:
        self._show(replace(self.state, entries=entries))

    def _typed_before(self, names: frozenset[str]) -> None:
        self._show(replace(self.state, unsaved=self.state.unsaved | names))

    def _read(self, full: TextInFull) -> None:
        """Look for what was typed before a lock, then show both at once."""
        name = full.entry.name
        self._around.runner.read(
            read_draft, draft_of(name), lambda d: self._opened(full, d), self._refused
        )

    def _opened(self, full: TextInFull, draft: Draft | None) -> None:
        name = full.entry.name
        if name != self.state.chosen or self.state.full is not None:
            return
        state = replace(self.state, full=full, text=full.text, seen=_number(full))
        form = from_text(draft.form, TextForm) if draft is not None else None
        if draft is not None:
            self._kept[name] = form.text if form is not None else ""
        if draft is not None and form is not None and form.text != full.text:
            said = notice("restored")
            state = replace(
                state, text=form.text, seen=draft.seen, restored=True, notice=said
            )
        self._show(state)
        if not state.dirty:
            self._drop(name)
        self.preview()

    def _again(self, full: TextInFull) -> None:
        before = self.state.full
        if before is None or full.entry.name != before.entry.name:
            return
        if _number(full) < _number(before):
            return  # read before the latest save, and told of after it
        state = replace(self.state, full=full)
        if not self.state.dirty or not state.dirty:
            state = replace(state, text=full.text, seen=_number(full))
        self._show(state)
        self.preview()

    def _previewed(self, answer: TextPreview) -> None:
        if answer.order != self._asked:
            return  # something else has been typed since
        if answer.fault is not None:
            self._show(replace(self.state, fault=answer.fault))
            return
        refused = self.state.notice == notice("text-not-right")
        said = None if refused else self.state.notice
        self._show(replace(self.state, shown=answer, fault=None, notice=said))

    def _send(
        self, text: str, replaced: Replaced | None = None, *, typed: str | None = None
    ) -> None:
        """Save a text; ``typed`` is to stand in the editor after it, unsaved."""
        full = self.state.full
        if full is None:
            return
        name, stood = full.entry.name, self.state.text
        self._show(replace(self.state, busy=True, notice=None))

        def saved(answer: TextInFull) -> None:
            state = self.state
            self._list()
            if name == state.chosen and state.full is not None:
                written = answer.text if typed is None else typed
                typed_on = state.text != stood
                if typed_on:
                    self._saved(answer, state.text, None)
                else:
                    self._saved(answer, written, replaced)
            elif self._kept.get(name) == text:
                self._drop(name)

        def refused(error: SipdeskError) -> None:
            if name == self.state.chosen:  # another's draft lies where it is
                self._not_saved(error)

        order = self._order(full, text)
        self._around.runner.do(save_text, order, saved, refused)

    def _saved(self, full: TextInFull, written: str, replaced: Replaced | None) -> None:
        self._show(
            replace(
                self.state,
                full=full,
                text=written,
                seen=_number(full),
                restored=False,
                replaced=replaced,
                notice=None,
                saved_at=self._around.clock_now(),
                busy=False,
            )
        )
        self.keep()
        self.preview()

    def _not_saved(self, error: SipdeskError) -> None:
        if isinstance(error, Conflict) and self.state.full is not None:
            order = TextOrder(self.state.chosen)
            runner = self._around.runner
            runner.read(read_text, order, self._conflicted, self._refused)
            return
        self._refused(error)
        self.keep()
        self.preview()  # says what is wrong, and where

    def _conflicted(self, full: TextInFull) -> None:
        if full.entry.name != self.state.chosen:
            return
        said = notice("text-saved-by-another")
        self._show(
            replace(
                self.state,
                full=full,
                seen=_number(full),
                restored=False,
                notice=said,
                busy=False,
            )
        )
        self.keep()
        self._list()

    def _put(self, text: str, by: Instead, number: int = 0) -> None:
        """Put a text in the editor, with a way back to what stood there."""
        if self.state.text != text:
            self._show(
                replace(
                    self.state,
                    text=text,
                    replaced=self.state.replacing(by, number=number),
                    restored=False,
                    notice=None,
                )
            )
            self.preview()

    def _order(self, full: TextInFull, text: str) -> WriteText:
        return WriteText(full.entry.name, self.state.seen, text)

    def _drop(self, name: str) -> None:
        if name not in self._kept:
            return
        del self._kept[name]
        self._around.runner.do(drop_draft, draft_of(name), _nothing, self._refused)
        self._show(replace(self.state, unsaved=self.state.unsaved - {name}))

    def _not_kept(self, name: str, error: SipdeskError) -> None:
        self._kept.pop(name, None)
        self._refused(error)

    def _refused(self, error: SipdeskError) -> None:
        said = refusal(error)
        self._show(replace(self.state, notice=said, busy=False))

    def _show(self, state: TextsState) -> None:
        self.state = state
        self._draw(state)


def _number(full: TextInFull) -> int:
    return full.versions[0].number if full.versions else 0


def _nothing(_: object) -> None:
    """Nothing follows."""
