"""From a document to the bytes of its paper."""

import hashlib
from dataclasses import dataclass

from sipdesk.content.document import Document
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.fonts import printable
from sipdesk.documents.pdf.form_story import FormStory
from sipdesk.documents.pdf.metadata import About
from sipdesk.documents.pdf.pages import Margins, Pages
from sipdesk.documents.pdf.story import Story

_UNTITLED = "Utan titel"


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
    """
    title = _one_line(document.title) or _UNTITLED
    story = FormStory(document) if fillable else Story(document)
    about = About(title, _one_line(document.subject), document.lang, document.created)
    canvas = TaggedCanvas(about, story.root)
    foot = "  ·  ".join(filter(None, (title, _one_line(document.footer))))
    margins = Margins(
        _one_line(document.header), _one_line(document.recipient_label), foot
    )
    pages = Pages(canvas, margins).fill(story.pieces)
    data = canvas.save()
    return Rendered(data, pages, hashlib.sha256(data).hexdigest())


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
