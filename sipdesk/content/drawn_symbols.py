"""Faces and levels of scales, which the program draws itself: nobody's licence.

``face:T`` is a face whose mouth goes from down (-1) over straight (0) to up (1): even
steps of T are even steps of the mouth, and nothing else in the face changes, so that no
answer is prettier than another. ``level:N`` has N of five bars filled. Both are black
and white: a scale in the colours of a traffic light would judge.
"""

import re
from typing import Final

LEVELS: Final = 5

_FORM: Final = re.compile(r"(face|level):(-?\d(?:\.\d{1,2})?)")
_SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{}</svg>'
_LINE: Final = 'stroke="#000000" stroke-width="2.5" stroke-linecap="round"'
_FACE: Final = (
    f'<circle cx="36" cy="36" r="31" fill="#ffffff" {_LINE}/>'
    '<circle cx="25.5" cy="29" r="3.2" fill="#000000"/>'
    '<circle cx="46.5" cy="29" r="3.2" fill="#000000"/>'
)
_MOUTH: Final = '<path d="M21,{ends:g} Q36,{middle:g} 51,{ends:g}" fill="none" {line}/>'
_STRAIGHT, _ENDS_RISE, _MIDDLE_DROP = 48.5, 4.0, 12.0
_BAR: Final = (
    '<rect x="{x:g}" y="{y:g}" width="9" height="{height:g}" rx="1.5" fill="{fill}" '
    'stroke="#000000" stroke-width="2"/>'
)
_FIRST, _PITCH, _FLOOR = 6.0, 12.75, 65.0
_LOWEST, _RISE = 14.0, 11.0


def is_drawn(code: str) -> bool:
    """Whether a code is one of ours."""
    return bool(_FORM.fullmatch(code))


def drawn_svg(code: str) -> str:
    """Draw a face or a level.

    Raises:
        KeyError: there is none of this code.

    """
    found = _FORM.fullmatch(code)
    value = float(found[2]) if found else 0
    if found and found[1] == "face" and -1 <= value <= 1:
        return _SVG.format(_face(value))
    if found and found[1] == "level" and value in range(1, LEVELS + 1):
        return _SVG.format(_level(round(value)))
    raise KeyError(code)


def _face(smile: float) -> str:
    ends, middle = _STRAIGHT - _ENDS_RISE * smile, _STRAIGHT + _MIDDLE_DROP * smile
    return _FACE + _MOUTH.format(ends=ends, middle=middle, line=_LINE)


def _level(filled: int) -> str:
    bars = []
    for at in range(LEVELS):
        height = _LOWEST + at * _RISE
        fill = "#000000" if at < filled else "#ffffff"
        x, y = _FIRST + at * _PITCH, _FLOOR - height
        bars.append(_BAR.format(x=x, y=y, height=height, fill=fill))
    return "".join(bars)
