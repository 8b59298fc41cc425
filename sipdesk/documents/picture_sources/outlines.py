"""Numbers of a drawing: outlines, movements, lengths and points, written anew.

Only what is understood whole is kept; a number is never taken over as it was written.
"""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Final

LARGEST: Final = 1e6
"""A coordinate beyond this is no place on a picture."""

_PLACES: Final = 3
_ARGUMENTS: Final = {
    "M": 2, "L": 2, "T": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0,
}  # fmt: skip
_LEAST_CORNERS: Final = 4  # numbers of two points
_FLAGS: Final = (3, 4)  # of an arc's, which may stand without a space behind them
_NUMBER: Final = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?)")
_FLAG: Final = re.compile(r"[\s,]*([01])")
_COMMAND: Final = re.compile(r"[\s,]*([A-Za-z])")
_REST: Final = re.compile(r"[\s,]*")
_MOVES: Final = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}
_MOVE: Final = re.compile(r"[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)")
_UNITS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}
_LENGTH: Final = re.compile(r"([^a-zA-Z%]*(?:[eE][+-]?\d+)?)([a-z]*)")


def number(text: str) -> float:
    """Read a number.

    Raises:
        ValueError: it is none, or none that can be on a picture.

    """
    found = float(text)
    if not isfinite(found) or abs(found) > LARGEST:
        raise ValueError(text[:20])
    return found


def written(value: float) -> str:
    """Write a number, as short as it can be."""
    return f"{value:.{_PLACES}f}".rstrip("0").rstrip(".") or "0"


def length(text: str) -> float:
    """Read a length in any unit that does not lean on something else.

    Raises:
        ValueError: it is no such length.

    """
    found = _LENGTH.fullmatch(text.strip())
    if found is None or found[2] not in _UNITS:
        raise ValueError(text[:20])
    return number(found[1]) * _UNITS[found[2]]


def numbers(text: str) -> list[float]:
    """Read numbers parted by spaces or commas.

    Raises:
        ValueError: something else stands among them.

    """
    found, at = [], 0
    while at < len(text):
        one = _NUMBER.match(text, at)
        if one is None:
            if _REST.fullmatch(text, at):
                break
            raise ValueError(text[at : at + 20])
        found.append(number(one[1]))
        at = one.end()
    return found


def outline(text: str) -> str:
    """Write a path's outline anew.

    Raises:
        ValueError: it is none.

    """
    return " ".join(_steps(text))


def _steps(text: str) -> Iterator[str]:
    at, command, at_pen = 0, "", False
    while not _REST.fullmatch(text, at):
        named = _COMMAND.match(text, at)
        if named:
            command, at = named[1], named.end()
        elif command.upper() in ("", "Z"):
            raise ValueError(text[at : at + 20])
        count = _ARGUMENTS.get(command.upper())
        if count is None:
            raise ValueError(command)
        if not at_pen and command.upper() != "M":
            raise ValueError(command)
        at_pen = True
        said = []
        for place in range(count):
            flag = count == _ARGUMENTS["A"] and place in _FLAGS
            found = (_FLAG if flag else _NUMBER).match(text, at)
            if found is None:
                raise ValueError(text[at : at + 20])
            said.append(written(number(found[1])))
            at = found.end()
        yield command + " ".join(said)
        # After a move its further points are lines.
        command = {"M": "L", "m": "l"}.get(command, command)


def corners(text: str) -> str:
    """Write the points of a line or an area anew.

    Raises:
        ValueError: they are fewer than two, or half a one.

    """
    found = numbers(text)
    if len(found) < _LEAST_CORNERS or len(found) % 2:
        raise ValueError(text[:20])
    return " ".join(map(written, found))


def _is_flat(move: str, given: list[float]) -> bool:
    """Whether nothing would be left of what is moved so."""
    if move == "scale":
        return 0 in (round(one, _PLACES * 2) for one in given)
    if move == "matrix":
        a, b, c, d, *_ = given
        return not round(a * d - b * c, _PLACES * 3)
    return False


def moved(text: str) -> str:
    """Write a transform anew.

    Raises:
        ValueError: it is none.

    """
    said, at = [], 0
    while not _REST.fullmatch(text, at):
        found = _MOVE.match(text, at)
        if found is None or found[1] not in _MOVES:
            raise ValueError(text[at : at + 20])
        given = numbers(found[2])
        if len(given) not in _MOVES[found[1]] or _is_flat(found[1], given):
            raise ValueError(text[at : at + 20])
        # A factor needs more places than a point does.
        said.append(f"{found[1]}({' '.join(f'{one:.6g}' for one in given)})")
        at = found.end()
    return " ".join(said)
