"""The regions, and the one whose profile is written; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.region import RegionProfile
from sipdesk.ui.doing import Deliver
from sipdesk.ui.form_draft import FormDraft
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.ui.refusal import placed
from sipdesk.usecases.draft import DraftOf
from sipdesk.usecases.region import (
    KeepRoutine,
    RegionView,
    keep_routine,
    list_regions,
    put_region,
    read_region,
    read_routine,
)

Fetch = Callable[[], bytes]
"""Reads the chosen file; raises ``OSError`` if it cannot."""


@dataclass(frozen=True, slots=True)
class RegionForm:
    """A home's profile of a region, by its name as ``id``, as typed."""

    id: str = ""
    routine: str = ""
    template: str = ""
    terms: str = ""
    agreement: str = ""
    system: str = ""
    times: str = ""
    link: str = ""
    edition: str = ""
    valid_to: str = ""
    contact: str = ""
    checked: str = ""


_DAYS: Final = ("valid_to", "checked")
_TEXTS: Final = tuple(n for n in RegionForm.__slots__ if n not in {"id", *_DAYS})


@dataclass(frozen=True, slots=True)
class RegionsState:
    """The regions, and the one that is open, by name; empty when none is.

    ``form`` is there while the open one is written; ``pdf`` the routine shown, and
    ``removed`` the name and bytes of one that has just been taken away.
    """

    regions: tuple[RegionView, ...] | None = None  # None until they are read
    open: str = ""
    form: RegionForm | None = None
    pdf: bytes = b""
    removed: tuple[str, bytes] | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    busy: bool = False

    @property
    def view(self) -> RegionView | None:
        """The region that is open."""
        named = (v for v in self.regions or () if v.region.name == self.open)
        return next(named, None)


class RegionsModel:
    """Reads the regions, and keeps what the home writes of one."""

    def __init__(self, around: Around, draw: Callable[[RegionsState], None]) -> None:
        self._around = around
        self._draw = draw
        place = DraftOf(case="", page="region")
        self._draft = FormDraft(around.runner, RegionForm, self._refused, place)
        self.state = RegionsState()

    def refresh(self) -> None:
        """Read the regions, and what could not be saved before a lock."""
        if self.state.regions is None:
            self._draft.bring_back(self._restore)
        self._around.runner.read(list_regions, None, self._read, self._refused)

    def open(self, name: str) -> None:
        """Look at a region; what was typed of another is kept first."""
        self.leave()
        self._show(replace(self._plain(), open=name, form=None))

    def close(self) -> None:
        """Look at the list again."""
        self.leave()
        self._show(replace(self._plain(), open="", form=None))

    def begin(self) -> None:
        """Write the home's own profile of the region that is open."""
        view = self.state.view
        if view is not None:
            self._show(replace(self._plain(), form=form_of(view.profile)))

    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields."""
        if self.state.form is not None:
            left = {k: v for k, v in self.state.problems.items() if k not in changes}
            form = replace(self.state.form, **changes)
            self._show(replace(self.state, form=form, problems=left))

    def cancel(self) -> None:
        """Throw away what was typed."""
        self._draft.drop()
        self._show(replace(self._plain(), form=None))

    def leave(self) -> None:
        """Save what is typed, if anything differs; what cannot be is kept encrypted."""
        view, form = self.state.view, self.state.form
        if view is None or form is None or form == form_of(view.profile):
            return
        self.save()
        if self.state.form is not None:
            self._draft.keep(form, view.profile.version)

    def save(self) -> None:
        """Save what is typed."""
        view, form = self.state.view, self.state.form
        if view is None or form is None or self.state.busy:
            return
        try:
            profile = _profile(view.profile, form, self._around)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self._show(replace(self._plain(), busy=True))
        self._around.runner.do(put_region, profile, self._saved, self._refused)

    def take_routine(self, name: str, fetch: Fetch) -> None:
        """Keep a PDF of the routine."""
        try:
            data = fetch()
        except OSError:
            unread = notice("contacts-file-unreadable")
            self._show(replace(self.state, notice=unread))
            return
        self._keep(name, data)

    def drop_routine(self) -> None:
        """Take the routine's PDF away; it can be put back as long as this is said."""
        view = self.state.view
        if view is None:
            return
        name, region = view.profile.pdf_name, view.region.name

        def drop(data: bytes) -> None:
            def dropped(changed: RegionView) -> None:
                self._take(changed)
                self._show(replace(self.state, removed=(name, data)))

            self._keep("", b"", dropped)

        self._around.runner.read(read_routine, region, drop, self._refused)

    def put_back(self) -> None:
        """Put back what has just been taken away."""
        if self.state.removed is not None:
            self._keep(*self.state.removed)

    def look_at_routine(self) -> None:
        """Show the routine's PDF."""
        runner, name = self._around.runner, self.state.open
        runner.read(read_routine, name, self._show_pdf, self._refused)

    def look_away(self) -> None:
        """Put the PDF away."""
        self._show(replace(self.state, pdf=b""))

    def deliver(self, deliver: Deliver) -> None:
        """Write the routine's PDF to a file, as it came."""
        try:
            deliver(self.state.pdf)
        except OSError:
            not_written = notice("contacts-file-not-written")
            self._show(replace(self.state, notice=not_written))

    def _restore(self, form: RegionForm) -> None:
        if self.state.form is None:
            restored = notice("restored")
            self._show(replace(self.state, open=form.id, form=form, notice=restored))

    def _keep(
        self,
        name: str,
        data: bytes,
        then: Callable[[RegionView], None] | None = None,
    ) -> None:
        view = self.state.view
        if view is None or self.state.busy:
            return
        self._show(replace(self._plain(), busy=True, pdf=b""))
        order = KeepRoutine(view.region.name, view.profile.version, name, data)
        self._around.runner.do(keep_routine, order, then or self._take, self._refused)

    def _plain(self) -> RegionsState:
        return replace(self.state, problems={}, notice=None, pdf=b"", removed=None)

    def _read(self, regions: tuple[RegionView, ...]) -> None:
        self._show(replace(self.state, regions=regions))

    def _saved(self, view: RegionView) -> None:
        self._draft.drop()
        self._take(view)
        if self.state.open == view.region.name:
            self._show(replace(self.state, form=None))

    def _take(self, view: RegionView) -> None:
        """Put one region in place of what it was."""
        name = view.region.name
        regions = tuple(
            view if one.region.name == name else one for one in self.state.regions or ()
        )
        self._show(replace(self.state, regions=regions, busy=False))

    def _show_pdf(self, data: bytes) -> None:
        self._show(replace(self.state, pdf=data))

    def _refused(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        self._show(replace(self.state, busy=False, problems=problems, notice=said))
        if isinstance(error, Conflict) and self.state.open:
            runner, name = self._around.runner, self.state.open
            runner.read(read_region, name, self._take, lambda _: None)

    def _show(self, state: RegionsState) -> None:
        self.state = state
        self._draw(state)


def form_of(profile: RegionProfile) -> RegionForm:
    """Write a profile as a form."""
    texts = {name: getattr(profile, name) for name in _TEXTS}
    days = {name: day_text(getattr(profile, name)) for name in _DAYS}
    return RegionForm(profile.id, **texts, **days)


def _profile(before: RegionProfile, form: RegionForm, around: Around) -> RegionProfile:
    reading = Reading(around.today())
    typed: dict[str, Any] = {n: getattr(form, n).strip() for n in _TEXTS}
    typed |= {n: reading.day(n, getattr(form, n)) for n in _DAYS}
    reading.done()
    return replace(before, **typed)
