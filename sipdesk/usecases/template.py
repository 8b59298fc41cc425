"""Templates of regions and kommuner: pointed out, mapped, tried, taken away."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sipdesk.documents.desk import Desk
from sipdesk.documents.parts import Copy
from sipdesk.documents.template import file
from sipdesk.documents.template.example import VERSION, example
from sipdesk.documents.template.guess import guesses
from sipdesk.documents.template.mapped import values
from sipdesk.documents.template.told import told
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.guard import FILE_COPY, Clearance, clearance
from sipdesk.domain.information import Information
from sipdesk.domain.template import (
    FieldSort,
    MappedField,
    PlanField,
    RegionTemplate,
    TemplateField,
    TemplateForm,
    fitting,
)
from sipdesk.usecases.ports import Ports, Work

Mapping = tuple[tuple[str, PlanField], ...]
"""A template's fields by name, each with ours; one that is not there is left alone."""


@dataclass(frozen=True, slots=True)
class FoundTemplate:
    """A template that may be used, with its fields and what they seem to be."""

    data: bytes
    form: TemplateForm
    fields: tuple[TemplateField, ...]
    guessed: Mapping


@dataclass(frozen=True, slots=True)
class OpenedTemplate:
    """A kept template, with its fields."""

    template: RegionTemplate
    found: FoundTemplate


@dataclass(frozen=True, slots=True)
class TryTemplate:
    """A template and a mapping to try it with."""

    data: bytes
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class Tried:
    """A template filled with the made-up example: its file, and what stands where."""

    data: bytes
    form: TemplateForm
    texts: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class SaveTemplate:
    """A template to keep; an empty id makes a new one."""

    id: str
    name: str
    region: str
    kommun: str
    data: bytes
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class Given:
    """A plan on a template: the file, and how many pages it has if it says so."""

    data: bytes
    form: TemplateForm
    pages: int


def read_template(data: bytes, _: Ports) -> FoundTemplate:
    """Look a file through as a template. Nothing of it is kept.

    Raises:
        RuleBroken: the reason it is refused.

    """
    fields = file.read(data)
    guessed = tuple(guesses(fields).items())
    return FoundTemplate(data, file.form_of(data), fields, guessed)


def list_templates(_: None, ports: Ports) -> tuple[RegionTemplate, ...]:
    """Read every template that is kept."""
    with ports.store.reading() as work:
        return work.templates.all()


def open_template(template_id: str, ports: Ports) -> OpenedTemplate:
    """Read a kept template, to change its mapping.

    Raises:
        Missing: there is none.
        RuleBroken: it is refused now, though it was not then.

    """
    with ports.store.reading() as work:
        template = work.templates.get(template_id)
        data = work.templates.data(template_id)
    found = read_template(data, ports)
    return OpenedTemplate(template, found)


def try_template(order: TryTemplate, ports: Ports) -> Tried:
    """Fill a template with the made-up example, never with anybody real.

    Raises:
        RuleBroken: the mapping is not for this template, or a form is too small.

    """
    fields = file.read(order.data)
    _check_mapping(order.mapping, fields)
    made = ports.clock.now()
    case = example(made)
    with ports.store.reading() as work:
        home = work.house.home()
    whole = clearance(case, FILE_COPY, made.date())
    desk = Desk(home, ports.user, made, ports.content, frozenset(Information), VERSION)
    texts = told(Copy(case, FILE_COPY, desk), whole)
    form = file.form_of(order.data)
    given = values(texts, _mapped(order.mapping), fields)
    filled = file.fill(order.data, form, given, made)
    rows = {one.name for one in fields if one.sort is FieldSort.ROWS}
    stands = tuple((n, texts.text(f)) for n, f in order.mapping if n not in rows)
    return Tried(filled, form, stands, file.text_of(filled, form))


def save_template(order: SaveTemplate, ports: Ports) -> RegionTemplate:
    """Keep a template with its mapping.

    Raises:
        RuleBroken: it lacks a name, nothing is mapped, the mapping is not for it, or
            the file is refused.
        Missing: the one to replace is not there.

    """
    if not order.name.strip():
        raise RuleBroken("template-without-name", "name")
    if not order.mapping:
        raise RuleBroken("template-without-mapping")
    _check_mapping(order.mapping, file.read(order.data))
    template = RegionTemplate(
        id=order.id or ports.new_id(),
        name=order.name.strip(),
        form=file.form_of(order.data),
        sha256=hashlib.sha256(order.data).hexdigest(),
        by=ports.user.id,
        at=ports.clock.now(),
        region="" if order.kommun else order.region,
        kommun=order.kommun,
        fields=_mapped(order.mapping, ports),
    )
    with ports.store.work() as work:
        if order.id:
            work.templates.get(order.id)
        work.templates.put(template, order.data)
    return template


def remove_template(template_id: str, ports: Ports) -> None:
    """Take a template away. Papers that went out on it are kept as they are.

    Raises:
        Missing: there is none.

    """
    with ports.store.work() as work:
        work.templates.remove(template_id)


def templates_for(
    work: Work, case: Case, allowed: Clearance, ports: Ports
) -> tuple[RegionTemplate, ...]:
    """Choose the templates that a case's plan can come out on for one recipient."""
    regions = {k.code: k.region for k in ports.content.kommuner}
    knows = Information.PLACE in allowed.kinds
    kept = work.templates.all()
    return fitting(kept, case.placement, regions, knows_place=knows)


def on_template(
    work: Work, template: RegionTemplate, copy: Copy, allowed: Clearance
) -> Given:
    """Put a plan on a template: what its recipient may see, and nothing else.

    Raises:
        RuleBroken: ``template-does-not-hold`` when a text does not fit in a form; the
            file or its mapping is refused now, though it was not then.
        Missing: the template's file is not there.

    """
    data = work.templates.data(template.id)
    fields = file.read(data)
    _check_mapping(tuple((one.name, one.field) for one in template.fields), fields)
    texts = values(told(copy, allowed), template.fields, fields)
    filled = file.fill(data, template.form, texts, copy.desk.made)
    return Given(filled, template.form, file.pages_of(filled, template.form))


def _check_mapping(mapping: Mapping, fields: Sequence[TemplateField]) -> None:
    """Refuse a field that is not there, and rows that would not be told in columns."""
    sorts = {field.name: field.sort for field in fields}
    chosen = dict(mapping)
    for name, field in mapping:
        if name not in sorts:
            raise RuleBroken("template-field-unknown")
        if sorts[name] is FieldSort.ROWS:
            _check_rows(name, field, chosen)
        above = name.rpartition(".")[0]
        if sorts.get(above) is not FieldSort.ROWS:
            continue
        if field.rows is None or field.rows is not chosen.get(above):
            raise RuleBroken("template-rows-differ")


def _check_rows(name: str, field: PlanField, columns: Iterable[str]) -> None:
    if not field.has_rows:
        raise RuleBroken("template-rows-differ")
    if not any(column.startswith(f"{name}.") for column in columns):
        raise RuleBroken("template-rows-without-columns", facts={"rows": name})


def _mapped(mapping: Mapping, ports: Ports | None = None) -> tuple[MappedField, ...]:
    return tuple(
        MappedField(ports.new_id() if ports else name, name, field)
        for name, field in mapping
    )


def template_meant(
    templates: Sequence[RegionTemplate], template_id: str
) -> RegionTemplate:
    """Find the chosen one among those that fit.

    Raises:
        Missing: it is not among them.

    """
    found = next((t for t in templates if t.id == template_id), None)
    if found is None:
        raise Missing
    return found
