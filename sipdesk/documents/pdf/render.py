"""From a document to the bytes of its paper."""

import hashlib
from dataclasses import dataclass

from sipdesk.content.document import Document
from sipdesk.documents.pdf import typeset
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.form_story import FormStory
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.pages import Margins, Pages
from sipdesk.documents.pdf.story import Story

_UNTITLED = "Utan titel"
_TIGHTER, _TIGHTEST = (0.85, 0.7), 0.6  # of the space between pieces in a snug paper


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished paper: the file's bytes, its pages, and its sum as hexadecimals."""

    data: bytes
    pages: int
    sha256: str


def render(document: Document, *, fillable: bool = False) -> Rendered:
    """Write a document as PDF/A-2a and PDF/UA-1 in one file, in memory alone.

    The same document gives the same bytes. It is printed as it stands: cutting it
    for its recipient (``for_recipient``) comes before. In one that is ``fillable``
    the blanks are fields; where there are none, it is the same file.

    Raises:
        Unavailable: NO_ETHIOPIC_FONT when it is in Ge'ez script and the system has no
            font for that.

    """
    told = FormStory if fillable else Story
    try:
        return _fitted(document, told)
    finally:
        typeset.forget()


def _fitted(document: Document, told: type[Story]) -> Rendered:
    made = _set(told(document, 1), document)
    if not document.snug:
        return made
    tightest = _set(told(document, _TIGHTEST), document)
    if tightest.pages == made.pages:
        return made
    tighter = (_set(told(document, space), document) for space in _TIGHTER)
    return next((one for one in tighter if one.pages < made.pages), tightest)


def _set(story: Story, document: Document) -> Rendered:
    hand = hand_of(document.lang)
    title = hand.one_line(document.title) or _UNTITLED
    subject = hand.one_line(document.subject)
    about = About(title, subject, document.lang, document.created)
    canvas = TaggedCanvas(about, story.root)
    foot = "  ·  ".join(filter(None, (title, hand.one_line(document.footer))))
    margins = Margins(
        hand.one_line(document.header),
        hand.one_line(document.recipient_label),
        foot,
        hand.language.page,
        hand,
    )
    pages = Pages(canvas, margins).fill(story.pieces)
    data = canvas.save()
    return Rendered(data, pages, hashlib.sha256(data).hexdigest())
