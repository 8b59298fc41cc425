"""Makes a Windows of its own in a folder, and takes it down again.

It has its own home folder, for Wine lays shortcuts on the desktop of whoever's home it
is given; and one display from its first process to its last, for the desktop of Windows
is made once and stays where it was made.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Final

from installer.refusal import Refused

_WINE: Final = "/usr/lib/wine"  # where Debian lays wine64; it is not on PATH
_PROGRAMS: Final = {
    "wine64": "wine64",
    "wineserver": "wine64",
    "Xvfb": "xvfb",
    "setxkbmap": "x11-xkb-utils",
    "xdotool": "xdotool",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}
"""What is needed, and the package of Debian that has it."""

_SHIMS: Final = Path(__file__).parent / "shims"
_SIZE: Final = "1280x800x24"
_PATIENCE: Final = 120  # seconds; a first start takes ten
_OVERRIDES: Final = "mscoree=;mshtml=;winemenubuilder.exe=d;mscms=n,b"
"""Neither .NET nor a browser is asked for, and no menu of the desktop is written."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A Windows: where its disk lies, and what its programs are started with."""

    disk: Path
    surroundings: Mapping[str, str]

    def path(self, windows: str) -> Path:
        r"""Tell where a file of ``C:\\`` lies, whatever its capitals in Windows."""
        there = self.disk
        for part in PureWindowsPath(windows).parts[1:]:
            exact = there / part
            if not exact.exists() and there.is_dir():
                alike = (p for p in there.iterdir() if p.name.lower() == part.lower())
                exact = next(alike, exact)
            there = exact
        return there


def missing() -> list[str]:
    """Name the packages that are not installed."""
    absent = {
        package
        for name, package in _PROGRAMS.items()
        if not shutil.which(name, path=_path())
    }
    return sorted(absent)


@contextmanager
def made(folder: Path) -> Iterator[Prefix]:
    """Make a Windows in an empty folder, and end all its processes at last.

    Raises ``Refused``.
    """
    if absent := missing():
        raise Refused(f"Not installed: {', '.join(absent)}. See installer/system.sh.")
    home = folder / "home"
    home.mkdir(parents=True)
    with _display() as display:
        prefix = Prefix(
            folder / "windows" / "drive_c",
            {
                "HOME": str(home),
                "PATH": _path(),
                "DISPLAY": display,
                "LC_ALL": "C.UTF-8",
                "TZ": "Europe/Stockholm",
                "WINEPREFIX": str(folder / "windows"),
                "WINEARCH": "win64",
                "WINEDEBUG": "-all",
                "WINEDLLOVERRIDES": _OVERRIDES,
            },
        )
        try:
            _begin(prefix)
            yield prefix
        finally:
            _call(prefix, "wineserver", "--kill")
            _call(prefix, "wineserver", "--wait")


def _begin(prefix: Prefix) -> None:
    for words in (
        ("wine64", "wineboot", "--init"),
        ("wine64", "winecfg", "-v", "win10"),
    ):
        if _call(prefix, *words):
            raise Refused(f"{' '.join(words)} failed.")
    for source in sorted(_SHIMS.glob("*.c")):
        library = prefix.disk / "windows" / "system32" / f"{source.stem}.dll"
        library.unlink(missing_ok=True)
        _compile(source, library)


def _compile(source: Path, library: Path) -> None:
    words = (
        "-shared",
        "-O2",
        "-s",
        "-Wall",
        "-Werror",
        "-o",
        str(library),
        str(source),
    )
    done = subprocess.run(
        ["x86_64-w64-mingw32-gcc", *words, "-ladvapi32"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"{source.name} cannot be compiled: {done.stderr}")


def _call(prefix: Prefix, *words: str) -> int:
    return subprocess.run(
        words,
        env=prefix.surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_PATIENCE,
        check=False,
    ).returncode


@contextmanager
def _display() -> Iterator[str]:
    """Start a display that nobody sees, and give its name."""
    read, write = os.pipe()
    words = (
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        _SIZE,
        "-nolisten",
        "tcp",
        "-noreset",  # else it forgets its keys when the first to ask leaves
    )
    with (
        open(read) as told,  # noqa: PTH123  (a pipe)
        subprocess.Popen(
            words,
            pass_fds=(write,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server,
    ):
        os.close(write)
        try:
            number = told.readline().strip()
            if not number:
                raise Refused("Xvfb did not start.")
            # Before Windows asks what keys there are.
            subprocess.run(["setxkbmap", "-display", f":{number}", "se"], check=True)
            yield f":{number}"
        finally:
            server.terminate()


def _path() -> str:
    return os.pathsep.join((_WINE, os.environ.get("PATH", os.defpath)))
