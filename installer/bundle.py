"""The program for Windows as a folder: runtime, packages, program, others' notices."""

import platform
import shutil
from pathlib import Path
from typing import Final

from installer import launch, notices, pins, runtime, site
from installer.compiled import compile_tree, set_times
from sipdesk import __version__

ROOT: Final = Path(__file__).parents[1]
LOCK: Final = ROOT / "requirements.txt"

DOWNLOADS: Final = ROOT / "build" / "downloads"
"""What is fetched for a bundle, verified anew for each."""

TIME: Final = 1767225600
"""The time of every file: the beginning of 2026, in seconds since 1970."""


def packages(out: Path) -> Path:
    """Give the folder where the packages of a bundle were installed, whole."""
    return out.parent / "work" / "site"


def check(*, release: bool) -> pins.Runtime:
    """Give the runtime, once it fits the lock and this Python.

    Raises ``Refused``.
    """
    chosen = pins.read_runtime(release=release)
    lock = LOCK.read_text("utf-8")
    pins.check(chosen, lock, builder=platform.python_version())
    return chosen


def make(out: Path, *, release: bool = False, plain: bool = False) -> Path:
    """Lay the whole program for Windows in ``out``, anew.

    ``plain`` leaves the modules as source, for comparing how fast they start.
    Raises ``Refused``.
    """
    chosen = check(release=release)
    work = out.parent / "work"
    for old in (out, work):
        shutil.rmtree(old, ignore_errors=True)
    out.mkdir(parents=True)
    runtime.lay_out(chosen, DOWNLOADS, work / "runtime", out / "runtime")
    whole = packages(out)
    site.install(LOCK, chosen.python, whole)
    site.take(whole, out / "lib")
    runtime.share_c_libraries(whole / "PySide6", out / "runtime")
    shutil.move(out / "lib" / "share", out / "share")
    _copy_program(out / "app" / "sipdesk")
    if not plain:
        for folder in ("app", "lib"):
            compile_tree(out / folder, folder)
    launch.make(
        out,
        work / "launcher",
        version=__version__,
        python_dll=f"python{pins.tag(chosen.python)}.dll",
    )
    notices.write(out)
    set_times(out, TIME)
    return out


def _copy_program(out: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "py.typed")
    shutil.copytree(ROOT / "sipdesk", out, ignore=ignored)
    shutil.copytree(ROOT / "resources", out / "resources", ignore=ignored)
    shutil.copyfile(ROOT / "LICENSE", out / "LICENSE")
