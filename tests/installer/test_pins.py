"""What the Windows runtime is made of is pinned, verified, and fits together."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.version import Version

from installer import pins
from installer.pins import ReleaseRuntime, TestRuntime
from installer.refusal import Refused
from tests.architecture.source import ROOT

LOCK = (ROOT / "requirements.txt").read_text("utf-8")
SUM = hashlib.sha256(b"pinned").hexdigest()


@pytest.fixture
def test() -> TestRuntime:
    runtime = pins.read_runtime(release=False)
    assert isinstance(runtime, TestRuntime)
    return runtime


@pytest.fixture
def release() -> ReleaseRuntime:
    runtime = pins.read_runtime(release=True)
    assert isinstance(runtime, ReleaseRuntime)
    return runtime


def test_the_release_runtime_is_refused_until_somebody_has_verified_its_sum(
    release: ReleaseRuntime,
) -> None:
    unverified = replace(release, sha256="")
    with pytest.raises(Refused, match=r"no sum yet.*\n.*Fetch https://"):
        pins.check(unverified, LOCK, builder=release.python)


def test_a_release_runtime_with_a_sum_is_let_through(release: ReleaseRuntime) -> None:
    pins.check(replace(release, sha256=SUM), LOCK, builder=release.python)


def test_the_test_runtime_fits_the_lock_and_is_pinned_in_all_its_parts(
    test: TestRuntime,
) -> None:
    pins.check(test, LOCK, builder="3.11.2")
    sums = [test.python_dll, *(one.sha256 for one in (test.wheel, *test.library))]
    assert all(len(bytes.fromhex(one)) == 32 for one in sums)
    of_library = {pins.minor(one.version) for one in test.library}
    assert of_library == {pins.minor(test.python)}


def test_a_builder_of_another_minor_version_is_refused(test: TestRuntime) -> None:
    with pytest.raises(Refused, match=r"compiled for Python 3\.11, and this is 3\.12"):
        pins.check(test, LOCK, builder="3.12.4")


@pytest.mark.parametrize(
    ("qt", "python", "loses"),
    [
        ("6.11.3", "3.11.9", False),
        ("6.12.0", "3.11.9", True),
        ("6.13.1", "3.11.9", True),
        ("6.12.0", "3.12.0", False),
        ("6.12.0", "3.13.11", False),
    ],
)
def test_qt_never_meets_a_python_on_which_it_loses_none(
    test: TestRuntime, qt: str, python: str, *, loses: bool
) -> None:
    runtime = replace(test, python=python)
    if not loses:
        pins.check_pair(Version(qt), runtime)
        return
    with pytest.raises(Refused, match=f"PySide6 {qt} loses a reference"):
        pins.check_pair(Version(qt), runtime)


def test_a_lock_that_pairs_them_wrongly_is_refused(test: TestRuntime) -> None:
    wrong = LOCK.replace("pyside6-essentials==6.11.3", "pyside6-essentials==6.12.0")
    assert wrong != LOCK
    with pytest.raises(Refused, match=r"PySide6 6\.12\.0 loses"):
        pins.check(test, wrong, builder="3.11.2")


def test_the_lock_is_read_as_windows_reads_it() -> None:
    lock = (
        "# a comment\n"
        "everywhere==1.6 \\\n    --hash=sha256:00\n"
        "windows==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
        "linux==3.0 ; sys_platform == 'linux' \\\n    --hash=sha256:00\n"
        "old==4.0 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
    )
    assert pins.locked(lock, "3.13.11") == {
        "everywhere": Version("1.6"),
        "windows": Version("2"),
    }
    assert pins.locked(lock, "3.11.9")["old"] == Version("4")


def test_what_was_kept_is_verified_and_not_fetched_again(tmp_path: Path) -> None:
    package = pins.Package("never-heard-of", "1.0", SUM)
    (tmp_path / "never-heard-of_1.0_amd64.deb").write_bytes(b"pinned")
    assert pins.debian(package, tmp_path).read_bytes() == b"pinned"


def test_a_file_of_another_sum_is_refused_and_gone(tmp_path: Path) -> None:
    package = pins.Package("never-heard-of", "1.0", SUM)
    kept = tmp_path / "never_heard_of-1.0-cp311-cp311-win_amd64.whl"
    kept.write_bytes(b"something else")
    with pytest.raises(Refused, match="is not the file that"):
        pins.wheel(package, "3.11.9", tmp_path)
    assert not kept.exists()


def test_what_cannot_be_fetched_is_told_with_what_to_do(
    tmp_path: Path, release: ReleaseRuntime
) -> None:
    missing = (tmp_path / "not-there.zip").as_uri()
    with pytest.raises(Refused, match=r"could not be fetched[^$]*Fetch it elsewhere"):
        pins.embedded(replace(release, url=missing, sha256=SUM), tmp_path / "kept")


def test_a_zip_that_was_laid_there_by_hand_is_verified_too(
    tmp_path: Path, release: ReleaseRuntime
) -> None:
    name = release.url.rpartition("/")[2]
    (tmp_path / name).write_bytes(b"pinned")
    runtime = replace(release, sha256=SUM)
    assert pins.embedded(runtime, tmp_path) == tmp_path / name
