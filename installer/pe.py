"""Reads the version in Windows' own files, as it stands in their resources."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pefile

ENDINGS: Final = frozenset({".dll", ".exe", ".pyd"})
NEUTRAL: Final = "0"


@dataclass(frozen=True, slots=True)
class FileVersion:
    """``number`` is four numbers with dots; ``language`` is Windows' number, or 0."""

    number: str
    language: str


def version_of(path: Path) -> FileVersion | None:
    """Read a file's version; None if it has none, or is none of Windows' files."""
    if path.suffix.lower() not in ENDINGS:
        return None
    resources = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]
    try:
        with pefile.PE(str(path), fast_load=True) as read:
            read.parse_data_directories([resources])
            return _version(read)
    except pefile.PEFormatError:
        return None


def _version(read: pefile.PE) -> FileVersion | None:
    fixed = getattr(read, "VS_FIXEDFILEINFO", None)
    if not fixed:
        return None
    high, low = fixed[0].FileVersionMS, fixed[0].FileVersionLS
    parts = (high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF)
    return FileVersion(".".join(str(part) for part in parts), _language(read))


def _language(read: pefile.PE) -> str:
    for info in (entry for block in read.FileInfo for entry in block):
        for variable in getattr(info, "Var", []):
            for words in variable.entry.values():
                return str(int(str(words).split()[0], 16))
    return NEUTRAL
