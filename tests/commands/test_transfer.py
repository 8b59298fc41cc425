"""A case goes from one home to another by the command line alone."""

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.commands import demo, transfer
from sipdesk.commands.demonstration import FIXED_DAY
from sipdesk.commands.demonstration import PASSPHRASE as DEMO_PASSPHRASE
from sipdesk.commands.play import PlayedClock
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.handover import Beginning, taken_over
from sipdesk.domain.search import Search
from sipdesk.usecases.arrival import (
    LookAtPackage,
    TakeCase,
    look_at_package,
    take_case,
)
from sipdesk.usecases.case import list_cases, read_case
from sipdesk.usecases.home_card import KeepCard, keep_card, own_card
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.transfer import SendCase, send_case
from tests.commands.made import Made
from tests.commands.test_backup import home, run
from tests.home import content, open_ports, vault
from tests.usecases.desk import Desk
from tests.usecases.two_homes import HEALTH, PLACEMENT, SCHOOL, open_other

__all__ = ["home"]

GROUND = ("--ground", "placement")
WHY = "Beslut om flytt.\nKarin Exempel\n"


@pytest.fixture
def other(home: Path, tmp_path: Path) -> Path:
    """Make the home that takes, and a case in the one that sends."""
    open_other(tmp_path / "other").store.close()
    ports = open_ports(home.parent)
    Desk(ports)
    ports.store.close()
    return tmp_path / "other" / "andra.sipdesk"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that is done, and give what it said."""

    def done(*line: object) -> str:
        assert run("transfer", *line) == 0
        return capsys.readouterr().out.strip()

    return done


def test_cards_package_and_receipt_go_to_and_fro(
    home: Path,
    other: Path,
    tmp_path: Path,
    told: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for ours, theirs in ((home, other), (other, home)):
        card = tmp_path / f"{theirs.stem}.sipdesk-hemkort"
        groups = told("card", theirs, "--to", card)
        assert told("keep", ours, card, "--fingerprint", groups.lower())
    package, receipt = tmp_path / "a.sipdesk-transfer", tmp_path / "a.sipdesk-kvitto"
    to = ("--to", package, "--card", "home-2")
    for lacking in ("", "Beslut om flytt.\n", "\nKarin Exempel\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(lacking))
        assert run("transfer", "send", home, "2026-001", *to, *GROUND) == 1
        assert not package.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO(WHY))
    assert told("send", home, "2026-001", *to, *GROUND) == str(package)
    assert "inget kvitto" in told("list", home)
    shown = told("look", other, package)
    assert "Bestyrkt avsändare. Nytt här." in shown
    assert "Namn: Alva Påhitt" in shown
    assert "Lämnades inte över: inget" not in shown
    assert told("take", other, package, "--receipt", receipt) == "2026-001"
    assert "inget kvitto" not in told("confirm", home, receipt)
    package_id = told("list", other).split()[0]
    again = tmp_path / "b.sipdesk-kvitto"
    assert told("receipt", other, package_id, "--to", again) == ""
    assert again.read_bytes() == receipt.read_bytes()


@pytest.mark.parametrize(("said", "is_licensed"), [("ja", True), ("nej", False)])
def test_a_ground_of_health_asks_whether_who_judged_is_licensed(
    monkeypatch: pytest.MonkeyPatch, said: str, *, is_licensed: bool
) -> None:
    known = content().transfer_grounds
    told = f"Behövs.\nSköterska Exempel\n{said}\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(told))
    chosen = transfer._chosen("health-needed", known)
    assert (chosen.by, chosen.licensed) == ("Sköterska Exempel", is_licensed)


@pytest.mark.journey
def test_by_a_passphrase_that_is_asked_for(
    home: Path,
    other: Path,
    tmp_path: Path,
    told: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package, receipt = tmp_path / "a.sipdesk-transfer", tmp_path / "a.sipdesk-kvitto"
    to = ("--to", package, "--home-name", "Andra hemmet")
    monkeypatch.setattr(sys, "stdin", io.StringIO(WHY))
    said = told("send", home, "2026-001", *to, *GROUND)
    passphrase = said.rpartition(": ")[2]
    take = ("take", other, package, "--passphrase", "--receipt", receipt)
    monkeypatch.setattr(sys, "stdin", io.StringIO("fel fras\n"))
    assert run("transfer", *take) == 1
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{passphrase}\n"))
    assert run("transfer", *take) == 1
    assert not receipt.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{passphrase}\n"))
    assert told(*take, "--unverified") == "2026-001"


def test_what_cannot_be_done_is_said_with_a_status(
    home: Path,
    other: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    there, new = tmp_path / "there", tmp_path / "new"
    there.write_bytes(b"age-encryption.org/v1\n-> X25519 skadad")
    to = ("--to", new, "--home-name", "Andra hemmet")
    assert run("transfer", "card", other, "--to", tmp_path / "kort") == 0
    for status, line in (
        (1, ("card", home, "--to", there)),
        (1, ("keep", home, there, "--fingerprint", "AAAA")),
        (1, ("keep", home, new, "--fingerprint", "AAAA")),
        (1, ("send", home, "2026-099", *to, *GROUND)),
        (1, ("send", home, "2026-001", *to, "--ground", "okänd")),
        (1, ("look", other, new)),
        (3, ("look", other, there)),
        (1, ("take", other, there, "--receipt", there)),
        (1, ("confirm", home, there)),
        (1, ("receipt", other, "okänt", "--to", new)),
    ):
        assert run("transfer", *line) == status, line
        assert capsys.readouterr().err
    assert not new.exists()


@pytest.mark.journey
def test_every_case_of_the_demonstration_home_comes_across_whole(
    made: Made, tmp_path: Path
) -> None:
    shutil.copytree(made.folder, tmp_path / "demo")
    found = vault().open(tmp_path / "demo" / demo.HOME, DEMO_PASSPHRASE)
    ids = iter(range(10_000))
    here = Ports(
        found.store,
        PlayedClock(FIXED_DAY),
        lambda: f"new-{next(ids)}",
        found.user,
        content(),
    )
    there = replace(open_other(tmp_path / "other"), clock=here.clock)
    keep_card(KeepCard(own_card(None, there).data, compared=True), here)
    keep_card(KeepCard(own_card(None, here).data, compared=True), there)
    try:
        rows = list_cases(Search(), here).rows
        assert len(rows) > 5
        for row in rows:
            left, came = _across(here, there, CaseId(row.id), tmp_path)
            own = next(
                p for p in came.parties if p.organisation == "Andra påhittade hemmet"
            )
            begins = Beginning(came.number, "user-2", own, here.clock.today())
            name = own_card(None, here).card.name
            assert came == replace(
                taken_over(left, name, begins), version=left.version + 1
            )
    finally:
        here.store.close()
        there.store.close()


def _across(
    here: Ports, there: Ports, case_id: CaseId, folder: Path
) -> tuple[Case, Case]:
    case = read_case(case_id, here).case
    path = folder / f"{case.number}.sipdesk-transfer"
    grounds = (PLACEMENT, HEALTH, SCHOOL)
    sent = send_case(SendCase(case.id, case.version, path, grounds, "home-2"), here)
    shown = look_at_package(LookAtPackage(path), there)
    taken = take_case(TakeCase(path, shown.sum), there)
    return sent.change.case, taken.change.case
