import struct

import pytest

from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf import style
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.colour_profile import srgb
from sipdesk.documents.pdf.fonts import Face, width
from sipdesk.documents.pdf.lines import break_lines
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.structure import Element
from tests.documents.samples import LONG, NOON


def canvas() -> TaggedCanvas:
    return TaggedCanvas(About("Prov", "", "sv-SE", NOON), Element("Document"))


def test_nothing_is_painted_that_is_neither_content_nor_artifact() -> None:
    with pytest.raises(RuntimeError, match="outside"):
        canvas().line((0, 0), (1, 1), Ink.TEXT, 1)


def test_marked_content_does_not_nest() -> None:
    page = canvas()
    with page.artifact(), pytest.raises(RuntimeError, match="nest"), page.artifact():
        pass


def test_no_line_is_wider_than_its_room_and_none_loses_a_letter() -> None:
    for room in (20.0, 60.0, 200.0):
        lines = break_lines(LONG, Face.REGULAR, 11, room)
        bare = [line.rstrip() for line in lines]
        assert max(width(line, Face.REGULAR, 11) for line in bare) <= room
        assert "".join(lines).replace("\N{SOFT HYPHEN}", "") == LONG


def test_a_letter_wider_than_its_room_has_a_line_of_its_own() -> None:
    assert "".join(break_lines("🡒🡒", Face.REGULAR, 11, 1)) == "🡒🡒"


def test_the_colour_profile_is_whole_and_its_colours_add_up_to_white() -> None:
    profile = srgb()
    assert int.from_bytes(profile[:4]) == len(profile)
    assert profile[12:24] == b"mntrRGB XYZ "
    colours = {name: _xyz(profile, name) for name in (b"rXYZ", b"gXYZ", b"bXYZ")}
    sums = [sum(part) for part in zip(*colours.values(), strict=True)]
    assert sums == pytest.approx(_xyz(profile, b"wtpt"), abs=1e-3)


def _xyz(profile: bytes, name: bytes) -> tuple[float, ...]:
    entry = profile.index(name)
    start = int.from_bytes(profile[entry + 4 : entry + 8]) + 8
    return tuple(n / 65536 for n in struct.unpack(">3i", profile[start : start + 12]))


def _luminance(colour: style.Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.MUTED, Ink.ACCENT])
@pytest.mark.parametrize("ground", [Ink.PAPER, Ink.TINT])
def test_text_stands_out_from_what_is_behind_it(ink: Ink, ground: Ink) -> None:
    light, dark = _luminance(style.INKS[ground]), _luminance(style.INKS[ink])
    assert (light + 0.05) / (dark + 0.05) >= 6
