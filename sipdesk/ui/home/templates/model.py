"""Which templates there are, and the one being mapped; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.template import (
    FieldSort,
    PlanField,
    RegionTemplate,
    TemplateField,
    points_missing,
)
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.usecases.template import (
    FoundTemplate,
    OpenedTemplate,
    SaveTemplate,
    Tried,
    TryTemplate,
    list_templates,
    open_template,
    read_template,
    remove_template,
    save_template,
    try_template,
)

Fetch = Callable[[], bytes]
"""Reads the chosen file; raises ``OSError`` if it cannot."""


@dataclass(frozen=True, slots=True)
class MappingForm:
    """A template being mapped. ``id`` is empty for a new one."""

    found: FoundTemplate
    id: str = ""
    name: str = ""
    region: str = ""
    kommun: str = ""
    chosen: Mapping[str, PlanField] = field(default_factory=dict)

    @property
    def lacks(self) -> tuple[int, ...]:
        """The statute's points that the template would show nothing of."""
        return points_missing(self.chosen, self.found.fields)

    def offered(self, one: TemplateField) -> tuple[PlanField, ...]:
        """Give the fields of ours that can stand in a field of the template."""
        if one.sort is FieldSort.ROWS:
            return tuple(f for f in PlanField if f.has_rows)
        above = one.name.rpartition(".")[0]
        if above in {f.name for f in self.found.fields if f.sort is FieldSort.ROWS}:
            rows = self.chosen.get(above)
            return tuple(f for f in PlanField if rows and f.rows is rows)
        return tuple(PlanField)


@dataclass(frozen=True, slots=True)
class TemplatesState:
    """The templates, the one being mapped, and the one last taken away."""

    templates: tuple[RegionTemplate, ...] | None = None  # None until they are read
    form: MappingForm | None = None
    tried: Tried | None = None
    removed: OpenedTemplate | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    busy: bool = False


class TemplatesModel:
    """The templates: read, mapped, tried on the made-up example, kept, taken away."""

    def __init__(self, around: Around, draw: Callable[[TemplatesState], None]) -> None:
        self._around = around
        self._draw = draw
        self.state = TemplatesState()

    def refresh(self) -> None:
        """Read what templates there are."""
        self._around.runner.read(list_templates, None, self._listed, self._refused)

    def take(self, fetch: Fetch) -> None:
        """Look a file through: a new template, or the new file of the one mapped."""
        try:
            data = fetch()
        except OSError:
            unread = notice("template-file-unreadable")
            self._show(replace(self.state, notice=unread))
            return
        self._show(replace(self.state, busy=True, notice=None, removed=None))
        self._around.runner.read(read_template, data, self._found, self._refused)

    def begin(self, template_id: str) -> None:
        """Change the mapping of a kept template."""
        self._show(replace(self.state, busy=True, notice=None, removed=None))
        self._around.runner.read(
            open_template, template_id, self._opened, self._refused
        )

    def edit(self, **changes: str) -> None:
        """Take a new name, region or kommun."""
        form = self.state.form
        if form is None:
            return
        left = {k: v for k, v in self.state.problems.items() if k not in changes}
        changed = replace(form, **changes)  # type: ignore[arg-type]
        self._show(replace(self.state, form=changed, problems=left))

    def map(self, name: str, code: str) -> None:
        """Let a field of ours stand in a field of the template; empty lets none."""
        form = self.state.form
        if form is None:
            return
        chosen = {n: f for n, f in form.chosen.items() if n != name}
        if code:
            chosen[name] = PlanField(code)
        if chosen.get(name) is not form.chosen.get(name):
            inside = f"{name}."
            chosen = {n: f for n, f in chosen.items() if not n.startswith(inside)}
        order = [one.name for one in form.found.fields]
        ordered = {n: chosen[n] for n in order if n in chosen}
        form = replace(form, chosen=ordered)
        self._show(replace(self.state, form=form, tried=None, notice=None))

    def try_it(self) -> None:
        """Fill the template with the made-up example."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, notice=None))
        order = TryTemplate(form.found.data, tuple(form.chosen.items()))
        self._around.runner.read(try_template, order, self._tried, self._refused)

    def save(self) -> None:
        """Keep the template as it is mapped."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, problems={}, notice=None))
        order = SaveTemplate(
            id=form.id,
            name=form.name,
            region=form.region,
            kommun=form.kommun,
            data=form.found.data,
            mapping=tuple(form.chosen.items()),
        )
        self._around.runner.do(save_template, order, self._saved, self._refused)

    def cancel(self) -> None:
        """Throw the mapping away."""
        self._show(replace(self.state, form=None, tried=None, problems={}, notice=None))

    def remove(self) -> None:
        """Take the template being mapped away."""
        form = self.state.form
        kept = (t for t in self.state.templates or () if form and t.id == form.id)
        template = next(kept, None)
        if form is None or template is None or self.state.busy:
            return
        gone = OpenedTemplate(template, form.found)
        self._show(replace(self.state, busy=True, notice=None))

        def removed(_: None) -> None:
            self._show(
                replace(self.state, form=None, tried=None, removed=gone, busy=False)
            )
            self.refresh()

        self._around.runner.do(remove_template, form.id, removed, self._refused)

    def put_back(self) -> None:
        """Keep the template last taken away again."""
        gone = self.state.removed
        if gone is None:
            return
        was = gone.template
        order = SaveTemplate(
            id="",
            name=was.name,
            region=was.region,
            kommun=was.kommun,
            data=gone.found.data,
            mapping=tuple((f.name, f.field) for f in was.fields),
        )
        self._around.runner.do(save_template, order, self._saved, self._refused)

    def deliver(self, deliver: Deliver) -> None:
        """Write the trial to a file: it is about nobody."""
        if self.state.tried is None:
            return
        try:
            deliver(self.state.tried.data)
        except OSError:
            self._show(replace(self.state, notice=notice("trial-not-delivered")))

    def _listed(self, templates: tuple[RegionTemplate, ...]) -> None:
        self._show(replace(self.state, templates=templates))

    def _found(self, found: FoundTemplate) -> None:
        """Begin on a new file; what was mapped before stays where it still fits."""
        before = self.state.form or MappingForm(found)
        there = {one.name for one in found.fields}
        kept = {n: f for n, f in before.chosen.items() if n in there}
        form = replace(before, found=found, chosen=dict(found.guessed) | kept)
        self._begin(form)

    def _opened(self, opened: OpenedTemplate) -> None:
        was = opened.template
        chosen = {one.name: one.field for one in was.fields}
        self._begin(
            MappingForm(opened.found, was.id, was.name, was.region, was.kommun, chosen)
        )

    def _begin(self, form: MappingForm) -> None:
        self._show(replace(self.state, form=form, tried=None, problems={}, busy=False))

    def _tried(self, tried: Tried) -> None:
        self._show(replace(self.state, tried=tried, busy=False))

    def _saved(self, _: RegionTemplate) -> None:
        self._show(replace(self.state, form=None, tried=None, removed=None, busy=False))
        self.refresh()

    def _refused(self, error: SipdeskError) -> None:
        broken = error if isinstance(error, RuleBroken) else None
        said = notice(error.code, broken.facts if broken else {})
        if broken is not None and broken.field:
            problems = {broken.field: said.whole}
            self._show(replace(self.state, busy=False, problems=problems))
            return
        self._show(replace(self.state, busy=False, notice=said))

    def _show(self, state: TemplatesState) -> None:
        self.state = state
        self._draw(state)
