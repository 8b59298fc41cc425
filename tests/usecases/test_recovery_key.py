"""A recovery key opens the home once it has been read back, and never before."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.errors import Trouble
from sipdesk.domain.recovery_key import ReadBack, groups
from sipdesk.domain.user import Role
from sipdesk.usecases.keys import AskWho, ask_who, list_slots
from sipdesk.usecases.ports import Entrance, Ports
from sipdesk.usecases.recovery_key import (
    KeepRecoveryKey,
    keep_recovery_key,
    print_recovery_key,
    propose_recovery_key,
)
from tests.home import HOME, USER
from tests.opened import Office, copied_office
from tests.ui.window.kept import Kept
from tests.usecases.locks import trouble
from tests.usecases.refusals import refused


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


def order(code: str, first: str = "", second: str = "") -> KeepRecoveryKey:
    """Read back groups 3 and 8, rightly unless something else is said."""
    parts = groups(code)
    return KeepRecoveryKey(
        code, ReadBack(3, first or parts[2]), ReadBack(8, second or parts[7])
    )


def test_it_opens_once_two_of_its_groups_are_read_back(office: Office) -> None:
    entrance = Entrance(office.vault(), Kept(), lambda: "id")
    with office.ports() as ports:
        code = propose_recovery_key(None, ports)
        assert len(list_slots(None, ports).slots) == 1
    asked = AskWho(office.home, code)
    assert trouble(ask_who, asked, entrance) is Trouble.WRONG_RECOVERY_KEY
    with office.ports() as ports:
        keep_recovery_key(order(code), ports)
        page = ports.store.reading()
        with page as work:
            rows = work.access.page(Wanted(act=Act.KEYS_CHANGED)).rows
        assert [row.detail for row in rows] == ["recovery-key"]
    assert ask_who(asked, entrance) == (USER,)


@pytest.mark.parametrize(
    ("read", "code"),
    [
        ({"first": " "}, "recovery-group-missing"),
        ({"first": "9999"}, "recovery-group-differs"),
        ({"second": "QQQQ"}, "recovery-group-differs"),
    ],
)
def test_what_is_wrongly_read_back_opens_nothing(
    office: Office, read: dict[str, str], code: str
) -> None:
    with office.ports() as ports:
        proposed = propose_recovery_key(None, ports)
        with refused(code):
            keep_recovery_key(order(proposed, **read), ports)
        assert len(list_slots(None, ports).slots) == 1


def test_it_is_read_back_in_any_case_and_however_spaced(office: Office) -> None:
    with office.ports() as ports:
        code = propose_recovery_key(None, ports)
        third = groups(code)[2]
        spaced = " ".join(third.lower().replace("0", "o"))
        assert len(keep_recovery_key(order(code, spaced), ports).slots) == 2


def test_its_paper_holds_all_of_it_and_whose_it_is(office: Office) -> None:
    with office.ports() as ports:
        code = propose_recovery_key(None, ports)
        paper = print_recovery_key(code, ports)
    pages = pypdfium2.PdfDocument(BytesIO(paper))
    text = pages[0].get_textpage().get_text_range()
    assert len(pages) == 1
    assert all(group in text for group in groups(code))
    assert HOME.name in text
    assert USER.name in text


def test_only_who_answers_for_people_makes_one(office: Office) -> None:
    with office.ports() as ports:
        code = propose_recovery_key(None, ports)
        other = _coordinator(ports)
        for act in (
            lambda: propose_recovery_key(None, other),
            lambda: print_recovery_key(code, other),
            lambda: keep_recovery_key(order(code), other),
        ):
            with refused("right-missing"):
                act()


def test_neither_key_nor_group_stands_in_what_is_printed_of_an_order() -> None:
    assert "ABCD" not in repr(KeepRecoveryKey("ABCD", ReadBack(1, "ABCD"), ReadBack(2)))


def _coordinator(ports: Ports) -> Ports:
    return replace(ports, user=replace(USER, roles=frozenset({Role.COORDINATOR})))


@pytest.mark.parametrize("code", ["", "ABCD", "-".join(["ABCD"] * 7), "x" * 3000])
def test_what_is_no_recovery_key_is_neither_printed_nor_kept(
    office: Office, code: str
) -> None:
    kept = KeepRecoveryKey(code, ReadBack(3, "ABCD"), ReadBack(8, "ABCD"))
    with office.ports() as ports:
        with refused("recovery-key-wrong"):
            print_recovery_key(code, ports)
        with refused("recovery-key-wrong"):
            keep_recovery_key(kept, ports)
