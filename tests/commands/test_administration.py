"""Keys, people, gallring and the log by the command line."""

import os
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from sipdesk.commands import parse
from sipdesk.commands.tools import Tools
from sipdesk.domain.access import Anchor
from sipdesk.domain.user import Role
from sipdesk.storage.sequence import LastSeen
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.retention import register_decision
from tests.commands.made import tools
from tests.commands.test_backup import home, run
from tests.home import HOME, PASSPHRASE, USER, admit_as, vault
from tests.keyring import InMemory
from tests.usecases.desk import Desk
from tests.usecases.test_retention import DECIDED, closed

__all__ = ["home"]


def opened(file: Path, *roles: Role) -> Desk:
    """Open the home as somebody with these roles, and open a case."""
    from tests.home import SetClock, content  # noqa: PLC0415

    found = vault().open(file, PASSPHRASE)
    ports = Ports(
        store=found.store,
        clock=SetClock(),
        new_id=lambda: str(uuid4()),
        user=found.user,
        content=content(),
    )
    with ports.store.work() as work:
        work.house.put_user(replace(USER, roles=frozenset(roles)))
    return Desk(admit_as(ports, *roles))


def test_the_key_is_changed_and_the_home_opens_as_before(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = home.read_bytes()
    assert run("rekey", home) == 0
    assert "Nyckeln är bytt." in capsys.readouterr().out
    assert home.read_bytes()[4096:] != before[4096:]
    assert run("verify", home) == 0


def test_people_are_listed_and_nobody_takes_themselves_out(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("users", home) == 0
    assert capsys.readouterr().out.startswith(f"{USER.id}  {USER.name}: ")
    assert run("users", home, "--remove", USER.id) == 1
    assert run("users", home, "--remove", "ingen") == 1


def test_the_log_is_checked_and_saved_once(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "logg.csv"
    assert run("audit", home, "--csv", file) == 0
    assert "Åtkomstloggen är hel" in capsys.readouterr().out
    assert b"Klockslag" in file.read_bytes()
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    assert run("audit", home, "--csv", file) == 1


@pytest.fixture
def seen() -> Tools:
    """Give tools that remember the home, which has been seen with more in it."""
    memory = InMemory()
    LastSeen(HOME.id, memory).write(40)
    LastSeen(HOME.id, memory).write_log(Anchor(40, bytes(32)))
    remembering = replace(vault(), last_seen=lambda home: LastSeen(home, memory))
    return replace(tools(), vault=remembering)


@pytest.mark.parametrize("command", ["audit", "verify"])
def test_a_home_that_is_not_the_one_seen_last_is_said_to_be_so_every_time(
    home: Path, seen: Tools, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        asked = parse([command, str(home)])
        assert asked.run is not None
        assert asked.run(asked, seen) == 3
        said = capsys.readouterr()
        assert "ad 40: Slutet av loggen saknas." in said.out
        assert "Filen är äldre än den som senast användes" in said.err
        assert "Åtkomstloggen är inte den som senast sågs" in said.err


def test_the_log_is_compared_with_an_anchor_from_a_paper(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = f"40:{'0' * 64}"
    assert run("audit", home, "--anchor", ends) == 3
    assert "Rad 40: Slutet av loggen saknas." in capsys.readouterr().out
    assert run("audit", home, "--anchor", "40") == 1
    assert "Det är ingen avläsning." in capsys.readouterr().err
    assert run("audit", home) == 0


def test_nothing_is_erased_before_it_is_decided_or_without_being_asked(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = opened(home, Role.COORDINATOR, Role.MANAGER)
    desk.ports.store.close()
    assert run("retention", home) == 1
    assert "Gallring är inte beslutad." in capsys.readouterr().err

    desk = opened(home, Role.COORDINATOR, Role.MANAGER)
    register_decision(DECIDED, desk.ports)
    closed(desk)
    number = desk.case.number
    desk.ports.store.close()
    assert run("retention", home) == 0
    assert f"{number}  får gallras" in capsys.readouterr().out
    assert run("retention", home, "--erase") == 0
    assert "1 ärende och 1 papper är gallrade" in capsys.readouterr().out
    assert run("retention", home) == 0
    assert number not in capsys.readouterr().out
