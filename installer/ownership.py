"""Whose each file of a bundle is, and which versions its files show."""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from installer.refusal import Refused
from sipdesk.content.parts import Part, Parts

FILE: Final = Path(__file__).with_name("files.toml")
PROGRAM: Final = "SIPdesk"

_OURS: Final = (
    *("SIPdesk.exe", "sipdesk-cli.exe", "app/**"),
    *("ADMIN.txt", "THIRD-PARTY.txt"),
)
_CACHED: Final = re.compile(r"__pycache__/([^/]+)\.cpython-\d+(\.opt-\d)?\.pyc")


@dataclass(frozen=True)
class Sign:
    """Where the version of a part stands: a file, and a pattern with one group."""

    file: str
    pattern: str


@dataclass(frozen=True)
class Rules:
    """What ``files.toml`` says; parts by their key, in its order."""

    own: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, Sign]
    absent: tuple[tuple[str, str, str], ...]
    """The name of what is not there, the files it would be in, and what it looks like.
    """
    refused: tuple[tuple[tuple[str, ...], str], ...]


def key_of(part: Part) -> str:
    """Give what a part is called in ``files.toml``."""
    return f"{part.inside}/{part.name}" if part.inside else part.name


def read_rules(parts: Parts, file: Path = FILE) -> Rules:
    """Read the rules; each must be of a part that there is. Raises ``Refused``."""
    read: Mapping[str, Any] = tomllib.loads(file.read_text("utf-8"))
    rows = {row["name"]: row for row in read["part"]}
    unknown = rows.keys() - {key_of(part) for part in parts.all}
    if unknown:
        raise Refused(f"{file.name} names parts that are not there: {sorted(unknown)}")
    return Rules(
        own={key: tuple(row["own"]) for key, row in rows.items() if "own" in row},
        signs={
            key: Sign(row["file"], row["pattern"])
            for key, row in rows.items()
            if "file" in row
        },
        absent=tuple((row["name"], row["file"], row["sign"]) for row in read["absent"]),
        refused=tuple((tuple(row["files"]), row["why"]) for row in read["refused"]),
    )


def owners(bundle: Path, site: Path, parts: Parts, rules: Rules) -> dict[str, str]:
    """Give whose each file is: the key of a part, or ``PROGRAM``, by the file's path.

    ``site`` is the folder where the packages were installed, whole: their own lists of
    files are read there. Raises ``Refused`` where a file is nobody's, or may not be
    shipped.
    """
    packaged = _packaged(site, parts)
    found: dict[str, str] = {}
    nobodys: list[str] = []
    for name in names(bundle):
        owner = _first(name, rules.own) or (PROGRAM if _matches(name, _OURS) else "")
        if not owner:
            _refuse(name, rules)
            owner = packaged.get(_source(name), "")
        if owner:
            found[name] = owner
        else:
            nobodys.append(name)
    if nobodys:
        raise Refused(
            f"{len(nobodys)} files are of no part that is known, so that nobody knows "
            f"their licence: {', '.join(nobodys[:10])}.\nName the part in "
            "resources/parts.toml and its files in installer/files.toml, or leave them "
            "out of the bundle."
        )
    return found


def version(bundle: Path, part: Part, told: str, rules: Rules) -> str:
    """Give the version of a part as its files show it, or else as it is ``told``.

    Raises ``Refused`` where the two differ, or where the file shows none.
    """
    sign = rules.signs.get(key_of(part))
    files = sorted(bundle.glob(sign.file)) if sign else []
    if sign is None or not files:
        return told
    shown = re.search(sign.pattern.encode(), files[0].read_bytes())
    if shown is None:
        raise Refused(f"{sign.file} shows no version of {key_of(part)}.")
    seen = shown[1].decode()
    if told and told != seen:
        raise Refused(
            f"{key_of(part)} is {seen} in {files[0].name}, but {told} in "
            "resources/parts.toml. Look at what has changed, and write the new version."
        )
    return seen


def check_absent(bundle: Path, rules: Rules) -> None:
    """See that what is said not to be there is not. Raises ``Refused``."""
    for name, pattern, sign in rules.absent:
        for file in bundle.glob(pattern):
            if sign.encode() in file.read_bytes():
                raise Refused(f"{file.name} holds {name}, which may not be shipped.")


def names(bundle: Path) -> list[str]:
    """Give the path of each file under a folder, in order."""
    files = (path for path in bundle.rglob("*") if path.is_file())
    return sorted(path.relative_to(bundle).as_posix() for path in files)


def _refuse(name: str, rules: Rules) -> None:
    for patterns, why in rules.refused:
        if _matches(name, patterns):
            raise Refused(f"{name} may not be shipped: {why}.")


def _first(name: str, own: Mapping[str, tuple[str, ...]]) -> str:
    return next((key for key, patterns in own.items() if _matches(name, patterns)), "")


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(_regex(pattern).fullmatch(name) for pattern in patterns)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """Read a pattern of paths as ``Path.glob`` does: only ``**`` crosses folders."""
    wild = {"**/": r"(?:.*/)?", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[!?[^]]+\])", pattern)
    read = (
        wild.get(part)
        or (part.replace("[!", "[^") if part[:1] == "[" else re.escape(part))
        for part in parts
    )
    return re.compile("".join(read), re.IGNORECASE)


def _packaged(site: Path, parts: Parts) -> dict[str, str]:
    """Give the part of each file that a package installed, by its path in a bundle."""
    keys = {part.package: key_of(part) for part in parts.all if part.package}
    found: dict[str, str] = {}
    for record in sorted(site.glob("*.dist-info/RECORD")):
        package = record.parent.name.partition("-")[0].casefold()
        package = re.sub(r"[_.]", "-", package)
        if package not in keys:
            raise Refused(
                f"{package} is in the bundle but not in resources/parts.toml. Read its "
                "licence, and add it there."
            )
        with record.open(encoding="utf-8", newline="") as lines:
            for path, *_ in csv.reader(lines):
                shared = path.startswith("share/")
                found[_source(path if shared else f"lib/{path}")] = keys[package]
    return found


def _source(name: str) -> str:
    """Give the path of the source of a compiled module; other paths as they are."""
    cached = _CACHED.search(name)
    if cached:
        return f"{name[: cached.start()]}{cached[1]}.py"
    return f"{name.removesuffix('.pyc')}.py" if name.endswith(".pyc") else name
