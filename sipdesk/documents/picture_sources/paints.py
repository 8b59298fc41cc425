"""How a drawing's shapes are painted: its style sheets, styles and colours."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sipdesk.documents.picture_sources.outlines import length, numbers, written

Look = Mapping[str, str]
"""Attributes of presentation by their names."""

UNPAINTED: Final = "none"
MOST_DASHES: Final = 16
LONGEST: Final = 400
"""Characters of one thing that is said of how something is painted; a rule of a style
sheet is read anew for each element that it is for."""

_BLACK: Final = "#000000"
_HEX: Final = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_DIGITS: Final = 6
_RGB: Final = re.compile(r"rgba?\(([^()]*)\)")
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_NAMED: Final = {
    "black": _BLACK,
    "silver": "#c0c0c0",
    "gray": "#808080",
    "grey": "#808080",
    "white": "#ffffff",
    "maroon": "#800000",
    "red": "#ff0000",
    "purple": "#800080",
    "fuchsia": "#ff00ff",
    "magenta": "#ff00ff",
    "green": "#008000",
    "lime": "#00ff00",
    "olive": "#808000",
    "yellow": "#ffff00",
    "navy": "#000080",
    "blue": "#0000ff",
    "teal": "#008080",
    "aqua": "#00ffff",
    "cyan": "#00ffff",
    "orange": "#ffa500",
    "brown": "#a52a2a",
    "pink": "#ffc0cb",
    "lightgray": "#d3d3d3",
    "lightgrey": "#d3d3d3",
    "darkgray": "#a9a9a9",
    "darkgrey": "#a9a9a9",
    "currentcolor": _BLACK,
    "transparent": UNPAINTED,
    UNPAINTED: UNPAINTED,
}
_CHOICES: Final = {
    "fill-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
}
_SEEN_THROUGH: Final = {
    "opacity": "",
    "fill-opacity": "fill",
    "stroke-opacity": "stroke",
}
_REFUSED: Final = (
    "clip-path",
    "filter",
    "mask",
    "marker-end",
    "marker-mid",
    "marker-start",
)
READ: Final = frozenset(
    {
        "fill",
        "stroke",
        "stroke-width",
        "stroke-miterlimit",
        "stroke-dasharray",
        "display",
        "visibility",
        *_CHOICES,
        *_SEEN_THROUGH,
        *_REFUSED,
    }
)
"""The attributes that tell how something is painted; no other is read."""


class UnsupportedError(ValueError):
    """A drawing is painted in a way that cannot be kept as it is."""


def style_sheet(text: str) -> dict[str, dict[str, str]]:
    """Read the rules of a style sheet for classes, by the class, and no others."""
    rules: dict[str, dict[str, str]] = {}
    for block in _COMMENT.sub("", text).split("}"):
        selectors, brace, said = block.partition("{")
        if not brace or "@" in selectors:
            continue
        look = style(said)
        for selector in selectors.split(","):
            name = selector.strip()
            if name.startswith(".") and " " not in name:
                rules.setdefault(name[1:], {}).update(look)
    return rules


def style(text: str) -> dict[str, str]:
    """Read what a style says of how something is painted."""
    said = (one.partition(":") for one in text.split(";"))
    pairs = ((name.strip().lower(), value.strip()) for name, _, value in said)
    return {name: value for name, value in pairs if name in READ}


def painted(look: Look) -> Iterator[tuple[str, str]]:
    """Write attributes of presentation anew.

    Raises:
        UnsupportedError: they ask for what cannot be kept.
        ValueError: they are not to be read.

    """
    clear = {part for name, part in _SEEN_THROUGH.items() if _is_clear(look, name)}
    for name, value in look.items():
        told = value.removesuffix("!important").strip()
        if told and told != "inherit" and name not in clear:
            yield from _kept(name, told)
    for part in clear - {""}:
        yield part, UNPAINTED


def _kept(name: str, told: str) -> Iterator[tuple[str, str]]:
    if name in ("fill", "stroke"):
        yield name, colour(told)
    elif name in ("stroke-width", "stroke-miterlimit"):
        yield name, written(abs(length(told)))
    elif name in _CHOICES and told in _CHOICES[name]:
        yield name, told
    elif told == UNPAINTED:
        return
    elif name == "stroke-dasharray":
        yield name, _dashes(told)
    elif name in _REFUSED:
        raise UnsupportedError(name)


def _dashes(told: str) -> str:
    lengths = numbers(told)
    if len(lengths) > MOST_DASHES:
        raise UnsupportedError("stroke-dasharray")
    return " ".join(written(abs(one)) for one in lengths)


def is_hidden(look: Look) -> bool:
    """Whether nothing is to be seen of it."""
    gone = look.get("display") == UNPAINTED
    return gone or look.get("visibility") == "hidden" or _is_clear(look, "opacity")


def _is_clear(look: Look, name: str) -> bool:
    """Whether something is seen through altogether.

    Raises:
        UnsupportedError: it is seen through in part: papers for the archive cannot be.

    """
    if name not in look:
        return False
    (share,) = numbers(look[name]) or (1.0,)
    if 0 < share < 1:
        raise UnsupportedError(name)
    return share <= 0


def colour(text: str) -> str:
    """Write a colour as ``#rrggbb``, or as none.

    Raises:
        UnsupportedError: it is no plain colour.

    """
    found = _HEX.fullmatch(text)
    if found:
        digits = found[1].lower()
        return f"#{digits}" if len(digits) == _DIGITS else f"#{_doubled(digits)}"
    rgb = _RGB.fullmatch(text)
    if rgb:
        return _of_parts(rgb[1])
    if text.lower() in _NAMED:
        return _NAMED[text.lower()]
    raise UnsupportedError("colour")


def _doubled(digits: str) -> str:
    return "".join(digit * 2 for digit in digits)


def _of_parts(text: str) -> str:
    red, green, blue, *share = text.replace("/", ",").split(",")
    if share and numbers(share[0]) != [1.0]:
        raise UnsupportedError("colour")
    return "#" + "".join(f"{_of_part(one.strip()):02x}" for one in (red, green, blue))


def _of_part(text: str) -> int:
    (value,) = numbers(text.removesuffix("%"))
    value *= 2.55 if text.endswith("%") else 1
    return min(255, max(0, round(value)))
