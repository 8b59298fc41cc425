"""What the installed packages say of themselves: version, licences, what they hold.

It is asked for when somebody wants to know, never when the program starts.
"""

import base64
import json
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any, Final

from sipdesk.content import files
from sipdesk.content.parts import Part, Parts

_LICENCE: Final = ("LICEN", "COPYING", "NOTICE")
_NOT_OFFERED_TO_US: Final = "LicenseRef-Qt-Commercial.txt"
_PYTHON: Final = "Python"
_OURS: Final = ("download_url=file", "pkg:pypi/")


@dataclass(frozen=True, slots=True)
class Held:
    """A library that was built into a package, as the package's own list says.

    ``license`` is an SPDX expression; empty where the list gives no name for it.
    """

    name: str
    version: str
    license: str
    purl: str = ""


class Installed:
    """The packages of this program, or of another that is looked at from outside."""

    def __init__(
        self, parts: Parts, resources: Path, folders: Sequence[Path] = ()
    ) -> None:
        """``resources`` have the licence texts that no package carries.

        ``folders`` are where packages are looked for: where Python does, if none.
        """
        self.parts = parts
        self._resources = resources
        self._outside = bool(folders)
        self._folders = tuple(folders) or tuple(map(Path, sys.path))

    @property
    def own_text(self) -> str:
        """The licence text of the program itself."""
        return _read(self._resources.parent / "LICENSE")

    def folder(self, part: Part) -> str:
        """Give the folder in which a package lies; empty where there is none."""
        info = self._infos.get(part.package)
        return str(info.parent.resolve()) if info else ""

    def has(self, part: Part) -> bool:
        """Whether a package is installed; what is no package always is."""
        return not part.package or part.package in self._infos

    def version(self, part: Part) -> str:
        """Give the version of a part; empty where nothing says it.

        Python's is that of the one that runs, unless others are looked at.
        """
        if part.name == _PYTHON and not part.inside and not self._outside:
            return platform.python_version()
        info = self._infos.get(part.package)
        if part.version or info is None:
            return part.version
        return Distribution.at(info).version

    def texts(self, part: Part) -> tuple[str, ...]:
        """Give every licence text of a part, those of its package first.

        Each stands once, however many files have it. What cannot be read is left out.
        """
        read = [*self._of_package(part.package), *map(self._named, part.texts)]
        return tuple(dict.fromkeys(text.strip("\n") for text in read if text.strip()))

    def held(self, part: Part) -> tuple[Held, ...]:
        """Give what a package says that it was built of (PEP 770), by name.

        Left out are parts of its own, and what the table of parts already has there
        or says is absent.
        """
        told = {
            one.name.casefold() for one in self.parts.all if one.inside == part.name
        }
        gone = {one.name for one in self.parts.absent if one.package == part.package}
        found = {
            one
            for one in self._held(part)
            if one.name.casefold() not in told and one.name not in gone
        }
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.version)))

    def _held(self, part: Part) -> Iterator[Held]:
        info = self._infos.get(part.package)
        for file in sorted(info.glob("sboms/*.json")) if info else ():
            listed: dict[str, Any] = json.loads(_read(file) or "{}")
            for one in listed.get("components", ()):
                purl = one.get("purl", "")
                if not any(sign in purl for sign in _OURS):
                    version = one.get("version", "")
                    yield Held(one["name"], version, _expression(one), purl)

    def _of_package(self, package: str) -> Iterator[str]:
        info = self._infos.get(package)
        if info is None:
            return
        for file in (*sorted(info.iterdir()), *sorted(info.glob("licenses/**/*"))):
            in_folder = file.parent != info
            named = file.name.upper().startswith(_LICENCE)
            if file.is_file() and (in_folder or named):
                yield "" if file.name == _NOT_OFFERED_TO_US else _read(file)

    def _named(self, name: str) -> str:
        package, colon, path = name.partition(":")
        if not colon:
            return _read(self._resources / files.LICENSES / f"{name}.txt")
        info = self._infos.get(package)
        if info is None:
            return ""
        tried = (info.parent / path, info / "licenses" / path, info / path)
        return next(filter(None, map(_read, tried)), "")

    @cached_property
    def _infos(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in self._folders:
            for info in sorted(folder.glob("*.dist-info")):
                package = info.name.partition("-")[0].casefold()
                found.setdefault(package.replace("_", "-").replace(".", "-"), info)
        return found


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _expression(listed: dict[str, Any]) -> str:
    offered = []
    for one in listed.get("licenses") or ():
        named = one.get("license", {})
        offered.append(one.get("expression") or named.get("id") or _by_text(named))
    known = [one for one in offered if one]
    if len(known) == 1:
        return str(known[0])
    return " AND ".join(f"({one})" if " " in one else one for one in known)


def _by_text(named: dict[str, Any]) -> str:
    """Know a licence that is given by its text alone."""
    text = named.get("text", {})
    if text.get("encoding") != "base64":
        return ""
    begins = base64.b64decode(text["content"])[:18]
    return "Unicode-3.0" if begins == b"UNICODE LICENSE V3" else ""
