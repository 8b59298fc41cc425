"""The home's sources of pictures: taken in, changed, taken out; knows nothing of Qt."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.picture_source import Cleaned, CleanPicture
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import placed
from sipdesk.usecases.picture_source import (
    AT_ONCE,
    ChangeSource,
    CleanSome,
    FoundPictures,
    KeepSource,
    ListedSource,
    ListedSources,
    SourceFacts,
    UsesOfSource,
    change_source,
    clean_pictures,
    keep_source,
    list_sources,
    look_at_pictures,
    put_first,
    remove_source,
    uses_of_source,
)


@dataclass(frozen=True, slots=True)
class SourceForm:
    """What is being said of a source: a new one that was found, or one there is."""

    facts: SourceFacts
    found: FoundPictures | None = None
    source: str = ""  # the id of one there is


@dataclass(frozen=True, slots=True)
class Taking:
    """Pictures on their way in: how many are made anew of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in last, and how many pictures did not, by why."""

    name: str
    count: int
    refused: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A source that somebody wants to take out, and what would miss it."""

    listed: ListedSource
    uses: UsesOfSource


@dataclass(frozen=True, slots=True)
class SourcesState:
    """What is shown of the sources."""

    listed: ListedSources | None = None  # None until they are read
    form: SourceForm | None = None
    taking: Taking | None = None
    taken: TakenIn | None = None
    asked: Asked | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    busy: bool = False
    keeping: bool = False  # what is said is on its way into the file


class SourcesModel:
    """Works on the sources. Pictures come in some at a time, and all or none stay."""

    def __init__(self, around: Around, draw: Callable[[SourcesState], None]) -> None:
        self._around = around
        self._draw = draw
        self._made: list[CleanPicture] = []
        self._refusals: Counter[str] = Counter()
        self._turn = 0  # which taking in an answer belongs to
        self.state = SourcesState()

    def refresh(self) -> None:
        """Read the sources as they are now."""
        self._around.runner.read(list_sources, None, self._listed, self._refused)

    def look_at(self, path: Path) -> None:
        """Look through a folder or a zip."""
        if self.state.busy:
            return
        self._show(busy=True, notice=None, taken=None, asked=None)
        self._around.runner.read(look_at_pictures, path, self._found, self._refused)

    def begin(self, source_id: str) -> None:
        """Change what is said of a source."""
        one = self._source(source_id)
        if one is not None:
            said = one.source
            facts = SourceFacts(said.name, said.licence, said.credit, said.may_share)
            form = SourceForm(facts, source=source_id)
            self._show(form=form, problems={}, notice=None, taken=None, asked=None)

    def edit(self, **changes: Any) -> None:
        """Take what is said of a source."""
        form = self.state.form
        if form is not None:
            left = {k: v for k, v in self.state.problems.items() if k not in changes}
            facts = replace(form.facts, **changes)
            self._show(form=replace(form, facts=facts), problems=left)

    def save(self) -> None:
        """Keep what is said; of new pictures they are made anew first."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        self._show(busy=True, problems={}, notice=None)
        if form.found is None:
            self._show(keeping=True)
            order = ChangeSource(form.source, form.facts)
            self._around.runner.do(change_source, order, self._kept, self._refused)
            return
        self._turn += 1
        self._made.clear()
        self._refusals.clear()
        self._clean_on(form.found, 0)

    def cancel(self) -> None:
        """Stop taking in, or throw away what was said; nothing has been kept.

        It is too late once it is on its way into the file: then nothing is stopped.
        """
        if self.state.keeping:
            return
        self._turn += 1
        self._made.clear()
        self._show(form=None, taking=None, problems={}, notice=None, busy=False)

    def ask_to_remove(self, source_id: str) -> None:
        """Find out what would miss a source."""
        one = self._source(source_id)
        if one is None or self.state.busy:
            return
        self._show(notice=None, taken=None, form=None)

        def asked(uses: UsesOfSource) -> None:
            self._show(asked=Asked(one, uses))

        self._around.runner.read(uses_of_source, source_id, asked, self._refused)

    def keep(self) -> None:
        """Let the source that was asked about stay."""
        self._show(asked=None)

    def remove(self) -> None:
        """Take out the source that was asked about."""
        asked = self.state.asked
        if asked is not None and not self.state.busy:
            self._show(busy=True)
            source = asked.listed.source.id
            self._around.runner.do(remove_source, source, self._kept, self._refused)

    def put_first(self, source_id: str) -> None:
        """Let a source come before our own symbols; "" for none."""
        if self.state.listed is not None and self.state.listed.first != source_id:
            self._around.runner.do(put_first, source_id, self._listed, self._refused)

    def _source(self, source_id: str) -> ListedSource | None:
        listed = self.state.listed.sources if self.state.listed else ()
        return next((one for one in listed if one.source.id == source_id), None)

    def _found(self, found: FoundPictures) -> None:
        form = SourceForm(found.facts, found)
        self._show(form=form, problems={}, busy=False)

    def _clean_on(self, found: FoundPictures, begin: int) -> None:
        """Make the next pictures anew, and keep all when there are no more."""
        end = min(begin + AT_ONCE, len(found.codes))
        self._show(taking=Taking(begin, len(found.codes)))
        turn = self._turn

        def cleaned(some: Cleaned) -> None:
            if turn != self._turn:
                return  # it was stopped
            self._made += some.pictures
            self._refusals.update(some.refused)
            if end < len(found.codes):
                self._clean_on(found, end)
            else:
                self._keep(found)

        order = CleanSome(found.path, found.codes[begin:end])
        self._around.runner.read(clean_pictures, order, cleaned, self._refused)

    def _keep(self, found: FoundPictures) -> None:
        form = self.state.form
        if form is None:
            return
        self._show(taking=Taking(len(found.codes), len(found.codes)), keeping=True)
        taken = TakenIn(form.facts.name.strip(), len(self._made), dict(self._refusals))
        order = KeepSource(form.facts, tuple(self._made), found.is_mulberry)

        def kept(listed: ListedSources) -> None:
            self._made.clear()
            self._kept(listed)
            self._show(taken=taken)

        self._around.runner.do(keep_source, order, kept, self._refused)

    def _kept(self, listed: ListedSources) -> None:
        self._show(
            form=None,
            taking=None,
            asked=None,
            busy=False,
            keeping=False,
            listed=listed,
        )

    def _listed(self, listed: ListedSources) -> None:
        self._show(listed=listed)

    def _refused(self, error: SipdeskError) -> None:
        self._turn += 1
        problems, said = placed(error)
        self._show(
            busy=False, keeping=False, taking=None, problems=problems, notice=said
        )
        self.refresh()

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
