"""Fields in double braces: ``{{ name }}``, and rows between ``{%tr for … %}``.

docxtpl finds them also where Word has spread one over several runs. What stands in
braces is a small language, and a template is somebody else's; so three things hold:
only the few forms below are understood at all, they are evaluated in a sandbox, and
every value is escaped. What is understood:

* ``{{ name }}``: a field;
* ``{%tr for row in name %}`` … ``{{ row.field }}`` … ``{%tr endfor %}``: rows;
* ``{% if name %}`` … ``{% else %}`` … ``{% endif %}``, with ``not``;
* ``{{ loop.index }}``: the row's number.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from typing_extensions import override

from sipdesk.documents.docx.text import writable
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.template import FieldSort, TemplateField, Value

_LOOP: Final = "loop"
_OF_LOOP: Final = frozenset({"first", "index", "last"})
_PLAIN: Final = (nodes.Output, nodes.TemplateData, nodes.Not)


def read(data: bytes) -> tuple[TemplateField, ...]:
    """Find the fields, and see that the template can be filled.

    Raises:
        RuleBroken: ``template-braces`` when what stands in braces is not understood.

    """
    with _understood() as language:
        _filled(data, {}, language)
        _filled(data, _tried(language.fields), language)
    return tuple(TemplateField(name, sort) for name, sort in language.fields.items())


def fill(data: bytes, values: Mapping[str, Value]) -> bytes:
    """Put values in the fields; one without a value is left empty.

    Raises:
        RuleBroken: as for ``read``.

    """
    with _understood() as language:
        return _filled(data, {n: _inside(v) for n, v in values.items()}, language)


class _Language(SandboxedEnvironment):
    """The sandbox, which also refuses what it does not know before it is evaluated.

    Everything docxtpl evaluates passes through ``_parse``. ``fields`` are those found.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self.fields: dict[str, FieldSort] = {}
        self._written: set[str] = set()

    @override
    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for part in tree.body:
            self._look_at(part, {})
        if any(self.fields.get(name) is FieldSort.ROWS for name in self._written):
            raise RuleBroken("template-braces")  # rows have no words of their own
        return tree

    def _look_at(self, node: nodes.Node, rows: Mapping[str, str]) -> None:
        """Check a node and what is inside; ``rows`` names each row's list."""
        if isinstance(node, nodes.For):
            self._look_at_loop(node, rows)
            return
        if isinstance(node, nodes.Name):
            if node.ctx != "load" or node.name in rows or node.name == _LOOP:
                raise RuleBroken("template-braces")
            self.fields.setdefault(node.name, FieldSort.LINES)
            return
        if isinstance(node, nodes.Getattr):
            self._look_at_part(node, rows)
            return
        if not isinstance(node, (*_PLAIN, nodes.If)):
            raise RuleBroken("template-braces")
        if isinstance(node, nodes.Output):
            self._written |= {n.name for n in node.nodes if isinstance(n, nodes.Name)}
        for inner in node.iter_child_nodes():
            self._look_at(inner, rows)

    def _look_at_loop(self, loop: nodes.For, rows: Mapping[str, str]) -> None:
        row, whole = loop.target, loop.iter
        extra = loop.else_ or loop.test is not None or loop.recursive or rows
        if extra or not (isinstance(row, nodes.Name) and isinstance(whole, nodes.Name)):
            raise RuleBroken("template-braces")
        self.fields[whole.name] = FieldSort.ROWS
        for inner in loop.body:
            self._look_at(inner, {row.name: whole.name})

    def _look_at_part(self, part: nodes.Getattr, rows: Mapping[str, str]) -> None:
        of = part.node
        if not isinstance(of, nodes.Name) or not rows:
            raise RuleBroken("template-braces")
        if of.name == _LOOP and part.attr in _OF_LOOP:
            return
        if of.name not in rows or part.attr.startswith("_"):
            raise RuleBroken("template-braces")
        self.fields.setdefault(f"{rows[of.name]}.{part.attr}", FieldSort.LINES)


class _Template(DocxTemplate):  # type: ignore[misc]  # it has no types
    """A template whose parts stay whole when they are filled.

    A loop that begins in a table and ends after it leaves a broken part behind;
    docxtpl would mend it by leaving things out.
    """

    @override
    def render_xml_part(
        self, src_xml: str, part: Any, context: Any, jinja_env: Any = None
    ) -> str:
        filled = str(super().render_xml_part(src_xml, part, context, jinja_env))
        try:
            etree.fromstring(filled.encode(), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            raise RuleBroken("template-braces") from error
        return filled


class _Row:
    """One row: nothing can be asked of it but its fields."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        return self._fields[name]


@contextmanager
def _understood() -> Iterator[_Language]:
    try:
        yield _Language()
    except (TemplateError, SyntaxError, RecursionError) as error:
        raise RuleBroken("template-braces") from error


def _filled(data: bytes, values: Mapping[str, Any], language: _Language) -> bytes:
    template = _Template(BytesIO(data))
    template.render(dict(values), language)
    if not language.fields:
        return data
    whole = BytesIO()
    template.save(whole)
    return whole.getvalue()


def _tried(fields: Mapping[str, FieldSort]) -> dict[str, Any]:
    """Give every field something, and lists two rows, to see that the parts hold."""
    rows = {name for name, sort in fields.items() if sort is FieldSort.ROWS}
    alone = {n: "x" for n in fields if n.partition(".")[0] not in rows}
    row = {n.partition(".")[2]: "x" for n in fields if n not in alone}
    return alone | {name: (_Row(row), _Row(row)) for name in rows}


def _inside(value: Value) -> str | tuple[_Row, ...]:
    if isinstance(value, str):
        return writable(value)
    return tuple(_Row({k: writable(v) for k, v in row.items()}) for row in value)
