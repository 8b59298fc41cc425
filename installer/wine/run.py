"""Runs programs in a Windows under Wine, and reads how they ended.

A process of Linux ends with eight bits, so Wine hands on the lowest eight of what a
program of Windows ended with: 1603 comes as 67.
"""

import subprocess
from dataclasses import dataclass
from typing import Final

from installer.refusal import Refused
from installer.wine.prefix import Prefix

_PATIENCE: Final = 300  # seconds

ENDS: Final = {
    0: "done",
    87: "wrong parameter",
    1601: "installer not reached",
    1602: "cancelled",
    1603: "failed",
    1605: "unknown product",
    1618: "another installation is running",
    1619: "package not opened",
    1620: "no package",
    1625: "forbidden by policy",
    1626: "function not carried out",
    1633: "wrong platform",
    1638: "another version is installed",
    1639: "wrong command line",
    1641: "done, restarts now",
    3010: "done, restart needed",
}
"""How Windows Installer ends, as ADMIN.md lists it."""

_BY_LOWEST: Final = {code % 256: code for code in ENDS}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: the lowest eight bits of its code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What it wrote, line by line."""
        return self.out.splitlines()


def run(prefix: Prefix, *words: str, typed: str = "") -> Ended:
    """Run a program to its end, with ``typed`` at its standard input.

    Through pipes: Wine 8 does not tell what a plain file is when it stands in for a
    stream, and Python then gives up.

    Raises ``Refused`` if it does not end.
    """
    try:
        done = subprocess.run(
            ["wine64", *words],
            env=prefix.surroundings,
            input=typed.encode(),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(f"{words[0]} did not end in {_PATIENCE} s.") from None
    out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    return Ended(done.returncode, out.replace("\r\n", "\n"), err.replace("\r\n", "\n"))


def started(prefix: Prefix, *words: str) -> "subprocess.Popen[bytes]":
    """Start a program with windows, and leave it running."""
    return subprocess.Popen(
        ["wine64", *words],
        env=prefix.surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def msiexec(prefix: Prefix, *words: str) -> int:
    """Run Windows Installer without asking; gives its own exit code.

    What is none of ``ENDS`` comes modulo 256. Raises ``Refused`` if it does not end.
    """
    with started(prefix, "msiexec", *words, "/qn") as process:
        try:
            lowest = process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Refused(f"msiexec did not end in {_PATIENCE} s.") from None
    return _BY_LOWEST.get(lowest, lowest)
