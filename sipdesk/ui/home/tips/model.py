"""Tips, questions and texts: written, shared, taken in; knows nothing of Qt."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.rights import Right, may
from sipdesk.domain.tip import Finding, Tip, TipKind
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)
from sipdesk.usecases.tip import (
    CheckInPaper,
    TakeTips,
    TipsCame,
    TipsRead,
    WriteTip,
    drop_tip,
    look_at_tips,
    print_check_in,
    put_tip_back,
    read_tips,
    settle_tip,
    share_tips,
    take_tips,
    write_tip,
)

_DRAFT: Final = DraftOf(case="", page="tips")
_AT_FIELDS: Final = frozenset({"title", "text"})


@dataclass(frozen=True, slots=True)
class TipForm:
    """A tip as typed. ``id`` is empty for a new one."""

    id: str = ""
    kind: str = TipKind.TIP.value
    title: str = ""
    text: str = ""
    settled: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class TipsState:
    """Everything the screen needs in order to be drawn."""

    found: TipsRead | None = None
    chosen: frozenset[str] = frozenset()
    form: TipForm | None = None
    came: TipsCame | None = None
    taken: int | None = None  # how many just came in
    saved: int = 0  # how many were just saved for others
    removed: Tip | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    busy: bool = False

    @property
    def own(self) -> tuple[Tip, ...]:
        """What was written here."""
        tips = self.found.tips if self.found else ()
        return tuple(tip for tip in tips if tip.is_own)

    @property
    def others(self) -> tuple[Tip, ...]:
        """What came from other homes."""
        tips = self.found.tips if self.found else ()
        return tuple(tip for tip in tips if not tip.is_own)

    def findings(self, tip_id: str) -> tuple[Finding, ...]:
        """Give what is found in one of one's own."""
        found = self.found.findings if self.found else ()
        return tuple(one for one in found if one.tip == tip_id)


