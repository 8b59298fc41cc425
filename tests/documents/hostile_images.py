"""Images that mean harm, or are broken: drawings, photos, and zips that carry them.

Each is refused with a code, or made into a picture that has nothing of what was meant:
no script, no link, no file, no name. They are used by tests and by proofs.
"""

import json
import stat
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.documents.photos import bomb, photo, saved, text_bomb, with_canaries

SECRET = "hemlig-kanarie"
"""What no picture that is kept may say, however it came."""

NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
SQUARE = '<path d="M1 1h8v8h-8z" fill="#c00"/>'


def svg(inside: str, box: str = "0 0 10 10", before: str = "") -> bytes:
    """Give a drawing."""
    return f'{before}<svg {NAMESPACES} viewBox="{box}">{inside}</svg>'.encode()


@dataclass(frozen=True)
class Hostile:
    """An image, and the code it is refused with; "" where it is made harmless."""

    name: str
    file: str
    data: bytes
    refused: str = ""


BILLION = (
    '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PLAIN_DOCTYPE = (
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
)
DRAWINGS = (
    Hostile("an empty file", "a.svg", b"", "drawing-broken"),
    Hostile("text", "a.svg", b"hej", "drawing-broken"),
    Hostile("bytes", "a.svg", bytes(range(256)), "drawing-broken"),
    Hostile("an HTML page", "a.svg", b"<html><body/></html>", "drawing-broken"),
    Hostile("cut off", "a.svg", svg(SQUARE)[:-8], "drawing-broken"),
    Hostile("a billion laughs", "a.svg", svg(SQUARE, before=BILLION), "drawing-broken"),
    Hostile("an entity of a file", "a.svg", svg("<title>&x;</title>", before=OUTSIDE),
            "drawing-broken"),
    Hostile("the same in UTF-16", "a.svg",
            svg(SQUARE, before=OUTSIDE).decode().encode("utf-16"), "drawing-broken"),
    Hostile("a document type alone", "a.svg", svg(SQUARE, before=PLAIN_DOCTYPE)),
    Hostile("a style sheet from outside", "a.svg",
            svg(SQUARE, before=f'<?xml-stylesheet href="http://{SECRET}/"?>')),
    Hostile("a script", "a.svg", svg(f"<script>{SECRET}()</script>{SQUARE}")),
    Hostile("what is done at a click", "a.svg",
            svg(f'<g onload="{SECRET}()"><a xlink:href="http://{SECRET}">{SQUARE}</a></g>')),
    Hostile("a page inside", "a.svg",
            svg(f"<foreignObject><b>{SECRET}</b></foreignObject>{SQUARE}")),
    Hostile("words about it", "a.svg",
            svg(f"<title>{SECRET}</title><metadata>{SECRET}</metadata>"
                f"<!--{SECRET}-->{SQUARE}")),
    Hostile("names and classes", "a.svg",
            svg(f'<g id="{SECRET}" class="{SECRET}" data-x="{SECRET}">{SQUARE}</g>')),
    Hostile("a font", "a.svg",
            svg(f"<style>@font-face{{src:url(http://{SECRET})}}"
                f".a{{fill:#00f}}</style>{SQUARE}")),
    Hostile("a style that imports", "a.svg",
            svg(f'<style>@import url("http://{SECRET}");</style>{SQUARE}')),
    Hostile("a picture from outside", "a.svg",
            svg(f'<image xlink:href="file:///{SECRET}"/>{SQUARE}'),
            "drawing-unsupported"),
    Hostile("a picture inside", "a.svg",
            svg(f'<image href="data:image/png;base64,AA"/>{SQUARE}'),
            "drawing-unsupported"),
    Hostile("a thing used over and over", "a.svg",
            svg('<g id="a">' + SQUARE + '</g><use xlink:href="#a"/>'),
            "drawing-unsupported"),
    Hostile("a thing used that is outside", "a.svg",
            svg(f'<use href="http://{SECRET}#a"/>'), "drawing-unsupported"),
    Hostile("a fill from outside", "a.svg",
            svg(f'<path d="M1 1h8v8z" fill="url(http://{SECRET}#a)"/>'),
            "drawing-unsupported"),
    Hostile("a clip path", "a.svg",
            svg(f'<g clip-path="url(#a)">{SQUARE}</g>'), "drawing-unsupported"),
    Hostile("a filter", "a.svg",
            svg(f'<g style="filter:url(#a)">{SQUARE}</g>'), "drawing-unsupported"),
    Hostile("half seen through", "a.svg",
            svg(f'<g opacity=".5">{SQUARE}</g>'), "drawing-unsupported"),
    Hostile("letters", "a.svg", svg(f"<text>{SECRET}</text>"), "drawing-letters"),
    Hostile("nothing to see", "a.svg", svg('<path d="M0 0h9" fill="none"/>'),
            "drawing-empty"),
    Hostile("all hidden", "a.svg", svg(f'<g display="none">{SQUARE}</g>'),
            "drawing-empty"),
    Hostile("a huge box", "a.svg", svg(SQUARE, "0 0 1e9 1e9"), "drawing-broken"),
    Hostile("a box of nothing", "a.svg", svg(SQUARE, "0 0 0 10"), "drawing-broken"),
    Hostile("a box that is a thread", "a.svg", svg(SQUARE, "0 0 1000 1"),
            "drawing-broken"),
    Hostile("a box that is no number", "a.svg", svg(SQUARE, "0 0 nan 10"),
            "drawing-broken"),
    Hostile("a coordinate out of the world", "a.svg", svg('<path d="M1e300 1h8z"/>'),
            "drawing-broken"),
    Hostile("an outline that is none", "a.svg", svg('<path d="M1 1 L"/>'),
            "drawing-broken"),
    Hostile("an outline with code", "a.svg", svg(f'<path d="M1 1{SECRET}"/>'),
            "drawing-broken"),
    Hostile("a transform that is none", "a.svg",
            svg(f'<g transform="eval(1)">{SQUARE}</g>'), "drawing-broken"),
    Hostile("too many shapes", "a.svg", svg(SQUARE * 6000), "drawing-too-big"),
    Hostile("too deep", "a.svg", svg("<g>" * 5000 + "</g>" * 5000), "drawing-too-big"),
    Hostile("too long", "a.svg", svg(" " * 1_000_001), "drawing-too-big"),
    Hostile("too long an outline", "a.svg",
            svg(f'<path d="M0 0{"L1.123 2.123" * 70_000}"/>'), "drawing-too-big"),
    Hostile("more dashes than a line has", "a.svg",
            svg(f'<path stroke-dasharray="{"1 " * 17}" d="M1 1h8v8z"/>'),
            "drawing-unsupported"),
    Hostile("dashes said once and drawn over and over", "a.svg",
            svg(f"<style>.a{{stroke:red;stroke-dasharray:{'1 ' * 100_000}}}</style>"
                + '<path class="a" d="M0 0L1 1"/>' * 200), "drawing-unsupported"),
    Hostile("an emptiness said once and read over and over", "a.svg",
            svg(f"<style>.a{{opacity:{',' * 100_000}}}</style>"
                + '<path class="a" d="M0 0L1 1"/>' * 4000), "drawing-unsupported"),
    Hostile("much that is written of little", "a.svg",
            svg(f"<style>.a{{stroke:red;stroke-dasharray:{'1e5 ' * 16}}}</style>"
                + '<path class="a" d="M0 0L1 1"/>' * 4900), "drawing-too-big"),
    Hostile("a style sheet of comments", "a.svg",
            svg(f"<style>{'/**/' * 245_000}</style>{SQUARE}")),
    Hostile("a comment without an end", "a.svg",
            svg(f"<style>{'/*' * 400_000}{SECRET}</style>{SQUARE}")),
    Hostile("far outside its box", "a.svg",
            svg('<rect x="-90000" y="-90000" width="180000" height="180000"/>')),
)  # fmt: skip


