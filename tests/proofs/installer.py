"""The MSI in ``build/`` is what it should be, and any bundle gives a sound one.

``make msi`` makes it; what it does on a computer is tried by ``make msi-test``.
"""

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import strategies as st

from installer import chain, msitools
from installer.checks import RULES, faults
from installer.harvest import component_id, file_id
from installer.msitools import SUMMARY, Table
from installer.package import CODE_PAGE, make_msi
from installer.pe import version_of
from installer.product import RELEASE, TEST
from installer.short_names import short_names
from installer.tables import CODE
from sipdesk import __version__
from sipdesk.domain.policy import POLICIES, ValueKind
from sipdesk.storage.policy import DEFAULTS_KEY
from tests.installer.faults_put_in import each
from tests.installer.in_build import built
from tests.installer.made_up import image_of, lay, tables_of, trees, unlike
from tests.proofs import claim
from tests.proofs.claim import Claim
from tests.proofs.drawn_from import drawn_from

BUNDLE: Final = chain.BUNDLE
TREES, LONG_TREES = 8, 300
FOLDERS, LONG_FOLDERS = 500, 20_000


@cache
def tables() -> Mapping[str, Table]:
    """Read the tables of the MSI."""
    return msitools.read(built()[0])


@cache
def bundled() -> tuple[PurePosixPath, ...]:
    """List the files of the bundle."""
    found = (path for path in BUNDLE.rglob("*") if path.is_file())
    return tuple(PurePosixPath(path.relative_to(BUNDLE).as_posix()) for path in found)


def _no_faults(*, long: bool) -> claim.Outcome:
    del long
    found = faults(tables())
    wrong_page = msitools.code_page(built()[0]) != CODE_PAGE
    cells = sum(len(t.rows) * len(t.columns) for t in tables().values())
    figures = {"rules": len(RULES), "tables": len(tables())}
    return claim.Outcome(cells, len(found) + wrong_page, figures)


def _faults_are_found(*, long: bool) -> claim.Outcome:
    with TemporaryDirectory() as folder:
        sound = tables() if long else tables_of(Path(folder), is_test=True)
    tried = [bool(faults(changed)) for _, changed in each(sound)]
    return claim.Outcome(len(tried), tried.count(False) + len(faults(sound)))


def _is_the_bundle(*, long: bool) -> claim.Outcome:
    del long
    path, product = built()
    with TemporaryDirectory() as folder:
        image = image_of(path, Path(folder))
        there = {f"{product.name}/{name}": BUNDLE / name for name in bundled()}
        unlike_it = [n for n in image if image[n] != there[n].read_bytes()]
    total = sum(map(len, image.values()))
    failed = len(unlike_it) + len(image.keys() ^ there.keys())
    return claim.Outcome(len(image), failed, {"bytes": total})


def _versions_are_told(*, long: bool) -> claim.Outcome:
    del long
    rows = tables()["File"].by_key()
    failed = versioned = 0
    for path in bundled():
        row = rows[file_id(path)]
        read = version_of(BUNDLE / path)
        told = (row["Version"], row["Language"])
        versioned += read is not None
        failed += told != ((read.number, read.language) if read else ("", ""))
    return claim.Outcome(len(bundled()), failed, {"versioned": versioned})


def _codes_are_of_the_path(*, long: bool) -> claim.Outcome:
    del long
    _, product = built()
    other = TEST if product is RELEASE else RELEASE
    codes = {r["Component"]: r["ComponentId"] for r in tables()["Component"].rows}
    failed = 0
    for path in bundled():
        part = f"file:{path.as_posix().casefold()}"
        code = codes[component_id(path)].strip("{}").lower()
        failed += code != str(product.component_code(part))
        failed += code == str(other.component_code(part))
    return claim.Outcome(len(bundled()), failed + len(codes) - len(set(codes.values())))


