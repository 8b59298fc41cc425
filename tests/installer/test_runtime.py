"""The runtime is laid out where the programs and the modules look for it."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from installer import pins, runtime
from installer.pins import ReleaseRuntime

EMBEDDED = (
    *("LICENSE.txt", "python.cat", "python.exe", "python3.dll", "python313._pth"),
    *("python313.dll", "python313.zip", "pythonw.exe", "vcruntime140.dll"),
    *("vcruntime140_1.dll", "_msi.pyd", "_ssl.pyd", "libssl-3.dll", "winsound.pyd"),
)


@pytest.fixture
def release(tmp_path: Path) -> ReleaseRuntime:
    pinned = pins.read_runtime(release=True)
    assert isinstance(pinned, ReleaseRuntime)
    file = tmp_path / "kept" / pinned.url.rpartition("/")[2]
    file.parent.mkdir()
    with zipfile.ZipFile(file, "w") as packed:
        for name in EMBEDDED:
            packed.writestr(name, name)
    return replace(pinned, sha256=hashlib.sha256(file.read_bytes()).hexdigest())


def test_the_release_runtime_is_all_of_pythons_own_but_what_starts_it(
    release: ReleaseRuntime, tmp_path: Path
) -> None:
    out = tmp_path / "runtime"
    runtime.lay_out(release, tmp_path / "kept", tmp_path / "work", out)
    laid = {
        path.relative_to(out).as_posix(): path.read_text("utf-8")
        for path in out.rglob("*")
        if path.is_file()
    }
    paths = laid.pop("python313._pth")
    assert laid == {
        "LICENSE.txt": "LICENSE.txt",
        "python3.dll": "python3.dll",
        "python313.dll": "python313.dll",
        "python313.zip": "python313.zip",
        "vcruntime140.dll": "vcruntime140.dll",
        "vcruntime140_1.dll": "vcruntime140_1.dll",
        "DLLs/_ssl.pyd": "_ssl.pyd",
        "DLLs/libssl-3.dll": "libssl-3.dll",
    }
    # No "import site": nothing of the computer's own is looked for.
    assert paths.split() == ["python313.zip", "DLLs", r"..\app", r"..\lib"]


@pytest.mark.parametrize(
    ("name", "is_of"),
    [
        ("python311.dll", True),
        ("python312.dll", False),
        ("_ssl.pyd", True),
        ("_ssl.cp312-win_amd64.pyd", False),
        ("_ssl.cp313t-win_amd64.pyd", False),
        ("libcrypto-3.dll", True),
        ("_tkinter.pyd", False),
        ("tcl86t.dll", False),
        ("api-ms-win-crt-heap-l1-1-0.dll", False),
        ("deploy-stub.exe", False),
    ],
)
def test_of_the_carried_files_those_of_one_python_are_taken(
    name: str, *, is_of: bool
) -> None:
    assert runtime._is_of("311", name) == is_of
