"""Symbols put together from drawings: the set's own, and made-up ones."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.symbol_svg import composed
from sipdesk.content.symbols import SkinTone, Symbol

SVG = "{http://www.w3.org/2000/svg}"
RED = "#d22f27"
PERSON, FRIENDS, MEETING = "1F9D1", "1F9D1-200D-1F91D-200D-1F9D1", "E249"
COLOURED = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">
<g id="color"><path fill="#ff0000" d="M1,1L2,2"/></g>
<g id="color-foreground"><path fill="#00ff00" d="M1,1L2,2"/></g>
<g id="hair"/><g id="skin"><path fill="#ffff00" d="M1,1L2,2"/></g>
<g id="line"><path stroke="#000" d="M1,1L2,2"/></g></svg>"""
PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}"><path d="M1,1"/></svg>'


@dataclass(frozen=True)
class Drawings:
    """A set that stands in for the one of the package."""

    of: Mapping[str, str]

    def has(self, code: str) -> bool:
        return code in self.of

    def svg(self, code: str) -> str:
        return self.of[code]


def drawn(symbol: Symbol, **of: str) -> ET.Element:
    return ET.fromstring(composed(symbol, Drawings(of)))  # noqa: S314


def transforms(root: ET.Element) -> list[str]:
    return [one.get("transform", "") for one in root.iter() if one.get("transform")]


def paints(root: ET.Element) -> set[str]:
    return {
        one.get(name, "none") for one in root.iter() for name in ("fill", "stroke")
    } - {"none"}


def test_a_drawing_alone_stands_as_it_is() -> None:
    root = drawn(Symbol("A"), A=PLAIN.format("0 0 72 72"))
    assert root.get("viewBox") == "0 0 72 72"
    assert transforms(root) == []
    assert len(list(root.iter(f"{SVG}path"))) == 1


def test_a_badge_stands_on_a_white_disc_in_the_corner_of_a_smaller_base() -> None:
    root = drawn(Symbol("A", "B"), A=PLAIN.format("0 0 72 72"), B=COLOURED)
    base, disc, badge = root
    assert base.get("transform") == "translate(-5 -5) scale(0.9)"
    assert badge.get("transform") == "translate(39.5 39.5) scale(0.4167)"
    assert (disc.tag, disc.get("cx"), disc.get("r"), disc.get("fill")) == (
        f"{SVG}circle",
        "54.5",
        "17",
        "#ffffff",
    )


def test_what_is_not_is_crossed_out_over_all_else() -> None:
    symbol = Symbol("A", crossed=True)
    *_, under, over = drawn(symbol, A=COLOURED)
    assert [one.get("stroke") for one in (under, over)] == ["#ffffff", RED]
    *_, over = drawn(replace(symbol, black=True), A=COLOURED)
    assert over.get("stroke") == "#000000"


def test_a_black_symbol_is_its_lines_alone() -> None:
    symbol = Symbol("A", "A", crossed=True, black=True)
    root = drawn(symbol, A=COLOURED)
    assert paints(root) == {"#000", "#000000", "#ffffff"}
    assert RED in paints(drawn(replace(symbol, black=False), A=COLOURED))


def test_no_black_symbol_of_the_set_has_a_colour() -> None:
    for code in (PERSON, MEETING, "1F3EB", "1F4CB", "2764"):
        svg = composed(Symbol(code, black=True), OpenMoji())
        colours = set(re.findall(r"#[0-9A-Fa-f]{3,6}", svg))
        assert all(len(set(c[1:].casefold())) == 1 for c in colours), code


@pytest.mark.parametrize(
    ("code", "held", "found"),
    [
        ("1F46E", "1F46E-1F3FF", True),
        ("1F9D1-200D-1F4BC", "1F9D1-1F3FF-200D-1F4BC", True),
        (FRIENDS, "1F9D1-1F3FF-200D-1F91D-200D-1F9D1-1F3FF", True),
        ("1F3EB", "1F3EB-1F3FB", False),
    ],
)
def test_a_skin_tone_is_another_drawing_if_there_is_one(
    code: str, held: str, *, found: bool
) -> None:
    drawings = {code: PLAIN.format("0 0 72 72"), held: COLOURED}
    root = drawn(Symbol(code, skin=SkinTone.DARK), **drawings)
    assert ("#ffff00" in paints(root)) is found


def test_a_drawing_on_another_square_is_scaled_to_ours() -> None:
    root = drawn(Symbol("A"), A=PLAIN.format("10 -20 36 18"))
    assert transforms(root) == ["scale(2) translate(-10 20)"]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + COLOURED,
        '<!doctype svg [<!entity a "aaa">]>' + COLOURED,
        "<svg",
        "ingen bild",
        PLAIN.format("alla"),
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_no_plain_drawing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        drawn(Symbol("A"), A=text)


@pytest.mark.parametrize("symbol", [Symbol("A"), Symbol(MEETING, "A")])
def test_a_symbol_needs_all_its_drawings(symbol: Symbol) -> None:
    with pytest.raises(KeyError):
        composed(symbol, OpenMoji())
