"""Reads the files of a folder or a zip, with limits; nothing is ever unpacked to disk.

Links are not followed, and a zip inside a zip is not opened. A file is read no further
than it may be long, whatever the zip says of its length.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile, ZipInfo

from sipdesk.documents.picture_sources.zips import ZIP_FAULTS, opened_zip
from sipdesk.domain.errors import RuleBroken

MOST_FILES: Final = 20_000
MOST_ZIP: Final = 1_000_000_000
"""Bytes of a zip: less than this PC has to read for its list of contents."""
PICTURES: Final = (".svg", ".png", ".jpg", ".jpeg")
LISTS: Final = (".csv",)

_SECRET: Final = 0x1  # of a zip's part that is encrypted


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file by its place in the folder, written with ``/``."""

    place: str

    @property
    def name(self) -> str:
        """What it is called without its ending."""
        return PurePosixPath(self.place).stem

    @property
    def ending(self) -> str:
        """Its ending in small letters, with the dot."""
        return PurePosixPath(self.place).suffix.lower()


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of a folder or a zip, and what reads one no further than so far."""

    pictures: Sequence[FoundFile]
    lists: Sequence[FoundFile]
    read: Callable[[FoundFile, int], bytes]


@contextmanager
def opened(path: Path) -> Iterator[FoundFiles]:
    """Look through a folder or a zip.

    ``read`` gives a byte more of a file that is longer than it may be.

    Raises:
        RuleBroken: ``pictures-unreadable``, ``pictures-too-many-files``.

    """
    try:
        if path.is_dir():
            yield _sorted(list(_inside(path)), _from_folder(path))
            return
        if path.stat().st_size > MOST_ZIP:
            raise _too_many()
        with (
            path.open("rb") as zipped,
            opened_zip(zipped, MOST_FILES, _too_many()) as file,
        ):
            parts = {_place(info): info for info in file.infolist() if _is_file(info)}
            yield _sorted(list(parts), _from_zip(file, parts))
    except ZIP_FAULTS as error:
        raise RuleBroken("pictures-unreadable") from error


def _too_many() -> RuleBroken:
    return RuleBroken("pictures-too-many-files", facts={"most": f"{MOST_FILES}"})


def _sorted(places: list[str], read: Callable[[str, int], bytes]) -> FoundFiles:
    if len(places) > MOST_FILES:
        raise _too_many()
    found = [FoundFile(place) for place in sorted(places)]
    return FoundFiles(
        [one for one in found if one.ending in PICTURES],
        [one for one in found if one.ending in LISTS],
        lambda file, most: read(file.place, most),
    )


def _inside(folder: Path) -> Iterator[str]:
    count = 0
    for where, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not _is_left_out(name)]
        for name in names:
            path = Path(where, name)
            if _is_left_out(name) or not stat.S_ISREG(path.lstat().st_mode):
                continue
            count += 1
            if count > MOST_FILES:
                raise _too_many()
            yield path.relative_to(folder).as_posix()


def _from_folder(folder: Path) -> Callable[[str, int], bytes]:
    def read(place: str, most: int) -> bytes:
        with (folder / place).open("rb") as file:
            return file.read(most + 1)

    return read


def _place(info: ZipInfo) -> str:
    # It is only ever a name: nothing is written where it points.
    return info.filename.replace("\\", "/")


def _is_file(info: ZipInfo) -> bool:
    """Whether a part is a plain file that can be read."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not info.filename or info.is_dir() or kind not in (0, stat.S_IFREG):
        return False
    names = PurePosixPath(_place(info)).parts
    return not info.flag_bits & _SECRET and not any(map(_is_left_out, names))


def _is_left_out(name: str) -> bool:
    """Whether a name is of what a system puts beside files."""
    return name.startswith(".") or name == "__MACOSX"


def _from_zip(file: ZipFile, parts: dict[str, ZipInfo]) -> Callable[[str, int], bytes]:
    def read(place: str, most: int) -> bytes:
        with file.open(parts[place]) as part:
            return part.read(most + 1)

    return read
