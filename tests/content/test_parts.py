"""The parts of others: all that the lock installs, and what is known of each."""

import json
import platform
import re
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

from sipdesk.content.installed import Held, Installed
from sipdesk.content.parts import Absent, Part, Parts, read_parts
from sipdesk.content.toml_table import Refused, Table
from sipdesk.paths import resources
from tests.home import content

INSTALLED = content().read_installed()
ALL = INSTALLED.parts.all
PACKAGED = [part for part in ALL if part.package and INSTALLED.has(part)]
LOCK = (resources().parent / "requirements.txt").read_text("utf-8")
ROW: dict[str, object] = {
    "name": "Ett",
    "license": "MIT",
    "link": "https://example.org",
}
GONE = {"name": "Borta", "package": "ett", "why": "Den följer inte med."}


def told(*rows: dict[str, object]) -> dict[str, Any]:
    read = INSTALLED.parts
    head = {"source": read.source, "read_on": read.read_on, "status": read.status}
    return {**head, "part": list(rows), "absent": [GONE]}


def one(name: str, inside: str = "") -> Part:
    (found,) = (part for part in ALL if (part.name, part.inside) == (name, inside))
    return found


def test_every_package_of_the_lock_is_a_part_and_no_other() -> None:
    locked = re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK, re.MULTILINE)
    assert {part.package for part in ALL if part.package} == set(locked)


@pytest.mark.parametrize("part", PACKAGED, ids=lambda part: part.package)
def test_a_package_is_under_what_it_says_itself(part: Part) -> None:
    said = distribution(part.package).metadata["License-Expression"]
    assert said in (None, part.license)


def test_every_part_has_a_licence_text_or_needs_none() -> None:
    without = {part.name for part in ALL if INSTALLED.has(part)}
    without -= {part.name for part in ALL if INSTALLED.texts(part)}
    assert without == {"SQLite", "Microsoft Visual C++ Runtime"}
    told_of_lzma = INSTALLED.texts(one("liblzma", "Python"))
    assert told_of_lzma == ()  # public domain


def test_lgpl_always_comes_with_its_own_words_and_those_it_builds_on() -> None:
    for part in (part for part in PACKAGED if "LGPL" in part.license):
        text = "\n".join(INSTALLED.texts(part))
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
        if "LGPL-3" in part.license:
            assert re.search(r"^\s+GNU GENERAL PUBLIC LICENSE", text, re.MULTILINE)
        assert part.note or part.package == "shiboken6"


def test_who_drew_the_symbols_is_said_with_the_licence() -> None:
    symbols = one("OpenMoji (bildsymboler)")
    assert symbols.license == "CC-BY-SA-4.0"
    assert "OpenMoji" in symbols.note
    assert "Attribution-ShareAlike 4.0" in INSTALLED.texts(symbols)[0]


def test_what_lies_in_a_part_is_found_however_deep() -> None:
    names = [part.name for part in INSTALLED.parts.within(one("PySide6 och Qt"))]
    assert names[0] == "Qt"
    assert {"PCRE2", "HarfBuzz", "FreeType"} <= set(names)
    own = [part.name for part in INSTALLED.parts.own]
    assert "Qt" not in own
    assert own == sorted(own, key=str.casefold)


def test_a_licence_for_those_who_pay_is_not_shown_as_ours() -> None:
    texts = INSTALLED.texts(one("PySide6 och Qt"))
    assert not any("commercial license" in text[:400].casefold() for text in texts)


def test_what_is_said_not_to_be_there_is_not_listed() -> None:
    held = {found.name for found in INSTALLED.held(one("pillow"))}
    assert held
    assert not held & {"libimagequant", "libavif", "libpng"}


def test_python_is_the_one_that_runs_unless_another_program_is_looked_at() -> None:
    assert INSTALLED.version(one("Python")) == platform.python_version()
    outside = Installed(INSTALLED.parts, resources(), (resources(),))
    assert outside.version(one("Python")) == ""