def _names_are_policies(*, long: bool) -> claim.Outcome:
    del long
    known = {policy.name: policy for policy in POLICIES}
    tried = failed = 0
    for row in tables()["Registry"].rows:
        if row["Key"].casefold() == DEFAULTS_KEY.casefold():
            tried += 1
            policy = known.get(row["Name"])
            is_number = row["Value"].startswith("#")
            failed += (
                policy is None
                or not policy.has_choice
                or (policy.kind is ValueKind.NUMBER) != is_number
            )
    return claim.Outcome(tried, failed)


def _any_folder(*, long: bool) -> claim.Outcome:
    short = re.compile(r"[^ .+,;=\[\]|]{1,8}(\.[^ .+,;=\[\]|]{1,3})?")
    folders = drawn_from(unlike, LONG_FOLDERS if long else FOLDERS)
    failed = 0
    for names in folders:
        written = [one.split("|") for one in short_names(names).values()]
        every = [part.casefold() for one in written for part in one]
        sound = all(short.fullmatch(one[0]) for one in written)
        failed += not sound or len(every) != len(set(every))
    return claim.Outcome(len(folders), failed, {"names": sum(map(len, folders))})


def _any_bundle(*, long: bool) -> claim.Outcome:
    """Make an MSI of each, which is looked through for faults, and lay it out."""
    tried = drawn_from(st.tuples(trees(), st.booleans()), LONG_TREES if long else TREES)
    failed = files = 0
    for bundle, is_test in tried:
        with TemporaryDirectory() as name:
            folder = Path(name)
            for path, data in bundle.items():
                (folder / "bundle" / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / "bundle" / path).write_bytes(data)
            out = folder / "x.msi"
            make_msi(folder / "bundle", out, version="1.0.0", is_test=is_test)
            top = (TEST if is_test else RELEASE).name
            image = image_of(out, folder / "image")
            failed += image != {f"{top}/{path}": data for path, data in bundle.items()}
            files += len(bundle)
    return claim.Outcome(len(tried), failed, {"files": files})


def _same_bytes(*, long: bool) -> claim.Outcome:
    """Make it again, elsewhere; in the short form a made-up one, twice."""
    path, product = built()
    with TemporaryDirectory() as name:
        folder = Path(name)
        bundle = BUNDLE if long else lay(folder / "made-up")
        again = [folder / "one" / "x.msi", folder / "two" / "y.msi"]
        for out in again:
            is_test = product is TEST
            make_msi(bundle, out, version=__version__, is_test=is_test)
        sums = {sha256(one.read_bytes()).hexdigest() for one in again}
        # A signature has other bytes, but the code is of all that was signed.
        codes = {_package_code(one) for one in ([*again, path] if long else again)}
    return claim.Outcome(len(again), len(sums) + len(codes) - 2)


def _package_code(msi: Path) -> str:
    return msitools.read(msi)[SUMMARY].by_key()[CODE]["Value"]


CLAIMS = (
    Claim(
        "no fault is found in the MSI's tables, in any cell of them",
        lambda long: _no_faults(long=long),
    ),
    Claim(
        "each fault that is put in its tables is found",
        lambda long: _faults_are_found(long=long),
    ),
    Claim(
        "laid out, it is the bundle: the same files and bytes, no more and no fewer",
        lambda long: _is_the_bundle(long=long),
    ),
    Claim(
        "each of Windows' files is told of with its own version, no other with any",
        lambda long: _versions_are_told(long=long),
    ),
    Claim(
        "each file's code is of its path, and never the other product's",
        lambda long: _codes_are_of_the_path(long=long),
    ),
    Claim(
        "what the installer leaves for the program is called and kept as its policies",
        lambda long: _names_are_policies(long=long),
    ),
    Claim(
        "in any folder each name has a short one of its own",
        lambda long: _any_folder(long=long),
    ),
    Claim(
        "any bundle gives a sound MSI, that laid out is the bundle",
        lambda long: _any_bundle(long=long),
    ),
    Claim(
        "made again of the same bundle, an MSI is the same bytes",
        lambda long: _same_bytes(long=long),
    ),
)
