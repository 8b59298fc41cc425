import errno
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.files import (
    HomeFiles,
    check_place,
    is_on_network_mount,
    is_synchronised,
    is_unc,
    lock,
    trouble_of,
    write_atomically,
)

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
server:/hem /home nfs4 rw 0 0
/dev/sdb1 /home/kim/lokalt ext4 rw 0 0
//server/del /mnt/g\040\303\245rd cifs rw 0 0
kim@server: /mnt/ssh fuse.sshfs rw 0 0
/dev/sdc1 /mnt/over nfs rw 0 0
/dev/sdc1 /mnt/over ext4 rw 0 0
""".strip()


def test_the_files_of_a_home_lie_beside_each_other() -> None:
    files = HomeFiles(Path("/x/Ängö hem.sipdesk"))

    assert files.keys == Path("/x/Ängö hem.sipdesk-keys")
    assert files.keys_backup == Path("/x/Ängö hem.sipdesk-keys.bak")
    assert files.lock == Path("/x/Ängö hem.sipdesk-lock")


# --- One program at a time --------------------------------------------------------


def test_a_home_that_is_held_is_in_use(tmp_path: Path) -> None:
    home = tmp_path / "home.sipdesk"
    with lock(home):
        with pytest.raises(Unavailable) as caught:
            lock(home)
        assert caught.value.trouble is Trouble.IN_USE

    lock(home).release()


def test_a_hold_may_be_let_go_twice(tmp_path: Path) -> None:
    held = lock(tmp_path / "home.sipdesk")

    held.release()
    held.release()


def test_another_program_sees_the_hold_until_the_holder_dies(tmp_path: Path) -> None:
    home = tmp_path / "home.sipdesk"
    script = (
        "import sys, pathlib, sipdesk.storage.files as files\n"
        "held = files.lock(pathlib.Path(sys.argv[1]))\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Unavailable) as caught:
            lock(home)
        other.kill()

    assert caught.value.trouble is Trouble.IN_USE
    lock(home).release()


def test_no_folder_is_made_for_the_sake_of_a_lock(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        lock(tmp_path / "nowhere" / "home.sipdesk")

    assert caught.value.trouble is Trouble.NO_SUCH_FILE
    assert list(tmp_path.iterdir()) == []


# --- Places -----------------------------------------------------------------------


def test_an_ordinary_folder_will_do(tmp_path: Path) -> None:
    check_place(tmp_path / "home.sipdesk", {})


@pytest.mark.parametrize(
    "path",
    [
        r"\\server\del\home.sipdesk",
        "//server/del/home.sipdesk",
        r"\\?\UNC\server\del\home.sipdesk",
        r"\\?\unc\server\del\home.sipdesk",
    ],
)
def test_a_share_is_refused(path: str) -> None:
    assert is_unc(Path(path))
    with pytest.raises(Unavailable) as caught:
        check_place(Path(path), {})
    assert caught.value.trouble is Trouble.NETWORK_PATH


@pytest.mark.parametrize(
    "path", [r"C:\hem\home.sipdesk", r"\\?\C:\hem\home.sipdesk", "/hem/home.sipdesk"]
)
def test_a_path_on_this_computer_is_no_share(path: str) -> None:
    assert not is_unc(Path(path))


def test_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    moved = tmp_path / "moln"

    assert is_synchronised(Path("/c/OneDrive - SiS/home.sipdesk"), {})
    assert is_synchronised(Path("/c/OneDrive/a/home.sipdesk"), {})
    assert is_synchronised(moved / "home.sipdesk", {"OneDriveCommercial": str(moved)})
    assert not is_synchronised(moved / "home.sipdesk", {"OneDrive": ""})
    assert not is_synchronised(Path("/c/OneDriven/home.sipdesk"), {})
    with pytest.raises(Unavailable) as caught:
        check_place(moved / "home.sipdesk", {"ONEDRIVE": str(moved)})
    assert caught.value.trouble is Trouble.NETWORK_PATH


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    real = tmp_path / "OneDrive"
    real.mkdir()
    link = tmp_path / "link"
    link.symlink_to(real, target_is_directory=True)

    with pytest.raises(Unavailable):
        check_place(link / "home.sipdesk", {})


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/srv/home.sipdesk", False),
        ("/home/kim/home.sipdesk", True),
        ("/home/kim/lokalt/home.sipdesk", False),
        ("/home/kim/lokaltbutlonger/home.sipdesk", True),
        ("/mnt/g Ã¥rd/home.sipdesk", True),
        ("/mnt/ssh/home.sipdesk", True),
        ("/mnt/over/home.sipdesk", False),
    ],
)
def test_the_nearest_mount_tells_whether_a_folder_is_remote(
    path: str,
    remote: bool,  # noqa: FBT001  (a column of the table)
) -> None:
    assert is_on_network_mount(Path(path), MOUNTS) is remote


# --- Replacing --------------------------------------------------------------------


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=4))
def test_the_last_that_was_written_is_there_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("files") / "a file åäö"

    for content in contents:
        write_atomically(path, content)

    assert path.read_bytes() == contents[-1]
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_replaced_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "in the way"
    path.mkdir()

    with pytest.raises(Unavailable) as caught:
        write_atomically(path, b"new")

    assert caught.value.trouble is Trouble.DISK
    assert list(tmp_path.iterdir()) == [path]
    assert path.is_dir()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        write_atomically(tmp_path / "nowhere" / "x", b"new")

    assert caught.value.trouble is Trouble.NO_SUCH_FILE


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL),
        (errno.EACCES, Trouble.READ_ONLY),
        (errno.EROFS, Trouble.READ_ONLY),
        (errno.EEXIST, Trouble.ALREADY_THERE),
        (errno.ENOENT, Trouble.NO_SUCH_FILE),
        (errno.EIO, Trouble.DISK),
    ],
)
def test_each_refusal_of_the_system_has_its_trouble(
    number: int, trouble: Trouble
) -> None:
    assert trouble_of(OSError(number, "")).trouble is trouble


@pytest.mark.parametrize(
    ("number", "trouble"),
    [(32, Trouble.HELD), (33, Trouble.HELD), (5, Trouble.READ_ONLY)],
)
def test_what_another_program_holds_is_told_apart_in_windows(
    number: int, trouble: Trouble
) -> None:
    refused = PermissionError(errno.EACCES, "")
    vars(refused)["winerror"] = number
    assert trouble_of(refused).trouble is trouble
