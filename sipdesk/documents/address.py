"""An address page: what shows through the window of an envelope, and nothing else.

The sheet is A4, folded once, in a C5 envelope with its window to the right (H2). That
there is one Swedish place for it, whatever the window's size, is said by Harry Kuvert
(www.harrykuvert.se/kuvertguide, read 2026-11-22); in millimetres no open source says
it, so the place is the home's own figure, to be tried with its own envelopes. A folded
sheet can slide 19 mm sideways and 13 mm up and down in the envelope: so nothing else
stands on the half that faces the window. No sender stands there either: the home's
address tells where the young person is.
"""

from typing import Final

from sipdesk.content.document import Document, Figure
from sipdesk.content.drawing import Align, Label
from sipdesk.content.texts import filled
from sipdesk.content.words import recipient as role_word
from sipdesk.documents.parts import Copy, party
from sipdesk.domain.distribution import recipient_role

_MM: Final = 72 / 25.4
_PAGE_SIDE, _PAGE_TOP, _PAGE_WIDTH = 25 * _MM, 30 * _MM, 160 * _MM
"""Where what is written on a paper begins, and how wide it can be."""

_SIZE, _LEADING = 11.0, 15.0


def address_page(copy: Copy, left: int, top: int) -> Document:
    """Address a letter to its recipient, ``left`` and ``top`` mm into the sheet."""
    letter = copy.letter("address")
    lines = address(copy)
    x, y = left * _MM - _PAGE_SIDE, top * _MM - _PAGE_TOP
    labels = tuple(
        Label(
            x,
            y + number * _LEADING,
            _PAGE_WIDTH - x,
            _LEADING,
            line,
            _SIZE,
            align=Align.LEFT,
        )
        for number, line in enumerate(lines)
    )
    height = y + len(lines) * _LEADING
    figure = Figure(_PAGE_WIDTH, height, labels, alt=", ".join(lines))
    return Document(
        title=letter.title,
        subject=letter.title,
        blocks=(figure,),
        recipient_label="",
        created=copy.desk.made,
    )


def address(copy: Copy) -> tuple[str, ...]:
    """Give the lines of an address; only a role where no address may be written.

    The agency stands before the person: then it is the agency's post, which it may
    open.
    """
    letter = copy.letter("address")
    role = role_word(recipient_role(copy.case, copy.recipient))
    found = party(copy.case, copy.recipient)
    if found is None:
        return (role, filled(letter, "by-hand"))
    if not copy.case.keeps_address(found, copy.day):
        return (role, *filled(letter, "protected").splitlines())
    named = (*_lines(found.organisation), found.name or found.function)
    return (*(tuple(filter(None, named)) or (role,)), *_lines(found.address))


def _lines(text: str) -> tuple[str, ...]:
    """Part a text where it is parted, or has commas: an address is often one line."""
    parts = text.replace("\n", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
