"""Backup, restore and verify by the command line: what is said, and the exit status."""

import io
import os
import sys
from pathlib import Path

import pytest

from sipdesk.commands import parse
from sipdesk.commands.answer import refused
from sipdesk.domain.errors import Missing, SipdeskError, Trouble, Unavailable
from tests.commands.made import tools
from tests.faults.damaged import damage
from tests.home import PASSPHRASE, open_ports

FILE = "SIPDESK_PASSPHRASE_FILE"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a home, and a file with its passphrase."""
    open_ports(tmp_path / "home").store.close()
    secret = tmp_path / "lösenfras.txt"
    secret.write_text(f"{PASSPHRASE}\r\nresten läses inte\n", "utf-8")
    monkeypatch.setenv(FILE, str(secret))
    return tmp_path / "home" / "hem.sipdesk"


def run(*line: object) -> int:
    asked = parse([str(word) for word in line])
    assert asked.run is not None
    return int(asked.run(asked, tools()))


def backed_up(home: Path, capsys: pytest.CaptureFixture[str], *to: object) -> Path:
    assert run("backup", home, *to) == 0
    return Path(capsys.readouterr().out.strip())


def test_a_home_is_backed_up_verified_and_restored(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = backed_up(home, capsys)
    assert made.parent == home.parent / "säkerhetskopior"
    assert run("verify", made) == 0
    assert "Säkerhetskopian är hel." in capsys.readouterr().out
    assert run("restore", made, "--to", tmp_path / "åter.sipdesk") == 0
    said = capsys.readouterr()
    assert Path(said.out.strip()) == tmp_path / "åter.sipdesk"
    assert "Hemmet är återställt, som det var" in said.err
    assert run("verify", tmp_path / "åter.sipdesk") == 0
    assert "Hemmet är helt" in capsys.readouterr().out


def test_the_folder_may_be_chosen(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    assert backed_up(home, capsys, "--to", disk).parent == disk


def test_the_passphrase_may_come_on_standard_in(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FILE)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert run("verify", home) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("fel\n"))
    assert run("verify", home) == 1


def test_the_passphrase_may_be_marked_as_windows_marks_a_text(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lösenfras.txt"
    file.write_bytes(f"{PASSPHRASE}\r\n".encode("utf-8-sig"))
    monkeypatch.setenv(FILE, str(file))
    assert run("verify", home) == 0
    monkeypatch.delenv(FILE)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"\ufeff{PASSPHRASE}\r\n"))
    assert run("verify", home) == 0


def test_what_is_refused_answers_1_and_says_what_to_do(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = backed_up(home, capsys)
    wrong = (
        (("backup", home, "--to", tmp_path / "borta"), "går inte att nå"),
        (("backup", tmp_path / "borta.sipdesk"), "finns inte"),
        (("restore", made, "--to", home), "Det finns redan en fil"),
        (("verify", tmp_path / "lösenfras.txt"), "inte ett hem"),
    )
    for line, told in wrong:
        assert run(*line) == 1
        assert told in capsys.readouterr().err
    monkeypatch.setenv(FILE, str(tmp_path / "borta"))
    assert run("verify", home) == 1
    assert FILE in capsys.readouterr().err


def test_what_is_damaged_answers_3(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = backed_up(home, capsys)
    damage(made, made.stat().st_size // 3)
    assert run("verify", made) == 3
    assert run("restore", made, "--to", tmp_path / "ny") == 3
    os.truncate(home, 200 * 1024)
    assert run("verify", home) == 3
    assert "skadad" in capsys.readouterr().err


def test_a_page_that_no_list_shows_is_read_too(home: Path) -> None:
    damage(home, home.stat().st_size - 100)
    assert run("verify", home) == 3


@pytest.mark.parametrize("name", ["backup", "restore", "verify"])
def test_help_says_how_the_passphrase_is_given_and_what_is_answered(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([name, "--help"])
    assert ended.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert FILE in told
    assert "3 när något är skadat" in told


def test_what_is_refused_is_said_in_words_that_fit_a_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told_of: list[tuple[SipdeskError, str]] = [
        (Missing(), "Kontrollera vad du skrev efter kommandot."),
        (Unavailable(Trouble.DISK), "kör kommandot igen"),
        (Unavailable(Trouble.WRONG_PASSPHRASE), "eller återställningsnyckeln"),
    ]
    for error, words in told_of:
        refused(error)
        told = capsys.readouterr().err
        assert words in told
        assert "fönstret" not in told
