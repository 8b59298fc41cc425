"""The bill of materials: every file somebody's, every part with a licence."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from installer import pins, sbom
from installer.refusal import Refused
from sipdesk import __version__
from tests.installer.made import INFO, lay, write

MADE = 1767225600
TEST = pins.read_runtime(release=False)


def written(folder: Path, at: tuple[Path, Path, Path] | None = None) -> dict[str, Any]:
    bundle, site, resources = at or lay(folder)
    out = sbom.write(
        bundle,
        folder / "sbom.json",
        runtime=TEST,
        site=site,
        made=MADE,
        lock=folder / "lock.txt",
        resources=resources,
        rules=folder / "rules.toml",
    )
    read: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return read


def every(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in components:
        yield one
        yield from every(one.get("components", []))


def named(read: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["bom-ref"]: one for one in every(read["components"])}


def test_it_is_cyclonedx_of_the_program_and_all_that_it_is_put_together_of(
    tmp_path: Path,
) -> None:
    read = written(tmp_path)
    assert (read["bomFormat"], read["specVersion"]) == ("CycloneDX", "1.6")
    program = read["metadata"]["component"]
    assert (program["name"], program["version"]) == ("SIPdesk", __version__)
    assert program["licenses"] == [{"expression": "EUPL-1.2"}]
    assert [file["name"] for file in program["components"]] == ["SIPdesk.exe"]
    assert (
        read["metadata"]["timestamp"] == datetime.fromtimestamp(MADE, UTC).isoformat()
    )
    assert {"name": "sipdesk:runtime", "value": "test"} in program["properties"]
    assert set(named(read)) == {
        "Python",
        "Tinget",
        "Tinget/OpenSSL",
        "file:lib/some_thing/fast.cp311.pyd",
        "file:lib/some_thing/ssl3.dll",
        "file:runtime/DLLs/_ssl.pyd",
        "file:runtime/python311.dll",
    }
    (root,) = (one for one in read["dependencies"] if one["ref"] == "SIPdesk")
    assert root["dependsOn"] == ["Python", "Tinget"]


def test_a_part_has_its_version_licence_source_and_sums(tmp_path: Path) -> None:
    found = named(written(tmp_path))
    thing, inner, python = found["Tinget"], found["Tinget/OpenSSL"], found["Python"]
    assert thing["purl"] == "pkg:pypi/some-thing@1.2.0"
    assert thing["externalReferences"][0]["url"] == "https://example.org/tinget"
    locked = [one["value"] for one in thing["properties"]]
    assert locked == ["a" * 64, "b" * 64]
    assert inner["version"] == "3.6.0"
    assert inner["copyright"] == "Copyright 2026 The Makers"
    assert python["version"] == "3.11.9"
    assert python["cpe"] == "cpe:2.3:a:python:python:3.11.9:*:*:*:*:*:*:*"
    sums = found["file:lib/some_thing/ssl3.dll"]["hashes"]
    assert sums == [{"alg": "SHA-256", "content": sha256(b"ssl").hexdigest()}]
    assert found["file:lib/some_thing/ssl3.dll"] in inner["components"]


def test_the_same_bundle_gives_the_same_bytes_wherever_it_lies(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    written(one)
    written(two)
    assert (one / "sbom.json").read_bytes() == (two / "sbom.json").read_bytes()
    assert str(tmp_path) not in (one / "sbom.json").read_text("utf-8")


def test_another_bundle_has_another_serial_number(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    at = lay(two)
    write(two / "bundle" / "lib" / "some_thing" / "ssl3.dll", "mended ssl")
    serials = {written(one)["serialNumber"], written(two, at)["serialNumber"]}
    assert len(serials) == 2


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), "utf-8")

    return change


def added(file: str, text: str = "x") -> Callable[[Path], None]:
    return lambda folder: write(folder / file, text)


MODULE = "bundle/lib/some_thing/fast.cp311.pyd"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (added("bundle/stray.dll"), "files are of no part that is known"),
        (added("bundle/lib/some_thing/stray.py"), "lib/some_thing/stray.py"),
        (added("bundle/lib/some_thing/fonts/own.pfb"), "may not be shipped"),
        (added("site/other-1.dist-info/RECORD"), "other is in the bundle but not"),
        (replaced("resources/parts.toml", '"PSF-2.0"', '"GPL-3.0-only"'), "under GPL"),
        (replaced("resources/parts.toml", '"3.6.0"', '"3.6.1"'), "is 3.6.0 in fast"),
        (replaced(MODULE, "OpenSSL", "OpenTLS"), "shows no version"),
        (replaced(MODULE, "..OpenSSL", "gpl_OpenSSL"), "holds libgpl"),
        (replaced("rules.toml", '"Tinget/OpenSSL"', '"Annat"'), "names parts that are"),
    ],
)
def test_what_is_nobodys_or_not_free_or_not_as_said_is_refused(
    tmp_path: Path, change: Callable[[Path], None], why: str
) -> None:
    at = lay(tmp_path)
    change(tmp_path)
    with pytest.raises(Refused, match=why):
        written(tmp_path, at)
    assert not (tmp_path / "sbom.json").exists()


HELD = f"bundle/lib/{INFO}/sboms/x.json"


@pytest.mark.parametrize(
    ("offered", "why"),
    [([], "has no licence"), ([{"expression": "GPL-2.0-only"}], "may not be shipped")],
)
def test_what_a_package_was_built_of_must_be_free_too(
    tmp_path: Path, offered: list[dict[str, str]], why: str
) -> None:
    at = lay(tmp_path)
    library = {"name": "crate", "version": "1", "licenses": offered}
    write(tmp_path / HELD, json.dumps({"components": [library]}))
    with pytest.raises(Refused, match=why):
        written(tmp_path, at)


def test_what_a_package_was_built_of_lies_in_it(tmp_path: Path) -> None:
    at = lay(tmp_path)
    rows = [
        {
            "name": "crate",
            "version": "1",
            "licenses": [{"expression": "MIT OR Apache-2.0"}],
            "purl": "pkg:cargo/crate@1",
        },
        {"name": "libgpl", "licenses": [{"expression": "GPL-2.0-only"}]},
    ]
    write(tmp_path / HELD, json.dumps({"components": rows}))
    found = named(written(tmp_path, at))
    assert found["Tinget/crate@1"]["purl"] == "pkg:cargo/crate@1"
    assert not any("libgpl" in ref for ref in found)


def test_a_compiled_module_is_of_the_package_of_its_source(tmp_path: Path) -> None:
    bundle, site, resources = lay(tmp_path)
    cached = bundle / "lib" / "some_thing" / "__pycache__" / "__init__.cpython-311.pyc"
    write(cached, "compiled")
    assert "file:lib/some_thing/ssl3.dll" in named(
        written(tmp_path, (bundle, site, resources))
    )
