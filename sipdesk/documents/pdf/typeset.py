"""Measures and cleans texts of any script; a Latin paper never loads the others."""

import sys
from collections.abc import Callable
from typing import Final

from sipdesk.documents.pdf import fonts
from sipdesk.documents.pdf.fonts import Face

_SHAPING: Final = "sipdesk.documents.pdf.shaping"


def printable(text: str, face: Face = Face.REGULAR) -> str:
    """Make a text of whatever was typed or pasted one that can be set in a face.

    Raises:
        Unavailable: NO_ETHIOPIC_FONT when the face is that and the system has none.

    """
    if not face.is_shaped:
        return fonts.printable(text)
    from sipdesk.documents.pdf.shaping import typeface  # noqa: PLC0415  (seldom needed)

    return typeface(face).printable(text)


def ruler(face: Face, size: float) -> Callable[[str], float]:
    """Give what measures printable texts, in points."""
    if not face.is_shaped:
        return lambda text: fonts.width(text, face, size)
    from sipdesk.documents.pdf.shaping import typeface  # noqa: PLC0415  (seldom needed)

    wide = typeface(face).width
    return lambda text: wide(text) * size / 1000


def width(text: str, face: Face, size: float) -> float:
    """Measure a printable text, in points."""
    return ruler(face, size)(text)


def forget() -> None:
    """Forget the words of the paper that is made."""
    if _SHAPING in sys.modules:
        from sipdesk.documents.pdf import shaping  # noqa: PLC0415  (as above)

        shaping.forget()
