"""The bill of materials of the bundle that ``make msi`` has laid."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from installer import notices, pins, sbom
from installer.bundle import TIME, packages
from installer.chain import BUNDLE as OUT
from installer.ownership import names, owners, read_rules
from installer.product import RELEASE
from sipdesk.content.library import read_installed
from sipdesk.content.part_words import license_words
from sipdesk.paths import resources
from tests.installer.in_build import built

pytestmark = pytest.mark.msi

SITE = packages(OUT)


@pytest.fixture(scope="module")
def runtime() -> pins.Runtime:
    return pins.read_runtime(release=built()[1] is RELEASE)


@pytest.fixture(scope="module")
def read(
    tmp_path_factory: pytest.TempPathFactory, runtime: pins.Runtime
) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("sbom") / "sbom.json"
    sbom.write(OUT, out, runtime=runtime, site=SITE, made=TIME)
    whole: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return whole


def every(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in components:
        yield one
        yield from every(one.get("components", []))


def parts(read: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = every(read["components"])
    return {one["bom-ref"]: one for one in found if one["type"] != "file"}


def test_every_file_is_somebodys() -> None:
    known = read_installed(resources(), (OUT / "lib",)).parts
    owned = owners(OUT, SITE, known, read_rules(known))
    assert owned.keys() == set(names(OUT))


def test_every_binary_stands_there_once(read: dict[str, Any]) -> None:
    whole = [read["metadata"]["component"], *read["components"]]
    files = [one["name"] for one in every(whole) if one["type"] == "file"]
    binary = [one for one in names(OUT) if one.endswith((".dll", ".exe", ".pyd"))]
    assert sorted(files) == binary


@pytest.mark.parametrize(
    ("ref", "version"),
    [
        ("PySide6 och Qt/Qt", "6.11.3"),
        ("sqlcipher3/SQLCipher", "4.19.0"),
        ("sqlcipher3/OpenSSL", "3.6.0"),
        ("cryptography/OpenSSL", "4.0.3"),
    ],
)
def test_what_security_depends_on_has_its_version(
    read: dict[str, Any], ref: str, version: str
) -> None:
    assert parts(read)[ref]["version"] == version
    assert version in parts(read)[ref].get("cpe", version)


def test_python_has_the_version_of_the_runtime(
    read: dict[str, Any], runtime: pins.Runtime
) -> None:
    assert parts(read)["Python"]["version"] == runtime.python
    assert runtime.python in parts(read)["Python"]["cpe"]


def test_the_oldest_libraries_of_the_runtime_are_seen(read: dict[str, Any]) -> None:
    found = parts(read)
    for name in ("OpenSSL", "SQLite", "Expat", "zlib"):
        assert found[f"Python/{name}"]["version"]


def test_only_what_windows_has_is_there(read: dict[str, Any]) -> None:
    found = parts(read)
    assert "jeepney" not in found
    assert "pywin32-ctypes" in found
    assert len([ref for ref in found if "/" not in ref]) > 55


def test_it_is_the_same_each_time(tmp_path: Path, runtime: pins.Runtime) -> None:
    two = [
        sbom.write(OUT, tmp_path / name, runtime=runtime, site=SITE, made=TIME)
        for name in "ab"
    ]
    assert two[0].read_bytes() == two[1].read_bytes()


def test_the_notices_of_the_bundle_say_as_much(read: dict[str, Any]) -> None:
    text = (OUT / notices.NAME).read_text("utf-8-sig")
    for part in parts(read).values():
        assert license_words(part["licenses"][0]["expression"]) in text, part["bom-ref"]
