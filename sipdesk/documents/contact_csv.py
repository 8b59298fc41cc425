"""The address book as CSV: read with care, and written so that no sheet works it out.

A file may come from anywhere. It is UTF-8 (with or without a mark) or Windows-1252, its
columns are parted by semicolons, commas or tabs and known by their Swedish names, in
any order. What cannot be read is refused, whole or row by row; nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from sipdesk.content.content import ContactRole, Content, Kommun
from sipdesk.content.swedish import sort_key
from sipdesk.content.words import word
from sipdesk.documents.contact_columns import TOLD, Column, column_of, head
from sipdesk.documents.csv_file import as_it_was, is_strange, rows_of, written
from sipdesk.domain.address_book import Contact, placed
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.free_text import Names, remarks
from sipdesk.domain.party import PartyKind

MOST_ROWS: Final = 10_000
LONGEST: Final = 2000
"""Characters in one cell."""
_LONGEST_NAME: Final = 40
_TOWN_ENDS: Final = re.compile(r"(s? kommun|s? stad)$")


_LINED: Final = frozenset({Column.ADDRESS, Column.HOURS, Column.NOTE})
_MAY_HOLD_NUMBERS: Final = frozenset({Column.ID, Column.PHONE, Column.MAILBOX})
_NOBODY: Final = Names()
_YES: Final = frozenset({"ja", "x", "j", "yes", "true", "1", "inaktuell"})
_NO: Final = frozenset({"", "nej", "n", "no", "false", "0"})


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a file. ``line`` is where it begins, counted from 1.

    ``filled`` are the fields that the row says something of; ``refused`` the code of
    why it cannot be taken in, and then there is no contact.
    """

    line: int
    contact: Contact | None
    filled: frozenset[str] = frozenset()
    refused: str = ""
    column: str = ""  # what the column at fault is called


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that could be read: its rows, and the columns that nothing is read of."""

    rows: tuple[ReadRow, ...]
    unread: tuple[str, ...]


# --- Writing --------------------------------------------------------------------------


def write(contacts: Iterable[Contact], content: Content) -> bytes:
    """Write contacts for a spreadsheet: UTF-8 with a mark, semicolons, all in quotes.

    Without contacts it is the heads alone, an example to fill in.
    """
    known = _Known.of(content)
    heads = [head(column) for column in Column]
    rows = ([_cell(contact, c, known) for c in Column] for contact in contacts)
    return written(heads, rows)


def _cell(contact: Contact, column: Column, known: "_Known") -> str:
    if column is Column.KIND:
        return word(contact.kind)
    if column is Column.ROLE:
        return known.role_words.get(contact.role, contact.role)
    if column is Column.KOMMUN:
        return known.names.get(contact.kommun, contact.kommun)
    if column is Column.CHECKED:
        return contact.checked.isoformat() if contact.checked else ""
    if column is Column.OUTDATED:
        return "ja" if contact.outdated else ""
    text: str = getattr(contact, column.value)
    return text


# --- Reading --------------------------------------------------------------------------


def read(data: bytes, content: Content, today: date, role: str = "") -> ReadFile:
    """Read a file of contacts. Rows without role and kind get ``role``.

    Raises:
        RuleBroken: ``contacts-file-…``: it is too big, empty, no text, no CSV, has too
            many rows, no column for the organisation, or a column twice.

    """
    lines = rows_of(data)
    begun = next(lines, None)
    if begun is None:
        raise RuleBroken("contacts-file-empty")
    columns, unread = _columns(begun[1])
    known = _Known.of(content)
    reader = _Reader(columns, len(begun[1]), known, today, role)
    rows: list[ReadRow] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) >= MOST_ROWS:
            facts = {"most": str(MOST_ROWS)}
            raise RuleBroken("contacts-file-too-many-rows", facts=facts)
        rows.append(reader.read(line, cells))
    if not rows:
        raise RuleBroken("contacts-file-empty")
    return ReadFile(tuple(rows), unread)


def _columns(heads: Sequence[str]) -> tuple[Mapping[int, Column], tuple[str, ...]]:
    columns: dict[int, Column] = {}
    unread = []
    for place, said in enumerate(heads):
        column = column_of(said)
        if column is None:
            if said.strip():
                unread.append(_shown(said))
        elif column in columns.values():
            facts = {"column": head(column)}
            raise RuleBroken("contacts-file-column-twice", facts=facts)
        else:
            columns[place] = column
    # A list of coordinators names kommuner; the kommun is then the organisation.
    if not {Column.ORGANISATION, Column.KOMMUN} & set(columns.values()):
        raise RuleBroken("contacts-file-without-organisation")
    return columns, tuple(unread)


def _shown(said: str) -> str:
    """Cut what a stranger has called a column down to what a sentence can hold."""
    kept = "".join(c if c.isprintable() else "?" for c in said.strip())
    return kept[:_LONGEST_NAME]


class _RowRefused(Exception):  # noqa: N818  (as elsewhere)
    def __init__(self, code: str, column: Column | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.column = head(column) if column else ""


@dataclass(frozen=True)
class _Known:
    """What the words of a cell can be matched with."""

    kommuner: Mapping[str, Kommun]  # by code, name and full name, as keys
    names: Mapping[str, str]  # by code
    regions: Mapping[str, str]
    roles: Mapping[str, ContactRole]
    role_words: Mapping[str, str]
    kinds: Mapping[str, PartyKind]

    @classmethod
    def of(cls, content: Content) -> "_Known":
        kommuner: dict[str, Kommun] = {}
        for kommun in content.kommuner:
            for said in (kommun.code, kommun.name, kommun.full_name):
                kommuner[sort_key(said)] = kommun
        regions = {sort_key(name): name for name in content.regions}
        roles = {sort_key(r.text): r for r in content.contact_roles}
        return cls(
            kommuner,
            {k.code: k.name for k in content.kommuner},
            regions,
            roles | {r.code: r for r in content.contact_roles},
            {r.code: r.text for r in content.contact_roles},
            {sort_key(word(k)): k for k in PartyKind} | {k.value: k for k in PartyKind},
        )

    def kommun(self, said: str) -> Kommun:
        key = sort_key(said)
        # A spreadsheet takes the nought before a number away: 114 for 0114.
        key = key.zfill(4) if key.isascii() and key.isdigit() else key
        found = self.kommuner.get(key) or self.kommuner.get(_TOWN_ENDS.sub("", key))
        if found is None:
            raise _RowRefused("contact-row-kommun-unknown", Column.KOMMUN)
        return found

    def region(self, said: str) -> str:
        key = sort_key(said)
        for tried in (key, f"region {key}", f"{key}sregionen", f"{key} län"):
            if tried in self.regions:
                return self.regions[tried]
        raise _RowRefused("contact-row-region-unknown", Column.REGION)


@dataclass(frozen=True)
class _Reader:
    columns: Mapping[int, Column]
    width: int
    known: _Known
    today: date
    role: str  # of rows that tell neither role nor kind

    def read(self, line: int, cells: Sequence[str]) -> ReadRow:
        try:
            contact, filled = self._read(cells)
        except _RowRefused as refused:
            return ReadRow(line, None, refused=refused.code, column=refused.column)
        return ReadRow(line, contact, filled)

    def _read(self, cells: Sequence[str]) -> tuple[Contact, frozenset[str]]:
        if any(cell.strip() for cell in cells[self.width :]):
            raise _RowRefused("contact-row-too-many-cells")
        told = {
            column: self._text(column, cells[place])
            for place, column in self.columns.items()
            if place < len(cells)
        }
        told = {column: text for column, text in told.items() if text}
        role, kind = self._role(told)
        kommun = (
            self.known.kommun(told[Column.KOMMUN]) if Column.KOMMUN in told else None
        )
        organisation = told.get(Column.ORGANISATION, "")
        if not organisation and kommun is not None:
            organisation = kommun.full_name or kommun.name
        if not organisation:
            raise _RowRefused("contact-without-organisation", Column.ORGANISATION)
        region = told.get(Column.REGION, "")
        words: dict[str, Any] = {c.value: told.get(c, "") for c in TOLD}
        contact = Contact(
            **{**words, "organisation": organisation},
            id=told.get(Column.ID, ""),
            kind=kind,
            role=role,
            kommun=kommun.code if kommun else "",
            region=self.known.region(region) if region else "",
            checked=self._day(told.get(Column.CHECKED, "")),
            outdated=self._yes(told.get(Column.OUTDATED, "")),
        )
        filled = {c.value for c in told} | {"kind", "organisation"}
        filled |= {"role"} if role else set()
        return placed(contact), frozenset(filled - {"id"})

    def _text(self, column: Column, cell: str) -> str:
        text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
        text = unicodedata.normalize("NFC", as_it_was(text).strip())
        if len(text) > LONGEST:
            raise _RowRefused("contact-row-too-long", column)
        if any(is_strange(c, lined=column in _LINED) for c in text):
            raise _RowRefused("contact-row-signs", column)
        if column not in _MAY_HOLD_NUMBERS and remarks(text, _NOBODY):
            raise _RowRefused("contact-row-personal-number", column)
        return text

    def _role(self, told: Mapping[Column, str]) -> tuple[str, PartyKind]:
        said, kind = told.get(Column.ROLE, ""), told.get(Column.KIND, "")
        code = said or ("" if kind else self.role)
        role = self.known.roles.get(sort_key(code)) or self.known.roles.get(code)
        if code and role is None:
            raise _RowRefused("contact-row-role-unknown", Column.ROLE)
        if not kind:
            if role is None:
                raise _RowRefused("contact-without-kind", Column.KIND)
            return role.code, role.kind
        found = self.known.kinds.get(sort_key(kind)) or self.known.kinds.get(kind)
        if found is None:
            raise _RowRefused("contact-row-kind-unknown", Column.KIND)
        if found.is_private:
            raise _RowRefused("contact-is-private", Column.KIND)
        return (role.code if role else ""), found

    def _day(self, said: str) -> date | None:
        if not said:
            return None
        try:
            day = date.fromisoformat(said)
        except ValueError as error:
            raise _RowRefused("contact-row-day", Column.CHECKED) from error
        if day > self.today:
            raise _RowRefused("contact-row-day", Column.CHECKED)
        return day

    def _yes(self, said: str) -> bool:
        if said.casefold() in _YES:
            return True
        if said.casefold() in _NO:
            return False
        raise _RowRefused("contact-row-answer", Column.OUTDATED)


def normal(contact: Contact) -> Contact:
    """Give a contact as it comes back from a file: without what surrounds its words."""
    values = {f.name: getattr(contact, f.name) for f in fields(contact)}
    for column in TOLD:
        text = values[column.value].replace("\r\n", "\n").replace("\r", "\n")
        values[column.value] = unicodedata.normalize("NFC", text.strip())
    return Contact(**values)
