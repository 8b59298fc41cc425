"""A symbol's drawings put together as one SVG.

Sets are drawn on squares of their own; here every symbol stands on one of 72 units.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from sipdesk.content.drawn_symbols import drawn_svg, is_drawn
from sipdesk.content.symbols import SkinTone, Symbol, SymbolSource

BOX: Final = 72.0

_SVG: Final = "http://www.w3.org/2000/svg"
_COLOURS: Final = ("color", "hair", "skin")  # groups that a black symbol is without
_BASE: Final = "translate(-5 -5) scale(0.9)"  # makes room for the badge
_BADGE: Final = "translate(39.5 39.5) scale(0.4167)"
_DISC: Final = {"cx": "54.5", "cy": "54.5", "r": "17", "fill": "#ffffff"}
_DISC_EDGE: Final = {"stroke": "#000000", "stroke-width": "1.5"}
_CROSS: Final = "M12,12 L60,60 M60,12 L12,60"
_CROSS_STROKES: Final = (("#ffffff", "9"), ("#d22f27", "5.5"))
_BLACK_CROSS_STROKES: Final = (("#ffffff", "9"), ("#000000", "5.5"))
_SKIN_CLASS: Final = "aac-skin-fill"  # as drawings for AAC mark a fill that is skin
_SKINS: Final = {
    SkinTone.LIGHT: "#fadcbc",
    SkinTone.MEDIUM_LIGHT: "#debb90",
    SkinTone.MEDIUM: "#c19a65",
    SkinTone.MEDIUM_DARK: "#a57939",
    SkinTone.DARK: "#6a462f",
}
_PAINTS: Final = ("fill", "stroke")
_COLOUR: Final = re.compile("#" + "([0-9a-fA-F]{2})" * 3)
_SHADES: Final = (0.2126, 0.7152, 0.0722)  # of red, green and blue, as eyes see them
_NEVER: Final = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

ET.register_namespace("", _SVG)


def composed(symbol: Symbol, source: SymbolSource) -> str:
    """Give the SVG of a symbol.

    Raises:
        KeyError: the set lacks a drawing.
        ValueError: a drawing is no SVG that we can take.

    """
    root = ET.Element(_tag("svg"), {"viewBox": f"0 0 {BOX:g} {BOX:g}"})
    base, *badges = (_drawing(code, symbol, source) for code in symbol.codes)
    root.append(_moved(base, _BASE) if badges else base)
    for badge in badges:
        ET.SubElement(root, _tag("circle"), {**_DISC, **_DISC_EDGE})
        root.append(_moved(badge, _BADGE))
    if symbol.crossed:
        root.extend(_cross(_BLACK_CROSS_STROKES if symbol.black else _CROSS_STROKES))
    return ET.tostring(root, encoding="unicode")


def _drawing(code: str, symbol: Symbol, source: SymbolSource) -> ET.Element:
    root = _parsed(_svg(code, symbol, source))
    if symbol.black:
        for group in [one for one in root if _is_colour(one)]:
            root.remove(group)
        _make_grey(root)
    elif symbol.skin:
        _make_skin(root, _SKINS[symbol.skin])
    left, top, width, height = map(float, root.get("viewBox", "").split())
    drawing = ET.Element(_tag("g"))
    drawing.extend(root)
    if (left, top, width, height) == (0, 0, BOX, BOX):
        return drawing
    scale = BOX / max(width, height)
    return _moved(drawing, f"scale({scale:g}) translate({-left:g} {-top:g})")


def _svg(code: str, symbol: Symbol, source: SymbolSource) -> str:
    if is_drawn(code):  # whatever the set: a scale looks the same in all
        return drawn_svg(code)
    return source.svg(next(filter(source.has, _toned(code, symbol.skin)), code))


def _toned(code: str, skin: SkinTone | None) -> Iterator[str]:
    """Name the drawings to look for: of two persons both have the tone if they can."""
    if skin:
        person, *rest = code.split("-")
        first = "-".join([person, skin.value, *rest])
        if person in rest:
            yield f"{first}-{skin.value}"
        yield first
    yield code


def _parsed(text: str) -> ET.Element:
    # Entities could name files, or grow without end; no drawing needs any.
    if _NEVER.search(text):
        raise ValueError("a drawing declares a document type or an entity")
    try:
        return ET.fromstring(text)  # noqa: S314  (what is dangerous is refused above)
    except ET.ParseError as error:
        raise ValueError("a drawing is not XML") from error


def _is_colour(group: ET.Element) -> bool:
    return group.get("id", "").startswith(_COLOURS)


def _make_skin(root: ET.Element, colour: str) -> None:
    for one in root.iter():
        if one.get("class") == _SKIN_CLASS:
            one.set("fill", colour)


def _make_grey(root: ET.Element) -> None:
    """Let what has colour still have the shade that it had."""
    for one in root.iter():
        for paint in _PAINTS:
            found = _COLOUR.fullmatch(one.get(paint, ""))
            if found:
                parts = [int(digits, 16) for digits in found.groups()]
                shade = sum(part * by for part, by in zip(parts, _SHADES, strict=True))
                one.set(paint, f"#{round(shade):02x}" + f"{round(shade):02x}" * 2)


def _moved(drawing: ET.Element, transform: str) -> ET.Element:
    around = ET.Element(_tag("g"), {"transform": transform})
    around.append(drawing)
    return around


def _cross(strokes: tuple[tuple[str, str], ...]) -> Iterator[ET.Element]:
    for colour, width in strokes:
        look = {"stroke": colour, "stroke-width": width, "stroke-linecap": "round"}
        yield ET.Element(_tag("path"), {"d": _CROSS, "fill": "none", **look})


def _tag(name: str) -> str:
    return f"{{{_SVG}}}{name}"
