"""Photos as they come from outside, fit to be kept and hostile."""

import struct
import zlib
from io import BytesIO

from PIL import Image

CANARY = "Kanarie-59.3293-18.0686"
ORIENTATION, MAKER, GPS, COMMENT = 0x0112, 0x010F, 0x8825, 0x9286


def photo(width: int = 800, height: int = 600, form: str = "JPEG") -> bytes:
    """A photo that is red to the left and blue to the right."""
    made = Image.new("RGB", (width, height), "red")
    made.paste("blue", (width // 2, 0, width, height))
    return saved(made, form)


def saved(image: Image.Image, form: str, **more: object) -> bytes:
    """Give an image as a file."""
    file = BytesIO()
    image.save(file, form, **more)
    return file.getvalue()


def with_canaries(form: str, turned: int = 1) -> bytes:
    """A photo that says where it was taken in every place that it can."""
    made = Image.open(BytesIO(photo(form=form)))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = turned, CANARY
    exif[COMMENT] = CANARY.encode()
    exif[GPS] = {1: "N", 2: (59.0, 19.0, 45.0), 29: CANARY}
    more: dict[str, object] = {"exif": exif, "icc_profile": CANARY.encode()}
    if form == "JPEG":
        more |= {"comment": CANARY.encode(), "xmp": CANARY.encode()}
    return saved(made, form, **more) + CANARY.encode()


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few kilobytes that says it unfolds to ten gigabytes."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1024 * 1024), 9)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def text_bomb() -> bytes:
    """A PNG with text in it that unfolds to a hundred megabytes."""
    plain = photo(form="PNG")
    packed = b"a\0\0" + zlib.compress(bytes(100 * 1024 * 1024), 9)
    head = len(b"\x89PNG\r\n\x1a\n") + 25
    return plain[:head] + _chunk(b"zTXt", packed) + plain[head:]


def _chunk(name: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)
