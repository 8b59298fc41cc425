"""From a document to the bytes of its Word file."""

import hashlib
from dataclasses import dataclass

from sipdesk.content.document import Document
from sipdesk.documents.docx import package
from sipdesk.documents.docx.story import Story
from sipdesk.documents.docx.styles import blank


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file: its bytes, and its sum as hexadecimals.

    It has no pages of its own: whoever opens it breaks them anew.
    """

    data: bytes
    sha256: str


def render(document: Document) -> Rendered:
    """Write a document as a Word file, in memory alone.

    The same document gives the same bytes. It is written as it stands: cutting it
    for its recipient (``for_recipient``) comes before.
    """
    word = blank(document.lang)
    Story(word).tell(document)
    data = package.sealed(word, document)
    return Rendered(data, hashlib.sha256(data).hexdigest())
