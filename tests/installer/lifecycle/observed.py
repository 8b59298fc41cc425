"""What can be seen of a program in a Windows, without asking the program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from installer import msitools
from installer.wine import registry
from installer.wine.prefix import Prefix

NAME: Final = "SIPdesk (prov)"
PRODUCTS: Final = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
SETTINGS: Final = r"HKLM\SOFTWARE\SIPdesk"
CLASSES: Final = (".sipdesk", ".sipbild", "SIPdesk.Home", "SIPdesk.Pictures")

Files = Mapping[str, str]
"""The sum of each file's bytes, by its path with slashes."""


@dataclass(frozen=True)
class Seen:
    """What is there of the program."""

    files: Files
    settings: registry.Keys
    products: registry.Keys
    """Those of ours among the installed apps, by product code."""
    classes: Mapping[str, registry.Keys]
    shortcuts: Mapping[str, bool]
    """By the folder each lies in: whether it leads to the window."""

    @property
    def code(self) -> str:
        """The code of the one product that is installed."""
        (code,) = self.products
        return code


def look(prefix: Prefix, folder: str) -> Seen:
    """Look for the program, whose files are to lie in ``folder``."""
    products = registry.read(prefix, PRODUCTS)
    classes = {
        name: registry.read(prefix, rf"HKLM\SOFTWARE\Classes\{name}")
        for name in CLASSES
    }
    return Seen(
        files=files_in(prefix.path(folder)),
        settings=registry.read(prefix, SETTINGS),
        products={
            code: values
            for code, values in products.items()
            if "SIPdesk" in str(values.get("DisplayName"))
        },
        classes={name: keys for name, keys in classes.items() if keys},
        shortcuts={
            link.parent.name: _leads_to_the_window(link) for link in _shortcuts(prefix)
        },
    )


def files_in(folder: Path) -> Files:
    """Sum up every file in a folder; none, where there is no folder."""
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def files_of(msi: Path) -> frozenset[str]:
    """Name the files that an MSI lays, by their paths under the install folder."""
    tables = msitools.read(msi)
    folders = tables["Directory"].by_key()
    parts = tables["Component"].by_key()

    def path(folder: str) -> Iterator[str]:
        if folder != "INSTALLDIR":
            yield from path(folders[folder]["Directory_Parent"])
            yield _long(folders[folder]["DefaultDir"])

    return frozenset(
        "/".join(
            (*path(parts[row["Component_"]]["Directory_"]), _long(row["FileName"]))
        )
        for row in tables["File"].rows
    )


def _long(names: str) -> str:
    """Give the long one of the two names that a cell may have."""
    return names.rsplit("|", 1)[-1]


def _shortcuts(prefix: Prefix) -> Iterator[Path]:
    # Wine lays those of the desktop in the home folder of the person.
    for place in (prefix.disk, Path(prefix.surroundings["HOME"])):
        for link in place.rglob("*.lnk"):
            if "SIPdesk" in link.name:
                yield link


def _leads_to_the_window(link: Path) -> bool:
    data = link.read_bytes()
    return any("SIPdesk.exe".encode(code) in data for code in ("cp1252", "utf-16-le"))


def traces(prefix: Prefix) -> frozenset[str]:
    """Name every file and folder of the disk, and every registry key that names us."""
    disk = {str(path.relative_to(prefix.disk)) for path in prefix.disk.rglob("*")}
    keys = {
        rf"{root}\{key}"
        for root in (r"HKLM\SOFTWARE", r"HKCU\SOFTWARE")
        for key, values in registry.read(prefix, root).items()
        if "sipdesk" in f"{key}{values}".lower()
    }
    return frozenset(disk | keys | {str(link) for link in _shortcuts(prefix)})
