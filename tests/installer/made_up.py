"""Bundles that are made up, and what an MSI of them is."""

import struct
import subprocess
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from hypothesis import strategies as st

from installer import msitools
from installer.msitools import Table
from installer.package import make_msi

VERSION: Final = "1.2.3"
_ALIGNED: Final = 0x200
_RESOURCES_AT: Final = 0x1000
_VERSION_KIND: Final = 16
_UNICODE: Final = 1200

RESERVED: Final = {"con", "prn", "aux", "nul"}
LETTERS: Final = "abcXYZåäöÅÄÖéß0189 ._-+,;=[]()'&~"


def windows_file(version: tuple[int, int, int, int], language: int) -> bytes:
    """Make a file of Windows' own form, with nothing in it but a version."""
    info = _version_info(version, language)
    # Three folders in one another (kind, name, language), and where the data is.
    folders = b"".join(
        struct.pack("<IIHHHHII", 0, 0, 0, 0, 0, 1, number, offset)
        for number, offset in (
            (_VERSION_KIND, 0x80000018),
            (1, 0x80000030),
            (language, 0x48),
        )
    )
    where = struct.pack("<IIII", _RESOURCES_AT + 0x58, len(info), 0, 0)
    resources = folders + where + info
    raw = resources.ljust(-(-len(resources) // _ALIGNED) * _ALIGNED, b"\0")
    start = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64) + b"PE\0\0"
    coff = struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 240, 0x2022)
    sizes = (0, len(raw), 0, 0, 0, 0x180000000, _RESOURCES_AT, _ALIGNED)
    head = struct.pack("<HBBIIIIIQII", 0x20B, 0, 0, *sizes)
    head += struct.pack("<HHHHHHIIIIHH", 6, 0, 0, 0, 6, 0, 0, 0x3000, 0x200, 0, 2, 0)
    head += struct.pack("<QQQQII", 0, 0, 0, 0, 0, 16)
    places = [(0, 0)] * 16
    places[2] = (_RESOURCES_AT, len(resources))
    head += b"".join(struct.pack("<II", *place) for place in places)
    section = struct.pack(
        "<8sIIIIIIHHI",
        *(b".rsrc", len(resources), _RESOURCES_AT, len(raw), _ALIGNED),
        *(0, 0, 0, 0, 0x40000040),
    )
    return (start + coff + head + section).ljust(_ALIGNED, b"\0") + raw


def _version_info(version: tuple[int, int, int, int], language: int) -> bytes:
    high, low = version[0] << 16 | version[1], version[2] << 16 | version[3]
    fixed = struct.pack("<13I", 0xFEEF04BD, 0x10000, high, low, high, low, *[0] * 7)
    translation = _node("Translation", struct.pack("<HH", language, _UNICODE), b"")
    files = _node("VarFileInfo", b"", translation)
    return _node("VS_VERSION_INFO", fixed, files)


def _node(key: str, value: bytes, children: bytes) -> bytes:
    head = _padded(b"\0" * 6 + key.encode("utf-16-le") + b"\0\0")
    whole = _padded(head + value) + children
    return struct.pack("<HHH", len(whole), len(value), 0) + whole[6:]


def _padded(data: bytes) -> bytes:
    return data.ljust(-(-len(data) // 4) * 4, b"\0")


BUNDLE: Final[Mapping[str, bytes]] = {
    "SIPdesk.exe": windows_file((1, 2, 3, 0), 0x041D),
    "sipdesk-cli.exe": windows_file((1, 2, 3, 0), 0x041D),
    "runtime/python3.dll": b"no file of Windows' own",
    "runtime/python311.dll": windows_file((3, 11, 9150, 1013), 0),
    "lib/PySide6/Qt6Core.dll": windows_file((6, 11, 3, 0), 0x0409),
    "lib/PySide6/Qt6Core.dll.txt": b"not read for a version",
    "app/sipdesk/__main__.pyc": b"compiled",
    "app/sipdesk/resources/ett långt namn på åländska.md": b"text",
    "app/sipdesk/resources/ett långt namn på ärans fält.md": b"text",
}


def lay(folder: Path, files: Mapping[str, bytes] = BUNDLE) -> Path:
    """Lay files in a folder, and give it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def tables_of(folder: Path, *, is_test: bool) -> dict[str, Table]:
    """Make the MSI of the made-up bundle in a folder, and read it."""
    return msitools.read(msi_of(folder, is_test=is_test))


def msi_of(folder: Path, *, is_test: bool) -> Path:
    """Make the MSI of the made-up bundle in a folder."""
    bundle = lay(folder / "bundle")
    return make_msi(bundle, folder / "x.msi", version=VERSION, is_test=is_test)


def image_of(msi: Path, folder: Path) -> dict[str, bytes]:
    """Lay what is in an MSI where its tables say, as ``msiexec /a`` does, and read it.

    The answer is by path within the image, in which the install folder is at the top.
    """
    command = ["msiextract", "--directory", str(folder), str(msi)]
    subprocess.run(command, check=True, capture_output=True)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _can_be(name: str) -> bool:
    stem = name.split(".", maxsplit=1)[0].casefold()
    return name == name.rstrip(" .") and bool(name) and stem not in RESERVED


names = st.one_of(
    st.text(LETTERS, min_size=1, max_size=40).filter(_can_be),
    # Of the same stem and ending, as Windows would shorten them.
    st.integers(1, 99).map(lambda n: f"ett långt namn {n}.text"),
)
"""Names that a file in Windows can have."""

unlike = st.lists(names, min_size=1, max_size=12, unique_by=str.casefold)
"""Names that can lie in one folder."""


@st.composite
def trees(draw: st.DrawFn) -> dict[str, bytes]:
    """Make up the files of a bundle, three folders deep."""
    files = {"SIPdesk.exe": b"program"}
    folders = [PurePosixPath()]
    for _ in range(draw(st.integers(1, 5))):
        folder = draw(st.sampled_from(folders))
        there = {PurePosixPath(name).parts[0].casefold() for name in files}
        for name in draw(unlike):
            path = folder / name
            if path.as_posix().casefold() in {one.casefold() for one in files}:
                continue
            if folder == PurePosixPath() and name.casefold() in there:
                continue
            if draw(st.booleans()) and len(path.parts) < 4:
                inner = path / draw(names)
                files[inner.as_posix()] = b"inner"
                folders.append(path)
            else:
                files[path.as_posix()] = name.encode()
    return _sound(files)


def _sound(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out files that are called as a folder, and what lies in it."""
    kept: dict[str, bytes] = {}
    taken: set[str] = set()
    spelled: dict[str, str] = {}
    for name, data in sorted(files.items()):
        path = PurePosixPath(name)
        above = [one.as_posix() for one in path.parents if one.parts]
        alike = all(spelled.setdefault(one.casefold(), one) == one for one in above)
        is_clear = not taken & {one.casefold() for one in (*above, name)}
        if alike and is_clear and name.casefold() not in spelled:
            kept[name] = data
            taken.add(name.casefold())
    return kept
