"""The sRGB colour profile that an archived paper carries.

Built from the published figures (IEC 61966-2-1, adapted to the D50 white of ICC
profiles), so that it is the same bytes everywhere and belongs to nobody.
"""

import struct
from functools import lru_cache
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"
_D50: Final = (0.9642, 1.0, 0.8249)
_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.7141)
_FROM_D65: Final = (
    (1.04788, 0.02292, -0.05022),
    (0.02959, 0.99048, -0.01707),
    (-0.00925, 0.01508, 0.75168),
)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER_SIZE: Final = 128


@lru_cache
def srgb() -> bytes:
    """Return an ICC profile, version 4.3, for a display that shows sRGB."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    matrix = b"sf32" + bytes(4) + b"".join(_fixed(*row) for row in _FROM_D65)
    tags = (
        (b"desc", _text(NAME)),
        (b"cprt", _text("Public domain")),
        (b"wtpt", _xyz(_D50)),
        (b"chad", matrix),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    start = _HEADER_SIZE + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, content in tags:
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", places[content], len(content))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI", size, bytes(4), 0x04300000) + b"mntrRGB XYZ " + made
    head += b"acsp" + bytes(28) + _fixed(*_D50)
    return head + bytes(_HEADER_SIZE - len(head))


def _fixed(*numbers: float) -> bytes:
    """Write numbers as signed 32 bits with 16 after the point."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*colour)


def _text(text: str) -> bytes:
    letters = text.encode("utf-16-be")
    head = struct.pack(
        ">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(letters), 28
    )
    return head + letters
