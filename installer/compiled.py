"""Python modules as compiled files without their source, the same bytes each time."""

import os
import subprocess
import sys
from pathlib import Path

from installer.refusal import Refused


def compile_tree(folder: Path, shown: str) -> None:
    """Put a compiled file in the place of each module under ``folder``.

    ``shown`` is what the folder is called in error reports, instead of where it was
    built. The interpreter that runs this decides which Python can read them.

    Raises ``Refused`` if a module cannot be compiled.
    """
    folder = folder.resolve()
    # A fresh interpreter, so that what this one has seen leaves no mark in the bytes.
    done = subprocess.run(
        [
            *(sys.executable, "-S", "-s", "-X", "utf8", "-m", "compileall"),
            *("-q", "-q", "-f", "-b", "--invalidation-mode", "unchecked-hash"),
            *("-s", str(folder), "-p", shown, str(folder)),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env={"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C"},
    )
    sources = sorted(folder.rglob("*.py"))
    left = [source for source in sources if not source.with_suffix(".pyc").is_file()]
    if done.returncode or left:
        names = "\n".join(f"    {source.relative_to(folder)}" for source in left[:20])
        raise Refused(f"These modules cannot be compiled:\n{names}\n{done.stdout}")
    for source in sources:
        source.unlink()


def set_times(folder: Path, seconds: int) -> None:
    """Give every file and folder the same time, in seconds since 1970."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (seconds, seconds))
