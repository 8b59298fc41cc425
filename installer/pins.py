"""The pinned parts of the Windows runtime: what they are, and their verified bytes.

They are kept in a folder between builds, and looked at anew in each.
"""

import hashlib
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError

from packaging.requirements import Requirement
from packaging.version import Version

from installer.refusal import Refused

FILE: Final = Path(__file__).with_name("runtime.toml")

LOSES_NONE: Final = Version("6.12")
"""From here on, PySide6 loses a reference to None per call on a Python before 3.12."""


@dataclass(frozen=True)
class Package:
    """A package of a registry: a wheel, or one of Debian's."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class TestRuntime:
    """A runtime that the registries can serve, for tests alone."""

    __test__ = False  # pytest: not a test

    python: str
    python_dll: str
    """The sha256 of the file."""
    wheel: Package
    library: tuple[Package, ...]


@dataclass(frozen=True)
class ReleaseRuntime:
    """python.org's embeddable zip."""

    python: str
    url: str
    sha256: str
    """Empty until somebody has verified a zip."""


Runtime = TestRuntime | ReleaseRuntime


def read_runtime(file: Path = FILE, *, release: bool) -> Runtime:
    """Read the pins of one of the two runtimes."""
    pins: Mapping[str, Any] = tomllib.loads(file.read_text("utf-8"))
    if release:
        return ReleaseRuntime(**pins["release"])
    test = pins["test"]
    return TestRuntime(
        python=test["python"],
        python_dll=test["python_dll"],
        wheel=Package(**test["wheel"]),
        library=tuple(Package(**package) for package in test["library"]),
    )


def minor(python: str) -> str:
    """Give the ``3.11`` of ``3.11.9``."""
    return ".".join(python.split(".")[:2])


def tag(python: str) -> str:
    """Give the ``311`` of ``3.11.9``, as Windows' files are called by."""
    return minor(python).replace(".", "")


def check(runtime: Runtime, lock: str, *, builder: str) -> None:
    """See that the parts fit together, before anything is fetched.

    ``lock`` is the text of the requirements; ``builder`` the version of the Python that
    compiles the modules. Raises ``Refused``.
    """
    if isinstance(runtime, ReleaseRuntime) and not runtime.sha256:
        raise Refused(
            "The release runtime has no sum yet, and none is made up.\n"
            f"Fetch {runtime.url} on a PC with Windows, hold it against the sum that\n"
            "python.org publishes for it, look at the signature of its python DLL\n"
            "(signtool verify /pa), write the sha256 in installer/runtime.toml under\n"
            "[release], and make again. Without RELEASE=1 a test MSI is made."
        )
    if minor(builder) != minor(runtime.python):
        raise Refused(
            f"The modules are compiled for Python {minor(runtime.python)}, and this is "
            f"{builder}, whose compiled modules it cannot read.\n"
            f"Make again with make clean and PYTHON=python{minor(runtime.python)}."
        )
    check_pair(locked(lock, runtime.python)["pyside6-essentials"], runtime)


def check_pair(qt: Version, runtime: Runtime) -> None:
    """See that this PySide6 does not lose references on the runtime's Python.

    Raises ``Refused``.
    """
    if qt >= LOSES_NONE and Version(minor(runtime.python)) < Version("3.12"):
        raise Refused(
            f"PySide6 {qt} loses a reference to None with each call on Python "
            f"{runtime.python}, and dies after some thousand calls.\n"
            "Take a PySide6 before 6.12 or a Python from 3.12 on."
        )


def locked(lock: str, python: str) -> dict[str, Version]:
    """Give the version of each package that the lock installs on Windows."""
    there = {
        "implementation_name": "cpython",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "python_full_version": python,
        "python_version": minor(python),
        "sys_platform": "win32",
    }
    found: dict[str, Version] = {}
    for line in lock.replace("\\\n", " ").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        wanted = Requirement(line.split(" --hash=")[0])
        if wanted.marker is None or wanted.marker.evaluate(there):
            (pin,) = wanted.specifier
            found[wanted.name] = Version(pin.version)
    return found


def wheel(package: Package, python: str, kept: Path) -> Path:
    """Give the pinned wheel for Windows, fetched if it is not there already.

    Raises ``Refused``.
    """
    name, of = package.name.replace("-", "_"), f"cp{tag(python)}"
    file = kept / f"{name}-{package.version}-{of}-{of}-win_amd64.whl"

    def fetch() -> None:
        listed = kept / f"{package.name}.txt"
        pin = f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n"
        listed.write_text(pin, "utf-8")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
        exact = ["--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"]
        there = ["--platform=win_amd64", f"--python-version={minor(python)}"]
        _run([*pip, *exact, *there, "--dest", str(kept), "-r", str(listed)], package)

    return _kept(file, package.sha256, fetch)


def debian(package: Package, kept: Path) -> Path:
    """Give the pinned package of Debian, fetched if it is not there already.

    Raises ``Refused``.
    """
    escaped = package.version.replace(":", "%3a")
    file = kept / f"{package.name}_{escaped}_amd64.deb"

    def fetch() -> None:
        _run(
            ["apt-get", "download", f"{package.name}={package.version}"], package, kept
        )

    return _kept(file, package.sha256, fetch)


def embedded(runtime: ReleaseRuntime, kept: Path) -> Path:
    """Give python.org's zip, fetched if it is not there already.

    Raises ``Refused``.
    """
    file = kept / runtime.url.rpartition("/")[2]

    def fetch() -> None:
        try:
            with urllib.request.urlopen(runtime.url) as answer:  # noqa: S310  (pinned)
                file.write_bytes(answer.read())
        except (OSError, URLError) as error:
            raise Refused(
                f"{runtime.url} could not be fetched: {error}.\n"
                f"Fetch it elsewhere, lay it in {kept}/ and make again; its sum is "
                "verified there too."
            ) from error

    return _kept(file, runtime.sha256, fetch)


def _kept(file: Path, sha256: str, fetch: Callable[[], None]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file():
        fetch()
    verify(file, sha256)
    return file


def verify(file: Path, sha256: str) -> None:
    """See that the file is the pinned one, and do away with it if not.

    Raises ``Refused``.
    """
    with file.open("rb") as data:
        found = hashlib.file_digest(data, "sha256").hexdigest()
    if found == sha256:
        return
    file.unlink()
    raise Refused(
        f"{file.name} is not the file that installer/runtime.toml names:\n"
        f"    expected {sha256}\n    found    {found}\n"
        "It is deleted. Make again; if it comes back the same, the registry serves "
        "something else than was verified, and the pin is not to be changed before "
        "somebody knows why."
    )


def _run(command: list[str], package: Package, folder: Path | None = None) -> None:
    done = subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True
    )
    if done.returncode == 0:
        return
    why = done.stderr.strip().splitlines()[-1:] or ["no reason was given"]
    raise Refused(
        f"{package.name} {package.version} could not be fetched: {why[0]}\n"
        "If the registry no longer serves this version (apt-get update first, for "
        "Debian's), pin another in installer/runtime.toml with its verified sha256."
    )
