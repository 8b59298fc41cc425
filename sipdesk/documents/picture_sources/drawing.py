"""Makes a drawing that came from outside (SVG) into one that can be kept.

It is hostile until it has been read to its end. What is kept is written anew of few
elements and attributes: shapes, their places and how they are painted. No script,
link, picture, font, name or entity goes with it; what would look otherwise without
them is refused rather than shown wrong.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sipdesk.documents.picture_sources.outlines import (
    corners,
    length,
    moved,
    number,
    numbers,
    outline,
    written,
)
from sipdesk.documents.picture_sources.paints import (
    LONGEST,
    READ,
    UNPAINTED,
    UnsupportedError,
    is_hidden,
    painted,
    style,
    style_sheet,
)
from sipdesk.domain.errors import RuleBroken

MOST_BYTES: Final = 1_000_000
MOST_WRITTEN: Final = 400_000
"""Characters of a drawing that is kept: it is painted in a second or two."""
MOST_SHAPES: Final = 5000
DEEPEST: Final = 40
LARGEST_BOX: Final = 100_000
MOST_TIMES: Final = 10
"""So many times as wide as it is high is no symbol."""
SKIN: Final = "aac-skin-fill"
HAIR: Final = "aac-hair-fill"

_SVG: Final = "{http://www.w3.org/2000/svg}"
_DOCTYPE: Final = re.compile(r"<!DOCTYPE\s+svg\b[^\[\]<>]*>", re.IGNORECASE)
_NEVER: Final = re.compile(
    r"<!(DOCTYPE|ENTITY|ATTLIST|ELEMENT|NOTATION)", re.IGNORECASE
)
_GROUPS: Final = ("svg", "g", "a", "switch")
_SHAPES: Final = {
    "path": ("d",),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
}
_NEEDED: Final = {"path": "d", "polyline": "points", "polygon": "points"}
"""What nothing is drawn without."""

_LOOKS_OTHERWISE: Final = ("image", "use", "symbol")
_LETTERS: Final = ("text", "tspan", "textPath")


@dataclass(slots=True)
class _Shape:
    """An element that is kept: a group or a shape, with its attributes as they came."""

    name: str
    given: dict[str, str]
    inside: list["_Shape"] = field(default_factory=list)


def cleaned_drawing(data: bytes) -> str:
    """Write a drawing anew.

    Raises:
        RuleBroken: ``drawing-too-big``, ``drawing-broken``, ``drawing-unsupported``,
            ``drawing-letters``, ``drawing-empty``.

    """
    if len(data) > MOST_BYTES:
        raise RuleBroken("drawing-too-big")
    reader = _Reader()
    try:
        root = _parsed(_text(data), reader)
        drawn = _Writer(style_sheet("".join(reader.styles))).whole(root)
    except UnsupportedError as error:
        raise RuleBroken("drawing-unsupported") from error
    except (ET.ParseError, ValueError) as error:
        raise RuleBroken("drawing-broken") from error
    return drawn


def _text(data: bytes) -> str:
    """Give a file's text, so that what it says is looked through and nothing else."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if marked else "utf-8-sig")
    text = _DOCTYPE.sub("", text, count=1)
    if _NEVER.search(text):
        raise ValueError("a document type of its own")
    return text


def _parsed(text: str, reader: "_Reader") -> _Shape:
    # What is dangerous is refused above, and the reader counts what it is given.
    parser = ET.XMLParser(target=reader)  # noqa: S314
    parser.feed(text)
    parser.close()
    if reader.root is None:
        raise ValueError("no drawing")
    return reader.root


class _Reader:
    """Takes elements as they are read, and keeps those that can be drawn."""

    def __init__(self) -> None:
        self.styles: list[str] = []
        self.root: _Shape | None = None
        self._open: list[_Shape] = []
        self._passed = 0  # elements inside one that is passed over
        self._in_style = False
        self._in_letters = 0
        self._count = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._count += 1
        if self._count > MOST_SHAPES or len(self._open) + self._passed > DEEPEST:
            raise RuleBroken("drawing-too-big")
        name = tag.removeprefix(_SVG)
        if self.root is None and name != "svg":
            raise ValueError("not a drawing")
        if name == "style":
            self._in_style = True
        if name in _LETTERS:
            self._in_letters += 1
        if name in _LOOKS_OTHERWISE and not self._passed:
            raise UnsupportedError(name)
        is_kept = name in _SHAPES or name in _GROUPS
        if self._passed or not is_kept or (name == "svg" and self.root):
            self._passed += 1
            return
        shape = _Shape(name, given)
        if self._open:
            self._open[-1].inside.append(shape)
        else:
            self.root = shape
        self._open.append(shape)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.removeprefix(_SVG)
        if name == "style":
            self._in_style = False
        if name in _LETTERS:
            self._in_letters -= 1
        if self._passed:
            self._passed -= 1
        else:
            self._open.pop()

    def data(self, text: str) -> None:
        """Take text: letters can not be kept, for their font would have to be."""
        if self._in_style:
            self.styles.append(text)
        elif self._in_letters and text.strip():
            raise RuleBroken("drawing-letters")


