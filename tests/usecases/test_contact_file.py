"""The address book to and from a file, in a real encrypted home."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.address_book import Contact
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.party import PartyKind
from sipdesk.domain.user import Role
from sipdesk.usecases.access import ReadLog, read_log
from sipdesk.usecases.address_book import (
    BookSearch,
    Standing,
    list_contacts,
    put_contact,
    read_book,
)
from sipdesk.usecases.contact_file import (
    ContactFile,
    Preview,
    TakeContacts,
    Taken,
    Verdict,
    look_through_contacts,
    take_contacts,
    write_contacts,
    write_example,
)
from sipdesk.usecases.ports import Ports
from tests.home import TODAY, open_ports

HEADS = "Slag;Verksamhet;Namn;Telefon;Kommun\n"
SCHOOL = Contact(
    "school", PartyKind.SCHOOL, "Påhittaskolan", "Eva Exempel", "rektor", "000-1"
)


@pytest.fixture(name="ports")
def home(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    put_contact(SCHOOL, opened)
    yield opened
    opened.store.close()


def looked_at(ports: Ports, rows: str) -> tuple[ContactFile, Preview]:
    file = ContactFile((HEADS + rows).encode())
    return file, look_through_contacts(file, ports)


def take(ports: Ports, rows: str, *, change: bool = False) -> Taken:
    file, preview = looked_at(ports, rows)
    return take_contacts(TakeContacts(file, preview, change), ports)


def test_looking_a_file_through_writes_nothing(ports: Ports) -> None:
    before = write_contacts(None, ports)
    _, preview = looked_at(
        ports,
        "Skolan;Nya påhittet;;;\n"
        "Skolan;Påhittaskolan;Eva Exempel;000-2;\n"
        "Skolan;Påhittaskolan;Eva Exempel;000-2;\n"
        "Slottet;Påhitt;;;\n",
    )
    assert [row.verdict for row in preview.rows] == [
        Verdict.NEW,
        Verdict.CHANGED,
        Verdict.REFUSED,
        Verdict.REFUSED,
    ]
    assert preview.rows[1].changes == ("phone",)
    assert preview.rows[2].refused == "contact-row-twice"
    assert write_contacts(None, ports) == before


@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=99).map(str.encode)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_anything_but_shown_or_refused_and_none_is_kept(
    ports: Ports, data: bytes
) -> None:
    code = ""
    try:
        look_through_contacts(ContactFile(HEADS.encode() + data), ports)
    except RuleBroken as broken:
        code = broken.code
    assert code == "" or code.startswith(("contacts-file-", "csv-"))
    assert [c.id for c in list_contacts(None, ports)] == ["school"]


def test_new_contacts_come_in_and_others_stay_unless_it_is_asked_for(
    ports: Ports,
) -> None:
    rows = "Skolan;Nya påhittet;;;\nSkolan;Påhittaskolan;Eva Exempel;000-2;\n"
    assert take(ports, rows) == Taken(1, 0)
    assert {c.phone for c in list_contacts(None, ports)} == {"", "000-1"}
    assert take(ports, rows, change=True) == Taken(0, 1)
    after = next(c for c in list_contacts(None, ports) if c.id == "school")
    # What the file says nothing of stays as it was.
    assert after == replace(SCHOOL, phone="000-2", version=2)
    with pytest.raises(RuleBroken, match="contacts-file-nothing-new"):
        take(ports, rows, change=True)


def test_what_the_home_has_written_out_is_the_same_when_it_comes_back(
    ports: Ports,
) -> None:
    put_contact(Contact("b", PartyKind.OTHER, "=cmd|x", note="rad\nrad"), ports)
    file = ContactFile(write_contacts(None, ports))
    verdicts = {r.verdict for r in look_through_contacts(file, ports).rows}
    assert verdicts == {Verdict.SAME}


def test_a_file_looked_through_before_somebody_else_wrote_is_not_taken_in(
    ports: Ports,
) -> None:
    file, seen = looked_at(ports, "Skolan;Påhittaskolan;Eva Exempel;000-2;\n")
    put_contact(replace(SCHOOL, phone="000-3", version=1), ports)
    with pytest.raises(RuleBroken, match="contacts-file-changed"):
        take_contacts(TakeContacts(file, seen, change=True), ports)
    assert [c.phone for c in list_contacts(None, ports)] == ["000-3"]


def test_two_who_are_alike_are_left_for_a_person_to_tell_apart(ports: Ports) -> None:
    for code in ("0114", "0115"):
        one = Contact(code, PartyKind.SCHOOL, "Skolan", kommun=code)
        put_contact(one, ports)
    _, preview = looked_at(ports, "Skolan;Skolan;;000-9;\nSkolan;Skolan;;;Ockelbo\n")
    assert [row.refused for row in preview.rows] == ["contact-row-ambiguous", ""]
    assert preview.rows[1].verdict is Verdict.NEW


def test_a_file_that_says_where_a_contact_is_finds_the_one_there(ports: Ports) -> None:
    _, preview = looked_at(ports, "Skolan;PÅHITTASKOLAN;eva  exempel;;Ockelbo\n")
    (row,) = preview.rows
    assert (row.verdict, row.changes) == (
        Verdict.CHANGED,
        ("organisation", "name", "kommun"),
    )


def test_taking_a_file_in_is_one_row_of_the_access_log(ports: Ports) -> None:
    def rows() -> int:
        return read_log(ReadLog(Wanted(act=Act.HOME_CHANGED)), ports).total

    before = rows()
    take(ports, "".join(f"Skolan;Påhitt {n};;;\n" for n in range(30)))
    assert rows() == before + 1
    assert len(list_contacts(None, ports)) == 31


def test_one_who_may_not_change_the_home_takes_nothing_in(ports: Ports) -> None:
    manager = replace(ports.user, roles=frozenset({Role.MANAGER}))
    with pytest.raises(RuleBroken, match="right-missing"):
        look_through_contacts(ContactFile(b"x"), replace(ports, user=manager))


def test_the_example_has_the_heads_that_are_read(ports: Ports) -> None:
    example = write_example(None, ports) + b"Roll;;sisam\r\n"
    assert b"Kontrollerad" in example
    heads = write_example(None, ports).decode("utf-8-sig").strip()
    row = ";".join("Ockelbo" if h == '"Kommun"' else "" for h in heads.split(";"))
    file = ContactFile(f"{heads}\r\n{row}\r\n".encode(), role="sisam")
    assert look_through_contacts(file, ports).rows[0].verdict is Verdict.NEW


def test_contacts_are_found_by_organisation_name_kommun_and_role(ports: Ports) -> None:
    many = (
        Contact("a", PartyKind.SCHOOL, "X", "Bo", kommun="2101", role="sisam"),
        Contact("b", PartyKind.PSYCHIATRY, "BUP", region="Region Skåne", outdated=True),
        Contact("c", PartyKind.OTHER, "HVB Påhitt", parent="Bolaget", checked=TODAY),
    )
    for one in many:
        put_contact(one, ports)
    book = read_book(None, ports)

    def found(search: BookSearch) -> set[str]:
        return {contact.id for contact in book.find(search)}

    texts = ("ockelbo bo", "SISAM", "skåne", "bolaget hvb", "rektor eva", "xyz")
    assert [found(BookSearch(t)) for t in texts] == [
        {"a"},
        {"a"},
        {"b"},
        {"c"},
        {"school"},
        set(),
    ]
    assert found(BookSearch(standing=Standing.OLD)) == {"a", "school"}
    assert found(BookSearch(standing=Standing.OUTDATED)) == {"b"}
    assert found(BookSearch(role="sisam")) == {"a"}


@pytest.mark.journey
def test_five_thousand_contacts_come_in_and_are_searched_at_once(ports: Ports) -> None:
    names = [kommun.name for kommun in ports.content.kommuner]
    take(
        ports,
        "".join(
            f"Skolan;Påhittskola {n};Eva Exempel {n};0-{n};{names[n % len(names)]}\n"
            for n in range(5000)
        ),
    )
    book = read_book(None, ports)
    begun = perf_counter()
    searches = ("e", "ex", "exempel 4711", "ockelbo", "finns inte alls")
    counts = [len(book.find(BookSearch(text))) for text in searches]
    spent = (perf_counter() - begun) / len(searches)
    assert counts[0] == 5001
    assert counts[2] == 1
    assert spent < 0.05
