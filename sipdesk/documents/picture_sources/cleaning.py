"""Makes the pictures of a folder or a zip into those that can be kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sipdesk.documents.photo import MOST_PIXELS, cleaned_symbol
from sipdesk.documents.picture_sources import drawing
from sipdesk.documents.picture_sources.folder import opened
from sipdesk.documents.picture_sources.lists import Named, named, naming_of
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_photo import MOST_BYTES
from sipdesk.domain.picture_source import (
    MOST_SYMBOLS,
    Cleaned,
    CleanPicture,
    PictureForm,
)

DRAWINGS: Final = (".svg",)
ENDINGS: Final[Mapping[PictureForm, str]] = {
    PictureForm.DRAWING: ".svg",
    PictureForm.PNG: ".png",
    PictureForm.JPEG: ".jpg",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a folder or a zip has: the codes of its pictures, and what set it is."""

    codes: tuple[str, ...]
    is_mulberry: bool = False
    has_list: bool = False


def contents_of(path: Path) -> Contents:
    """Look through a folder or a zip; no picture is opened yet.

    Raises:
        RuleBroken: ``pictures-unreadable``, ``pictures-too-many-files``,
            ``pictures-none``, ``pictures-too-many``.

    """
    with opened(path) as files:
        naming = naming_of(files)
        codes = tuple(one.code for one in named(files, naming))
    if not codes:
        raise RuleBroken("pictures-none")
    if len(codes) > MOST_SYMBOLS:
        facts = {"most": f"{MOST_SYMBOLS}", "count": f"{len(codes)}"}
        raise RuleBroken("pictures-too-many", facts=facts)
    return Contents(codes, naming.is_mulberry, naming.has_list)


def clean_some(path: Path, codes: Iterable[str]) -> Cleaned:
    """Make some pictures of a folder or a zip anew; those that are gone are left out.

    Raises:
        RuleBroken: ``pictures-unreadable``, ``pictures-too-many-files``.

    """
    wanted = frozenset(codes)
    pictures, refused = [], Counter[str]()
    with opened(path) as files:
        for one in named(files, naming_of(files)):
            if one.code not in wanted:
                continue
            try:
                most = most_bytes(one.file.ending)
                pictures.append(_cleaned(one, files.read(one.file, most)))
            except RuleBroken as broken:
                refused[broken.code] += 1
    return Cleaned(tuple(pictures), refused)


def most_bytes(ending: str) -> int:
    """Tell how long a file of this ending may be."""
    return drawing.MOST_BYTES if ending in DRAWINGS else MOST_BYTES


def clean_picture(
    data: bytes, ending: str, most_pixels: int = MOST_PIXELS
) -> tuple[PictureForm, bytes]:
    """Make a picture anew.

    Raises:
        RuleBroken: ``drawing-…``, ``photo-…``.

    """
    if ending in DRAWINGS:
        return PictureForm.DRAWING, drawing.cleaned_drawing(data).encode()
    image = cleaned_symbol(data, most_pixels)
    return (PictureForm.PNG if image.is_png else PictureForm.JPEG), image.data


def _cleaned(one: Named, data: bytes) -> CleanPicture:
    form, made = clean_picture(data, one.file.ending)
    return CleanPicture(one.code, one.file.name, one.words, form, made)