def test_the_programs_own_licence_can_be_read() -> None:
    assert INSTALLED.own_text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((ROW, ROW), "content-id-twice"),
        (({**ROW, "inside": "Två"},), "content-id-gone"),
        (({**ROW, "inside": "Ett"},), "content-id-gone"),
        (({**ROW, "licence": "MIT"},), "content-key-unknown"),
        (({**ROW, "license": ""},), "content-empty"),
        (({"name": "Ett", "link": "x"},), "content-key-missing"),
    ],
)
def test_a_row_that_is_not_right_is_refused(
    rows: tuple[dict[str, object], ...], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_parts(Table(told(*rows)))
    assert refused.value.code == code


def test_the_same_name_may_lie_in_two_parts() -> None:
    other = {**ROW, "name": "Två"}
    read = read_parts(Table(told(ROW, other, {**ROW, "inside": "Två"})))
    assert [(part.name, part.inside) for part in read.all][2] == ("Ett", "Två")


def folder(tmp_path: Path, listed: dict[str, object] | str = "") -> Installed:
    """Install one made-up package, with a list of what it was built of."""
    info = tmp_path / "Some.Thing-1.2.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "sboms").mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: Some.Thing\n")
    with (info / "METADATA").open("a") as metadata:
        metadata.write("Version: 1.2.0\n")
    (info / "COPYING").write_text("Fritt.\n")
    (info / "licenses" / "LICENSE").write_text("Fritt.\n")
    (info / "sboms" / "x.json").write_text(json.dumps(listed) if listed else "")
    part = Part(
        "Tinget", "MIT", "x", package="some-thing", texts=("MIT", "some-thing:A")
    )
    inner = Part("zlib", "Zlib", "x", inside="Tinget")
    parts = Parts((part, inner), (Absent("gpl", "some-thing", "Inte där."),))
    return Installed(parts, resources(), (tmp_path,))


def test_version_and_texts_are_read_from_the_package(tmp_path: Path) -> None:
    installed = folder(tmp_path)
    part, inner = installed.parts.all
    assert installed.has(part)
    assert installed.version(part) == "1.2.0"
    assert installed.version(replace(part, version="3")) == "3"
    assert installed.version(inner) == ""
    first, second = installed.texts(part)  # the two files say the same
    assert first == "Fritt."
    assert second.startswith("Permission is hereby granted")
    assert installed.folder(part) == str(tmp_path)


def test_a_package_that_is_not_installed_says_nothing() -> None:
    part = replace(one("alembic"), package="not-there", texts=())
    assert not INSTALLED.has(part)
    assert INSTALLED.version(part) == INSTALLED.folder(part) == ""
    assert INSTALLED.texts(part) == ()
    assert INSTALLED.held(part) == ()


def test_a_package_says_what_it_was_built_of(tmp_path: Path) -> None:
    unicode = "VU5JQ09ERSBMSUNFTlNFIFYzCg=="
    text = {"encoding": "base64", "content": unicode}
    rows = [
        {"name": "b", "version": "2", "licenses": [{"expression": "MIT OR ISC"}]},
        {"name": "A", "licenses": [{"license": {"id": "X11"}}, {"expression": "Zlib"}]},
        {"name": "c", "version": "1", "licenses": [{"license": {"text": text}}]},
        {"name": "d", "version": "1", "licenses": [{"license": {"name": "Egen"}}]},
        {"name": "own", "purl": "pkg:pypi/some-thing@1.2.0#x"},
        {"name": "own", "purl": "pkg:cargo/own@1?download_url=file://x"},
        {"name": "ZLIB", "version": "1.3"},
        {"name": "gpl", "licenses": [{"expression": "GPL-3.0-only"}]},
    ]
    installed = folder(tmp_path, {"components": rows})
    assert installed.held(installed.parts.all[0]) == (
        Held("A", "", "X11 AND Zlib"),
        Held("b", "2", "MIT OR ISC"),
        Held("c", "1", "Unicode-3.0"),
        Held("d", "1", ""),
    )


def test_a_package_with_an_empty_list_says_nothing(tmp_path: Path) -> None:
    installed = folder(tmp_path)
    assert installed.held(installed.parts.all[0]) == ()