class TipsModel:
    """The list, the form, and the files that go and come."""

    def __init__(self, around: Around, draw: Callable[[TipsState], None]) -> None:
        self._around = around
        self._draw = draw
        self._data = b""
        self._kept: TipForm | None = None
        self.state = TipsState()

    @property
    def gives(self) -> bool:
        """Whether whoever is here may give tips away: names are looked for then."""
        return may(self._around.user, Right.READ_CASES)

    def refresh(self) -> None:
        """Read the tips, and what was being written before a lock."""
        runner = self._around.runner
        if self.state.found is None:
            runner.read(read_draft, _DRAFT, self._restore, self._refused)
        runner.read(read_tips, None, self._read, self._refused)

    # --- Writing ----------------------------------------------------------------------

    def begin(self, tip_id: str = "") -> None:
        """Write a new one, or change one of one's own."""
        tip = next((one for one in self.state.own if one.id == tip_id), None)
        form = TipForm()
        if tip is not None:
            kind, settled = tip.kind.value, tip.settled is not None
            form = TipForm(tip.id, kind, tip.title, tip.text, settled, tip.version)
        self._kept = form
        self._calm(form=form)

    def edit(self, **changes: Any) -> None:
        """Take what was typed or chosen."""
        if self.state.form is not None:
            left = {k: v for k, v in self.state.problems.items() if k not in changes}
            self._show(form=replace(self.state.form, **changes), problems=left)

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        form = self.state.form
        if form is not None and form != self._kept:
            self._kept = form
            text = json.dumps(asdict(form), ensure_ascii=False)
            order = KeepDraft(_DRAFT.case, _DRAFT.page, form.version, text)
            self._around.runner.do(keep_draft, order, _nothing, self._refused)

    def cancel(self) -> None:
        """Throw away what was typed."""
        self._forget_draft()
        self._calm(form=None)

    def save(self) -> None:
        """Save what is written; a second press meanwhile does nothing."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        order = WriteTip(
            TipKind(form.kind),
            form.title,
            form.text,
            form.settled,
            form.id,
            form.version,
        )
        self._calm(busy=True)
        self._around.runner.do(write_tip, order, self._saved, self._refused)

    def settle(self, tip_id: str, *, settled: bool) -> None:
        """Say whether a question has been answered."""
        order = (tip_id, settled)
        self._around.runner.do(settle_tip, order, self._changed, self._refused)

    def remove(self, tip_id: str) -> None:
        """Take one out; it can be put back."""

        def removed(tip: Tip) -> None:
            self._forget_draft()
            left = self.state.chosen - {tip_id}
            self._calm(removed=tip, form=None, chosen=left)
            self.refresh()

        self._around.runner.do(drop_tip, tip_id, removed, self._refused)

    def put_back(self) -> None:
        """Put back what was last taken out."""
        if self.state.removed is not None:
            tip = self.state.removed
            self._around.runner.do(put_tip_back, tip, self._changed, self._refused)

    # --- Files ------------------------------------------------------------------------

    def choose(self, tip_id: str, *, chosen: bool) -> None:
        """Choose one to be given away, or not after all."""
        among = {tip_id}
        now = self.state.chosen | among if chosen else self.state.chosen - among
        if now != self.state.chosen:
            self._show(chosen=now, saved=0, notice=None)

    def share(self, deliver: Deliver) -> None:
        """Write those that are chosen for other homes."""
        chosen = self.state.chosen

        def given(data: bytes) -> None:
            self._show(busy=False)
            if self._delivered(data, deliver):
                self._show(saved=len(chosen))

        self._calm(busy=True)
        self._around.runner.do(share_tips, chosen, given, self._refused)

    def look_at(self, fetch: Callable[[], bytes]) -> None:
        """Look at a file that came."""
        try:
            self._data = fetch()
        except OSError:
            self._calm(notice=notice("not-tips"))
            return
        self._calm(busy=True, came=None)
        self._around.runner.read(look_at_tips, self._data, self._came, self._refused)

    def take(self) -> None:
        """Keep what was looked at."""
        came = self.state.came
        if came is None or self.state.busy:
            return
        order = TakeTips(self._data, frozenset(range(len(came.tips))))

        def taken(count: int) -> None:
            self._data = b""
            self._calm(came=None, taken=count)
            self.refresh()

        self._calm(busy=True)
        self._around.runner.do(take_tips, order, taken, self._refused)

    def put_away(self) -> None:
        """Let what was looked at be."""
        self._data = b""
        self._calm(came=None)

    def print_agenda(self, where: Callable[[CheckInPaper], Deliver | None]) -> None:
        """Make the agenda; ``where`` asks to where it goes when it has been made."""

        def made(paper: CheckInPaper) -> None:
            self._show(busy=False)
            deliver = where(paper)
            if deliver is not None:
                self._delivered(paper.data, deliver)

        self._calm(busy=True)
        self._around.runner.do(print_check_in, None, made, self._refused)

    # --- Inside -----------------------------------------------------------------------

    def _delivered(self, data: bytes, deliver: Deliver) -> bool:
        try:
            deliver(data)
        except OSError:
            self._show(notice=notice("tips-not-delivered"))
            return False
        return True

    def _read(self, found: TipsRead) -> None:
        own = {tip.id for tip in found.tips if tip.is_own}
        self._show(found=found, chosen=self.state.chosen & own)

    def _came(self, came: TipsCame) -> None:
        self._show(came=came, busy=False)

    def _saved(self, _: Tip) -> None:
        self._forget_draft()
        self._calm(form=None)
        self.refresh()

    def _changed(self, _: Tip) -> None:
        self._calm()
        self.refresh()

    def _restore(self, draft: Draft | None) -> None:
        if draft is None or self.state.form is not None:
            return
        typed = json.loads(draft.form)
        # Typed in another version of the program, on another form.
        if set(typed) == {f.name for f in fields(TipForm)}:
            self._kept = TipForm(**typed)
            self._show(form=self._kept, notice=notice("restored"))

    def _forget_draft(self) -> None:
        self._kept = None
        self._around.runner.do(drop_draft, _DRAFT, _nothing, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        if not problems.keys() <= _AT_FIELDS:  # of one on the list: said of all
            problems, said = {}, notice(error.code)
        self._show(busy=False, problems=problems, notice=said)
        self.keep()
        if isinstance(error, Conflict):
            self._around.runner.read(read_tips, None, self._catch_up, _nothing)

    def _catch_up(self, found: TipsRead) -> None:
        """Let what was typed be saved over what another has saved meanwhile."""
        form = self.state.form
        versions = {tip.id: tip.version for tip in found.tips}
        if form is not None:
            form = replace(form, version=versions.get(form.id, 0))
        self._show(found=found, form=form)

    def _calm(self, **changes: Any) -> None:
        plain: dict[str, Any] = {
            "problems": {},
            "notice": None,
            "removed": None,
            "taken": None,
            "saved": 0,
            "busy": False,
        }
        self._show(**(plain | changes))

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)


def _nothing(_: object) -> None:
    """Nothing follows: a draft is only kept."""