class _Writer:
    """Writes what was kept of a drawing anew."""

    def __init__(self, rules: dict[str, dict[str, str]]) -> None:
        self._rules = rules
        self._seen = False
        self._left = MOST_WRITTEN

    def whole(self, root: _Shape) -> str:
        """Write a drawing.

        Raises:
            RuleBroken: ``drawing-empty``, ``drawing-too-big``.
            ValueError: it is none.

        """
        box = " ".join(map(written, _box(root.given)))
        look = {name: v for name, v in root.given.items() if name != "transform"}
        drawn = "".join(self._element(_Shape("g", look, root.inside), ("", "")))
        if not self._seen:
            raise RuleBroken("drawing-empty")
        svg = _SVG.strip("{}")
        return f'<svg xmlns="{svg}" viewBox="{box}">{drawn}</svg>'

    def _element(self, shape: _Shape, around: tuple[str, str]) -> Iterator[str]:
        """Write an element; ``around`` is the fill and the stroke that it inherits."""
        look = self._look(shape.given)
        if is_hidden(look):
            return
        said = dict(painted(look))
        paints = (said.get("fill", around[0]), said.get("stroke", around[1]))
        if shape.name not in _SHAPES:
            said |= _movement(shape.given)
            inner = "".join(
                p for one in shape.inside for p in self._element(one, paints)
            )
            if inner and said:
                inner = f"{self._counted(f'<g{_attributes(said)}>')}{inner}</g>"
            yield inner
            return
        if _NEEDED.get(shape.name, "") not in ("", *shape.given):
            return
        if paints[0] == UNPAINTED and paints[1] in ("", UNPAINTED):
            return
        said |= _movement(shape.given) | _marked(shape.given)
        said |= _place(shape.name, shape.given)
        self._seen = True
        yield self._counted(f"<{shape.name}{_attributes(said)}/>")

    def _counted(self, drawn: str) -> str:
        """Give what is written of an element, so long as there is room for it."""
        self._left -= len(drawn)
        if self._left < 0:
            raise RuleBroken("drawing-too-big")
        return drawn

    def _look(self, given: dict[str, str]) -> dict[str, str]:
        """Gather how an element is painted; its own style comes before a sheet's."""
        look = {name: given[name] for name in READ & given.keys()}
        for one in given.get("class", "").split():
            look |= self._rules.get(one, {})
        look |= style(given.get("style", ""))
        if any(len(value) > LONGEST for value in look.values()):
            raise UnsupportedError("said at length")
        return look


def _box(given: dict[str, str]) -> tuple[float, float, float, float]:
    if "viewBox" in given:
        left, top, width, height = numbers(given["viewBox"])
    else:
        left = top = 0.0
        width, height = length(given.get("width", "")), length(given.get("height", ""))
    short, long = sorted((width, height))
    if short <= 0 or long > LARGEST_BOX or long > MOST_TIMES * short:
        raise ValueError("no picture has such sides")
    return left, top, width, height


def _movement(given: dict[str, str]) -> dict[str, str]:
    said = moved(given.get("transform", ""))
    return {"transform": said} if said else {}


def _marked(given: dict[str, str]) -> dict[str, str]:
    """Keep that a fill is skin or hair, whose colour can be chosen."""
    kept = {SKIN, HAIR}.intersection(given.get("class", "").split())
    return {"class": kept.pop()} if kept else {}


def _place(name: str, given: dict[str, str]) -> dict[str, str]:
    said = {}
    for one in _SHAPES[name]:
        if one not in given:
            continue
        if one == "d":
            said[one] = outline(given[one])
        elif one == "points":
            said[one] = corners(given[one])
        elif given[one] != "auto":
            said[one] = written(number(f"{length(given[one])}"))
    return said


def _attributes(said: dict[str, str]) -> str:
    # Only digits, letters and a few signs are ever written: nothing to escape.
    return "".join(f' {name}="{value}"' for name, value in said.items())
