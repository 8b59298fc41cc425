"""From the lock to the MSI, one step after the other."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from installer import bundle, notices, package, pins, sbom
from installer.compiled import set_times
from installer.launch import COMMAND_LINE, WINDOW
from installer.refusal import Refused
from installer.sign import Signer, sign
from sipdesk import __version__
from sipdesk.commands.policies import files as policy_files

BUILD: Final = bundle.ROOT / "build"
BUNDLE: Final = BUILD / "windows" / "SIPdesk"
POLICIES: Final = BUILD / "policyer"


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

    Beside the MSI lie its sum, its bill of materials, what the version brings, and the
    policies for those who decide before anything is installed. A release is always
    signed. Raises ``Refused``.
    """
    out = BUILD / msi_name(release=release)
    out.unlink(missing_ok=True)  # an older one is not taken for what was refused
    bundle.check(release=release)
    if release and signer is None:
        raise Refused(
            "A release is signed, and nobody is named to sign it.\n"
            'Make again with SIGN="--certificate FILE --key FILE".'
        )
    laid = bundle.make(BUNDLE, release=release)
    notices.release_notes(BUILD)
    write_policies()
    if signer is not None:
        for program in (WINDOW, COMMAND_LINE):
            sign(laid / program, signer)
        set_times(laid, bundle.TIME)
    write_sbom(release=release)
    pack(laid, out, is_test=not release, signer=signer)
    made = look_at(out, laid)
    # As sha256sum writes and reads it.
    out.with_name(f"{out.name}.sha256").write_text(f"{made.sha256}  {out.name}\n")
    return made


def pack(laid: Path, out: Path, *, is_test: bool, signer: Signer | None) -> None:
    """Make the MSI of what is laid; nothing lies at ``out`` before it is signed.

    Raises ``Refused``.
    """
    with TemporaryDirectory(prefix="unsigned-", dir=out.parent) as folder:
        made = Path(folder) / out.name
        package.make_msi(laid, made, version=__version__, is_test=is_test)
        if signer is not None:
            sign(made, signer)
        made.replace(out)


def write_sbom(*, release: bool) -> Path:
    """Write the bill of materials of the bundle as it lies, beside the MSI.

    Raises ``Refused``.
    """
    return sbom.write(
        BUNDLE,
        (BUILD / msi_name(release=release)).with_suffix(".cdx.json"),
        runtime=pins.read_runtime(release=release),
        site=bundle.packages(BUNDLE),
        made=bundle.TIME,
    )


def write_policies() -> None:
    """Write the templates of the policies and their list."""
    for name, data in policy_files().items():
        file = POLICIES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def look_at(msi: Path, laid: Path) -> Made:
    """Tell what an MSI and its bundle are."""
    sizes = [file.stat().st_size for file in laid.rglob("*") if file.is_file()]
    with msi.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    return Made(msi, digest, msi.stat().st_size, sum(sizes), len(sizes))
