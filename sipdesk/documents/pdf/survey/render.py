"""From a survey to the bytes of its paper, or of its file to fill in."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.document import Picture
from sipdesk.content.drawing import Ink
from sipdesk.content.tags import SWEDISH_IN_SWEDEN
from sipdesk.documents.pdf.blanks import frame
from sipdesk.documents.pdf.canvas import Furniture, Painted, TaggedCanvas
from sipdesk.documents.pdf.fields import TextField
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.pieces import Bookmark, Text, text
from sipdesk.documents.pdf.render import Rendered
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import (
    FURNITURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TextStyle,
)
from sipdesk.documents.pdf.survey.boxes import HAND
from sipdesk.documents.pdf.survey.faces import FaceRow, face_rows
from sipdesk.documents.pdf.survey.table import AnswerRow, HeadRow, table_rows
from sipdesk.documents.pdf.typeset import width as wide
from sipdesk.documents.survey import SurveyPaper

SIDE: Final = 12 * MM
WIDTH: Final = PAGE_WIDTH - 2 * SIDE

_TOP: Final = 11 * MM
_BOTTOM: Final = 17 * MM
_FOOT_Y: Final = 8.5 * MM
_FOOT_LINE: Final = 13.5 * MM
_READ: Final = 168 * MM  # longer lines are hard to read
_LEAST_ROOM, _MOST_ROOM = 20 * MM, 62 * MM  # to write in
_ROUNDING: Final = 0.01

_TITLE: Final = TextStyle(Face.BOLD, 20, 25, after=3)
_LEAD: Final = TextStyle(Face.REGULAR, 11, 14.5, after=4)
_HOW: Final = TextStyle(Face.BOLD, 11.5, 15, after=3)
_ASKED: Final = TextStyle(Face.BOLD, 12, 16, before=7, after=3)
_LEAVE: Final = TextStyle(Face.BOLD, 11, 14.5, before=7)
_KEPT: Final = TextStyle(Face.REGULAR, 10.5, 13.5, before=2)
_SMALL: Final = TextStyle(Face.REGULAR, 7.5, 10, Ink.MUTED, before=3)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where one writes in one's own words, with what asks for it above."""

    asked: Text
    field: TextField | None
    height: float = _LEAST_ROOM
    before: float = _ASKED.before
    after: float = 0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.asked.draw(canvas, x, top)
        bottom = top - self.height
        size = WIDTH, self.height - self.asked.height - self.asked.after
        if self.field:
            frame(canvas, self.field, (x, bottom), size)
            return
        with canvas.artifact():
            canvas.rectangle((x, bottom), *size, radius=3, stroke=Ink.MUTED, weight=0.8)


_Piece = Text | FaceRow | HeadRow | AnswerRow | _Room


def render_survey(paper: SurveyPaper) -> Rendered:
    """Write a survey as PDF/A-2a and PDF/UA-1 in one file, in memory alone.

    The same survey gives the same bytes.
    """
    root = Element("Document", SWEDISH_IN_SWEDEN)
    pages = _broken(tuple(_pieces(paper, root)))
    about = About(
        HAND.one_line(paper.title),
        HAND.one_line(paper.subject),
        SWEDISH_IN_SWEDEN,
        paper.created,
    )
    canvas = TaggedCanvas(about, root)
    for number, page in enumerate(pages, 1):
        y = PAGE_HEIGHT - _TOP
        for drop, piece in page:
            y -= drop
            piece.draw(canvas, SIDE, y)
            y -= piece.height
        told = HAND.language.page.format(page=number, pages=len(pages))
        _draw_foot(canvas, HAND.one_line(paper.foot), told)
        canvas.end_page()
    data = canvas.save()
    return Rendered(data, len(pages), hashlib.sha256(data).hexdigest())


def _pieces(paper: SurveyPaper, root: Element) -> Iterator[_Piece]:
    title = HAND.one_line(paper.title)
    yield text(title, _TITLE, root.add("H1"), WIDTH, bookmark=Bookmark(title, 0))
    for paragraph in paper.lead:
        yield _said(paragraph, _LEAD, root)
    yield _said(paper.how, _HOW, root)
    for asked in paper.asked:
        if asked.scale.has_faces:
            yield from face_rows(paper, asked, root, WIDTH, _painted)
        else:
            yield from table_rows(paper, asked, root, WIDTH)
    if paper.remark:
        yield _room(paper, root)
    yield _said(paper.leave, _LEAVE, root)
    if paper.kept:
        yield _said(paper.kept, _KEPT, root)
    if paper.credit:
        yield _said(paper.credit, _SMALL, root)


def _said(words: str, look: TextStyle, root: Element) -> Text:
    return text(HAND.printable(words), look, root.add("P"), _READ)


def _room(paper: SurveyPaper, root: Element) -> _Room:
    asked = _said(paper.remark, _ASKED, root)
    if not paper.is_fillable:
        return _Room(asked, None)
    label = HAND.one_line(paper.remark)
    return _Room(asked, TextField(paper.form.remark_field, label, root.add("Form")))


def _painted(picture: Picture) -> Painted:
    # Reads the drawings and loads what paints them.
    from sipdesk.documents.pdf.symbol import painted  # noqa: PLC0415

    return painted(picture.symbol)


_Page = list[tuple[float, _Piece]]
"""What stands on a page: the space above each piece, and the piece."""


def _broken(pieces: tuple[_Piece, ...]) -> list[_Page]:
    """Put pieces on pages; the room to write in takes what is left of its own."""
    whole = PAGE_HEIGHT - _TOP - _BOTTOM
    pages: list[_Page] = [[]]
    left, owed = whole, 0.0
    for piece in pieces:
        gap = max(owed, piece.before) if pages[-1] else 0.0
        if pages[-1] and gap + piece.height > left + _ROUNDING:
            pages.append([])
            left, gap = whole, 0.0
            if isinstance(piece, AnswerRow):
                head = piece.head.for_the_eye()
                pages[-1].append((0.0, head))
                left -= head.height
        pages[-1].append((gap, piece))
        left -= gap + piece.height
        owed = piece.after
        if isinstance(piece, HeadRow):
            owed = 0
    return [list(_filled(page, whole)) for page in pages]


def _filled(page: _Page, whole: float) -> Iterator[tuple[float, _Piece]]:
    used = sum(gap + piece.height for gap, piece in page)
    for gap, piece in page:
        if isinstance(piece, _Room):
            height = min(_MOST_ROOM, piece.height + whole - used)
            yield gap, replace(piece, height=height)
        else:
            yield gap, piece


def _draw_foot(canvas: TaggedCanvas, words: str, number: str) -> None:
    with canvas.artifact(Furniture.FOOTER):
        ends = (SIDE, _FOOT_LINE), (SIDE + WIDTH, _FOOT_LINE)
        canvas.line(*ends, Ink.LINE, 0.5)
        at_right = SIDE + WIDTH - wide(number, FURNITURE.face, FURNITURE.size)
        lines = (SIDE, _FOOT_Y, words), (at_right, _FOOT_Y, number)
        canvas.text(lines, FURNITURE)
