"""The columns of a file of contacts, and what each may be called."""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from typing import Final

_WORDS_ONLY: Final = re.compile(r"[^a-zåäö0-9]")


class Column(Enum):
    """A column, by the field of a contact that it fills; in the order it is written."""

    ID = "id"
    KIND = "kind"
    ROLE = "role"
    ORGANISATION = "organisation"
    PARENT = "parent"
    NAME = "name"
    FUNCTION = "function"
    PHONE = "phone"
    EMAIL = "email"
    MAILBOX = "mailbox"
    ADDRESS = "address"
    KOMMUN = "kommun"
    REGION = "region"
    HOURS = "hours"
    NOTE = "note"
    SOURCE = "source"
    CHECKED = "checked"
    OUTDATED = "outdated"


_HEADS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.ID: ("Id",),
    Column.KIND: ("Slag", "Vad är det", "Typ"),
    Column.ROLE: ("Roll",),
    Column.ORGANISATION: ("Verksamhet", "Organisation", "Myndighet", "Enhet"),
    Column.PARENT: ("Del av", "Överordnad", "Huvudman"),
    Column.NAME: ("Namn", "Kontaktperson", "Samordnare"),
    Column.FUNCTION: ("Funktion", "Titel", "Befattning"),
    Column.PHONE: ("Telefon", "Telefonnummer", "Tel"),
    Column.EMAIL: ("E-post", "Epost", "Mejl", "E-postadress"),
    Column.MAILBOX: ("Funktionsbrevlåda", "SDK-adress", "SDK"),
    Column.ADDRESS: ("Postadress", "Adress"),
    Column.KOMMUN: ("Kommun", "Kommunkod"),
    Column.REGION: ("Region",),
    Column.HOURS: ("Nås", "Öppettider", "Telefontid"),
    Column.NOTE: ("Anteckning", "Kommentar"),
    Column.SOURCE: ("Källa",),
    Column.CHECKED: ("Kontrollerad", "Kontrollerad den"),
    Column.OUTDATED: ("Inaktuell",),
}
"""What each column may be called; the first is what it is called when it is written."""

TOLD: Final = (
    Column.ORGANISATION,
    Column.PARENT,
    Column.NAME,
    Column.FUNCTION,
    Column.PHONE,
    Column.EMAIL,
    Column.MAILBOX,
    Column.ADDRESS,
    Column.HOURS,
    Column.NOTE,
    Column.SOURCE,
)
"""Columns whose words go into the contact as they stand."""


def head(column: Column) -> str:
    """Tell what a column is called when it is written."""
    return _HEADS[column][0]


def column_of(said: str) -> Column | None:
    """Find a column by any of its names, however it is written; None for no such."""
    return _BY_NAME.get(_plain(said))


def _plain(said: str) -> str:
    return _WORDS_ONLY.sub("", unicodedata.normalize("NFC", said).casefold())


_BY_NAME: Final = {_plain(s): c for c, heads in _HEADS.items() for s in heads}
