"""The address book as CSV: any contacts come back, any bytes are read or refused."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.words import word
from sipdesk.documents.contact_csv import (
    LONGEST,
    MOST_ROWS,
    ReadFile,
    ReadRow,
    normal,
    read,
    write,
)
from sipdesk.documents.csv_file import MOST_BYTES
from sipdesk.domain.address_book import Contact, placed
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.party import PartyKind
from tests.home import content

TODAY = date(2026, 3, 2)
STARTS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""What begins a cell that a spreadsheet works out; the last four are wide ones."""
PLAIN = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20
).filter(lambda text: not any(map(str.isdigit, text)))
HOSTILE = st.sampled_from(
    ("=1+1", "'=1", "''+46", "-", "@a", "a;b", 'a"b', "a,b", "'x")
)
WORDS = st.one_of(PLAIN, HOSTILE)


def agency(
    kind: PartyKind, organisation: str, words: tuple[str, ...], days: date | None
) -> Contact:
    name, function, phone, note, source, kommun, region, role = words
    return placed(
        Contact(
            "id",
            kind,
            organisation,
            name,
            function,
            phone,
            note=note,
            source=source,
            kommun=kommun,
            region=region,
            role=role,
            checked=days,
            outdated=not name,
        )
    )


CONTACTS = st.builds(
    agency,
    st.sampled_from([kind for kind in PartyKind if not kind.is_private]),
    WORDS.filter(str.strip),
    st.tuples(
        WORDS,
        WORDS,
        WORDS,
        WORDS,
        WORDS,
        st.sampled_from(["", *(k.code for k in content().kommuner)]),
        st.sampled_from(["", *content().regions]),
        st.sampled_from(["", *(r.code for r in content().contact_roles)]),
    ),
    st.one_of(st.none(), st.dates(date(2000, 1, 1), TODAY)),
)


def read_text(text: str, role: str = "") -> ReadFile:
    return read(text.encode(), content(), TODAY, role)


def refusals(text: str) -> list[str]:
    return [row.refused for row in read_text(text).rows]


def refused(data: bytes) -> str:
    with pytest.raises(RuleBroken) as broken:
        read(data, content(), TODAY)
    return broken.value.code


@given(st.lists(CONTACTS, min_size=1, max_size=5))
def test_any_contacts_come_back_as_they_were(contacts: list[Contact]) -> None:
    rows = read(write(contacts, content()), content(), TODAY).rows
    assert [row.contact for row in rows] == [normal(one) for one in contacts]


@given(st.lists(CONTACTS, max_size=3))
def test_no_cell_is_worked_out_by_a_spreadsheet(contacts: list[Contact]) -> None:
    text = write(contacts, content()).decode("utf-8-sig")
    for cells in csv.reader(StringIO(text, newline=""), delimiter=";"):
        assert not any(cell.startswith(STARTS) for cell in cells)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused_with_a_code(data: bytes) -> None:
    for start in (b"", b"Verksamhet;Slag;Kommun\n"):
        code = ""
        rows: tuple[ReadRow, ...] = ()
        try:
            rows = read(start + data, content(), TODAY).rows
        except RuleBroken as broken:
            code = broken.code
        assert code.startswith(("contacts-file-", "csv-")) != bool(rows)
        assert all((row.contact is None) == bool(row.refused) for row in rows)


@pytest.mark.parametrize("decoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("parted", [";", ",", "\t"])
def test_a_file_is_read_however_the_sheet_has_saved_it(
    decoding: str, parted: str
) -> None:
    lines = [["Slag", "Verksamhet", "E-post"], ["Skolan", "Åsö påhitt", "a@b.invalid"]]
    text = "\r\n".join(parted.join(line) for line in lines)
    (row,) = read(text.encode(decoding), content(), TODAY).rows
    assert row.contact is not None
    assert row.contact.organisation == "Åsö påhitt"
    assert (row.line, row.contact.kind) == (2, PartyKind.SCHOOL)


def test_a_list_of_coordinators_needs_no_more_than_kommun_and_person() -> None:
    text = "Kommun;Samordnare;Epost\n114;Eva Exempel;e@x.invalid\nOckelbo kommun;Bo;\n"
    rows = [row.contact for row in read_text(text, "sisam").rows]
    assert [(c.kommun, c.organisation, c.role) for c in rows if c] == [
        ("0114", "Upplands Väsby kommun", "sisam"),
        ("2101", "Ockelbo kommun", "sisam"),
    ]


def test_columns_nobody_knows_are_told_of_and_not_read() -> None:
    found = read_text("Verksamhet;Skostorlek\x07;Slag\nPåhitt;44;Skolan\n")
    assert found.unread == ("Skostorlek?",)
    assert found.rows[0].filled == {"kind", "organisation"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Skolan;;;;", "contact-without-organisation"),
        (";Påhitt;;;", "contact-without-kind"),
        ("Vårdnadshavare;Påhitt;;;", "contact-is-private"),
        ("Slottet;Påhitt;;;", "contact-row-kind-unknown"),
        ("Skolan;Påhitt;Ankeborg;;", "contact-row-kommun-unknown"),
        ("Skolan;Påhitt;;igår;", "contact-row-day"),
        ("Skolan;Påhitt;;2026-03-03;", "contact-row-day"),
        ("Skolan;Påhitt;;;kanske", "contact-row-answer"),
        ("Skolan;Påhitt\u202e;;;", "contact-row-signs"),
        ("Skolan;Barn 20120312-2391;;;", "contact-row-personal-number"),
        (f"Skolan;{'x' * (LONGEST + 1)};;;", "contact-row-too-long"),
        ("Skolan;Påhitt;;;;mer", "contact-row-too-many-cells"),
    ],
)
def test_a_row_that_cannot_be_taken_in_says_why(row: str, code: str) -> None:
    heads = "Slag;Verksamhet;Kommun;Kontrollerad;Inaktuell"
    assert refusals(f"{heads}\n{row}\nSkolan;Påhitt;;;") == [code, ""]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "contacts-file-empty"),
        (b"Verksamhet;Slag\n;\n\n", "contacts-file-empty"),
        (b"x" * (MOST_BYTES + 1), "csv-too-big"),
        ("Verksamhet;Slag\nA;Skolan".encode("utf-16"), "csv-not-text"),
        (b"Verksamhet\n\x81\x8d", "csv-not-text"),
        (b"Verksamhet;Slag\n\xed\xa0\x80;Skolan", "csv-not-text"),
        (b'Verksamhet;Slag\n"A;Skolan', "csv-not-csv"),
        (b"Namn;Slag\nA;Skolan", "contacts-file-without-organisation"),
        (b"Verksamhet;Enhet\nA;B", "contacts-file-column-twice"),
        (b"Verksamhet\n" + b"A\n" * (MOST_ROWS + 1), "contacts-file-too-many-rows"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_without_contacts_the_heads_alone_are_written() -> None:
    text = write((), content()).decode("utf-8-sig")
    assert text.count("\r\n") == 1
    assert text.startswith('"Id";"Slag";"Roll";"Verksamhet"')


def test_every_kind_of_agency_is_read_by_its_word() -> None:
    kinds = [kind for kind in PartyKind if not kind.is_private]
    made = [Contact("", kind, word(kind)) for kind in kinds]
    rows = read(write(made, content()), content(), TODAY).rows
    assert [row.contact for row in rows] == [replace(one, id="") for one in made]
