"""Makes the MSI of a bundle: compiled by wixl, repaired, checked.

The same bundle gives the same bytes, wherever it lies and whenever it is made: codes
come of what is in it, and every date is one and the same.
"""

import re
import shutil
import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from installer import authoring, checks, msitools, tables
from installer.bundle import TIME
from installer.compiled import set_times
from installer.harvest import Harvest, harvest
from installer.product import RELEASE, TEST, Product
from installer.refusal import Refused
from installer.tables import Contents, braced

_VERSION: Final = re.compile(r"(\d{1,3})\.(\d{1,3})\.(\d{1,5})")
_MOST: Final = (255, 255, 65_535)
CODE_PAGE: Final = 1252
_NO_CODE: Final = "00000000-0000-0000-0000-000000000000"


def make_msi(bundle: Path, out: Path, *, version: str, is_test: bool) -> Path:
    """Make the MSI of a bundle at ``out``, and give that path.

    ``version`` is three numbers; Windows Installer looks at no fourth. A test build is
    another product than the release, whatever its version.

    Raises:
        Refused: the bundle, the version or what came of them is not as it should be.

    """
    _check_version(version)
    product, other = (TEST, RELEASE) if is_test else (RELEASE, TEST)
    with tempfile.TemporaryDirectory(prefix="sipdesk-msi-") as folder:
        work = Path(folder)
        found = _copied(harvest(bundle), work / "bundle")
        defined = _defined(product, other, version)
        text = authoring.SOURCE.read_text(encoding="utf-8")
        source = authoring.authored(text, defined)
        msi = work / "made.msi"
        _compile(source.source, found, msi, defined)
        contents = Contents(product, source, found)
        _repair(msi, contents, version, work)
        _check(msi)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(msi, out)
    return out


def _check_version(version: str) -> None:
    read = _VERSION.fullmatch(version)
    if not read or any(
        int(part) > most for part, most in zip(read.groups(), _MOST, strict=True)
    ):
        raise Refused(f"{version!r} is no version for an MSI: at most 255.255.65535.")


def _copied(found: Harvest, copy: Path) -> Harvest:
    """Copy the files, all with one date; the originals are left as they are."""
    shutil.copytree(found.root, copy)
    set_times(copy, TIME)
    return replace(found, root=copy)


def _defined(product: Product, other: Product, version: str) -> dict[str, str]:
    return {
        "ProductCode": _NO_CODE,
        "ProductName": product.name,
        "BuildKind": product.kind,
        "IsTest": "yes" if product is TEST else "no",
        "Version": version,
        "UpgradeCode": str(product.upgrade_code).upper(),
        "OtherUpgradeCode": str(other.upgrade_code).upper(),
        "SetupKey": product.setup_key,
    }


def _compile(source: str, found: Harvest, msi: Path, defined: dict[str, str]) -> None:
    written = {"sipdesk.wxs": source, "files.wxs": found.source()}
    paths = []
    for name, text in written.items():
        paths.append(msi.with_name(name))
        paths[-1].write_text(text, encoding="utf-8")
    msitools.compile_sources(paths, msi, {**defined, "Bundle": found.root.name})


def _repair(msi: Path, contents: Contents, version: str, work: Path) -> None:
    laid = msitools.read(msi)
    changed = tables.repaired(laid, contents)
    fingerprint = _fingerprint({**laid, **changed}, contents.harvest)
    product = contents.product
    package = product.build_code(f"package:{fingerprint}")
    # A version has one release; of a test build there may be many of the same version.
    code = (
        product.build_code(f"product:{fingerprint}")
        if product is TEST
        else product.release_code(version)
    )
    codes = {"product": braced(str(code)), "package": braced(str(package))}
    changed |= tables.coded(changed, **codes)
    idts = work / "tables"
    idts.mkdir()
    msitools.write(msi, changed.values(), work=idts)


def _fingerprint(laid: msitools.Tables, found: Harvest) -> str:
    """Sum up all that goes into the package."""
    total = sha256()
    for _, table in sorted(laid.items()):
        total.update(table.text().encode())
    for path in found.files:
        total.update(sha256((found.root / path).read_bytes()).digest())
    return total.hexdigest()


def _check(msi: Path) -> None:
    found = checks.faults(msitools.read(msi))
    if (page := msitools.code_page(msi)) != CODE_PAGE:
        found.append(f"The texts are in code page {page}.")
    if found:
        raise Refused("\n".join(("The MSI is not as it should be:", *found)))
