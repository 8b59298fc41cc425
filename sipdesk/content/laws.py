"""The provisions that routine, papers and guard refer to."""

from collections.abc import Mapping
from types import MappingProxyType

from sipdesk.content.content import Law
from sipdesk.content.swedish import unbroken
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


def read_laws(table: Table) -> Mapping[str, Law]:
    """Read every law, by its id, in the order of the file.

    Raises:
        Refused: a law is not as it must be, or an id stands twice.

    """
    laws: dict[str, Law] = {}
    for row in table.tables("law"):
        law = _law(row)
        if law.id in laws:
            raise Refused("content-id-twice", (*row.place, "id"), id=law.id)
        laws[law.id] = law
    table.end()
    return MappingProxyType(laws)


def _law(row: Table) -> Law:
    law = Law(
        id=row.code("id"),
        name=row.text("name", LINE_LONGEST),
        place=unbroken(row.optional_text("place", LINE_LONGEST)),
        about=row.text("about"),
        source=row.text("source"),
        read_on=row.needed_day("read_on"),
        status=row.status(),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        basis=row.flag("basis"),
        ground=row.flag("ground"),
        stamp=row.flag("stamp"),
    )
    row.end()
    if law.valid_from and law.valid_to and law.valid_to < law.valid_from:
        raise Refused("content-ends-before-it-begins", (*row.place, "valid_to"))
    return law
