"""Makes a photo that came from outside into one that can be kept.

The file is hostile until it has been read to its end: its sort, its size and the size
that it unfolds to are looked at before anything is unfolded. What is kept is painted
anew: no place, time, name or camera goes with it, nor does the original.
"""

import struct
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


def cleaned(data: bytes) -> CleanPhoto:
    """Turn a photo upright, cut its middle to a square, and write it anew.

    Raises:
        RuleBroken: ``photo-empty``, ``photo-too-big``, ``photo-not-image``,
            ``photo-too-many-pixels``, ``photo-too-small``, ``photo-broken``.

    """
    if not data:
        raise RuleBroken("photo-empty", "photo")
    if len(data) > MOST_BYTES:
        most = f"{MOST_BYTES // 1024 // 1024}"
        raise RuleBroken("photo-too-big", "photo", {"most": most})
    with _opened(data) as image:
        _check_size(*image.size, MOST_IN_PNG if image.format == "PNG" else MOST_PIXELS)
        try:
            upright = _upright(image)
            return _written(upright)
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
    square = ImageOps.fit(_flat(image), (side, side))
    # On a sheet of its own: Pillow takes comments along with what it was opened from.
    bare = Image.new("RGB", square.size)
    bare.paste(square)
    file = BytesIO()
    bare.save(file, "JPEG", quality=_QUALITY)
    return CleanPhoto(file.getvalue(), side)


def _flat(image: Image.Image) -> Image.Image:
    """Lay what can be seen through on white."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    sheet = Image.new("RGB", seen.size, _WHITE)
    sheet.paste(seen, mask=seen.getchannel("A"))
    return sheet
