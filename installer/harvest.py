"""Lists what is in a bundle, as the MSI lists it: one component for each file.

Ids come of the path alone, so that they never move between versions.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final
from xml.sax.saxutils import quoteattr

from installer import short_names
from installer.refusal import Refused

PROGRAM: Final = PurePosixPath("SIPdesk.exe")
"""What the shortcuts start; a bundle without it is none."""
ROOT: Final = PurePosixPath()
ROOT_ID: Final = "INSTALLDIR"


def file_id(path: PurePosixPath) -> str:
    """Give the id of a file in the table File."""
    return _id("file", path)


def component_id(path: PurePosixPath) -> str:
    """Give the id of the component that is the file."""
    return _id("part", path)


def folder_id(path: PurePosixPath) -> str:
    """Give the id of a folder in the table Directory."""
    return ROOT_ID if path == ROOT else _id("folder", path)


def _id(kind: str, path: PurePosixPath) -> str:
    return f"{kind}.{sha256(path.as_posix().casefold().encode()).hexdigest()[:32]}"


@dataclass(frozen=True, slots=True)
class Harvest:
    """The files under ``root``, with paths relative to it, in order."""

    root: Path
    files: tuple[PurePosixPath, ...]

    @property
    def folders(self) -> tuple[PurePosixPath, ...]:
        """All folders that files lie in, however deep, without the root."""
        found = {folder for path in self.files for folder in path.parents}
        return tuple(sorted(found - {ROOT}))

    @property
    def written_names(self) -> dict[PurePosixPath, str]:
        """The name of each file and folder, as the MSI writes it.

        Raises:
            Refused: an MSI cannot hold one of the names.

        """
        inside: dict[PurePosixPath, list[str]] = {}
        for path in (*self.files, *self.folders):
            inside.setdefault(path.parent, []).append(path.name)
        return {
            folder / name: written
            for folder, names in inside.items()
            for name, written in short_names.short_names(names).items()
        }

    def source(self) -> str:
        """Write the files as WiX's source, with the group ``Files`` of them all.

        They are looked for in ``$(var.Bundle)``.

        Raises:
            Refused: an MSI cannot hold one of the names.

        """
        for path in self.written_names:
            short_names.check(path.name)
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Fragment>',
            *(self._folder(path) for path in self.folders),
            *(self._file(path) for path in self.files),
            '</Fragment><Fragment><ComponentGroup Id="Files">',
            *(f'<ComponentRef Id="{component_id(path)}"/>' for path in self.files),
            "</ComponentGroup></Fragment></Wix>",
        ]
        return "\n".join(lines)

    def _folder(self, path: PurePosixPath) -> str:
        name = quoteattr(path.name)
        inner = f'<Directory Id="{folder_id(path)}" Name={name}/>'
        return f'<DirectoryRef Id="{folder_id(path.parent)}">{inner}</DirectoryRef>'

    def _file(self, path: PurePosixPath) -> str:
        name, source = quoteattr(path.name), quoteattr(f"$(var.Bundle)/{path}")
        file = f'<File Id="{file_id(path)}" Name={name} Source={source} KeyPath="yes"/>'
        part = f'<Component Id="{component_id(path)}" Guid="*" Win64="yes">'
        inner = f"{part}{file}</Component>"
        return f'<DirectoryRef Id="{folder_id(path.parent)}">{inner}</DirectoryRef>'


def harvest(bundle: Path) -> Harvest:
    """List a bundle's files; empty folders are not among them.

    Raises:
        Refused: it is no bundle, or has what an MSI cannot hold.

    """
    found = []
    for path in bundle.rglob("*"):
        if path.is_symlink():
            raise Refused(f"A link cannot be installed: {path}.")
        if path.is_file():
            found.append(PurePosixPath(path.relative_to(bundle).as_posix()))
    if PROGRAM not in found:
        raise Refused(f"There is no {PROGRAM} in {bundle}: make the bundle first.")
    return Harvest(bundle, tuple(sorted(found)))
