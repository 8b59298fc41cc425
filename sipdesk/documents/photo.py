"""Makes a photo or a symbol that came from outside into one that can be kept.

The file is hostile until it has been read to its end: its sort, its size and the size
that it unfolds to are looked at before anything is unfolded. What is kept is painted
anew: no place, time, name or camera goes with it, nor does the original.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_photo import MOST_BYTES

LARGEST: Final = 1200
"""Pixels a side: 300 dots an inch on the largest picture of any board."""

SMALLEST: Final = 40
MOST_PIXELS: Final = 64_000_000
MOST_IN_PNG: Final = 24_000_000
"""Fewer than in a JPEG, for a PNG can only be unfolded whole."""

MOST_TIMES: Final = 10
"""So many times as long as it is wide is no photo, and unfolds badly."""

SYMBOL_LARGEST: Final = 480
"""Pixels a side of a symbol: 300 dots an inch on most boards, and kept by thousands."""

_FEW_COLOURS: Final = 4096  # more are of a photo, for which a palette is too small
_PALETTE: Final = 256
_QUALITY: Final = 85
_SORTS: Final = ("JPEG", "PNG")
_WHITE: Final = (255, 255, 255)
_BROKEN: Final = (
    OSError,  # truncated, or not to be made out
    SyntaxError,  # so Pillow says of a broken PNG
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ZeroDivisionError,
    EOFError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A square JPEG that tells nothing but what can be seen."""

    data: bytes
    side: int  # pixels


@dataclass(frozen=True, slots=True)
class CleanSymbol:
    """A square image with all of a symbol on white: PNG, or JPEG of many colours."""

    data: bytes
    is_png: bool


def cleaned(data: bytes) -> CleanPhoto:
    """Turn a photo upright, cut its middle to a square, and write it anew.

    Raises:
        RuleBroken: ``photo-empty``, ``photo-too-big``, ``photo-not-image``,
            ``photo-too-many-pixels``, ``photo-too-small``, ``photo-broken``.

    """
    with _read(data) as image:
        return _written(_flat(image))


def cleaned_symbol(data: bytes, most_pixels: int = MOST_PIXELS) -> CleanSymbol:
    """Put the whole of a symbol on a white square, and write it anew.

    Raises:
        RuleBroken: as ``cleaned``.

    """
    with _read(data, most_pixels) as image:
        return _symbol(_flat(image))


@contextmanager
def _read(data: bytes, most_pixels: int = MOST_PIXELS) -> Iterator[Image.Image]:
    """Give an image upright; what goes wrong with it is told as the house does."""
    if not data:
        raise RuleBroken("photo-empty", "photo")
    if len(data) > MOST_BYTES:
        most = f"{MOST_BYTES // 1024 // 1024}"
        raise RuleBroken("photo-too-big", "photo", {"most": most})
    with _opened(data) as image:
        of_sort = MOST_IN_PNG if image.format == "PNG" else MOST_PIXELS
        _check_size(*image.size, min(most_pixels, of_sort))
        try:
            yield _upright(image)
        except (*_BROKEN, MemoryError) as error:
            raise RuleBroken("photo-broken", "photo") from error


def _opened(data: bytes) -> Image.Image:
    try:
        # Nothing but the head of the file is read yet.
        return Image.open(BytesIO(data), formats=_SORTS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RuleBroken("photo-too-many-pixels", "photo") from error
    except _BROKEN as error:
        raise RuleBroken("photo-not-image", "photo") from error


def _check_size(width: int, height: int, most: int) -> None:
    short, long = sorted((width, height))
    if width * height > most or long > MOST_TIMES * short:
        raise RuleBroken("photo-too-many-pixels", "photo")
    if short < SMALLEST:
        raise RuleBroken("photo-too-small", "photo")


def _upright(image: Image.Image) -> Image.Image:
    # A JPEG can be unfolded to a part of its size, which is quick and light.
    image.draft("RGB", (2 * LARGEST, 2 * LARGEST))
    image.load()
    return ImageOps.exif_transpose(image)


def _written(image: Image.Image) -> CleanPhoto:
    side = min(*image.size, LARGEST)
    square = ImageOps.fit(image, (side, side))
    return CleanPhoto(_as_jpeg(_bare(square)), side)


def _symbol(image: Image.Image) -> CleanSymbol:
    side = min(max(image.size), SYMBOL_LARGEST)
    bare = _bare(ImageOps.pad(image, (side, side), color=_WHITE))
    if bare.getcolors(_FEW_COLOURS) is None:
        return CleanSymbol(_as_jpeg(bare), is_png=False)
    file = BytesIO()
    few = bare.quantize(_PALETTE, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return CleanSymbol(file.getvalue(), is_png=True)


def _bare(image: Image.Image) -> Image.Image:
    # On a sheet of its own: Pillow takes comments along with what it was opened from.
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    return bare


def _as_jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _flat(image: Image.Image) -> Image.Image:
    """Lay what can be seen through on white."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    sheet = Image.new("RGB", seen.size, _WHITE)
    sheet.paste(seen, mask=seen.getchannel("A"))
    return sheet