IMAGES = (
    Hostile("an empty image", "a.png", b"", "photo-empty"),
    Hostile(
        "a drawing that says it is an image", "a.png", svg(SQUARE), "photo-not-image"
    ),
    Hostile("ten gigabytes in few bytes", "a.png", bomb(), "photo-too-many-pixels"),
    Hostile("an image with comments", "a.jpg", with_canaries("JPEG", 6)),
    Hostile("a PNG with comments", "a.png", with_canaries("PNG")),
    Hostile("a comment that unfolds", "a.png", text_bomb(), "photo-not-image"),
    Hostile("a GIF", "a.png", b"GIF89a" + bytes(40), "photo-not-image"),
    Hostile("a cut image", "a.jpg", photo()[:900], "photo-broken"),
    Hostile("an image of one pixel", "a.png", photo(2, 2, "PNG"), "photo-too-small"),
    Hostile("a thread", "a.png", photo(2000, 41, "PNG"), "photo-too-many-pixels"),
)
EVERY = (*DRAWINGS, *IMAGES)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    """Give a zip of these parts."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as file:
        for name, data in parts:
            file.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return whole.getvalue()


def with_link() -> bytes:
    """A zip with a symbolic link to a file of this PC, and a sound picture."""
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        link = ZipInfo("lank.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("bra.svg", svg(SQUARE))
    return whole.getvalue()


def said_to_be_short() -> bytes:
    """A zip whose part says that it is ten bytes long, and is a megabyte."""
    whole = bytearray(
        zipped(("stor.svg", svg(" " * 3_000_000)), ("bra.svg", svg(SQUARE)))
    )
    at = whole.index(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(whole)


def nameless() -> bytes:
    """A zip with a part that has no name, and a sound picture."""
    whole = bytearray(zipped(("x", b"x"), ("bra.svg", svg(SQUARE))))
    at = whole.index(b"PK\x01\x02")
    whole[at + 28 : at + 32] = struct.pack("<HH", 0, 1)  # its name is something else
    return bytes(whole)


def listed_without_end(count: int = 300_000, said: int = 300_000) -> bytes:
    """A zip that is nothing but a list of so many parts, which it may deny."""
    line = b"PK\x01\x02" + struct.pack(
        "<4B4H3L5H2L", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0
    )
    told = (line + b"a") * count
    end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, said, said,
                      len(told), 0)  # fmt: skip
    where = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(told), 1)
    old = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *(0xFFFF,) * 2,
                      *(0xFFFFFFFF,) * 2, 0)  # fmt: skip
    return told + end + where + old


@dataclass(frozen=True)
class HostileZip:
    """A zip, the names of what is taken in of it, or the code it is refused with."""

    name: str
    make: Callable[[], bytes]
    taken: tuple[str, ...] = ()
    refused: str = ""


ZIPS = (
    HostileZip("no zip", lambda: b"PK no zip", refused="pictures-unreadable"),
    HostileZip("a zip without pictures", lambda: zipped(("a.txt", b"hej")),
               refused="pictures-none"),
    HostileZip("names that lead out", lambda: zipped(
        ("../../etc/bra.svg", svg(SQUARE)), ("/abs.svg", svg(SQUARE)),
        ("C:\\win.svg", svg(SQUARE))), ("abs", "win")),
    HostileZip("a link", with_link, ("bra",)),
    HostileZip("a part without a name", nameless, ("bra",)),
    HostileZip("a zip in the zip",
               lambda: zipped(("i.zip", zipped(("x.svg", svg(SQUARE)))),
                              ("bra.svg", svg(SQUARE))), ("bra",)),
    HostileZip("gigabytes of zeros", lambda: zipped(
        ("stor.svg", bytes(30_000_000)), ("bra.svg", svg(SQUARE))), ("bra",)),
    HostileZip("a part longer than it says", said_to_be_short,
               refused="pictures-unreadable"),
    HostileZip("too many files",
               lambda: zipped(*((f"{n}.txt", b"") for n in range(20_001))),
               refused="pictures-too-many-files"),
    HostileZip("a list of contents without an end", listed_without_end,
               refused="pictures-too-many-files"),
    HostileZip("a shorter list that says it is of one",
               lambda: listed_without_end(21_000, 1),
               refused="pictures-too-many-files"),
    HostileZip("too many pictures",
               lambda: zipped(*((f"{n}.svg", b"") for n in range(5001))),
               refused="pictures-too-many"),
    HostileZip("what systems leave behind", lambda: zipped(
        ("__MACOSX/._bra.svg", b"x"), (".dold/a.svg", svg(SQUARE)),
        ("bra.svg", svg(SQUARE))), ("bra",)),
)  # fmt: skip


def shared_file(
    files: dict[str, bytes], rows: Iterable[tuple[str, str]], shown: Iterable[str] = ()
) -> bytes:
    """A file of boards: pictures by code and file, and the codes that boards show."""
    cells = [
        {"words": "Ett", "other": "", "symbol": code, "source": 0, "alt": "",
         "colour": "", "hidden": False}
        for code in shown
    ]  # fmt: skip
    board = {"kind": "4x3", "title": "Tavla", "under": "", "language": "", "page": "A4",
             "text": "over", "word_colours": False, "black": False,
             "skin": ""}  # fmt: skip
    told = {
        "format": "sipbild",
        "version": 1,
        "boards": [
            {**board, "cells": cells[at : at + 100]}
            for at in range(0, len(cells) or 1, 100)
        ],
        "sources": [{"name": "Bank", "licence": "CC0", "credit": "Vi"}],
        "pictures": [
            {"source": 0, "code": code, "words": ["ord"], "file": file}
            for code, file in rows
        ],
    }
    return zipped(("sipbild.json", json.dumps(told).encode()), *files.items())


def _white(side: int) -> bytes:
    from PIL import Image  # noqa: PLC0415  (few of those who import this paint)

    return saved(Image.new("RGB", (side, side), "white"), "PNG")


CODES = tuple(f"{at:X}" for at in range(0x1000, 0x13E8))
HEAVY = svg(f'<path d="M0 0{"L1.123 2.123" * 20_000}"/>')


@dataclass(frozen=True)
class HostileShared:
    """A file of boards, how many pictures are taken, or what it is refused with."""

    name: str
    make: Callable[[], bytes]
    taken: int = 0
    refused: str = ""


SHARED = (
    HostileShared("a sound one", lambda: shared_file(
        {"a.svg": svg(SQUARE)}, [("A", "a.svg")], "A"), 1),
    HostileShared("a thousand pictures that nobody shows", lambda: shared_file(
        {"a.png": _white(4800)}, ((code, "a.png") for code in CODES))),
    HostileShared("a picture that nobody shows and is none", lambda: shared_file(
        {"a.png": b"x"}, [("A", "a.png"), ("B", "borta.png")])),
    HostileShared("one picture by a thousand names", lambda: shared_file(
        {"a.png": _white(480)}, ((code, "a.png") for code in CODES), CODES), 1000),
    HostileShared("a picture larger than symbols are", lambda: shared_file(
        {"a.png": _white(4800)}, [("A", "a.png")], "A"), refused="shared-broken"),
    HostileShared("one heavy picture by a thousand names", lambda: shared_file(
        {"a.svg": HEAVY}, ((code, "a.svg") for code in CODES), CODES),
        refused="shared-too-big"),
    HostileShared("a hundred pictures of blanks", lambda: shared_file(
        {f"{code}.svg": svg(" " * 900_000 + SQUARE) for code in CODES[:100]},
        ((code, f"{code}.svg") for code in CODES[:100]), CODES[:100]),
        refused="shared-too-big"),
    HostileShared("a list of contents without an end", listed_without_end,
                  refused="shared-too-big"),
)  # fmt: skip


def a_png() -> bytes:
    """A sound symbol as PNG: a red half on what can be seen through."""
    from PIL import Image  # noqa: PLC0415  (few of those who import this paint)

    image = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 300, 400))
    return saved(image, "PNG")
