"""From the lock to the MSI, one step after the other."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer import bundle, package
from installer.compiled import set_times
from installer.launch import COMMAND_LINE, WINDOW
from installer.sign import Signer, sign
from sipdesk import __version__

BUILD: Final = Path("build").resolve()
BUNDLE: Final = BUILD / "windows" / "SIPdesk"


@dataclass(frozen=True)
class Made:
    """What came of it."""

    msi: Path
    sha256: str
    size: int
    """Of the MSI, in bytes."""
    installed: int
    """Of all that is installed, in bytes."""
    files: int


def msi_name(*, release: bool) -> str:
    """Give the name of the MSI's file, by which a test one is known too."""
    return f"SIPdesk-{__version__}{'' if release else '-test'}.msi"


def make_msi(*, release: bool, signer: Signer | None) -> Made:
    """Make the MSI, with the bundle it is made of; both lie in ``build`` afterwards.

    Raises ``Refused``.
    """
    out = BUILD / msi_name(release=release)
    out.unlink(missing_ok=True)  # an older one is not taken for what was refused
    laid = bundle.make(BUNDLE, release=release)
    if signer is not None:
        for program in (WINDOW, COMMAND_LINE):
            sign(laid / program, signer)
        set_times(laid, bundle.TIME)
    package.make_msi(laid, out, version=__version__, is_test=not release)
    if signer is not None:
        sign(out, signer)
    return look_at(out, laid)


def look_at(msi: Path, laid: Path) -> Made:
    """Tell what an MSI and its bundle are."""
    sizes = [file.stat().st_size for file in laid.rglob("*") if file.is_file()]
    with msi.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    return Made(msi, digest, msi.stat().st_size, sum(sizes), len(sizes))
