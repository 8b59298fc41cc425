"""What is laid out to be looked at is gone afterwards, also after a kill."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sipdesk.domain.errors import Trouble
from sipdesk.storage.restore import FileRestorer
from sipdesk.storage.scratch import scratch, sweep_scratch
from sipdesk.usecases.backup import BackUp, back_up
from tests.home import PASSPHRASE, open_ports, vault
from tests.storage.sample_notes import refused

_LOOKS = """
import sys
from pathlib import Path
from sipdesk.storage.scratch import scratch
with scratch(Path(sys.argv[1])) as room:
    (room / "copy").write_bytes(b"in cipher")
    print(room, flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """Let a program look at something; it is killed at the end."""
    program = subprocess.Popen(
        [sys.executable, "-c", _LOOKS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None
        yield Path(program.stdout.readline().strip()), program
    finally:
        program.kill()
        program.communicate(timeout=30)


def test_nothing_is_left_whatever_happens(tmp_path: Path) -> None:
    with scratch(tmp_path) as room:
        assert room.is_dir()
    with pytest.raises(FileNotFoundError), scratch(tmp_path) as room:
        (room / "copy").read_bytes()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_swept_and_what_another_uses_is_not(
    tmp_path: Path,
) -> None:
    with another_program(tmp_path) as (room, program):
        sweep_scratch(tmp_path)
        assert (room / "copy").is_file()
        program.kill()
        program.wait(30)
        assert (room / "copy").is_file()
        with scratch(tmp_path) as own:
            assert own.is_dir()
            assert not room.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_look_at_a_backup_leaves_nothing_in_this_users_folder(
    tmp_path: Path, profile: Path
) -> None:
    ports = open_ports(tmp_path / "home")
    made = Path(back_up(BackUp(), ports).path)
    ports.store.close()
    restorer = FileRestorer(vault())
    assert restorer.preview(made) == restorer.preview(made, PASSPHRASE)
    assert refused(lambda: restorer.preview(made, "fel")) is Trouble.WRONG_PASSPHRASE
    assert not [path for path in profile.rglob("*") if "looking-" in path.name]


def test_what_a_killed_program_left_beside_the_home_is_gone_when_it_is_opened(
    tmp_path: Path,
) -> None:
    open_ports(tmp_path).store.close()
    rooms = [tmp_path / f"hem.sipdesk-{name}" for name in ("copying", "restoring")]
    for room in rooms:
        room.mkdir()
        (room / "copied").write_bytes(b"in cipher")
    vault().open(tmp_path / "hem.sipdesk", PASSPHRASE).store.close()
    assert not any(room.exists() for room in rooms)
